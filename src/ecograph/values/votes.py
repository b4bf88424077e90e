"""Votes as the registers write them: figures, words, unanimity, majority, and what became of the proposal."""

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
_LABEL_N = r"(?P<n>\d{1,3}|aucune?|zero|neant|unanimite|0)(?![\d,]|\s?[€%]|\s\d{3}\b|/)"
_SEPARATOR = r"\s{0,3}(?:[:=]|\.{2,60}|_{2,60}|…{1,30})\s{0,40}"

_FIELD = {"pou": "in_favour", "oui": "in_favour", "con": "against", "non": "against", "abs": "abstained"}
_LABEL = r"(?P<what>pour|contre|abstentions?|abst\.?|oui|non)"
_LABELLED = re.compile(
    rf"(?<![\w'])(?:(?:nombre de |total )?(?:voix|votes?|suffrages?|bulletins?)(?: exprimes?)? |ont vote |(?:vote\w* )?)?{_LABEL}"
    rf"(?: la proposition)?{_SEPARATOR}\(?{_LABEL_N}"
)
_RUN = re.compile(
    r"\bpour\s{1,30}(?P<f>\d{1,3})\s{0,30}[-–,;/|•]?\s{0,30}contre\s{1,30}(?P<a>\d{1,3})"
    r"(?:\s{0,30}[-–,;/|•]?\s{0,30}abst\w*\.?\s{1,30}(?P<b>\d{1,3}))?"
)
_COLUMNS = re.compile(
    r"\bpour\s{1,40}\|?\s{0,9}contre\s{1,40}\|?\s{0,9}abst\w*\.?\s{1,80}\|?\s{0,9}(?P<f>\d{1,3})\s{1,60}\|?\s{0,9}(?P<a>\d{1,3})\s{1,60}\|?\s{0,9}(?P<b>\d{1,3})"
)
_AGAINST = re.compile(rf"(?<![\w-]){_N} voix contre (?P<m>\d{{1,3}}|{_WORD_NUMBER})(?! abst|[\w%])(?!\s?(?:voix|abst))")
_END = r"(?=\s{0,3}(?:[,;.()/:\n*-]|et\b|contre\b|\d|abst|avec\b|dont\b|sur\b|$))"
_COUNTED = re.compile(
    rf"(?<![\w,.-]){_N}\s{{1,3}}(?:(?:voix|votes?|suffrages?|elus?|membres?|votants?)\s{{1,3}}(?:exprimes?\s)?(?:(?:ont |ayant )?vote\s)?"
    rf"(?:«\s?|\")?(?P<what>pour|contre|favorables?|defavorables?)|(?P<short>pour|contre){_END}(?! cent)|(?P<abst>abstentions?\b|abst\.|s'abst|bulletins? blancs?))"
)
_BY_VOICES = re.compile(rf"\bpar\s{{1,3}}{_N}\s{{1,3}}voix(?!\s{{1,3}}(?:pour|contre|d[e']|exp))")
_NOT_VOTING = re.compile(
    rf"(?:ne pren(?:d|nent) pas part (?:au|aux) votes?|n'(?:a|ont) pas pris part au vote|ne participe(?:nt)? pas au vote"
    rf"|n'(?:a|ont) pas participe au vote|non[ -]?votants?|refus de vote|nppv|non[ -]participations?(?: au vote)?"
    rf"|n'(?:a|ont) pas vote|ne vote(?:nt)? pas){_SEPARATOR}{_LABEL_N}"
    rf"|(?<![\w,.-])(?P<m>\d{{1,2}}|{_WORD_NUMBER})\s{{1,3}}(?:elus?|membres?|conseill\w+|non[ -]?participations?|voix)?\s{{0,3}}"
    r"(?:n'(?:a|ont|ayant) pas pris part|ne prend(?:ent|nent)? pas part|ne prenant pas part|n'(?:a|ont) pas participe|ne participe(?:nt)? pas)"
    rf"|(?<![\w,.-])(?P<k>\d{{1,2}}|{_WORD_NUMBER})\s{{1,3}}(?:non[ -]?votants?|non[ -]participations?|refus de vote)"
)
_UNANIMITY = re.compile(r"\bunanimite\b|\bunanimement\b|\b(?:vote|accord|avis) unanime\b|\bsans opposition\b")
_MAJORITY = re.compile(
    r"\ba la (?:tres large |large )?majorite(?! (?:des|de ses|absolue des|simple des) (?:membres|conseill|elus|deux))"
    r"|\badoptee?s?\s{0,3}(?:[:(-]\s{0,3})?(?:a la )?majorite\b|\bvote\s?:\s?majorite\b|\bpar la majorite\b"
)
_TICKED = re.compile(r"unanimite\s?:?\s{0,9}(?:\[\s?\]|☐|□|_+)?\s{0,9}(?:adopte\w* )?(?:a la )?majorite\s?:?\s{0,4}(?:\[?x\]?|☒|☑)(?!\w)")
# Votes that are not the act's: on the last minutes, the agenda, the secretary, the way of voting.
_PRELIMINARY = re.compile(
    r"proces[ -]verb|compte[s]?[ -]rendus? (?:de la|du|des|de (?:cette|la derniere))|l'ordre du jour (?:est|a ete)|ordre du jour (?:adopte|approuve)"
    r"|secretaire de (?:la )?(?:seance|assemblee)|(?:vot\w+|recours|proced\w+) (?:a|au) (?:main levee|scrutin)|huis clos|urgence|y a-t-il des observations|compte[s]?[ -]rendus? .{0,60}(?:approuve|adopte|observation)"
)
_NEGATIVE = re.compile(
    r"n'(?:adopte|approuve) pas|(?:n'est|n'a|ne sont|n'ont) pas (?:ete )?adoptee?s?|\bnon[ -]adoptee?"
    r"|rejette (?:la (?:proposition|deliberation|motion)|le (?:projet|rapport)|cette proposition)"
    r"|(?:deliberation|rapport|proposition|question|point|projet de deliberation|affaire|motion|dossier|vote|resolution|projet)"
    r"(?: n° ?[\w/.-]{1,20})?(?:[^.;:]{0,90}?)\s(?:(?:est|a ete|sont|ont ete|donc|ainsi|est donc|est ainsi)\s){0,3}"
    r"(?:rejete|retire|ajourne|repousse|reporte|renvoye|differe)e?s?\b"
    r"|(?:^|\n|: ?|\bvote ?: ?)(?:rejetee?|ajournee?|retiree?|reportee?|renvoyee?|repoussee?)s?(?=\s{0,3}(?:[.(\n]|$|par\b|a l'unan|de l'ordre))"
    r"|retire(?:e|s)? de l'ordre du jour|sursis a statuer|surseoi\w* a statuer|refuse de (?:donner suite|se prononcer)"
    r"|(?:renvoye|reporte)e?s? (?:a|en) (?:une (?:prochaine|ulterieure) seance|commission|la prochaine seance)"
)
_REQUEST_REFUSED = re.compile(r"\bdemande\b[^.;:]{0,90}?\b(?:est|a ete|sont) (?:rejetee?s?|refusee?s?|ecartee?s?|ajournee?s?)")
_POSITIVE = re.compile(
    r"\badoptee?s?\b|\badopte\b|\bapprouve(?:e|es|nt|r)?\b|\bunanimite\b|\bdecide(?:nt|r)?\b|\bdelibere\b|\baccorde(?:nt|r)?\b|\battribue(?:nt|r)?\b"
    r"|\bautorise(?:nt|r)?\b|\baccepte(?:e|nt|r)?\b|\bvote(?:nt)? (?:les?|la|une|un)\b|\bfixe\b|\bvalide\b|\bvoix pour\b|\bemet un avis|\bdonne (?:son accord|un avis favorable)|\bprend acte\b|\badhere\b|\bvotee?s?\b|\bvote :|\bdesigne\b|\bsolde"
)


