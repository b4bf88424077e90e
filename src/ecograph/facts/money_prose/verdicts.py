"""The one reading of each sum of the prose: flow or something else, by the better score."""

from dataclasses import dataclass, replace

from ecograph.facts.money_prose.frames import Frame, Framer
from ecograph.facts.money_prose.parties import Parties, PartyFinder
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.money_prose.years import Years
from ecograph.model.facts import AmountUse, FlowStatus, Side

_FLOOR = 0.5  # a sum that looks less like a flow than this is left unread
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

    def read(self, item: Sum) -> Verdict:
        """The reading of one sum on its own words."""
        frame = self.framer.frame(item)
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
        return Verdict(item, frame, "flow", frame.cue.rule.id, score, None, parties, status, self.years.of(frame))

    def _status(self, frame: Frame, parties: Parties) -> FlowStatus:
        assert frame.cue is not None
        status = frame.cue.rule.status
        if frame.final is not None and status in ("requested", "proposed", "awarded"):
            return frame.final.rule.status
        issuer = self.topics.issuer(frame.sum.start)
        if status == "planned" and parties.payer == issuer and frame.cue.rule.instrument != "loan":
            return "awarded"
        return status
