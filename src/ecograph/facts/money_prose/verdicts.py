"""The one reading of each sum of the prose: flow or something else, by the better score."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ecograph.facts.money_prose.frames import Frame, Framer
from ecograph.facts.money_prose.parties import Parties, PartyFinder
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.money_prose.years import Years
from ecograph.model.facts import AmountUse, FlowStatus, Side

_FLOOR = 0.42  # a sum that looks less like a flow than this is left unread
_MARGIN = 0.04  # readings closer than this are a doubt


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a sum is read, why, and (for a flow) between whom, when and in which state."""

    sum: Sum
    frame: Frame
    use: AmountUse
    reason: str
    score: float
    side: Side | None = None
    parties: Parties = Parties("", "", 0.0)
    status: FlowStatus = "awarded"
    year: int | None = None

    def read_as(self, use: AmountUse, reason: str) -> "Verdict":
        """The same sum under another reading."""
        return replace(self, use=use, reason=reason)


class Judge:
    """Reads the sums of one document."""

    def __init__(self, prose: Prose, topics: Topics, framer: Framer) -> None:
        self.framer = framer
        self.parties = PartyFinder(prose, topics)
        self.years = Years(prose)
        self.topics = topics
        self.prose = prose

    def read(self, item: Sum) -> Verdict:
        """The reading of one sum on its own words."""
        frame = self.framer.frame(item)
        if self._is_price_without_tax(item):
            return Verdict(item, frame, "restated", "price-without-tax", 0.9)
        frame = self._without_estimate(frame)
        nature_score = frame.nature.score if frame.nature else 0.0
        if frame.nature and nature_score > frame.flow_score + 0.2:
            return Verdict(item, frame, frame.nature.use, frame.nature.id, nature_score, frame.nature.side)
        parties = self.parties.find(frame)
        score = frame.flow_score * (0.8 + 0.2 * parties.certainty) if parties.payee else 0.0
        if frame.nature and nature_score >= score - _MARGIN:
            return Verdict(item, frame, frame.nature.use, frame.nature.id, nature_score, frame.nature.side)
        if score < _FLOOR or frame.cue is None:
            reason = "no-beneficiary" if not parties.payee else "no-verb"
            return Verdict(item, frame, "unread", reason, max(score, 0.1), None, parties)
        status = self._status(frame, parties)
        if parties.certainty >= 0.4 and frame.instrument in ("grant", "in_kind"):
            self.topics.remember(item.start, parties.payee)
        return Verdict(item, frame, "flow", frame.cue.rule.id, score, None, parties, status, self.years.of(frame))

    def _is_price_without_tax(self, item: Sum) -> bool:
        """Whether the same price with tax stands beside: it is the one that is paid."""
        clause = self.prose.clauses[item.clause]
        others = self.prose.sums_in(clause.start, clause.end)
        return item.tax_basis == "HT" and any(
            o.tax_basis == "TTC" and item.value < o.value <= item.value * Decimal("1.21") and abs(o.start - item.start) < 60
            for o in others
        )

    @staticmethod
    def _without_estimate(frame: Frame) -> Frame:
        """Things lent are valued, guarantees and shares have a price: an estimate there is the sum itself."""
        is_valued = frame.cue is not None and frame.cue.rule.instrument == "in_kind" and frame.strength > 0.5
        if is_valued and frame.nature and frame.nature.id in ("estime-a", "tarif"):
            return replace(frame, nature=None)
        return frame

    def _status(self, frame: Frame, parties: Parties) -> FlowStatus:
        assert frame.cue is not None
        status = frame.cue.rule.status
        if frame.is_loan_sum and status in ("awarded", "proposed") and frame.cue.rule.instrument == "guarantee":
            return "planned"
        if frame.final is not None and status in ("requested", "proposed", "awarded"):
            return frame.final.rule.status
        issuer = self.topics.issuer(frame.sum.start)
        if status == "planned" and self.topics.is_same(parties.payer, issuer) and frame.cue.rule.instrument != "loan":
            return "awarded"
        return status
