"""Flows and components from the readings of sums: what is said twice becomes one flow with more evidence."""

import re
from bisect import bisect_left
from dataclasses import replace

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.components import Part, Whole, find_parts
from ecograph.facts.money_prose.outcomes import settle
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.documents import Evidence
from ecograph.model.facts import Flow, FlowStatus

_EUROPEAN = re.compile(r"\b(feder|feader|fse|feampa|feamp|leader|interreg|fonds europeens?)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:pour|au titre d[eu']|afin de|en vue de|destinee? a|dans le cadre d[eu']) ?((?:l'|la |le |les |son |sa |ses |un |une |l )?[^¤;.(]{4,110})")
_FUNDING = re.compile(r"\b(?:sur|par|au titre d[eu]|dans le cadre d[eu]) ?(?:le |la |l')?((?:budget|detr|dsil|dsid|fnadt|feder|feader|fse|leader|dgd|fonds|programme budgetaire|etat special)\b[^¤;.,()]{0,60})")


class Flows:
    """The flows of one document's prose and the final reading of its sums."""

    def __init__(self, prose: Prose, verdicts: dict[int, Verdict], paid: set[int]) -> None:
        self.prose = prose
        self.verdicts = dict(verdicts)
        for start in paid & verdicts.keys():
            self.verdicts[start] = self.verdicts[start].read_as("instalment", "instalment")
        self.settled = settle(prose, [v for v in self.verdicts.values() if v.use == "flow"])
        self.parts = find_parts(prose, [*self._wholes(), *self._tabled()], paid)
        for part in self.parts:
            self.verdicts[part.sum.start] = self.verdicts[part.sum.start].read_as("component", f"part-by-{part.axis}")

    def facts(self) -> tuple[Flow, ...]:
        """Flows in text order, restatements merged, then components."""
        flows: dict[tuple[object, ...], Flow] = {}
        spread = {part.whole.start for part in self.parts if part.axis == "instalment"}
        split = {part.sum.start for part in self.parts}
        for verdict in self.settled:
            if verdict.sum.start in split:
                continue
            flow = self._flow(verdict)
            self._merge(flows, replace(flow, year=None) if verdict.sum.start in spread else flow, verdict)
        for part in self.parts:
            self._merge(flows, self._component(part), None)
        return tuple(flows.values())

    def _wholes(self) -> list[Whole]:
        return [Whole(self._flow(v), v.sum.start, v.sum.end) for v in self.settled]

    def _tabled(self) -> list[Whole]:
        """The flows of tables that a sentence may split."""
        origin = self.prose.reading.origin
        flows = [f for f in self.prose.known if isinstance(f, Flow) and not f.part_of_amount]
        places = [bisect_left(origin, f.evidence[0].start) for f in flows]
        return [Whole(f, place, place, True) for f, place in zip(flows, places, strict=True)]

    def _merge(self, flows: dict[tuple[object, ...], Flow], flow: Flow, verdict: Verdict | None) -> None:
        for key, other in flows.items():
            if _is_restated(other, flow):
                flows[key] = replace(other, evidence=(*other.evidence, *flow.evidence), year=other.year or flow.year,
                                     status=_stronger(other.status, flow.status), purpose=other.purpose or flow.purpose)  # fmt: skip
                if verdict is not None:
                    self.verdicts[verdict.sum.start] = verdict.read_as("restated", verdict.reason)
                return
        flows[(len(flows),)] = flow

    def _flow(self, verdict: Verdict) -> Flow:
        item = verdict.sum
        payer, source = _european(verdict.parties.payer)
        return Flow(
            evidence=(self._evidence(verdict),),
            act=act_id(self.prose, item.start),
            payer=payer,
            payee=verdict.parties.payee,
            amount=item.value,
            year=verdict.year,
            status=verdict.status,
            instrument=verdict.frame.instrument,
            purpose=self._purpose(item),
            funding_source=source or self._source(item),
            tax_basis=item.tax_basis if verdict.frame.instrument == "contract" else "",  # type: ignore[arg-type]
        )

    def _component(self, part: Part) -> Flow:
        clause = self.prose.clauses[part.sum.clause]
        return replace(
            part.whole.flow,
            evidence=(self.prose.reading.evidence(clause.start, clause.end, "component"),),
            act=act_id(self.prose, part.sum.start),
            amount=part.amount,
            year=part.year,
            part_of_amount=part.whole.flow.amount,
            axis=part.axis,
            purpose=self._purpose(part.sum) or part.whole.flow.purpose,
            funding_source=self._source(part.sum),
        )

    def _evidence(self, verdict: Verdict) -> Evidence:
        clause = self.prose.clauses[verdict.sum.clause]
        return self.prose.reading.evidence(clause.start, clause.end, verdict.reason, round(verdict.score, 3))

    def _beside(self, item: Sum) -> tuple[int, int]:
        clause = self.prose.clauses[item.clause]
        later = self.prose.sums_in(item.end, clause.end)
        return item.end, later[0].start if later else clause.end

    def _purpose(self, item: Sum) -> str:
        """At most twelve words behind the sum that say what it is for."""
        low, high = self._beside(item)
        found = _PURPOSE.search(self.prose.masked, low, min(high, low + 220))
        if not found or re.match(r"(?:l'annee|l'exercice|annee|exercice)? ?(?:19|20)\d\d", found[1]):
            return ""
        words = re.sub(r"\s+", " ", self.prose.reading.text[found.start(1) : found.end(1)])
        words = re.split(r", | et (?:de|d'|au|aux|à|autorise|charge)\b", words)[0]
        return " ".join(words.split()[:12]).strip(" ,;:–-")

    def _source(self, item: Sum) -> str:
        low, high = self._beside(item)
        found = _FUNDING.search(self.prose.masked, low, min(high, low + 220))
        return re.sub(r"\s+", " ", self.prose.reading.text[found.start(1) : found.end(1)]).strip(" ,;:") if found else ""


def _european(payer: str) -> tuple[str, str]:
    """A European fund's payer is the Union; the fund is the source."""
    found = _EUROPEAN.search(payer)
    return ("Union européenne", found[1].upper()) if found and len(payer) < 40 else (payer, "")


_RANK: dict[FlowStatus, int] = {"proposed": 0, "awarded": 1, "planned": 0, "requested": 0, "paid": 0, "rejected": 2, "withdrawn": 2}


def _stronger(one: FlowStatus, other: FlowStatus) -> FlowStatus:
    return one if _RANK[one] >= _RANK[other] else other


def _is_restated(one: Flow, other: Flow) -> bool:
    """Whether two statements are of one flow."""
    decided = {"proposed", "awarded"}
    same_state = one.status == other.status or {one.status, other.status} <= decided
    same_year = one.year == other.year or one.year is None or other.year is None
    if one.part_of_amount or other.part_of_amount:
        same_year = one.year == other.year
    return (
        one.amount == other.amount and one.payee == other.payee and one.instrument == other.instrument and same_state
        and same_year and one.act == other.act and one.part_of_amount == other.part_of_amount
        and (one.payer == other.payer or not one.payer or not other.payer)
        and (not one.part_of_amount or one.axis == other.axis)
    )  # fmt: skip
