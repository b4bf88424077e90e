"""Every place of a reading where an organisation is named, under its full name; lists of names read as lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.knowledge.organisations import head_at
from ecograph.model.facts import Fact, Flow
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import name_key
from ecograph.values.phrases import find_phrases
from ecograph.values.remembering import for_the_last

_ARTICLES = re.compile(r"^(?:le|la|les|l) ")
# Nouns that many organisations share: as a short name they need their article, and nothing that makes them longer.
_SINGULAR = re.compile(r"(?<![a-z0-9])(?:le|la|l'|l|du|au|cette|cet|ce|ladite|ledit|dudit) ?$")
_LONGER = re.compile(r"(?![a-z0-9'-])(?! (?:de|des|d'|du|europeen|national|francais|departemental|regional)e?\b)")
_GAP = re.compile(r"[^a-z0-9\n]{1,3}")
_SMALL = (
    r"(?:(?:avec|par|entre|de|du|des|d'|a|au|aux|l'|l|le|la|les|un|une|son|sa|ses|leurs?|notre|nos|notamment"
    r"|egalement|aussi|d'abord|aupres|et)\s*){0,6}"
)
_NOUNS = (
    r"(?:(?!(?:qui|que|dont|est|sont|ont|a|avec|par|pour|afin|dans|sur|ou|sous|chez|comme"
    r"|soit|fait|font|que|verse|apporte|recoit|demande|organise|adhere|participe|siege|compte|dispose|vient|lui|leur"
    r")\b)[a-z'-]{2,16}\s+){0,5}"
)
_FIRST_GAP = re.compile(rf"[\s:,]*(?:[-•*–]\s*)?(?:en [a-z]+ ?: ?)?{_SMALL}{_NOUNS}(?:[ld]')?\(?[\s\"«-]*")
_NEXT_GAP = re.compile(
    r"\s?(?:\([^()\n]{0,60}\))?[\s\"»]*(?:, (?:chef de file|mandataire|coordinat\w+|coordonnat\w+|porteur|pilote"
    r"|partenaire)(?: d[a-z ']{2,20})?(?=,|\set\s)|, dont [^,;.]{3,40}(?=,? et))?(?:, (?:par convention|depuis|pour) [^,;.]{3,50}(?=, et)|,?\s?(?:au titre"
    r"|dans le cadre) [^,;.]{3,50}(?=,? et))?(?:,? (?:de|a|basee? a|situee? a"
    r"|implantee? a) [a-z-]{3,20}\s?(?=[;,.]| et ))?"
    r"(?:[,;/]\s*(?:et|ainsi que|ainsi qu'|puis|comme|enfin)?\s*|\s?\b(?:et|ou|ainsi que|ainsi qu'|de meme que"
    r"|comme)\s*|\n\s*)"
    rf"(?!\s?(?:que|qu'|qui)\s?)(?:[-•*–]\s*)?(?:en [a-z]+ ?: ?)?{_SMALL}{_NOUNS}(?:[ld]')?[\s\"«-]*"
)
_VERB_TO = re.compile(r",\s[a-z]{3,}(?:et|it|ent)\s(?:a la|a l'|au|aux)\s")  # "membre de X, transmet au Y"
_INSIDE = re.compile(
    r"\s?(?:\([^()\n]{0,40}\))?\s?(?:de l'|de la |du |de |au sein de l'|au sein du )(?:[a-z]{4,} ){0,1}"
)
_OPENED = re.compile(r"\s{0,2}\(\s?[\"«]?\s{0,2}(?:la\s|le\s|les\s|l')?\s?")  # "X (« la Région »)": X again
_CLOSED = re.compile(r"\s?[\"»]?\s?\)")
_COMMON = frozenset(
    [
        "association",
        "pole",
        "metropole",
        "region",
        "commune",
        "departement",
        "communaute",
        "societe",
        "syndicat",
        "ville",
        "cluster",
        "universite",
        "etat",
        "agence",
    ]
)
_INTRODUCED = re.compile(
    r"(?<![a-z])(?P<noun>pole|cluster|grappe|reseau|federation|association|societe|entreprise|institut|laboratoire"
    r"|agence|fondation)"
    r"(?:\s(?!(?:de|du|des|dont|pour|avec|sur|dans|et|ou|que|qui)\b)[a-z-]{5,16}){1,2}\s(?=[a-z])"
)
_PROPER = re.compile(
    r"(?!(?:Elles?|Ils?|Les?|La|Une?|En|Son|Sa|Allemand|Français|Européen|Italien|Suisse|Belge"
    r"|Espagnol)e?s?\b)[A-ZÀ-ÖØ-Þ][\w&'’-]{2,}(?:\s[A-ZÀ-ÖØ-Þ][\w&'’-]+){0,3}"
)
_NOUN_TYPES = {
    "pole": "pole",
    "cluster": "pole",
    "association": "association",
    "societe": "company",
    "entreprise": "company",
}
_SHORTEST = 6
_WHOLE = frozenset({"university", "research", "chamber"})
_MAX_LIST = 30


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation named at [start, end) of the cleaned text, under its full name."""

    name: str
    start: int
    end: int
    type: str = ""