@dataclass(frozen=True, slots=True)
class VoteReading:
    """What a stretch of text says about its vote, where it says so, and what became of the proposal."""

    start: int = -1
    end: int = -1
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    not_voting: int | None = None
    unanimous: bool | None = None
    adopted: bool | None = None


@dataclass(slots=True)
class _Count:
    start: int
    end: int
    field: str
    value: int | None


@dataclass(slots=True)
class _Group:
    counts: list[_Count] = field(default_factory=list)

    def fields(self) -> dict[str, int | None]:
        return {count.field: count.value for count in self.counts}


def read_votes(folded: str) -> VoteReading:
    """The vote that a folded text of one act states, its last one; votes on minutes, agenda and secretary left out.

    >>> reading = read_votes("par vingt voix pour et 3 abstentions, accorde une subvention")
    >>> reading.in_favour, reading.abstained, reading.adopted
    (20, 3, True)
    """
    counts = [c for c in _counts(folded) if not _is_preliminary(folded, c.start)]
    voices = [c for c in counts if c.field != "not_voting"]
    absentees = [c for c in counts if c.field == "not_voting" and c.value is not None]
    chosen = _last_group(voices)
    fields = chosen.fields()
    unanimous, spot = _unanimity(folded, chosen)
    if fields.get("in_favour") is None and "in_favour" in fields:
        unanimous = True
    spans = [(c.start, c.end) for c in chosen.counts] + ([spot] if spot else [])
    start, end = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (-1, -1)
    figures = {name: value for name, value in fields.items() if value is not None}
    return VoteReading(
        start=start,
        end=end,
        in_favour=figures.get("in_favour"),
        against=figures.get("against"),
        abstained=figures.get("abstained"),
        not_voting=absentees[-1].value if absentees else None,
        unanimous=unanimous,
        adopted=_outcome(folded, figures.get("in_favour"), figures.get("against")),
    )


