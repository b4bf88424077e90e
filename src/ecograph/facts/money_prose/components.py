"""Sums that make up another one: by budget, by purpose, by year. Arithmetic confirms what the words announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.years import year_beside
from ecograph.model.facts import Axis, Flow

_ANNOUNCE = re.compile(
    r"\b(?:soit|dont|a savoir|repart\w+|decompos\w+|ventil\w+|compren\w+|compos\w+|partag\w+|a raison de|echeancier|"
    r"ainsi|prise? en charge|tranches?|annuites?|imput\w+|se decline|comme suit|en realite|respectivement|distingu\w+)\b|:"
)
_SOURCE = re.compile(r"\b(?:budgets?|etat special|credits|chapitre|territoire|ligne budgetaire|imputes?)\b")
_LONGEST = 9
_YEARS_LISTED = re.compile(r"\b(?:en|pour|pour les annees|au titre de|sur)\b[^¤;]{0,25}?((?:(?:19|20)\d\d(?:,| et| ou|/|-| a)? ?){2,6})")


@dataclass(frozen=True, slots=True)
class Whole:
    """A flow that may have parts, and where the cleaned text states it."""

    flow: Flow
    start: int
    end: int
    is_tabled: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A component: the sum that states it, the flow that it is part of, its axis and its year."""

    sum: Sum
    whole: Whole
    amount: Decimal
    axis: Axis
    year: int | None


def find_parts(prose: Prose, flows: list[Whole], taken: set[int]) -> list[Part]:
    """The components stated in prose of the given flows; sums whose start is in `taken` are instalments."""
    parts: list[Part] = []
    used: set[int] = set(taken)
    for index, first in enumerate(prose.sums):
        if first.start in used or not _is_announced(prose, index):
            continue
        run = _matching_run(prose, index, flows, used)
        if run:
            sums, total = run
            parts += _parts_of_run(prose, sums, total)
            used.update(s.start for s in sums)
    parts += [p for p in _yearly(prose, flows, used)]
    parts += [p for p in _single(prose, flows, used | {p.sum.start for p in parts})]
    return parts


def _is_announced(prose: Prose, index: int) -> bool:
    item = prose.sums[index]
    clause = prose.clauses[item.clause]
    earlier = prose.sums_in(clause.start, item.start)
    low = earlier[-1].end if earlier else clause.start
    if _ANNOUNCE.search(prose.masked, low, item.start):
        return True
    lead = clause.lead
    if lead is not None:
        above = prose.clauses[lead]
        return bool(_ANNOUNCE.search(prose.masked, max(above.start, above.end - 160), above.end))
    siblings = list(prose.siblings(item.clause))
    return bool(siblings) and not earlier and bool(_ANNOUNCE.search(prose.masked, prose.clauses[siblings[-1]].start, item.start))


def _matching_run(
    prose: Prose, index: int, flows: list[Whole], used: set[int]
) -> tuple[list[Sum], Whole] | None:
    sums: list[Sum] = []
    total = Decimal(0)
    for item in prose.sums[index : index + _LONGEST]:
        if item.start in used or (sums and not _is_near(prose, sums[-1], item)):
            return None
        sums.append(item)
        total += item.value
        if len(sums) >= 2:
            whole = _total_of(prose, total, sums, flows)
            if whole:
                return sums, whole
    return None


def _is_near(prose: Prose, before: Sum, item: Sum) -> bool:
    one, other = prose.clauses[before.clause], prose.clauses[item.clause]
    if one.sentence == other.sentence or (other.is_item and other.lead is not None and other.lead in (before.clause, one.lead)):
        return item.start - before.end < 400
    return False


def _total_of(prose: Prose, total: Decimal, sums: list[Sum], flows: list[Whole]) -> Whole | None:
    starts = {s.start for s in sums}
    low, high = prose.part_span(sums[0].start)
    fit = [v for v in flows if v.flow.amount == total and v.start not in starts and low <= v.start < high and v.flow.status != "rejected"]
    fit.sort(key=lambda v: (v.is_tabled, v.start > sums[0].start, abs(v.start - sums[0].start)))
    return fit[0] if fit else None


