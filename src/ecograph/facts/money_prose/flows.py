"""Flows and components from the readings of sums: what is said twice becomes one flow with more evidence."""

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.components import Part, Whole, find_parts, find_summed
from ecograph.facts.money_prose.drafting import Drafter
from ecograph.facts.money_prose.implied import (
    accepted_requests,
    as_much,
    each_flow,
    guarantees_by_share,
    paid_instalments,
    yearly_flows,
)
from ecograph.facts.money_prose.outcomes import settle
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.restatements import is_echo, is_restated, stronger
from ecograph.facts.money_prose.schedules import Schedule
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import Flow

_PROMOTED = 0.4  # certainty of the beneficiary above which parts prove that an unread sum is a flow


class Flows:
    """The flows of one document's prose and the final reading of its sums."""

    def __init__(self, prose: Prose, verdicts: dict[int, Verdict], schedules: list[Schedule]) -> None:
        self.prose = prose
        self.draft = Drafter(prose)
        self.verdicts = dict(verdicts)
        self.schedules = schedules
        self.known = [f for f in prose.known if isinstance(f, Flow)]
        self.flows: list[Flow] = []
        self._places: dict[Decimal, list[int]] = {}  # indexes in `flows` by amount
        self._known: dict[Decimal, list[Flow]] = {}
        for flow in self.known:
            self._known.setdefault(flow.amount, []).append(flow)
        paid = {start for schedule in schedules for start in schedule.sums()}
        for start in paid & verdicts.keys():
            self.verdicts[start] = self.verdicts[start].read_as("instalment", "instalment")
        self.settled = settle(prose, [v for v in self.verdicts.values() if v.use == "flow"])
        self.wholes = [Whole(self.draft.flow(v), v.sum.start, v.sum.end) for v in self.settled]
        others = {s for s, v in self.verdicts.items() if v.use not in ("flow", "unread", "instalment")}
        candidates = [*self.wholes, *self._tabled(), *self._doubtful()]
        self.parts = self._fresh_parts(find_parts(prose, candidates, paid, others, self._named_payees()))

    def facts(self) -> tuple[Flow, ...]:
        """Flows in text order, restatements merged, then components."""
        split = {start for start, v in self.verdicts.items() if v.use == "component"}
        spread = {part.whole.start for part in self.parts if part.axis == "instalment"}
        for verdict in self.settled:
            if verdict.sum.start not in split:
                flow = self.draft.flow(verdict)
                flow = replace(flow, year=None) if verdict.sum.start in spread else flow
                for single in yearly_flows(self.prose, verdict.sum, flow):
                    self._add(single, verdict)
                for other in (*each_flow(self.prose, verdict, flow), *as_much(self.prose, verdict, flow)):
                    self._add(other)
        for flow in (
            *guarantees_by_share(self.prose, self.settled, self.flows),
            *accepted_requests(self.prose, self.flows),
        ):
            self._add(flow)
        for part in self.parts:
            self._add(self.draft.component(part))
        for flow in paid_instalments(self.prose, self.schedules, [*self.known, *self.flows]):
            self._add(flow)
        self._add_lent_totals()
        return tuple(flow for flow in self.flows if not self._is_part_too(flow))

    def _add(self, flow: Flow, verdict: Verdict | None = None) -> None:
        if any(is_restated(other, flow) for other in self._known.get(flow.amount, ())):
            self._mark_restated(verdict)
            return
        for index in self._places.get(flow.amount, ()):
            other = self.flows[index]
            if is_restated(other, flow) or (verdict is not None and is_echo(other, flow, verdict.parties.is_implied)):
                self.flows[index] = replace(
                    other, evidence=(*other.evidence, *flow.evidence), year=other.year or flow.year,
                    status=stronger(other.status, flow.status), purpose=other.purpose or flow.purpose,
                    payer=other.payer or flow.payer, act=other.act or flow.act,
                )  # fmt: skip
                self._mark_restated(verdict)
                return
        self._places.setdefault(flow.amount, []).append(len(self.flows))
        self.flows.append(flow)

    def _mark_restated(self, verdict: Verdict | None) -> None:
        if verdict is not None:
            self.verdicts[verdict.sum.start] = verdict.read_as("restated", verdict.reason)

    def _read_as_part(self, part: Part) -> None:
        own = self.verdicts[part.sum.start]
        self.verdicts[part.sum.start] = own.read_as("component", f"part-by-{part.axis}")
        whole = self.verdicts.get(part.whole.start)
        if whole is not None and whole.use == "unread":
            promoted = replace(
                whole.read_as("flow", "sum-of-its-parts"), score=max(whole.score, whole.parties.certainty)
            )
            self.verdicts[part.whole.start] = promoted
            self.settled.append(promoted)

    def _fresh_parts(self, parts: list[Part]) -> list[Part]:
        """The parts without those of a split that is told again."""
        seen: dict[tuple[object, ...], Part] = {}
        fresh = []
        for part in parts:
            key = (part.whole.flow.payee, part.whole.flow.amount, part.split, part.amount, part.year)
            self._read_as_part(part)
            if key in seen and part.sum.start != seen[key].sum.start and len(set(part.split)) == len(part.split):
                continue
            seen.setdefault(key, part)
            fresh.append(part)
        return fresh

    def _tabled(self) -> list[Whole]:
        """The flows of tables, which a sentence may split."""
        origin = self.prose.reading.origin
        places = [(bisect_left(origin, f.evidence[0].start), f) for f in self.known if not f.part_of_amount]
        return [Whole(flow, place, place, True) for place, flow in places]

    def _doubtful(self) -> list[Whole]:
        """Unread sums with a beneficiary: parts that add up to one prove it."""
        doubtful = [v for v in self.verdicts.values() if v.use == "unread" and v.parties.certainty >= _PROMOTED]
        return [Whole(self.draft.flow(v), v.sum.start, v.sum.end) for v in doubtful]

    def _named_payees(self) -> dict[int, str]:
        return {s: v.parties.payee for s, v in self.verdicts.items() if v.use == "flow" and v.parties.certainty >= 0.75}

    def _add_lent_totals(self) -> None:
        totals = [v.sum for v in self.verdicts.values() if v.use == "total"]
        for total, run in find_summed(self.prose, self.wholes, totals):
            clause = self.prose.clauses[total.clause]
            evidence = self.prose.reading.evidence(clause.start, clause.end, "lent-total")
            lent = {(w.flow.payee, w.flow.amount) for w in run}
            self.flows = [
                replace(f, part_of_amount=total.value, axis="purpose")
                if f.instrument == "in_kind" and (f.payee, f.amount) in lent else f
                for f in self.flows
            ]  # fmt: skip
            self.flows.append(
                replace(
                    run[0].flow,
                    evidence=(evidence,),
                    act=act_id(self.prose, total.start),
                    amount=total.value,
                    purpose="",
                )
            )

    def _is_part_too(self, flow: Flow) -> bool:
        """Whether a flow stands again as the old part of a raised one."""
        return flow.part_of_amount is None and any(
            other.part_of_amount and other.axis == "instalment" and other.status == flow.status
            and (other.amount, other.payee, other.payer, other.year) == (flow.amount, flow.payee, flow.payer, flow.year)
            for other in (self.flows[index] for index in self._places.get(flow.amount, ()))
        )  # fmt: skip
