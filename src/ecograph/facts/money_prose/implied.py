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
    r"|\b(?:la|le|les) (?:lui|leur) (?:accord|attribu|allou|octroi|donn|consen|vers)\w+"
    r"|\b(?:lui|leur) (?:soit|soient|est|sont|sera|seront|a ete) (?:donc )?(?:donnee?s?|accordee?s?|versee?s?|allouee?s?|attribuee?s?|"
    r"octroyee?s?)\b"
    r"|\bque (?:le conseil|l'assemblee|la commission permanente|le comite|le bureau)\b[^.;¤]{0,30}\b(?:accorde|approuve|adopte|vote|accepte)\b"
    r"|[.!]\s+accordee?s?(?=\s?[.!\n])|(?<!pas )\bfait droit a (?:cette|la|sa) demande|\baccede a (?:cette|la|sa) (?:demande|requete)"
)
_EACH = re.compile(r"\bchacune?(?: de)? \Z")
_EACH_BEHIND = re.compile(r"\s{0,2}(?:a )?chacune?\b")
_LISTED = re.compile(
    r"[\s»\")]*(?:\([^()]{0,40}\)\s*)?(?:,|et|,\s*et|ainsi que)\s*(?:a |au |aux |a la |a l'|de |du )?(?:la |le |les |l')?[\s«\"]*"
)
_AS_MUCH = re.compile(r"\bautant (?:a|au|aux|pour)\b[^,;¤]{0,24}\Z")
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


def each_flow(prose: Prose, verdict: Verdict, flow: Flow) -> Iterator[Flow]:
    """The same flow for the others of a list that each get the sum: "A et B reçoivent chacun 250 €"."""
    item = verdict.sum
    clause = prose.clauses[item.clause]
    before = prose.masked[max(clause.start, item.start - 14) : item.start]
    if not (_EACH.search(before) or _EACH_BEHIND.match(prose.masked, item.end)):
        return
    named = prose.organisations_in(clause.start, clause.end)
    at = next((i for i, n in enumerate(named) if n.name == flow.payee), None)
    if at is None:
        return
    first = last = at
    while first > 0 and _LISTED.fullmatch(prose.masked[named[first - 1].end : named[first].start]):
        first -= 1
    while last + 1 < len(named) and _LISTED.fullmatch(prose.masked[named[last].end : named[last + 1].start]):
        last += 1
    for name in dict.fromkeys(n.name for n in named[first : last + 1]):
        if name not in (flow.payee, flow.payer):
            yield replace(flow, payee=name)


def as_much(prose: Prose, verdict: Verdict, flow: Flow) -> Iterator[Flow]:
    """The same sum for whom "autant" names: "200 € au Club Photo, autant au Foyer Rural"."""
    clause = prose.clauses[verdict.sum.clause]
    later = prose.sums_in(verdict.sum.end, clause.end)
    end = later[0].start if later else clause.end
    for named in prose.organisations_in(verdict.sum.end, end):
        if _AS_MUCH.search(prose.masked, max(verdict.sum.end, named.start - 40), named.start):
            yield replace(flow, payee=named.name)


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