def _counts(folded: str) -> list[_Count]:
    """Every count of voices in text order, labels first ("Pour : 9"), then numbers first ("9 voix pour")."""
    found: list[_Count] = []
    taken: list[tuple[int, int]] = []

    def add(match: re.Match[str], pairs: Iterable[tuple[str, str | None]]) -> None:
        if any(start < match.end() and match.start() < end for start, end in taken):
            return
        taken.append(match.span())
        found.extend(_Count(match.start(), match.end(), name, _number(n)) for name, n in pairs if n)

    for pattern in (_COLUMNS, _RUN):
        for match in pattern.finditer(folded):
            add(match, (("in_favour", match["f"]), ("against", match["a"]), ("abstained", match["b"])))
    for match in _NOT_VOTING.finditer(folded):
        add(match, (("not_voting", match["n"] or match["m"] or match["k"]),))
    for match in _LABELLED.finditer(folded):
        add(match, ((_FIELD[match["what"][:3]], match["n"]),))
    for match in _AGAINST.finditer(folded):
        add(match, (("in_favour", match["n"]), ("against", match["m"])))
    for match in _COUNTED.finditer(folded):
        add(match, ((_counted_field(match), match["n"]),))
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


def _last_group(counts: list[_Count]) -> _Group:
    """The last run of counts near each other, each field once; one that says how many were for is preferred."""
    groups: list[_Group] = []
    for count in counts:
        near = groups and count.start - groups[-1].counts[-1].end < 260
        if not near or count.field in groups[-1].fields():
            groups.append(_Group())
        groups[-1].counts.append(count)
    full = [g for g in groups if "in_favour" in g.fields()]
    if full:
        return full[-1]
    return groups[-1] if groups else _Group()


def _unanimity(folded: str, chosen: _Group) -> tuple[bool | None, tuple[int, int] | None]:
    ticked = _TICKED.search(folded)
    if ticked:
        return False, ticked.span()
    said = [(m.start(), m.end(), True) for m in _UNANIMITY.finditer(folded) if not _is_aside(folded, m.start())]
    said += [(m.start(), m.end(), False) for m in _MAJORITY.finditer(folded) if not _is_aside(folded, m.start())]
    if not said:
        return None, None
    start, end, unanimous = max(said)
    fields = chosen.fields()
    if unanimous and (fields.get("against") or 0) > 0 and (fields.get("in_favour") or 0) > 0:
        return None, None
    return unanimous, (start, end)


def _is_aside(folded: str, at: int) -> bool:
    return _is_preliminary(folded, at) or bool(re.search(r"commission(?! permanente)[^.;\n]{0,60}$", folded[max(0, at - 90) : at]))


def _is_preliminary(folded: str, at: int) -> bool:
    """Whether the sentence around an offset votes on the last minutes, the agenda or the secretary."""
    start = max(folded.rfind(". ", max(0, at - 220), at), folded.rfind("\n\n", max(0, at - 220), at), at - 220, 0)
    end = folded.find(". ", at, at + 80)
    return bool(_PRELIMINARY.search(folded, start, at if end < 0 else end))


def _outcome(folded: str, in_favour: int | None, against: int | None) -> bool | None:
    """Whether the proposal was adopted; rejected, adjourned and withdrawn ones were not."""
    if in_favour is not None and against is not None and against != in_favour:
        return in_favour > against
    refusals = [m for m in _NEGATIVE.finditer(folded) if "amendement" not in folded[max(0, m.start() - 60) : m.end()]]
    positives = [m for m in _POSITIVE.finditer(folded) if not _is_preliminary(folded, m.start())]
    if refusals:
        last = refusals[-1].end()
        stop = folded.find(".", last)
        sentence_end = stop if 0 <= stop < last + 200 else last + 200
        if not any(m.start() > sentence_end for m in positives):
            return False
    elif _REQUEST_REFUSED.search(folded):
        refused = _REQUEST_REFUSED.search(folded)
        others = [m for m in positives if m[0] != "unanimite" and (refused is None or m.start() > refused.end())]
        if not others:
            return False
    return True if positives else None
