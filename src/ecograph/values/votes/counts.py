"""Counts of voices, in figures and in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ecograph.values.dates import number_in_words

_UNIT = (
    r"dix-sept|dix-huit|dix-neuf|une|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze"
    r"|quinze|seize"
)
_WORD_NUMBER = (
    rf"(?:quatre-vingts?|soixante|cinquante|quarante|trente|vingt)(?:[ -](?:et[ -])?(?:{_UNIT})){{0,1}}|{_UNIT}"
)
_N = rf"(?P<n>\d{{1,3}}|{_WORD_NUMBER}|aucune?|zero|neant|nulle?)(?:\s?\(\s?\d{{1,3}}\s?\))?"
_LABEL_N = rf"(?P<n>\d{{1,3}}|aucune?|zero|neant|unanimite|0|(?<=\? )(?:{_WORD_NUMBER}))(?![\d,]|\s?[€%]|\s\d{{3}}\b|/)"
_SEPARATOR = r"\s{0,3}(?:[:=?]|\.{2,60}|_{2,60}|…{1,30})\s{0,40}"

_FIELD = {"pou": "in_favour", "oui": "in_favour", "con": "against", "non": "against", "abs": "abstained",
          "fav": "in_favour", "def": "against"}  # fmt: skip
_LABEL = r"(?P<what>pour|contre|abstentions?|abst\.?|oui|non|favorables?|defavorables?)"
_LABELLED = re.compile(
    r"(?<![\w'])(?:(?:nombre de |total )?(?:voix|votes?|suffrages?|bulletins?)(?: exprimes?)? |ont vote "
    rf"|(?:vote\w* )?)?{_LABEL}"
    rf"(?: la proposition)?{_SEPARATOR}\(?{_LABEL_N}"
)
_RUN = re.compile(
    r"\bpour\s{1,30}(?P<f>\d{1,3})\s{0,30}[-–,;/|•]?\s{0,30}contre\s{1,30}(?P<a>\d{1,3})"
    r"(?:\s{0,30}[-–,;/|•]?\s{0,30}abst\w*\.?\s{1,30}(?P<b>\d{1,3}))?"
)
_COLUMN_BEFORE = (
    r"(?:votants?|presents?|pouvoirs?|procurations?|(?:suffrages? )?exprimes?|en exercice)\s{1,40}\|?\s{0,9}"
)
_COLUMNS = re.compile(
    rf"(?P<before>(?:{_COLUMN_BEFORE}){{0,5}})\bpour\s{{1,40}}\|?\s{{0,9}}contre\s{{1,40}}\|?\s{{0,9}}abst\w*\.?"
    r"(?P<numbers>(?:\s{1,80}\|?\s{0,9}\d{1,3}){3,8})(?!\d)"
)
_AGAINST = re.compile(rf"(?<![\w-]){_N} voix contre (?P<m>\d{{1,3}}|{_WORD_NUMBER})(?! abst|[\w%])(?!\s?(?:voix|abst))")
_END = r"(?=\s{0,3}(?:[,;.()/:\n*-]|et\b|contre\b|\d|abst|avec\b|dont\b|sur\b|$))"
_COUNTED = re.compile(
    rf"(?<![\w,.-]){_N}\s{{1,3}}(?:(?:voix|votes?|suffrages?|elus?|membres?"
    r"|votants?)\s{1,3}(?:exprimes?\s)?(?:(?:ont |ayant )?vote\s)?"
    rf"(?:«\s?|\")?(?P<what>pour|contre|favorables?|defavorables?)|(?P<short>pour|contre|favorables?|defavorables?){_END}(?! cent)"
    r"|(?P<abst>abstentions?\b|abst\.|(?:(?:membres?|elus?|conseill\w+|delegues?|voix)\s{1,3})?"
    r"(?:s'abst|(?:s'est|s'etant|se sont|s'etaient) absten)|bulletins? blancs?))"
)
_MAY_BE_COLUMNS = re.compile(r"\bpour\s{1,40}\|?\s{0,9}contre\s")
_IN_BRACKETS = re.compile(
    rf"\b(?P<what>(?<!par )contre|s'abst\w+|s'est abstenu|se sont abstenus|abstentions?|pour)"
    rf"\s{{1,3}}\(\s?(?P<n>\d{{1,3}}|{_WORD_NUMBER})(?:\s(?:voix|votes?|elus?|membres?))?\s?\)"
)
# "pour 41 (groupe X) / contre 12 / abstentions 6": labels without a sign, two of them at least on one line.
_BARE_LABEL = re.compile(r"\b(?P<what>pour|contre|abstentions?)\s{1,2}(?P<n>\d{1,3})(?=\s{0,2}(?:[(/,;.|–-]|\n|$))")
_BY_VOICES = re.compile(rf"\bpar\s{{1,3}}{_N}\s{{1,3}}voix(?!\s{{1,3}}(?:pour|contre|d[e']|exp))")
_NO_ONE_AGAINST = re.compile(
    r"\b(?:aucune?(?:\s(?:voix|elue?|membre|conseill\w+))?|nul|personne)\sne\s(?:s'y\s|s')oppos(?:ant|e|ait)\b"
)
_NOT_VOTING = re.compile(
    r"(?:ne pren(?:d|nent) pas part (?:au|aux) votes?|n'(?:a|ont) pas pris part au vote"
    r"|ne participe(?:nt)? pas au vote"
    rf"|n'(?:a|ont) pas participe au vote|non[ -]?votants?|refus de vote|nppv|non[ -]participations?(?: au vote)?"
    rf"|n'(?:a|ont) pas vote|ne vote(?:nt)? pas){_SEPARATOR}{_LABEL_N}"
    rf"|(?<![\w,.-])(?P<m>\d{{1,2}}|{_WORD_NUMBER})[ ]{{1,3}}(?:elus?|membres?|conseill\w+|voix)?[ ]{{0,3}}"
    r"(?:n'(?:a|ont|ayant) pas pris part|ne prend(?:ent|nent)? pas part|ne prenant pas part|n'(?:a"
    r"|ont) pas participe|ne participe(?:nt)? pas)"
    rf"|(?<![\w,.-])(?P<k>\d{{1,2}}|{_WORD_NUMBER})[ ]{{1,3}}(?:non[ -]?votants?|non[ -]participations?"
    r"|refus de vote)(?!\s?[:=])"
)
# Cheap words without which the pattern above cannot match.
_MAY_NOT_VOTE = re.compile(r"pas p(?:art|ris)|pas (?:particip|vot)|non[ -]?vot|refus de vote|nppv|non[ -]particip")


@dataclass(slots=True)
class Count:
    """A number of voices of one kind; None for a number that is not said ("pour : unanimité")."""

    start: int
    end: int
    field: str
    value: int | None


@dataclass(slots=True)
class Group:
    """Counts that stand near each other, each kind once."""

    counts: list[Count] = field(default_factory=list)

    def fields(self) -> dict[str, int | None]:
        """The number of each kind."""
        return {count.field: count.value for count in self.counts}


def find_counts(folded: str) -> list[Count]:
    """Every count of voices in text order, labels first ("Pour : 9"), then numbers first ("9 voix pour")."""
    found: list[Count] = []
    taken: list[tuple[int, int]] = []

    def add(match: re.Match[str], pairs: Iterable[tuple[str, str | None]]) -> None:
        if any(start < match.end() and match.start() < end for start, end in taken):
            return
        taken.append(match.span())
        found.extend(Count(match.start(), match.end(), name, _number(n)) for name, n in pairs if n)

    for match in _COLUMNS.finditer(folded) if _MAY_BE_COLUMNS.search(folded) else ():
        skipped = len(re.findall(_COLUMN_BEFORE, match["before"]))
        numbers = re.findall(r"\d+", match["numbers"])[skipped:]
        add(match, zip(("in_favour", "against", "abstained"), numbers, strict=False))
    for match in _RUN.finditer(folded):
        add(match, (("in_favour", match["f"]), ("against", match["a"]), ("abstained", match["b"])))
    for match in _NOT_VOTING.finditer(folded) if _MAY_NOT_VOTE.search(folded) else ():
        add(match, (("not_voting", match["n"] or match["m"] or match["k"]),))
    for match in _LABELLED.finditer(folded):
        add(match, ((_FIELD[match["what"][:3]], match["n"]),))
    for match in _IN_BRACKETS.finditer(folded):
        add(match, ((_FIELD.get(match["what"][:3], "abstained"), match["n"]),))
    for match in _AGAINST.finditer(folded):
        add(match, (("in_favour", match["n"]), ("against", match["m"])))
    for match in _COUNTED.finditer(folded):
        add(match, ((_counted_field(match), match["n"]),))
    bare = [m for m in _BARE_LABEL.finditer(folded) if m["what"] == "contre"]
    for against in bare:
        near, far = max(0, against.start() - 160), min(len(folded), against.end() + 160)
        start, end = folded.rfind("\n", near, against.start()) + 1, folded.find("\n", against.end(), far)
        line = list(_BARE_LABEL.finditer(folded, max(start, near), end if end > 0 else far))
        for match in line if len(line) > 1 else ():
            add(match, ((_FIELD[match["what"][:3]], match["n"]),))
    for match in _NO_ONE_AGAINST.finditer(folded):
        add(match, (("against", "aucune"),))
    for match in _BY_VOICES.finditer(folded):
        add(match, (("in_favour", match["n"]),))
    return sorted(found, key=lambda c: c.start)


def _counted_field(match: re.Match[str]) -> str:
    if match["abst"]:
        return "abstained"
    what = match["what"] or match["short"]
    return "in_favour" if what.startswith(("pour", "favor")) else "against"


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if written.startswith(("aucun", "zero", "neant", "nul")):
        return 0
    return number_in_words(written) or None


def last_group(counts: list[Count]) -> Group:
    """The last run of counts near each other, each field once; one that says how many were for is preferred."""
    groups: list[Group] = []
    for count in counts:
        near = groups and count.start - groups[-1].counts[-1].end < 260
        if not near or count.field in groups[-1].fields():
            groups.append(Group())
        groups[-1].counts.append(count)
    full = [g for g in groups if "in_favour" in g.fields()]
    if full:
        return full[-1]
    return groups[-1] if groups else Group()
