"""Mentions under full names, once the document's own definitions are known."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ecograph.knowledge.organisations import head_at
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import OrganisationName, is_siglum
from ecograph.values.phrases import find_phrases

_ARTICLE_BEFORE = re.compile(r"(?:l'\s?|\bl\s|\b(?:la|le|du|au)\s{1,2})$")
_LONGER = re.compile(r"[a-z0-9-]|\s(?:(?:de|du|des|d)\b|d')")
_SHORT_GAP = re.compile(r"[ '\n]{1,2}")
_TERRITORIES = ("commune", "departement", "region")  # their bare names are mostly places
_GUESSED = frozenset(
    f"organisation/{rule}"
    for rule in ("name-column", "list-item", "priced-row", "witness", "given", "giver", "neighbour")
)  # rules that tell a name by its place, and only guess its type
_GAP = re.compile(r"[^a-z0-9\n]{1,3}\n?[^a-z0-9\n]{0,2}")
_MOST_NAMES = 400  # other names that are looked for again in the text


_BEARERS = {
    "association": ("association", "pole"),
    "pole": ("pole",),
    "cluster": ("association", "pole"),
    "societe": ("company",),
    "entreprise": ("company",),
    "compagnie": ("association",),
    "club": ("association",),
    "collectif": ("association",),
    "federation": ("association",),
    "commune": ("commune",),
    "syndicat": ("syndicat",),
    "fondation": ("other",),
}
_NEAREST = re.compile(rf"\b({'|'.join(_BEARERS)})(?![a-z0-9-])(?!\s(?:de|du|des|d)\b)(?!\sd')")
_DETERMINER = re.compile(r"(?:l'|\b(?:la|le|du|au|cette|ce)\s)$")


def resolve_organisations(reading: Reading) -> tuple[Mention, ...]:
    """All mentions of the reading: organisations under full names, repeated short names and common nouns added.

    A common noun that can mean one body only has the rule "organisation/generic" and a score of 0.6; one that means
    the last body of its type named before it has the rule "organisation/nearest" and a score of 0.5.
    """
    others = tuple(m for m in reading.mentions if m.kind != "organisation")
    named = [_full(reading, m) for m in reading.by_kind.get("organisation", ())]
    types = {m.value.name: m.value.type for m in sorted(named, key=lambda m: m.rule not in _GUESSED)}
    named = [_typed(m, types[m.value.name]) for m in named]
    persons = [(m.start, m.end) for m in others if m.kind == "person"]
    sure = [(m.start, m.end) for m in named if m.rule not in _GUESSED]
    repeated = list(_free(_find_repeated(reading, named, types), [*sure, *persons]))
    named = _without_shadowed(named, repeated)
    taken = [(m.start, m.end) for m in named] + persons
    repeated = list(_free(iter(repeated), taken))
    taken += [(m.start, m.end) for m in repeated]
    generic = list(_free(_find_generic(reading, types), taken))
    taken += [(m.start, m.end) for m in generic]
    nearest = list(_free(_find_nearest(reading, (*named, *repeated)), taken))
    found = sorted((*named, *repeated, *generic, *nearest), key=lambda m: m.start)
    return (*others, *found)


def _without_shadowed(named: list[Mention], repeated: list[Mention]) -> list[Mention]:
    """The mentions without the guessed ones in whose place a longer known name stands."""
    ends = {m.start: m.end for m in repeated}
    covered = sorted(ends)

    def is_shadowed(mention: Mention) -> bool:
        index = bisect_left(covered, mention.end) - 1
        if mention.rule not in _GUESSED or index < 0:
            return False
        start, end = covered[index], ends[covered[index]]
        return end > mention.start and end - start > mention.end - mention.start

    return [m for m in named if not is_shadowed(m)]


def _typed(mention: Mention, kind: str) -> Mention:
    """A mention with the type that a surer mention of the same body gives it."""
    return replace(mention, value=replace(mention.value, type=kind)) if mention.rule in _GUESSED else mention


def _full(reading: Reading, mention: Mention) -> Mention:
    full = reading.aliases.get(name_key(mention.value.name), mention.value.name)
    return replace(mention, value=replace(mention.value, name=full))


def _free(mentions: Iterator[Mention], taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions that overlap nothing taken; both in text order cost one walk."""
    spans = sorted(taken)
    position = 0
    for mention in mentions:
        while position < len(spans) and spans[position][1] <= mention.start:
            position += 1
        if position == len(spans) or spans[position][0] >= mention.end:
            yield mention


