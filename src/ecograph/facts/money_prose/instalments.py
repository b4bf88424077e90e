"""Instalments: each payment of a schedule with the flow amount that it is part of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.payments import Payment
from ecograph.facts.money_prose.prose import SUM, Prose
from ecograph.facts.money_prose.schedules import BELOW, OTHERS, Schedule
from ecograph.facts.parties import is_state_service
from ecograph.model.facts import Flow, Instalment
from ecograph.values.folding import name_key

_PLURAL = re.compile(
    r"\b(?:les|ces|chaque|toutes? l?es?|deux|trois|quatre) (?:\w+ )?(?:subventions?|aides?|participations?|"
    r"concours|contributions?|sommes)\b|\bchacune des\b"
)
_BUT_FOR = re.compile(r"[ \n]?,?[ \n](?:sauf|hormis|excepte|a l'exception de|a l'exclusion de)\b")
_THAT_OF = re.compile(
    r"\bcelles? (?:(?:de|pour) (?:l'exercice |l'annee )?(?P<year>(?:19|20)\d\d)"
    r"|d(?:u |e la |e l')(?P<payer>departement|region|etat|ville|commune|metropole|communaute|agglomeration))\b"
)
_BEYOND = re.compile(r"[^.;]{0,140}?\bet,? (?:au-dela|au-dessus|pour les autres|pour celles qui depassent)\b")
_LOAN = re.compile(r"\b(?:le|ce|du) pret\b|\bl'avance remboursable\b|\bcette avance remboursable\b")
_TRANCHE = re.compile(r"\b(?:chaque|les) (?:tranches?|annuites?|annees?)\b|\bchaque annee\b")
_ABOVE = re.compile(
    rf"\b(?:superieure?s?|d'un montant superieur|au-dela|plus) (?:ou egale?s? |ou egaux )?(?:a|de) "
    rf"({SUM}+|\d{{1,3}}(?:[ .]\d{{3}})+)(?!\d)"
)


def bind(prose: Prose, schedules: list[Schedule], flows: list[Flow]) -> Iterator[Instalment]:
    """The instalments of the schedules, each with the flow amount that it is part of."""
    paid: set[Decimal] = set()  # the aids of other schedules: "les autres" are none of them
    told: dict[tuple[Decimal, str, Decimal | None], Instalment] = {}
    for schedule in sorted(schedules, key=lambda s: (_spares(prose, s), not _LOAN.search(_words(prose, s)), s.start)):
        amounts = _targets(prose, schedule, flows, paid)
        for amount in amounts:
            for payment in schedule.payments:
                found = _instalment(prose, schedule, payment, amount)
                if found is None or (found.kind == "single" and any(k[0] == amount and k[1] != "single" for k in told)):
                    continue
                key = (amount, found.kind, found.amount)
                if key not in told or told[key].percent is None:
                    told[key] = found
        if len(amounts) == 1 or any(p.kind == "single" for p in schedule.payments):
            paid.update(amounts)
    yield from sorted(told.values(), key=lambda found: found.evidence[0].start)


def _words(prose: Prose, schedule: Schedule) -> str:
    """The words of the whole clauses that a schedule stands in."""
    return prose.masked[prose.clauses[schedule.clause].start : schedule.end]


def _spares(prose: Prose, schedule: Schedule) -> bool:
    """Whether a schedule pays all aids but some that another one pays: read after that one."""
    return all(p.kind == "single" for p in schedule.payments) and bool(
        OTHERS.search(_words(prose, schedule)) or _BUT_FOR.match(prose.masked, schedule.end)
    )


def _instalment(prose: Prose, schedule: Schedule, payment: Payment, total: Decimal) -> Instalment | None:
    percent, amount = payment.percent, payment.sum.value if payment.sum else None
    if (
        amount is not None
        and percent is not None
        and abs(total * percent / 100 - amount) > max(Decimal(1), total / 200)
    ):
        amount = None  # the sum is told of another aid
    others = [p for p in schedule.payments if p is not payment]
    if percent is None and payment.kind == "balance" and others and all(p.percent is not None for p in others):
        rest = 100 - sum((p.percent for p in others if p.percent is not None), Decimal(0))
        percent = rest if 0 < rest < 100 else None
    if amount is None and percent is not None and payment.kind != "single":
        exact = total * percent / 100
        amount = exact if exact == exact.quantize(Decimal("0.01")) else None
    if percent is None and amount is not None and payment.kind != "single":
        percent = _whole_percent(amount, total)
    if payment.kind is None:
        return None
    if payment.kind == "single":
        percent, amount = Decimal(100), total
    return Instalment(
        evidence=(prose.reading.evidence(schedule.start, schedule.end, "instalment"),),
        act=act_id(prose, schedule.start),
        of_amount=total,
        kind=payment.kind,
        percent=percent,
        amount=amount,
    )


def _whole_percent(amount: Decimal, total: Decimal) -> Decimal | None:
    """The share that an amount is of a total, where it is a whole percentage."""
    percent = 100 * amount / total if total else Decimal(0)
    return percent.quantize(Decimal(1)) if 0 < percent < 100 and percent == percent.to_integral_value() else None


def _targets(prose: Prose, schedule: Schedule, flows: list[Flow], paid: set[Decimal]) -> list[Decimal]:
    """The amounts that a schedule pays."""
    if schedule.total is not None:
        known = {f.amount for f in flows} | {s.value for s in prose.sums}
        return [schedule.total] if schedule.total in known else []
    act = act_id(prose, schedule.start)
    money = [f for f in flows if f.instrument in ("grant", "loan")]
    given = [f for f in money if f.status in ("awarded", "proposed", "paid")] or money
    local = [f for f in given if f.act == act] or given
    issued = [f for f in local if _is_of_act(prose, schedule, f)]
    own_of = _stood_for(prose, schedule, issued) or _stood_for(prose, schedule, [f for f in money if f.act == act])
    if own_of is not None:
        return own_of
    if _LOAN.search(_words(prose, schedule)):
        local = [f for f in local if f.instrument == "loan"] or local
        issued = [f for f in issued if f.instrument == "loan"] or issued
    values = [f.amount for f in local]
    sums = [p.sum.value for p in schedule.payments if p.sum is not None]
    own = prose.masked[schedule.start : schedule.end]
    if _PLURAL.search(own) and not _TRANCHE.search(own) and all(p.percent is not None for p in schedule.payments):
        plural = list(dict.fromkeys(f.amount for f in issued if not f.part_of_amount and f.amount not in paid))
        if len(plural) > 1 and not _ABOVE.search(own) and not BELOW.search(own):
            return plural
    for payment in schedule.payments:
        if payment.sum and payment.percent and payment.kind != "single":
            exact = payment.sum.value * 100 / payment.percent
            if exact in values or any(s.value == exact for s in prose.sums):
                return [
                    exact.quantize(Decimal("0.01"))
                    if exact != exact.to_integral_value()
                    else exact.quantize(Decimal(1))
                ]
    if len(sums) == len(schedule.payments) and len(sums) > 1:
        total = sum(sums, Decimal(0))
        if total in values or any(s.value == total for s in prose.sums):
            return [total]
        nearest = _named_or_nearest(prose, schedule, issued or local)
        return [amount for amount in nearest if total < amount and all(p.kind for p in schedule.payments)]
    clause = prose.clauses[schedule.clause]
    inner = [s.value for s in prose.sums_in(schedule.start, schedule.end) if s.value in values]
    text, own = prose.masked[clause.start : clause.end], prose.masked[schedule.start : schedule.end]
    if _TRANCHE.search(text):
        awarded = [f for f in issued if _is_yearly_part(f)]
        promised = [f for f in money if _is_yearly_part(f) and f.act in (act, "")]
        return list(dict.fromkeys(f.amount for f in awarded or promised))
    bound = _bounded(prose, schedule, issued)
    if bound is not None:
        paid.update(bound)
        return bound
    if _PLURAL.search(own) or OTHERS.search(own):
        if OTHERS.search(own):  # the others of one list: grants beside grants
            issued = [f for f in issued if f.instrument == "grant"] or issued
        return list(dict.fromkeys(f.amount for f in issued if not f.part_of_amount and f.amount not in paid))
    if inner and not set(inner) & set(sums):
        return inner[:1]
    return _named_or_nearest(prose, schedule, issued or local)


def _stood_for(prose: Prose, schedule: Schedule, flows: list[Flow]) -> list[Decimal] | None:
    """The one aid that "celle de 2020" or "celle du Département" is; nothing for several, None where none is so told."""
    found = _THAT_OF.search(prose.masked, prose.clauses[schedule.clause].start, schedule.end)
    if not found:
        return None
    fit = [f for f in flows if str(f.year) == found["year"]] if found["year"] else [
        f for f in flows if name_key(f.payer).startswith(found["payer"])
    ]  # fmt: skip
    if not fit:
        return None if found["year"] else []
    parts = list(dict.fromkeys(f.amount for f in fit if _is_yearly_part(f))) or list(
        dict.fromkeys(f.amount for f in fit)
    )
    return parts if len(parts) == 1 else []


def _is_yearly_part(flow: Flow) -> bool:
    return bool(flow.part_of_amount and flow.year) and flow.axis not in ("purpose", "source")


def _is_of_act(prose: Prose, schedule: Schedule, flow: Flow) -> bool:
    """Whether a flow is the act's own award, not one recalled from the past nor another body's."""
    act = prose.act_at(schedule.start)
    if act is None:
        return flow.status != "paid"
    day = act.session_date or act.signed_date
    is_past = day is not None and flow.year is not None and flow.year < day.year
    return (
        flow.status != "paid"
        and not is_past
        and (
            not act.institution
            or name_key(flow.payer) == name_key(act.institution)
            or (name_key(flow.payer) == "etat" and is_state_service(act.institution))
            or act.kind in ("convention", "amendment")
        )
    )


def _bounded(prose: Prose, schedule: Schedule, flows: list[Flow]) -> list[Decimal] | None:
    """The aids above or below a threshold that the clause states."""
    clause = prose.clauses[schedule.clause]
    beyond = _BEYOND.match(prose.masked, schedule.start, schedule.end) is not None
    for pattern, is_above in ((_ABOVE, True), (BELOW, beyond)):
        found = pattern.search(prose.masked, clause.start, clause.end)
        if found:
            bound = _bound(prose, found)
            if bound is not None:
                fit = [f.amount for f in flows if not f.part_of_amount and (f.amount > bound) == is_above]
                return list(dict.fromkeys(fit))
    return None


def _bound(prose: Prose, found: re.Match[str]) -> Decimal | None:
    """The threshold told, be it a sum or a bare number."""
    if found[1][0] == SUM:
        return next((s.value for s in prose.sums_in(found.start(1), found.end(1))), None)
    return Decimal(re.sub(r"\D", "", found[1]))


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