def _parts_of_run(prose: Prose, sums: list[Sum], whole: Whole) -> Iterator[Part]:
    spans = [_surroundings(prose, s, sums) for s in sums]
    years = [year_beside(prose, s.start, s.end, low, high) for s, (low, high) in zip(sums, spans, strict=True)]
    is_yearly = all(years) and len(set(years)) == len(years)
    around = prose.masked[spans[0][0] : spans[-1][1]]
    axis: Axis = "instalment" if is_yearly else ("source" if _SOURCE.search(around) else "purpose")
    for item, year in zip(sums, years, strict=True):
        yield Part(item, whole, item.value, axis, year if is_yearly else whole.flow.year)


def _surroundings(prose: Prose, item: Sum, run: list[Sum]) -> tuple[int, int]:
    clause = prose.clauses[item.clause]
    earlier = prose.sums_in(clause.start, item.start)
    later = prose.sums_in(item.end, clause.end)
    return (earlier[-1].end if earlier else clause.start), (later[0].start if later else clause.end)


def _yearly(prose: Prose, flows: list[Whole], used: set[int]) -> Iterator[Part]:
    """ "soit 30 000 € par an en 2022, 2023 et 2024": one sum that stands for several parts."""
    for item in prose.sums:
        behind = prose.masked[item.end : item.end + 90].replace("\n", " ")
        if item.start in used or not re.match(r"\)?,? ?(?:ttc )?(?:par an\b|chaque annee|annuels?\b|chacune?\b|/ ?an\b)", behind):
            continue
        clause = prose.clauses[item.clause]
        fits = [v for v in flows if v.flow.amount > item.value and v.flow.amount % item.value == 0 and not v.is_tabled
                and _is_same_paragraph(prose, v.start, clause.paragraph) and abs(v.start - item.start) < 500]  # fmt: skip
        for whole in sorted(fits, key=lambda v: abs(v.start - item.start)):
            years = _years_of(prose, item, int(whole.flow.amount / item.value))
            if years:
                yield from (Part(item, whole, item.value, "instalment", year) for year in years)
                break


def _is_same_paragraph(prose: Prose, offset: int, paragraph: int) -> bool:
    index = prose.clause_at(offset)
    return index is not None and prose.clauses[index].paragraph == paragraph


def _years_of(prose: Prose, item: Sum, count: int) -> list[int]:
    """The `count` years that the passage lists or spans, nearest to a sum; empty where it gives none of that length."""
    low, high = max(prose.part_span(item.start)[0], item.start - 1500), item.end + 300
    text = prose.masked[low:high]
    found: list[tuple[int, list[int]]] = []
    for listed in re.finditer(r"(?:(?:19|20)\d\d(?:, | et |,? puis | ou )(?:en )?){1,5}(?:19|20)\d\d", text):
        found.append((abs(listed.start() + low - item.start), [int(y) for y in re.findall(r"(?:19|20)\d\d", listed[0])]))
    for span in re.finditer(r"((?:19|20)\d\d) ?(?:-|/|a) ?((?:19|20)\d\d)|\b((?:19|20)\d\d)[^¤;.]{0,30}\b(?:au|a)\b[^¤;.]{0,20}((?:19|20)\d\d)", text):
        first, last = int(span[1] or span[3]), int(span[2] or span[4])
        found.append((abs(span.start() + low - item.start), list(range(first, last + 1)) if 0 < last - first < 10 else []))
    fits = sorted((distance, years) for distance, years in found if len(years) == count)
    return fits[0][1] if fits else []


def _single(prose: Prose, flows: list[Whole], used: set[int]) -> Iterator[Part]:
    """ "950 €, dont 350 € pour l'achat de tatamis": one part of a sum just before."""
    for item in prose.sums:
        before = prose.masked[max(0, item.start - 30) : item.start]
        if item.start in used or not re.search(r"\bdont (?:une (?:part|somme) de |la somme de )?\Z", before):
            continue
        whole = next((v for v in reversed(flows) if v.end <= item.start and item.start - v.end < 90
                      and v.flow.amount > item.value and not v.is_tabled), None)  # fmt: skip
        index = prose.clause_at(whole.start) if whole else None
        if whole and index is not None and prose.clauses[index].sentence == prose.clauses[item.clause].sentence:
            yield Part(item, whole, item.value, "purpose", whole.flow.year)