class NamedOrganisations:
    """The organisations named in a reading, in text order, mentions first and short names of the document beside."""

    def __init__(self, reading: Reading, known: tuple[Fact, ...] = ()) -> None:
        self._folded = reading.folded
        mentioned = _without_overlap((*_mentioned_in(reading), *_paid(reading, known)))
        starts = [n.start for n in mentioned]
        short = [s for s in _short_names_of(reading) if not _overlaps(mentioned, starts, s)]
        self.all: tuple[Named, ...] = _without_overlap((*mentioned, *short))
        self._starts = [n.start for n in self.all]

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The organisations named wholly inside [start, end)."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(n for n in self.all[first:last] if n.end <= end)

    def continues(self, previous: Named, current: Named) -> bool:
        """Whether two names that follow each other stand in one list."""
        near = current.start - previous.end <= 110
        glue = previous.end, current.start
        return near and bool(_NEXT_GAP.fullmatch(self._folded, *glue)) and not _VERB_TO.search(self._folded, *glue)

    def listed(self, position: int, reach: int = 70) -> tuple[Named, ...]:
        """The names of the list that begins at a position: "l'INRAE, le CNRS et la société X" -> three names."""
        index = bisect_left(self._starts, position)
        if index >= len(self.all) or self.all[index].start - position > reach:
            return ()
        if not _FIRST_GAP.fullmatch(self._folded, position, self.all[index].start):
            return ()
        found = [self.all[index]]
        while index + 1 < len(self.all) and len(found) < _MAX_LIST:
            index += 1
            previous, current = found[-1], self.all[index]
            if current.start - previous.end > 110:
                break
            if current.name == previous.name and _OPENED.fullmatch(self._folded, previous.end, current.start):
                closed = _CLOSED.match(self._folded, current.end)
                end = closed.end() if closed else current.end + 1
                found[-1] = Named(previous.name, previous.start, end, previous.type)
            elif _INSIDE.fullmatch(self._folded, previous.end, current.start):
                if current.type in _WHOLE:
                    found[-1] = current
            elif self.continues(previous, current):
                found.append(current)
            else:
                break
        return tuple(found)


@for_the_last
def named_organisations(reading: Reading) -> NamedOrganisations:
    """The organisations named in a reading, for those who know no facts yet."""
    return NamedOrganisations(reading)


@for_the_last
def _mentioned_in(reading: Reading) -> tuple[Named, ...]:
    mentioned = _without_overlap(_mentioned(reading, m) for m in reading.by_kind.get("organisation", ()))
    return (*mentioned, *_introduced(reading))


def _mentioned(reading: Reading, mention: Mention) -> Named:
    name = getattr(mention.value, "name", "") or str(mention.value)
    kind = getattr(mention.value, "type", "")
    return Named(reading.full_name(name, name_key(name)), mention.start, mention.end, kind)


def _paid(reading: Reading, known: tuple[Fact, ...]) -> Iterator[Named]:
    """Names of payers and payees wherever the text repeats them."""
    paid = {n for f in known if isinstance(f, Flow) for n in (f.payer, f.payee) if len(n) >= _SHORTEST and " " in n}
    if not paid:
        return
    written = {" ".join(name.split()): name for name in paid}
    bodies = "|".join(
        re.escape(w).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for w in sorted(written, key=len, reverse=True)
    )
    for found in re.finditer(rf"(?<!\w)(?:{bodies})(?!\w)", reading.text):
        name = written.get(" ".join(found[0].replace("’", "'").split()))
        if name:
            yield Named(reading.full_name(name, name_key(name)), found.start(), found.end())


def _introduced(reading: Reading) -> Iterator[Named]:
    """Names that a common noun and an adjective introduce: "le cluster italien Cerindustria"."""
    for found in _INTRODUCED.finditer(reading.folded):
        named = _PROPER.match(reading.text, found.end())
        if named and reading.text[found.start() : found.end()].islower():
            yield Named(named[0].strip(" .'’-"), found.start(), named.end(), _NOUN_TYPES.get(found["noun"], "other"))


@for_the_last
def _short_names_of(reading: Reading) -> tuple[Named, ...]:
    return tuple(_short_names(reading))


def _short_names(reading: Reading) -> Iterator[Named]:
    by_key: dict[str, str] = {}
    for key, name in reading.aliases.items():
        by_key.setdefault(_ARTICLES.sub("", key), name)
    keys = [key for key in by_key if len(key) > 1]

    def is_whole(_: int, end: int) -> bool:
        return _LONGER.match(reading.folded, end) is not None

    for start, end, key in find_phrases(reading.folded, keys, _GAP, is_whole):
        written = reading.text[start:end]
        is_determined = _SINGULAR.search(reading.folded, max(0, start - 8), start) is not None
        if not is_determined and not written[0].isupper():
            continue
        head = head_at(reading.folded, start)
        if head and head[1] > end + 1 and reading.text[head[1] : head[1] + 2].strip()[:1].isupper():
            continue  # "le cluster belge Textura": the noun opens another name
        after = reading.text[end : end + 2]
        if is_determined and after.strip()[:1] in ("«", '"', "“"):
            continue  # "le cluster « Textura »"
        common = key in _COMMON or not written.isupper()
        if " " not in written.strip() and common and after[:1] == " " and after[1:].isupper():
            continue
        if not is_determined and written.istitle() and " " not in written and len(written) < 4:
            continue
        yield Named(by_key[name_key(written)], start, end)


def _without_overlap(names: "Iterator[Named] | tuple[Named, ...]") -> tuple[Named, ...]:
    kept: list[Named] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def _overlaps(names: tuple[Named, ...], starts: list[int], other: Named) -> bool:
    index = bisect_left(starts, other.end) - 1
    return index >= 0 and names[index].end > other.start
