"""Names of projects as a reading writes them: in quotes, behind a noun in capitals, in a column of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.facts.projects import rules
from ecograph.model.readings import Reading
from ecograph.values.folding import fold, name_key

_QUOTATION = re.compile(r"[«“\"]\s*([^«»“”\"]{2,80}?)\s*[»”\"]")
_ACRONYM = re.compile(r"(?:[A-Z0-9ÀÂÉÈÊÎÔÛ][\w@'’&./+-]*[A-Z0-9ÀÂÉÈÊÎÔÛ@][\w@'’-]*)(?:\s(?:\d{1,4}|[IVX]{1,4})\b)?(?![\w'])")
_PROPER = re.compile(r"[A-ZÀÂÉÈÊÎÔÛ][\w@'’&-]+(?:\s(?:[A-ZÀÂÉÈÊÎÔÛ][\w@'’&-]+|\d{1,4}\b)){0,3}")
_EVENT_TAIL = re.compile(
    r"(?:\s(?:d[eu]s?|de la|de l'|d'|l'|la|le|les|et|en|aux?|du)){0,2}[\s']?(?:[A-ZÀÂÉÈÊÎÔÛ][\w'’-]+|[a-zà-ÿ][\wà-ÿ-]{3,})"
)
_LEGAL = re.compile(r"\b(?:article|loi|decret|code|reglement|circulaire|arrete|directive)\b")
_SPEECH = re.compile(r"\b(?:est|sont|nous|vous|je|j'ai|suis|ne|n'|qui|avons|avez|faut|doit|peut|sera|avait|etait|s'engage)\b")
_LONGEST = 9  # words; a longer quotation is a sentence or a title of law
_NOT_ACRONYMS = frozenset("TTC HT ET DE DU LA LE LES AU AUX UE CP CM BM FR EUR SIREN SIRET RNA PME TPE ETI EPCI N°".split())
_HEAD_END = re.compile(r"(?:^|\n)\s*(?:[-•*–]|\d{1,2}[.)°/-]?(?:\d{1,2}[.)]?)*)?\s*$")


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project named at [start, end) of the cleaned text."""

    name: str
    start: int
    end: int
    rule: str
    confidence: float = 0.8

    @property
    def key(self) -> str:
        """What is equal in two writings of one name."""
        return name_key(self.name)


def project_names(reading: Reading) -> tuple[ProjectName, ...]:
    """The names of projects, in text order, places of organisations' names left out."""
    taken = [(m.start, m.end) for m in reading.by_kind.get("organisation", ())]
    found: list[ProjectName] = []
    for name in sorted((*_quoted(reading), *_bare(reading), *_events(reading), *_known(reading)), key=_order):
        if found and name.start < found[-1].end:
            continue
        if not _is_taken(taken, name):
            found.append(name)
    return tuple(found)


def _order(name: ProjectName) -> tuple[int, int]:
    return name.start, -name.end


def _is_taken(taken: list[tuple[int, int]], name: ProjectName) -> bool:
    """Whether an organisation's name covers the whole of a project's."""
    return any(start <= name.start + 2 and name.end - 2 <= end for start, end in taken)


def _quoted(reading: Reading) -> Iterator[ProjectName]:
    for found in _QUOTATION.finditer(reading.text):
        name = " ".join(found[1].split())
        before = reading.folded[max(0, found.start() - 70) : found.start()]
        if not _is_name(name) or rules.not_before().search(before):
            continue
        announced = rules.noun_before().search(before)
        heads_line = _HEAD_END.search(reading.folded[max(0, found.start() - 12) : found.start()])
        if announced or heads_line or _in_list(before) or _is_title(name):
            yield ProjectName(name, found.start(1), found.end(1), "quoted-name", 0.85 if announced else 0.7)


def _in_list(before: str) -> bool:
    """Whether the words before a quotation end a list of quotations: "les actions « A » et « B »"."""
    return bool(re.search(r"[»\"”]\s*(?:,|et|ou|,\s*dont|puis)\s*(?:l[ae]s?\s|l'|du\s|d'|des\s)?(?:[a-z]+\s){0,2}$", before))


def _is_title(name: str) -> bool:
    """Whether a name is written as one: a capital, and a second one, a digit or a single word."""
    parts = name.split()
    return name[0].isupper() and (len(parts) == 1 or sum(p[0].isupper() or p[0].isdigit() for p in parts) >= 2)


def _is_name(name: str) -> bool:
    folded = fold(name)
    if not name or len(name.split()) > _LONGEST or rules.not_names().search(folded):
        return False
    return not _SPEECH.search(folded) and not _LEGAL.search(folded) and any(c.isalpha() for c in name)


def _bare(reading: Reading) -> Iterator[ProjectName]:
    for found in rules.bare().finditer(reading.folded):
        named = _ACRONYM.match(reading.text, found.end())
        if named is None and found["noun"] in ("salon", "label", "projet", "festival", "programme", "chaire"):
            named = _PROPER.match(reading.text, found.end())
            if named and reading.text[found.start()].isupper() and reading.text[found.start() : found.end()].isupper():
                named = None
        if named is None or reading.text[found.start() : named.end()].isupper() and "\n" in reading.text[found.start() : named.end()]:
            continue
        name = named[0].strip(" .,-'’")
        if len(name) < 3 or name.upper() in _NOT_ACRONYMS or name.isdigit():
            continue
        yield ProjectName(name, named.start(), named.start() + len(name), "noun-and-capitals", 0.75)


def _events(reading: Reading) -> Iterator[ProjectName]:
    for found in rules.event().finditer(reading.folded):
        if not reading.text[found.start()].isupper() or reading.text[found.start() : found.end()].strip().isupper():
            continue
        line_start = reading.text.rfind("\n", 0, found.start())
        if not reading.text[line_start + 1 : found.start()].strip(" -–•*\t"):
            continue
        tail = _EVENT_TAIL.match(reading.text, found.start() + len(found["noun"]))
        end = tail.end() if tail else 0
        while tail:
            tail = re.compile(r"(?:\s(?:d[eu]s?|de la|et des|et du|la|le))?[\s'-][A-ZÀÂÉÈÊÎÔÛ][\w'’-]+").match(reading.text, end)
            end = tail.end() if tail else end
        if end:
            name = " ".join(reading.text[found.start() : end].split())
            yield ProjectName(name, found.start(), end, "event-with-capital", 0.6)


def _known(reading: Reading) -> Iterator[ProjectName]:
    for found in rules.named().finditer(reading.folded):
        if reading.text[found.start()].isupper():
            name = " ".join(reading.text[found.start() : found.end()].split())
            yield ProjectName(name, found.start(), found.end(), "known-programme", 0.7)
