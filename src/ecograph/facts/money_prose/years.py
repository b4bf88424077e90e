"""The year of a sum: said beside it, else by the act."""

import re

from ecograph.facts.money_prose.frames import Frame
from ecograph.facts.money_prose.prose import Prose

_YEAR = r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|[ ]?-[ ]?\d)"
_SAID = re.compile(
    rf"\b(?:en|pour|de|tranche|annee|exercice|l'annee|l'exercice|annuite|budget|cotisation|saison|subvention|aide|session|programme|ete|automne)(?: de)?(?: [\wà-ÿ']+){{0,2}}? {_YEAR}"
    rf"|{_YEAR} ?:"
)
_DATE_BEFORE = re.compile(r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|\bn ?°) ?\Z")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d) ?(?:-|/|a|au) ?((?:19|20)?\d\d)(?!\d)")
_MANY = re.compile(
    r"\bsur (?:les )?(?:deux|trois|quatre|cinq|six|\d) (?:ans|annees|exercices)|\bpar an\b|\bpluriannuel|\btriennal|\bannuites\b|"
    r"\b(?:pour|sur) les (?:deux|trois|quatre|cinq) (?:annees|exercices)|\bchaque annee\b|\bsur la periode\b"
)


def year_beside(prose: Prose, start: int, end: int, low: int, high: int) -> int | None:
    """The year stated nearest to [start, end) between `low` and `high`: behind it first, then before it."""
    behind = prose.masked[end:high].replace("\n", " ")
    before = prose.masked[low:start].replace("\n", " ")
    found = next((m for m in _SAID.finditer(behind) if not _is_date(behind, m)), None)
    if found and found.start() < 60:
        return int(found[1] or found[2])
    earlier = [m for m in _SAID.finditer(before) if not _is_date(before, m)]
    if earlier:
        return int(earlier[-1][1] or earlier[-1][2])
    return int(found[1] or found[2]) if found else None


def _is_date(text: str, found: re.Match[str]) -> bool:
    year = found.start(1) if found[1] else found.start(2)
    return bool(_DATE_BEFORE.search(text[:year]))


class Years:
    """Years of the sums of one document."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose

    def of(self, frame: Frame) -> int | None:
        """The year of a flow; None where it is spread over several."""
        item = frame.sum
        clause = self.prose.clauses[item.clause]
        earlier = self.prose.sums_in(clause.start, item.start)
        later = self.prose.sums_in(item.end, clause.end)
        low = earlier[-1].end if earlier else clause.start
        high = later[0].start if later else clause.end
        beside = self.prose.masked[low:high].replace("\n", " ")
        said = year_beside(self.prose, item.start, item.end, low, high)
        if _MANY.search(beside):
            return None
        span = _RANGE.search(beside)
        if span and not said:
            return int(span[1]) if _length(span) == 1 else None
        if said:
            return said
        if earlier and low > clause.start:
            opening = year_beside(self.prose, earlier[0].start, earlier[0].start, clause.start, earlier[0].start)
            if opening:
                return opening
        if frame.cue is not None and frame.cue.rule.is_past:
            siblings = [self.prose.clauses[i] for i in self.prose.siblings(item.clause)]
            stated = [int(m[0]) for c in [clause, *siblings] for m in re.finditer(r"\b(?:19|20)\d\d\b", self.prose.masked[c.start : c.end])]
            if stated:
                return stated[-1]
        return self.of_act(item.start)

    def of_act(self, offset: int) -> int | None:
        """The year that an act decides for: in its title, else that of its session or signature."""
        act = self.prose.act_at(offset)
        if act is None:
            return None
        title = act.title
        years = {int(y) for y in re.findall(r"(?<![\d/-])((?:19|20)\d\d)(?![\d/-])", title)}
        ranges = _RANGE.search(title)
        if len(years) == 1 and not ranges:
            return years.pop()
        if act.session_date:
            return act.session_date.year
        session = next((a.session_date for a in self.prose.acts if a.session_date), None)
        if session:
            return session.year
        return act.signed_date.year if act.signed_date else None


def _length(span: re.Match[str]) -> int:
    last = span[2] if len(span[2]) == 4 else span[1][:2] + span[2]
    return int(last) - int(span[1])
