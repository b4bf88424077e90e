"""One sum, one payee: a flow whose payee was only implied yields to the flow of the same sum whose payee is named.

An act tells its grant several times: in the report, often by a pronoun or "le pôle", then in the decision, by name. Where
the payee of a statement was implied and differs from the one that a surer statement of the same act names for the same
payer, sum and year, the implied one was read wrong: it is one more statement of the surer flow.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ecograph.model.facts import Act, AmountReading, BudgetLine, Fact, Flow

GUESS = 0.5  # confidence below which a flow is not told as a fact
SURE = 0.9  # confidence from which a payee counts as named
OUTCOMES = frozenset({"awarded", "proposed", "paid"})


def settle(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts, with plans turned to whom the act pays, and implied flows folded into the named ones they restate."""
    return _without_guesses(_fold(_turn_plans(facts)))


def _without_guesses(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts without flows whose parties are guessed: their sums are reported as unread, for a person to judge.

    On acts that no rule was tuned on, flows of less confidence than `GUESS` were wrong every time.
    """
    flows = [fact for fact in facts if isinstance(fact, Flow)]
    guesses = [flow for flow in flows if _confidence(flow) < GUESS or (flow.payer and flow.payer == flow.payee)]
    if not guesses:
        return facts
    totals = {(flow.payee, flow.amount, flow.act) for flow in guesses}
    kept: list[Fact] = []
    for fact in facts:
        if isinstance(fact, Flow):
            is_part = fact.part_of_amount is not None and (fact.payee, fact.part_of_amount, fact.act) in totals
            if fact not in guesses and not is_part:
                kept.append(fact)
        elif isinstance(fact, AmountReading) and fact.use == "flow" and _is_guessed(fact, guesses):
            kept.append(replace(fact, use="unread", reason="payeur ou bénéficiaire incertain"))
        else:
            kept.append(fact)
    return tuple(kept)


def _is_guessed(reading: AmountReading, guesses: list[Flow]) -> bool:
    span = reading.evidence[0]
    return any(
        flow.amount == reading.amount and evidence.start <= span.start and span.end <= evidence.end
        for flow in guesses
        for evidence in flow.evidence
    )


def _turn_plans(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts, where every financing plan of an act that pays one body alone is that body's plan.

    A body that asks for money for its own project awards nothing in the same act; and who funds a plan does not own it.
    """
    flows = [fact for fact in facts if isinstance(fact, Flow)]
    owners: dict[str, str] = {}  # act -> the one payee
    for act in facts:
        if isinstance(act, Act) and act.institution:
            payees = {flow.payee for flow in flows if _is_award(flow, act)}
            if len(payees) == 1:
                owners[act.act] = payees.pop()
    plans: dict[str, list[Flow]] = {}
    for flow in flows:
        if flow.act in owners and flow.evidence[0].rule == "table/plan" and flow.status in ("planned", "requested"):
            plans.setdefault(flow.act, []).append(flow)
    turned = {
        flow.evidence[0].start: (flow.payee, owners[act])
        for act, rows in plans.items()
        if owners[act] not in {row.payer for row in rows}
        for flow in rows
        if flow.payee != owners[act]
    }
    tables = {
        line.table: turned[line.evidence[0].start]
        for line in facts
        if isinstance(line, BudgetLine) and line.table and line.evidence[0].start in turned
    }
    return tuple(_turned(fact, turned, tables) for fact in facts) if turned else facts


def _is_award(flow: Flow, act: Act) -> bool:
    is_own = flow.payer in (act.institution, "État")  # a prefect's act gives the State's money
    return is_own and flow.act == act.act and flow.status in OUTCOMES and flow.payee not in ("", act.institution)


def _turned(fact: Fact, turned: dict[int, tuple[str, str]], tables: dict[str, tuple[str, str]]) -> Fact:
    if isinstance(fact, Flow) and fact.evidence[0].rule == "table/plan":
        before, owner = turned.get(fact.evidence[0].start, ("", ""))
        return replace(fact, payee=owner) if owner and fact.payee == before else fact
    if isinstance(fact, BudgetLine) and fact.table in tables:
        before, owner = tables[fact.table]
        return replace(fact, organisation=owner) if fact.organisation == before else fact
    return fact


def _fold(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    flows = [fact for fact in facts if isinstance(fact, Flow)]
    totals = [flow for flow in flows if flow.part_of_amount is None]
    sure = [flow for flow in totals if _confidence(flow) >= SURE]
    folded: dict[Flow, Flow] = {}
    for flow in totals:
        if _confidence(flow) < SURE:
            named = [other for other in sure if _restates(flow, other)]
            if len({other.payee for other in named}) == 1:
                folded[flow] = named[0]
    if not folded:
        return facts
    gained = {
        named: _gain(named, [weak for weak, into in folded.items() if into is named]) for named in folded.values()
    }
    moved = _moved_components(flows, folded)
    settled: list[Fact] = []
    for fact in facts:
        if not isinstance(fact, Flow):
            settled.append(fact)
        elif fact not in folded and moved.get(fact, fact) is not None:
            settled.append(gained.get(fact) or moved.get(fact) or fact)
    return tuple(settled)


def _confidence(flow: Flow) -> float:
    return max(evidence.confidence for evidence in flow.evidence)


def _restates(weak: Flow, named: Flow) -> bool:
    return (
        weak.amount == named.amount
        and weak.payee != named.payee
        and weak.payer == named.payer
        and weak.act == named.act
        and weak.instrument == named.instrument
        and (weak.status == named.status or {weak.status, named.status} <= OUTCOMES)
        and (weak.year == named.year or None in (weak.year, named.year))
    )


def _gain(named: Flow, weak: Iterable[Flow]) -> Flow:
    more = tuple(evidence for flow in weak for evidence in flow.evidence)
    return replace(named, evidence=(*named.evidence, *more))


def _moved_components(flows: list[Flow], folded: dict[Flow, Flow]) -> dict[Flow, Flow | None]:
    """Components of folded flows: moved to the named payee, or None where that payee has the same component."""
    parts = {(flow.payee, flow.amount, flow.part_of_amount) for flow in flows}
    moved: dict[Flow, Flow | None] = {}
    into: dict[tuple[str, Decimal, str], Flow] = {
        (weak.payee, weak.amount, weak.act): named for weak, named in folded.items()
    }
    for flow in flows:
        if flow.part_of_amount is None:
            continue
        named = into.get((flow.payee, flow.part_of_amount, flow.act))
        if named is not None:
            exists = (named.payee, flow.amount, flow.part_of_amount) in parts
            moved[flow] = None if exists else replace(flow, payee=named.payee)
    return moved
