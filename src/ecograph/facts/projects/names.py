"""Names of projects as a reading writes them: in quotes, behind a noun in capitals, in a column of a table."""

import re
from collections.abc import Iterator

from ecograph.facts.projects import rules
from ecograph.facts.projects.named import ProjectName
from ecograph.facts.projects.tabled import tabled_names
from ecograph.model.readings import Reading
from ecograph.values.folding import fold, name_key
from ecograph.values.remembering import for_the_last

_QUOTATION = re.compile(r"[«“\"]\s*([^«»“”\"]{2,80}?)\s*[»”\"]")
_ACRONYM = re.compile(
    r"(?![LD]['’][A-Z])(?:[A-ZÀÂÉÈÊÎÔÛ][\w@'’&./+-]*[A-Z0-9ÀÂÉÈÊÎÔÛ@][\w@'’-]*)(?:\s(?:\d{1,4}"
    r"|[IVX]{1,4})\b)?(?![\w'])"
)
_PROPER = re.compile(r"[A-ZÀÂÉÈÊÎÔÛ][\w@'’&-]+(?:\s(?:[A-ZÀÂÉÈÊÎÔÛ][\w@'’&-]+|\d{1,4}\b)){0,3}")
_EVENT_TAIL = re.compile(
    r"(?:\s(?:d[eu]s?|de la|de l'|d'|l'|la|le|les|et|en|aux?|du)){0,2}[\s']?(?:[A-ZÀÂÉÈÊÎÔÛ][\w'’-]+"
    r"|[a-zà-ÿ][\wà-ÿ-]{2,})"
)
_VERB = re.compile(r"^\s[a-zà-ÿ]+(?:ait|aient|era|eront|ent|ant|ez|er|it|ra)$")  # "Rallye demandait"
_HOSTED = re.compile(
    r"^[ \t]*(?:[*•▪◦-] )?(?P<name>[A-ZÀ-Þ][^\n():;,]{3,70}?) \((?P<host>[^()\n]{3,60})\)\s?[:;,]", re.M
)
_DEFINED = re.compile(r"\s*:\s*(?:tout|toute|l'|la |le |les |ensemble|designe)|\s*(?:designe|signifie|s'entend)\b")
_LEGAL = re.compile(r"\b(?:article|loi|decret|code|reglement|circulaire|arrete|directive)\b")
_SPEECH = re.compile(
    r"\b(?:est|sont|nous|vous|je|j'ai|suis|ne|n'|qui|avons|avez|faut|doit|peut|sera|avait|etait|s'engage)\b"
)
SURE = 0.85  # announced by a noun: stands even where the name looks like an organisation's
_LONGEST = 9  # words; a longer quotation is a sentence or a title of law
_CODE = re.compile(r"[A-Z]{0,2}[\d .-]+")
_NOT_ACRONYMS = frozenset(
    [
        "TTC",
        "HT",
        "ET",
        "DE",
        "DU",
        "LA",
        "LE",
        "LES",
        "AU",
        "AUX",
        "UE",
        "CP",
        "CM",
        "BM",
        "FR",
        "EUR",
        "SIREN",
        "SIRET",
        "RNA",
        "PME",
        "TPE",
        "ETI",
        "EPCI",
        "N°",
    ]
)
# "PROJETS LABELLISES" in a title of capitals.
_PARTICIPLE = re.compile(
    r"(?:labellis|financ|retenu|soutenu|propos|present|accompagn|associ|collabor|structur|innov|europeen|culturel|depos)"
    r"[a-z]*s$"
)
_HEAD_END = re.compile(r"(?:^|\n)\s*(?:[-•*–]|\d{1,2}[.)°/-]?(?:\d{1,2}[.)]?)*)?\s*$")


@for_the_last
def project_names(reading: Reading) -> tuple[ProjectName, ...]:
    """The names of projects, in text order, places of organisations' names and shorter writings left out."""
    bodies = reading.by_kind.get("organisation", ())
    taken = [(m.start, m.end) for m in bodies]
    named = {name_key(reading.text[m.start : m.end]) for m in bodies}
    found: list[ProjectName] = []
    readers = (_quoted, _bare, _events, _hosted, _known, tabled_names)
    for name in sorted((n for read in readers for n in read(reading)), key=_order):
        if found and name.start < found[-1].end:
            continue
        if name.confidence >= SURE or not (_is_taken(taken, name) or name_key(name.name) in named):
            found.append(name)
    return _without_shorter(found)


def _without_shorter(found: list[ProjectName]) -> tuple[ProjectName, ...]:
    """The names without those that a surer or longer one contains ("Forum Loire" in "Forum Loire Industrie")."""
    keys = {name.key for name in found}
    quoted = {name.key for name in found if name.confidence >= SURE}
    dropped = {
        key
        for key in keys
        for other in keys
        if key != other
        and f" {key} " in f" {other} "
        and (key not in quoted or other.startswith(("programme ", "projet ")))
    }
    kept = {key: key for key in keys if key not in dropped}
    return tuple(name for name in found if name.key in kept)


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
        if _DEFINED.match(reading.folded, found.end()):
            continue
        announced = rules.noun_before().search(before)
        heads_line = _HEAD_END.search(reading.folded[max(0, found.start() - 12) : found.start()])
        if announced or heads_line or _in_list(before) or _is_title(name):
            yield ProjectName(name, found.start(1), found.end(1), "quoted-name", SURE if announced else 0.7)


def _in_list(before: str) -> bool:
    """Whether the words before a quotation end a list of quotations: "les actions « A » et « B »"."""
    return bool(
        re.search(r"[»\"”]\s*(?:,|et|ou|,\s*dont|puis)\s*(?:l[ae]s?\s|l'|du\s|d'|des\s)?(?:[a-z]+\s){0,2}$", before)
    )


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
        if named is None or (
            reading.text[found.start() : named.end()].isupper() and "\n" in reading.text[found.start() : named.end()]
        ):
            continue
        name = named[0].strip(" .,-'’")
        if _PARTICIPLE.match(fold(name)) or len(name) < 3 or name.upper() in _NOT_ACRONYMS or _CODE.fullmatch(name):
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
        if tail and _VERB.search(tail[0]):
            continue
        while tail:
            tail = re.compile(r"(?:\s(?:d[eu]s?|de la|et des|et du|la|le))?[\s'-][A-ZÀÂÉÈÊÎÔÛ][\w'’-]+").match(
                reading.text, end
            )
            end = tail.end() if tail else end
        if end:
            name = " ".join(reading.text[found.start() : end].split())
            yield ProjectName(name, found.start(), end, "event-with-capital", 0.6)


def _hosted(reading: Reading) -> Iterator[ProjectName]:
    """Events in rows that give their organiser in brackets: "Foire aux agnelles (Comité de foire) : 1 500 €"."""
    starts = {m.start for m in reading.by_kind.get("organisation", ())}
    rows = [row for row in _HOSTED.finditer(reading.text) if row.start("host") in starts]
    for row in rows if len(rows) > 1 else ():
        if row.start("name") not in starts and _is_name(row["name"]):
            yield ProjectName(row["name"].strip(), *row.span("name"), "hosted-event", 0.7)


def _known(reading: Reading) -> Iterator[ProjectName]:
    for found in rules.named().finditer(reading.folded):
        if reading.text[found.start()].isupper():
            name = " ".join(reading.text[found.start() : found.end()].split())
            yield ProjectName(name, found.start(), found.end(), "known-programme", 0.7)
