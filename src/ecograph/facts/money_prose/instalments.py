"""How a sum is paid: advance, interim payments, balance; and the sum that they are parts of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.prose import SUM, Clause, Prose, Sum
from ecograph.knowledge import load_rules
from ecograph.model.facts import Flow, Instalment, InstalmentKind

_FRACTIONS = {
    "moitie": Decimal(50), "quart": Decimal(25), "trois quarts": Decimal(75), "trois-quarts": Decimal(75),
    "un cinquieme": Decimal(20), "quatre cinquiemes": Decimal(80), "un dixieme": Decimal(10),
}  # fmt: skip
_FRACTION = re.compile(r"\b(trois[ -]quarts|quatre cinquiemes|moitie|quart|un cinquieme|un dixieme)\b")
_BY_HALVES = re.compile(r"\b(?:par moities?|en deux (?:versements|fois|parts) egale?s?|en deux versements egaux|par moitie en)\b")
_PLURAL = re.compile(
    r"\b(?:les|ces|chaque|toutes? l?es?|deux|trois|quatre) (?:\w+ )?(?:subventions?|aides?|participations?|concours|contributions?|sommes)\b|\bchacune des\b"
)
_TRANCHE = re.compile(r"\b(?:chaque|les) (?:tranches?|annuites?|annees?)\b|\bchaque annee\b")
_ABOVE = re.compile(rf"\b(?:superieure?s?|d'un montant superieur|au-dela|plus) (?:ou egale?s? |ou egaux )?(?:a|de) ({SUM}+)")
_BELOW = re.compile(rf"\b(?:inferieure?s?|d'un montant inferieur|moins) (?:ou egale?s? |ou egaux |ou egal )?(?:a|de) ({SUM}+)")
_OTHERS = re.compile(r"\b(?:les autres|autres (?:aides|subventions)|dans les autres cas|en deca)\b")
_GOES_ON = re.compile(r"\s*(?:[-–•*o] *)?(?:le |un |la |les )?(?:solde|reste|reliquat|second|deuxieme|seconde|dernier|puis|autre)\b")


@dataclass(slots=True)
class Payment:
    """One payment as the text gives it."""

    start: int
    end: int
    kind: InstalmentKind | None = None
    percent: Decimal | None = None
    sum: Sum | None = None
    has_moment: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """The payments of one passage and the words that say which aid they pay."""

    start: int
    end: int
    clause: int
    payments: tuple[Payment, ...]

    def sums(self) -> set[int]:
        """Starts of the sums that are payments."""
        return {p.sum.start for p in self.payments if p.sum is not None}


@dataclass(slots=True)
class _Draft:
    payments: list[Payment] = field(default_factory=list)

    @property
    def last(self) -> Payment | None:
        return self.payments[-1] if self.payments else None


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    return {entry["set"]["kind"]: re.compile(entry["phrase"]) for entry in load_rules("instalments")}


def find_schedules(prose: Prose) -> list[Schedule]:
    """The passages that say how sums are paid."""
    found: list[Schedule] = []
    index = 0
    while index < len(prose.clauses):
        last = _passage_end(prose, index)
        if last is None:
            index += 1
            continue
        schedule = _schedule(prose, index, last)
        if schedule:
            found.append(schedule)
        index = last + 1 if schedule else index + 1
    return found


def _passage_end(prose: Prose, index: int) -> int | None:
    """The last clause of the payment passage that begins at a clause, or None."""
    clause = prose.clauses[index]
    text = prose.masked[clause.start : clause.end]
    phrases = _phrases()
    has_marks = any(phrases[k].search(text) for k in ("single", "interim", "advance", "balance"))
    if not phrases["passage"].search(text) and not has_marks:
        return None
    has_figures = "%" in text or SUM in text or bool(_FRACTION.search(text))
    if not (has_figures or has_marks or text.rstrip().endswith(":")):
        return None
    last = index
    while last + 1 < len(prose.clauses) and last - index < 8:
        after = prose.clauses[last + 1]
        body = prose.masked[after.start : after.end]
        belongs = after.sentence == clause.sentence or (after.is_item and after.lead == index)
        belongs = belongs or (after.paragraph == clause.paragraph and bool(_GOES_ON.match(body)))
        if not belongs or (_OTHERS.search(body) or (_BELOW.search(body) and last > index)):
            break
        last += 1
    return last


def _schedule(prose: Prose, first: int, last: int) -> Schedule | None:
    start, end = prose.clauses[first].start, prose.clauses[last].end
    text = prose.masked[start:end]
    if _BY_HALVES.search(text):
        halves = tuple(Payment(start, end, kind, Decimal(50)) for kind in ("advance", "balance"))
        return Schedule(start, end, first, halves)
    draft = _Draft()
    for position, kind, value in sorted(_tokens(prose, start, end), key=lambda token: token[0][0]):
        _place(draft, position, kind, value)
    payments = _kinds_by_place(_without_total([p for p in draft.payments if p.kind or p.percent or p.sum]))
    return Schedule(start, end, first, tuple(payments)) if _is_schedule(payments, text) else None


Token = tuple[tuple[int, int], str, object]


def _tokens(prose: Prose, start: int, end: int) -> Iterator[Token]:
    phrases = _phrases()
    taken: list[tuple[int, int]] = []
    for kind in ("single", "interim", "advance", "balance"):
        for match in phrases[kind].finditer(prose.masked, start, end):
            if not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                yield match.span(), "kind", kind
    for match in phrases["moment"].finditer(prose.masked, start, end):
        yield match.span(), "moment", None
    for match in _FRACTION.finditer(prose.masked, start, end):
        if not prose.masked[match.end() : match.end() + 12].startswith(" des depenses"):
            yield match.span(), "percent", _FRACTIONS[match[1].replace("-", " ")]
    for percent in prose.reading.mentions_in("percent", start, end):
        behind = prose.masked[percent.end : percent.end + 45]
        if not re.match(r"[ \n](?:d'une?|du (?:cout|budget|montant (?:total )?des)|de (?:la depense|l'assiette|ce budget|son budget|voix))", behind):
            yield (percent.start, percent.end), "percent", Decimal(percent.value)
    for item in prose.sums_in(start, end):
        before = prose.masked[max(start, item.start - 60) : item.start]
        if not re.search(r"\b(?:superieure?s?|inferieure?s?|au-dela|egale?s?)\b[^¤]{0,40}\Z", before):
            yield (item.start, item.end), "sum", item


def _place(draft: _Draft, span: tuple[int, int], kind: str, value: object) -> None:
    """Add a token to the payment that it belongs to, or open a new payment."""
    last = draft.last
    if kind == "moment":
        if last:
            last.has_moment, last.end = True, span[1]
        return
    opens = (
        last is None
        or (kind == "kind" and (last.kind or last.percent or last.sum) and not _may_qualify(last, span, value))
        or (kind == "percent" and (last.percent is not None or last.sum is not None))
        or (kind == "sum" and last.sum is not None)
    )
    if opens:
        last = Payment(span[0], span[1])
        draft.payments.append(last)
    assert last is not None
    last.end = span[1]
    if kind == "kind":
        last.kind = value  # type: ignore[assignment]
    elif kind == "percent":
        last.percent = value  # type: ignore[assignment]
    else:
        last.sum = value  # type: ignore[assignment]


def _may_qualify(last: Payment, span: tuple[int, int], value: object) -> bool:
    """Whether a word like "au solde" names the payment just told ("36 000 € au solde") rather than the next one."""
    return last.kind is None and span[0] - last.end < 6 and value in ("balance", "advance") and bool(last.sum or last.percent)


def _without_total(payments: list[Payment]) -> list[Payment]:
    """The payments without the sum that they pay, where the passage states it too."""
    first = payments[0] if payments else None
    if first is None or first.sum is None or first.percent is not None:
        if first and first.kind == "single":
            first.sum = None
        return payments
    rest = [p.sum.value for p in payments[1:] if p.sum is not None]
    is_total = first.sum.value == sum(rest, Decimal(0)) or (len(payments) > 1 and payments[1].percent is not None)
    if first.kind == "single":
        first.sum = None
        return payments
    if first.kind is None and (is_total or (len(payments) > 1 and not first.has_moment and not rest)):
        return payments[1:]
    return payments


def _kinds_by_place(payments: list[Payment]) -> list[Payment]:
    for index, payment in enumerate(payments):
        if payment.kind is None and len(payments) > 1:
            payment.kind = "advance" if index == 0 else ("balance" if index == len(payments) - 1 else "interim")
        elif payment.kind is None and payment.percent == 100:
            payment.kind = "single"
    return payments


def _is_schedule(payments: list[Payment], text: str) -> bool:
    if not payments:
        return False
    if any(p.kind == "single" for p in payments):
        return bool(_phrases()["passage"].search(text))
    figured = [p for p in payments if p.percent is not None or p.sum is not None]
    named = _phrases()["advance"].search(text) or _phrases()["balance"].search(text) or any(p.has_moment for p in payments)
    if len(payments) == 1:
        return bool(payments[0].kind and figured and named)
    return bool(figured and named) and all(p.kind for p in payments)


def bind(prose: Prose, schedules: list[Schedule], flows: list[Flow]) -> Iterator[Instalment]:
    """The instalments of the schedules, each with the flow amount that it is part of."""
    singled: set[Decimal] = set()
    for schedule in schedules:
        for amount in _targets(prose, schedule, flows, singled):
            for payment in schedule.payments:
                if payment.kind == "single" or len(schedule.payments) == 1 or payment.kind:
                    yield _instalment(prose, schedule, payment, amount)
            if any(p.kind == "single" for p in schedule.payments):
                singled.add(amount)


def _instalment(prose: Prose, schedule: Schedule, payment: Payment, total: Decimal) -> Instalment:
    percent, amount = payment.percent, payment.sum.value if payment.sum else None
    others = [p for p in schedule.payments if p is not payment]
    if percent is None and payment.kind == "balance" and others and all(p.percent is not None for p in others):
        rest = 100 - sum((p.percent for p in others if p.percent is not None), Decimal(0))
        percent = rest if 0 < rest < 100 else None
    if amount is None and percent is not None and payment.kind != "single":
        exact = total * percent / 100
        amount = exact if exact == exact.quantize(Decimal("0.01")) else None
    assert payment.kind is not None
    return Instalment(
        evidence=(prose.reading.evidence(schedule.start, schedule.end, "instalment"),),
        act=act_id(prose, schedule.start),
        of_amount=total,
        kind=payment.kind,
        percent=percent,
        amount=amount,
    )


def _targets(
    prose: Prose, schedule: Schedule, flows: list[Flow], singled: set[Decimal]
) -> list[Decimal]:
    """The amounts that a schedule pays."""
    act = act_id(prose, schedule.start)
    given = [f for f in flows if f.status in ("awarded", "proposed", "paid") and f.instrument in ("grant", "loan")]
    local = [f for f in given if f.act == act] or given
    values = [f.amount for f in local]
    sums = [p.sum.value for p in schedule.payments if p.sum is not None]
    for payment in schedule.payments:
        if payment.sum and payment.percent and payment.kind != "single":
            exact = payment.sum.value * 100 / payment.percent
            if exact in values or any(s.value == exact for s in prose.sums):
                return [exact.quantize(Decimal("0.01")) if exact != exact.to_integral_value() else exact.quantize(Decimal(1))]
    if len(sums) == len(schedule.payments) and len(sums) > 1:
        total = sum(sums, Decimal(0))
        return [total] if total in values or any(s.value == total for s in prose.sums) else []
    clause = prose.clauses[schedule.clause]
    inner = [s.value for s in prose.sums_in(schedule.start, schedule.end) if s.value in values]
    text = prose.masked[clause.start : clause.end]
    if _TRANCHE.search(text):
        return list(dict.fromkeys(f.amount for f in local if f.part_of_amount and f.year))
    bound = _bounded(prose, clause, local)
    if bound is not None:
        return bound
    if _PLURAL.search(text) or _OTHERS.search(text):
        return list(dict.fromkeys(f.amount for f in local if not f.part_of_amount and f.status != "paid" and f.amount not in singled))
    if inner and not set(inner) & set(sums):
        return inner[:1]
    return _named_or_nearest(prose, schedule, local)


def _bounded(prose: Prose, clause: Clause, flows: list[Flow]) -> list[Decimal] | None:
    """The aids above or below a threshold that the clause states."""
    for pattern, is_above in ((_ABOVE, True), (_BELOW, False)):
        found = pattern.search(prose.masked, clause.start, clause.end)
        if found:
            bound = next((s.value for s in prose.sums_in(found.start(1), found.end(1))), None)
            if bound is not None:
                fit = [f.amount for f in flows if not f.part_of_amount and (f.amount > bound) == is_above]
                return list(dict.fromkeys(fit))
    return None


def _named_or_nearest(prose: Prose, schedule: Schedule, flows: list[Flow]) -> list[Decimal]:
    clause = prose.clauses[schedule.clause]
    named = {m.name for m in prose.organisations_in(clause.start, clause.end)}
    awards = [f for f in flows if not f.part_of_amount and f.status != "paid"]
    for role in ("payee", "payer"):
        fit = [f for f in awards if getattr(f, role) in named]
        amounts = list(dict.fromkeys(f.amount for f in fit))
        if len(amounts) == 1 or (amounts and role == "payee"):
            return amounts[:1]
    origin = prose.reading.origin[schedule.start]
    before = [f for f in awards if f.evidence[0].start <= origin]
    if before:
        return [max(before, key=lambda f: f.evidence[0].start).amount]
    return [awards[0].amount] if awards else []
