"""The year of a sum: said beside it, else by the act."""

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

from ecograph.facts.money_prose.cues import Frame
from ecograph.facts.money_prose.prose import Prose
from ecograph.values.folding import fold

_YEAR = r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|[ ]?-[ ]?\d)"
_SAID = re.compile(
    rf"\b(?:en|pour|tranches?|annee|exercice|annuite|cotisation|saison|session|programme|ete|automne|budget|"
    rf"subvention|aide|bp)"
    rf"(?: (?:de |la |le |l'|les |seule |son |mars |juin |seul |d'|animation |actions |de fonctionnement |"
    rf"d'actions |previsionnel |primitif ?|l'annee |l'exercice |annee |exercice |civile ){{0,3}})?[ ]?{_YEAR}"
    rf"|\bau titre d(?:e |u |e l')(?:[\wà-ÿ']+ ){{0,4}}{_YEAR}|\bde {_YEAR}|{_YEAR} ?:"
)
_DATE_BEFORE = re.compile(
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|\bn ?°|partir de|"
    r"compter de|depuis|avant|jusqu'en|jusqu'a|apres|(?:celle?|celui|ceux|niveau|montant) de) ?\Z"
)
_EXERCISE = re.compile(
    r"\b(?:exercice|annee|programme|plan d'actions?|saison|edition)"
    r"(?: (?:budgetaire|civile|d'actions?|previsionnel|scolaire))? ((?:19|20)\d\d)\b"
)
_DATED = re.compile(  # "arrêté n° 2020-415 du 6 mai 2020" at the head of the act itself
    r"^[ ]*(?:arrete|decision|deliberation|rapport)\b[^;\n]{0,40} du \d{1,2}(?:er)? [a-z]{3,9} ((?:19|20)\d\d)\b",
    re.MULTILINE,
)
_ALLOWED = re.compile(r"\bdeliberation\b[^.;]{0,160}\bdu \d{1,2}(?:er)? [a-z]{3,9} ((?:19|20)\d\d)\b")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d) ?(?:-|/|a|au) ?((?:19|20)?\d\d)(?!\d)")
_BEFORE = re.compile(
    r"\b(?:saison|annee|exercice|edition|session) (?:precedente?|anterieure?|derniere?|passee?|ecoulee?)\b|"
    r"\bl'an (?:dernier|passe)\b|\b(?:en )?n ?- ?1\b"
)
_YEAR_LIST = re.compile(r"(?:(?:19|20)\d\d(?:,? puis | et |, ?)(?:en |pour )?){1,5}(?:19|20)\d\d(?!\d)")
_NEXT_IN_LIST = re.compile(r"(?:\s*ttc)?\s*(?:,|et|puis|,\s*et|,\s*puis)\s*(?:de\s+)?")
_MANY = re.compile(
    r"\bsur (?:les )?(?:deux|trois|quatre|cinq|six|\d) (?:ans|annees|exercices)|\bpar an\b|\bpluriannuel|"
    r"\btriennal|\bannuites\b|"
    r"\b(?:pour|sur) les (?:deux|trois|quatre|cinq) (?:annees|exercices)|\bchaque annee\b|\bsur la periode\b"
)


def year_beside(prose: Prose, start: int, end: int, low: int, high: int) -> int | None:
    """The year stated nearest to [start, end) between `low` and `high`: behind it first, then before it."""
    behind = prose.masked[end:high].replace("\n", " ")
    before = prose.masked[low:start].replace("\n", " ")
    found = next((m for m in _SAID.finditer(behind) if not _is_date(behind, m)), None)
    if found and found.start() < 60:
        return _year(found)
    earlier = [m for m in _SAID.finditer(before) if not _is_date(before, m)]
    if earlier:
        return _year(earlier[-1])
    return _year(found) if found else None


def _is_date(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start(found.lastindex or 0)]
    return bool(_DATE_BEFORE.search(before) or re.search(r"\b(?:partir|compter)\s+\Z", text[: found.start()]))


def _year(found: re.Match[str]) -> int:
    return int(found[found.lastindex or 0])


