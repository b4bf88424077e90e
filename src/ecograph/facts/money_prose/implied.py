"""Flows that a text states without giving them a sum of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ecograph.facts.money_prose.components import is_yearly
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.schedules import Schedule
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import Flow

_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d)(?!\d)")
_ACCEPTED = re.compile(
    r"\b(?:accept|accord|decid|attribu|approuv|vers|donn|consen)\w*[^¤;.]{0,60}\b(?:cette (?:somme|subvention|"
    r"aide|demande)|la subvention (?:demandee|sollicitee)|"
    r"l'aide (?:demandee|sollicitee)|la somme (?:demandee|sollicitee)|une suite favorable|satisfaction|un accord|"
    r"favorablement a (?:cette|la) demande)\b"
)
_PAID = re.compile(r"\b(?:a|ont) (?:deja )?ete (?:\w+ )?(?:versee?s?|mandatee?s?|payee?s?|reglee?s?)\b")


def yearly_flows(prose: Prose, item: Sum, flow: Flow) -> Iterator[Flow]:
    """The flow, or one for each year where an agreement over stated years gives a sum "par an"."""
    clause = prose.clauses[item.clause]
    span = _RANGE.search(prose.masked, clause.start, clause.end)
    first, last = (int(span[1]), int(span[2])) if span else (0, 0)
    if not span or not 0 < last - first < 6 or not is_yearly(prose, item) or flow.status == "requested":
        yield flow
        return
    for year in range(first, last + 1):
        yield replace(flow, year=year)


def guarantees_by_share(prose: Prose, verdicts: Iterable[Verdict], stated: list[Flow]) -> Iterator[Flow]:
    """ "accorde sa garantie à hauteur de 50 % d'un prêt de 250 000 €": the guarantee that the share gives exactly."""
    for verdict in verdicts:
        cue, item = verdict.frame.cue, verdict.sum
        if not verdict.frame.is_loan_sum or cue is None or cue.rule.instrument != "guarantee":
            continue
        clause = prose.clauses[item.clause]
        percents = prose.reading.mentions_in("percent", clause.start, clause.end)
        loan = next((f for f in stated if f.instrument == "loan" and f.amount == item.value), None)
        guarantor = prose.act_at(item.start)
        if len(percents) != 1 or loan is None or guarantor is None or len(prose.sums_in(clause.start, clause.end)) > 1:
            continue
        amount = item.value * Decimal(percents[0].value) / 100
        if amount == amount.quantize(Decimal("0.01")):
            whole = amount == amount.to_integral_value()
            exact = amount.quantize(Decimal(1)) if whole else amount.quantize(Decimal("0.01"))
            yield replace(loan, payer=guarantor.institution, amount=exact, instrument="guarantee", status="awarded")


def accepted_requests(prose: Prose, flows: list[Flow]) -> Iterator[Flow]:
    """ "sollicite 500 € ... accepte de lui verser cette somme": the award of what was asked for."""
    given = {f.payee for f in flows if f.status in ("awarded", "proposed")}
    for flow in flows:
        if flow.status != "requested" or flow.payee in given:
            continue
        act = next((a for a in prose.acts if a.act == flow.act), None)
        if act is None or flow.payer != act.institution or act.adopted is False:
            continue
        start = next((s.start for s in prose.sums if s.value == flow.amount), None)
        if start is None:
            continue
        _, high = prose.part_span(start)
        found = _ACCEPTED.search(prose.masked, start, min(high, start + 1500))
        if found and "¤" not in prose.masked[start + 12 : found.start()].lstrip("¤"):
            yield replace(
                flow,
                status="awarded",
                evidence=(prose.reading.evidence(found.start(), found.end(), "accepted-request"),),
            )


def paid_instalments(prose: Prose, schedules: list[Schedule], flows: list[Flow]) -> Iterator[Flow]:
    """ "Un premier acompte de 72 000 €, soit 60 %, a été versé": a payment that was made, part of its total."""
    for schedule in schedules:
        for payment in schedule.payments:
            if payment.sum is None or payment.percent is None:
                continue
            clause = prose.clauses[payment.sum.clause]
            total = payment.sum.value * 100 / payment.percent
            whole = next((f for f in flows if f.amount == total and f.status in ("awarded", "paid")), None)
            if whole and _PAID.search(prose.masked, clause.start, clause.end):
                yield replace(
                    whole, amount=payment.sum.value, part_of_amount=whole.amount, status="paid", axis="instalment",
                    evidence=(prose.reading.evidence(clause.start, clause.end, "paid-instalment"),), purpose="",
                )  # fmt: skip
