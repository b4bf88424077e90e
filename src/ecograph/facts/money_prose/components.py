"""Sums that make up another one: by budget, by purpose, by year. Arithmetic confirms what the words announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.years import year_beside
from ecograph.model.facts import Axis, Flow

_ANNOUNCE = re.compile(
    r"\b(?:soit|dont|a savoir|repart\w+|decompos\w+|ventil\w+|compren\w+|compos\w+|partag\w+|a raison de|echeancier|"
    r"ainsi|prise? en charge|tranches?|annuites?|imput\w+|se decline|comme suit|en realite|respectivement|"
    r"distingu\w+|sur (?:cette|ce|ces|les?)|correspond\w*|couvr\w+|integr\w+|inclu\w+|affect\w+|destin\w+|reserv\w+|"
    r"consacr\w+|detail\w*|concern\w+|scind\w+|divis\w+|port\w+ sur)\b|:"
)
_SOURCE = re.compile(r"\b(?:budgets?|etat special|credits|chapitre|territoire|ligne budgetaire|imputes?)\b")
_LONGEST = 9
_EACH_BEHIND = re.compile(r"\)?,? ?(?:ttc )?(?:par an\b|chaque annee|annuels?\b|chacune?\b|/ ?an\b|par exercice)")
_EACH_BEFORE = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|\d) (?:versements|annuites|tranches|parts|echeances|fois)(?: annuel\w+|"
    r" egal\w+)* (?:de|d'un montant de) \Z"
)


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
    split: tuple[Decimal, ...] = ()  # all parts of the same split, sorted


def find_parts(
    prose: Prose, flows: list[Whole], taken: set[int], others: set[int], payees: dict[int, str]
) -> list[Part]:
    """The components stated in prose of the given flows; sums whose start is in `taken` are
    instalments, those in `others` something else (a budget, a threshold) that a list of parts passes over;
    `payees` are those that the words beside a sum name.
    """
    parts: list[Part] = []
    used: set[int] = set(taken)
    by_amount: dict[Decimal, list[Whole]] = {}
    for whole in flows:
        by_amount.setdefault(whole.flow.amount, []).append(whole)
    for index, first in enumerate(prose.sums):
        if first.start in used or first.start in others or not _is_announced(prose, index):
            continue
        run = _matching_run(prose, index, by_amount, used, others)
        if run and _are_of(run[0], run[1].flow.payee, payees):
            sums, total = run
            parts += _parts_of_run(prose, sums, total)
            used.update(s.start for s in sums)
    parts += _raised(prose, flows, used)
    parts += _yearly(prose, flows, used | {p.sum.start for p in parts})
    parts += _single(prose, flows, used | {p.sum.start for p in parts})
    return parts


def _are_of(sums: list[Sum], payee: str, payees: dict[int, str]) -> bool:
    """Whether parts go to the payee of the whole: no words beside them name another, or not beside each of them."""
    others = [payees.get(s.start, payee) != payee for s in sums]
    return not any(others) or (bool(payee) and not all(s.start in payees for s in sums))


def _is_announced(prose: Prose, index: int) -> bool:
    item = prose.sums[index]
    clause = prose.clauses[item.clause]
    earlier = prose.sums_in(clause.start, item.start)
    low = earlier[-1].end if earlier else clause.start
    if _ANNOUNCE.search(prose.masked, low, item.start):
        return True
    if earlier and _adds_up(earlier[-1], prose.sums_in(item.start, clause.end)):
        return True
    lead = clause.lead
    if lead is not None:
        above = prose.clauses[lead]
        return bool(_ANNOUNCE.search(prose.masked, max(above.start, above.end - 160), above.end))
    siblings = list(prose.siblings(item.clause))
    return (
        bool(siblings)
        and not earlier
        and bool(_ANNOUNCE.search(prose.masked, prose.clauses[siblings[-1]].start, item.start))
    )


def _adds_up(whole: Sum, behind: tuple[Sum, ...]) -> bool:
    """Whether two or more sums right behind another one in its clause make it up: that alone announces a split."""
    total = Decimal(0)
    for count, part in enumerate(behind[:_LONGEST], start=1):
        total += part.value
        if total >= whole.value:
            return total == whole.value and count > 1
    return False


def _matching_run(
    prose: Prose, index: int, by_amount: dict[Decimal, list[Whole]], used: set[int], others: set[int]
) -> tuple[list[Sum], Whole] | None:
    sums: list[Sum] = []
    total = Decimal(0)
    for item in prose.sums[index : index + _LONGEST]:
        if item.start in others:
            continue
        if item.start in used or (sums and not _is_near(prose, sums[-1], item)):
            return None
        sums.append(item)
        total += item.value
        if len(sums) >= 2:
            whole = _total_of(prose, sums, by_amount.get(total, []))
            if whole:
                return sums, whole
    return None


def _is_near(prose: Prose, before: Sum, item: Sum) -> bool:
    one, other = prose.clauses[before.clause], prose.clauses[item.clause]
    if one.sentence == other.sentence or (
        other.is_item and other.lead is not None and other.lead in (before.clause, one.lead)
    ):
        return item.start - before.end < 400
    return False


def _total_of(prose: Prose, sums: list[Sum], flows: list[Whole]) -> Whole | None:
    """Of the flows of one amount, the one that the sums are most likely parts of."""
    starts = {s.start for s in sums}
    low, high = prose.part_span(sums[0].start)
    fit = [v for v in flows if v.start not in starts and low <= v.start < high and v.flow.status != "rejected"]
    first = sums[0].start
    year = _year_above(prose, sums[0])
    fit.sort(
        key=lambda v: (
            _is_undecided(v), year is not None and v.flow.year != year, v.is_tabled, v.start > first, abs(v.start - first)
        )
    )  # fmt: skip
    return fit[0] if fit else None


def _year_above(prose: Prose, first: Sum) -> int | None:
    """The year that the words before the first part name: "La contribution 2014 se répartit ainsi :"."""
    clause = prose.clauses[first.clause]
    start = prose.clauses[clause.lead].start if clause.lead is not None else clause.start
    stated = re.findall(r"\b(?:19|20)\d\d\b", prose.masked[start : first.start])
    return int(stated[0]) if len(set(stated)) == 1 else None


def _is_undecided(whole: Whole) -> bool:
    return whole.flow.status not in ("awarded", "proposed")


def _parts_of_run(prose: Prose, sums: list[Sum], whole: Whole) -> Iterator[Part]:
    spans = [_surroundings(prose, s, sums) for s in sums]
    years = [year_beside(prose, s.start, s.end, low, high) for s, (low, high) in zip(sums, spans, strict=True)]
    is_yearly = all(years) and len(set(years)) == len(years)
    around = prose.masked[spans[0][0] : spans[-1][1]]
    axis: Axis = "instalment" if is_yearly else ("source" if _SOURCE.search(around) else "purpose")
    split = tuple(sorted(s.value for s in sums))
    common = year_beside(prose, sums[0].start, sums[0].start, prose.clauses[sums[0].clause].start, sums[0].start)
    for item, year in zip(sums, years, strict=True):
        yield Part(item, whole, item.value, axis, year if is_yearly else common or whole.flow.year, split)


def _surroundings(prose: Prose, item: Sum, run: list[Sum]) -> tuple[int, int]:
    clause = prose.clauses[item.clause]
    earlier = prose.sums_in(clause.start, item.start)
    later = prose.sums_in(item.end, clause.end)
    return (earlier[-1].end if earlier else clause.start), (later[0].start if later else clause.end)


def _raised(prose: Prose, flows: list[Whole], used: set[int]) -> Iterator[Part]:
    """ "portée de 120 000 € à 155 000 €, soit une augmentation de 35 000 €": the old sum and the raise."""
    for first, second in pairwise(prose.sums):
        between = prose.masked[first.end : second.start]
        before = prose.masked[max(0, first.start - 40) : first.start]
        if not re.fullmatch(r" (?:ttc )?a ", between.replace("\n", " ")) or not re.search(
            r"\b(?:port|pass|augment|relev)\w+ de \Z", before.replace("\n", " ")
        ):
            continue
        whole = next((w for w in flows if w.start == second.start), None)
        rise = next(
            (s for s in prose.sums_in(second.end, second.end + 200) if s.value == second.value - first.value), None
        )
        if whole and rise and not {first.start, rise.start} & used:
            clause = prose.clauses[rise.clause]
            old = next((w for w in flows if w.flow.amount == first.value and w.flow.payee == whole.flow.payee), None)
            yield Part(first, whole, first.value, "instalment", old.flow.year if old else None)
            yield Part(
                rise,
                whole,
                rise.value,
                "instalment",
                year_beside(prose, rise.start, rise.end, rise.start, clause.end) or whole.flow.year,
            )


def find_summed(prose: Prose, flows: list[Whole], totals: list[Sum]) -> Iterator[tuple[Sum, list[Whole]]]:
    """Totals of what one body lends to another: "Ces concours représentent au total 29 650 €"."""
    lent = [w for w in flows if w.flow.instrument == "in_kind"]
    for total in totals:
        before = [w for w in lent if w.end <= total.start and total.start - w.end < 900]
        for count in range(2, len(before) + 1):
            run = before[-count:]
            if len({(w.flow.payer, w.flow.payee) for w in run}) == 1 and sum(w.flow.amount for w in run) == total.value:
                yield total, run
                break


def _yearly(prose: Prose, flows: list[Whole], used: set[int]) -> Iterator[Part]:
    """ "soit 30 000 € par an en 2022, 2023 et 2024": one sum that stands for several parts."""
    for item in prose.sums:
        if item.start in used or not is_yearly(prose, item):
            continue
        clause = prose.clauses[item.clause]
        fits = [
            v
            for v in flows
            if v.flow.amount > item.value
            and v.flow.amount % item.value == 0
            and not v.is_tabled
            and _is_same_paragraph(prose, v.start, clause.paragraph)
            and abs(v.start - item.start) < 500
        ]
        beside = [v for v in fits if 0 <= item.start - v.end < 4]  # "150 000 € (50 000 € par an)"
        fits = beside or fits
        for whole in sorted(fits, key=lambda v: abs(v.start - item.start)):
            years = _years_of(prose, item, int(whole.flow.amount / item.value))
            if years:
                yield from (Part(item, whole, item.value, "instalment", year) for year in years)
                break


def is_yearly(prose: Prose, item: Sum) -> bool:
    """Whether a sum is said to be that of each year or of each of several payments."""
    behind = re.sub(r"\s+", " ", prose.masked[item.end : item.end + 60])
    before = re.sub(r"\s+", " ", prose.masked[max(0, item.start - 70) : item.start])
    return bool(_EACH_BEHIND.match(behind) or _EACH_BEFORE.search(before))


def _is_same_paragraph(prose: Prose, offset: int, paragraph: int) -> bool:
    index = prose.clause_at(offset)
    return index is not None and prose.clauses[index].paragraph == paragraph


def _years_of(prose: Prose, item: Sum, count: int) -> list[int]:
    """The `count` years that the passage lists or spans, nearest to a sum; empty where it gives none of that length."""
    low, high = max(prose.part_span(item.start)[0], item.start - 1500), item.end + 300
    text = prose.masked[low:high].replace("\n", " ")
    found: list[tuple[int, list[int]]] = []
    for listed in re.finditer(r"(?:(?:19|20)\d\d(?:, | et |,? puis | ou )(?:en )?){1,5}(?:19|20)\d\d", text):
        found.append(
            (abs(listed.start() + low - item.start), [int(y) for y in re.findall(r"(?:19|20)\d\d", listed[0])])
        )
    for span in re.finditer(
        r"((?:19|20)\d\d) ?(?:-|/|a) ?((?:19|20)\d\d)|\b((?:19|20)\d\d)[^¤;.]{0,30}\b(?:au|a)\b[^¤;.]{0,20}((?:19|"
        r"20)\d\d)",
        text,
    ):
        first, last = int(span[1] or span[3]), int(span[2] or span[4])
        found.append(
            (abs(span.start() + low - item.start), list(range(first, last + 1)) if 0 < last - first < 10 else [])
        )
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