class Years:
    """Years of the sums of one document."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose

    def of(self, frame: Frame) -> tuple[int | None, bool]:
        """The year of a flow and whether its own words say it (None and True: spread over several years)."""
        item = frame.sum
        clause = self.prose.clauses[item.clause]
        earlier = self.prose.sums_in(clause.start, item.start)
        later = self.prose.sums_in(item.end, clause.end)
        low = earlier[-1].end if earlier else clause.start
        high = later[0].start if later else clause.end
        beside = self.prose.masked[low:high].replace("\n", " ")
        said = self._plausible(item.start, year_beside(self.prose, item.start, item.end, low, high))
        listed = self._in_order(frame)
        if listed:
            return listed, True
        if not said and _BEFORE.search(beside):
            own = self.of_act(item.start)
            return (own - 1 if own else None), True
        if _MANY.search(beside) and frame.instrument not in ("in_kind", "contract", "membership_fee"):
            return None, True
        span = _RANGE.search(beside)
        if span and not said and 1 <= _length(span) < 10:
            return (int(span[1]) if _length(span) == 1 else None), True
        if said:
            return said, True
        if earlier and low > clause.start:
            said = year_beside(self.prose, earlier[0].start, earlier[0].start, clause.start, earlier[0].start)
        if not said and frame.cue is not None and frame.cue.rule.is_past:
            said = self._last_stated(item.clause)
        return (said, True) if said else (self.of_act(item.start), False)

    def _in_order(self, frame: Frame) -> int | None:
        """The year of a sum where years and sums are listed in one order: "pour 2003 et 2004, 60 000 € et 65 000 €"."""
        clause = self.prose.clauses[frame.sum.clause]
        head = self.prose.masked[clause.start : frame.sum.start].replace("\n", " ")
        listed = next(reversed(list(_YEAR_LIST.finditer(head))), None)
        if listed is None:
            return None
        years = re.findall(r"(?:19|20)\d\d", listed[0])
        run = self.prose.sums_in(clause.start + listed.end(), clause.end)[: len(years)]
        if len(run) != len(years) or frame.sum not in run:
            return None
        gaps = (self.prose.masked[a.end : b.start] for a, b in pairwise(run))
        return int(years[run.index(frame.sum)]) if all(_NEXT_IN_LIST.fullmatch(gap) for gap in gaps) else None

    def _plausible(self, offset: int, year: int | None) -> int | None:
        """The year unless it is too far from the act's to be that of a sum ("un autorail de 1957")."""
        own = self.of_act(offset)
        return year if year is None or own is None or -9 < year - own < 12 else None

    def _last_stated(self, index: int) -> int | None:
        """The last year that a sentence of the past states, be it in a date."""
        clauses = [self.prose.clauses[index], *(self.prose.clauses[i] for i in self.prose.siblings(index))]
        stated = [m[0] for c in clauses for m in re.finditer(r"\b(?:19|20)\d\d\b", self.prose.masked[c.start : c.end])]
        return int(stated[-1]) if stated else None

    def of_act(self, offset: int) -> int | None:
        """The year that an act decides for: in its title, else that of its session or signature."""
        act = self.prose.act_at(offset)
        if act is None:
            return None
        title = fold(act.title)
        found = re.finditer(r"(?<![\d/-])((?:19|20)\d\d)(?![\d/-])", title)
        years = {int(m[0]) for m in found if not _DATE_BEFORE.search(title[: m.start()])}
        ranges = _RANGE.search(title)
        if len(years) == 1 and not ranges:
            return years.pop()
        if act.session_date:
            return act.session_date.year
        session = next((a.session_date for a in self.prose.acts if a.session_date), None)
        if session:
            return session.year
        if act.signed_date:
            return act.signed_date.year
        low, high = self.prose.part_span(offset)
        dated = _DATED.search(self.prose.masked, low, min(high, low + 900))
        if dated:
            return int(dated[1])
        return self._of_agreement(title, ranges)

    @cached_property
    def _exercise(self) -> int | None:
        """The year that an undated agreement says it is made for, where it says one year more than any other."""
        counts = Counter(m[1] for m in _EXERCISE.finditer(self.prose.masked))
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return int(ranked[0][0])

    def _of_agreement(self, title: str, ranges: re.Match[str] | None) -> int | None:
        """The year of an agreement without a date: its exercise, the first year of its season, that of what allows it."""
        if ranges and _length(ranges) > 1:
            return None
        if self._exercise:
            return self._exercise
        if ranges:
            return int(ranges[1])
        allowed = _ALLOWED.search(self.prose.masked)
        return int(allowed[1]) if allowed else None


def _length(span: re.Match[str]) -> int:
    last = span[2] if len(span[2]) == 4 else span[1][:2] + span[2]
    return int(last) - int(span[1])