def _find_repeated(reading: Reading, named: list[Mention], types: dict[str, str]) -> Iterator[Mention]:
    """Names seen elsewhere with their head, now without it, written with a capital."""
    written = {reading.text[m.start : m.end]: m.value.name for m in named}
    forms: dict[str, str] = {}
    for other, full in (*reading.aliases.items(), *((name_key(w), n) for w, n in written.items())):
        if full in types and len(other) > 2 and (types[full] not in _TERRITORIES or len(other.split()) > 1):
            forms[other] = full
    forms |= {name_key(name): name for name in types}
    usable = [key for key in list(forms)[:_MOST_NAMES] if not _GENERIC.fullmatch(key)]

    def is_whole(start: int, _: int) -> bool:
        return reading.folded[start - 1 : start] != "-"

    for start, end, _ in find_phrases(reading.folded, usable, _GAP, is_whole):
        text = reading.text[start:end]
        full = forms.get(name_key(text))
        if full and _is_name(text):
            value = OrganisationName(full, types[full], 0.8)
            yield Mention("organisation", start, end, value, "organisation/repeat")


def _is_name(text: str) -> bool:
    if not text[0].isupper():
        return False
    return is_siglum(text) or len(text) >= 4


_NOUNS = (
    "commune|ville|municipalite|mairie|communaute(?: (?:de communes|d agglomeration|urbaine))?|agglomeration"
    "|intercommunalite|metropole|eurometropole|departement|conseil departemental|conseil general|region"
    "|conseil regional|syndicat(?: mixte)?|petr|universite|ecole|pole(?: de competitivite)?|cluster|association"
    "|societe|sem|entreprise|chambre|collectivite|etablissement|beneficiaire|porteur|coordinateur"
)
_GENERIC = re.compile(rf"(?:l |la |le )?(?:{_NOUNS})")


def _find_generic(reading: Reading, types: dict[str, str]) -> Iterator[Mention]:
    """Articles and common nouns that the document uses for one of its bodies."""
    nouns = {k.split(" ", 1)[1]: full for k, full in reading.aliases.items() if k.startswith(("la ", "le ", "l "))}
    nouns = {noun: full for noun, full in nouns.items() if full in types}
    if not nouns:
        return

    def is_meant(start: int, end: int) -> bool:
        article = _ARTICLE_BEFORE.search(reading.folded, max(0, start - 8), start)
        return bool(article) and not _LONGER.match(reading.folded, end) and not _opens_name(reading, start, end)

    for start, end, noun in find_phrases(reading.folded, nouns, _SHORT_GAP, is_meant):
        full = nouns[noun]
        if not re.match(r"\s[A-ZÀ-Þ«“\"]", reading.text[end : end + 2]):
            value = OrganisationName(full, types[full], 0.6)
            yield Mention("organisation", start, end, value, "organisation/generic")


def _opens_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a common noun is the first word of a longer head of names: "le cluster belge Textura"."""
    head = head_at(reading.folded, start)
    return (
        head is not None
        and head[1] > end + 1
        and bool(re.match(r"\s{1,2}[A-ZÀ-Þ«]", reading.text[head[1] : head[1] + 3]))
    )


_REMEMBERED = 4  # names of a type that a reader keeps in mind


def _bearing(noun: str, mentions: list[Mention]) -> Mention | None:
    """The last of the mentions whose name bears the noun: "le club" is the Rugby Club rather than the Comité."""
    return next((m for m in reversed(mentions) if re.search(rf"\b{noun}\b", fold(m.value.name))), None)


def _find_nearest(reading: Reading, named: tuple[Mention, ...]) -> Iterator[Mention]:
    """Common nouns that several bodies could bear: the last one of the type named before, in the same act."""
    by_type: dict[str, list[Mention]] = {}
    for mention in sorted(named, key=lambda m: m.start):
        by_type.setdefault(mention.value.type, []).append(mention)
    starts = {kind: [m.start for m in mentions] for kind, mentions in by_type.items()}
    for found in _NEAREST.finditer(reading.folded):
        if not _DETERMINER.search(reading.folded, max(0, found.start() - 8), found.start()):
            continue
        if re.match(r"\s{1,2}[A-ZÀ-Þ«“\"]", reading.text[found.end() : found.end() + 3]):
            continue
        if _opens_name(reading, found.start(), found.end()):
            continue
        last: Mention | None = None
        for kind in _BEARERS[found[1]]:
            index = bisect_left(starts.get(kind, []), found.start())
            if index and (last is None or by_type[kind][index - 1].start > last.start):
                last = by_type[kind][index - 1]
            last = _bearing(found[1], by_type.get(kind, [])[max(0, index - _REMEMBERED) : index]) or last
        if last is not None and reading.part_at(last.start) == reading.part_at(found.start()):
            value = OrganisationName(last.value.name, last.value.type, 0.5)
            yield Mention("organisation", found.start(1), found.end(1), value, "organisation/nearest")
