"""The one reading of each sum of the prose: flow or something else, by the better score."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ecograph.facts.money_prose.candidates import is_public
from ecograph.facts.money_prose.cues import Frame
from ecograph.facts.money_prose.frames import Framer
from ecograph.facts.money_prose.parties import NOBODY, Parties, PartyFinder
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.money_prose.years import Years
from ecograph.model.facts import AmountUse, FlowStatus, Side

_FLOOR = 0.42  # a sum that looks less like a flow than this is left unread
_SURE = 0.75  # certainty of the beneficiary above which what it hopes for counts as a request to the issuer
_NAMED_PAYER = 0.08  # what a payer named in the sentence itself adds
_SET_ASIDE = re.compile(r"reserv|affect|ira\b|iront\b")  # of whom it says nothing, unless a body is named
_CONDITIONAL = re.compile(r"rai(?:t|ent)\Z")  # "il accorderait"
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
    parties: Parties = NOBODY
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
        if self._is_charged(frame):
            return Verdict(item, frame, "restated", "budget-imputation", 0.8)
        frame = self._without_estimate(frame)
        nature_score = frame.nature.score if frame.nature else 0.0
        if frame.nature and nature_score > frame.flow_score + 0.2:
            return Verdict(item, frame, frame.nature.use, frame.nature.id, nature_score, frame.nature.side)
        parties = self.parties.find(frame)
        is_hoped = frame.cue is not None and frame.cue.rule.id == "attendre"
        if is_hoped and not parties.names_payer and parties.certainty < _SURE:
            return Verdict(item, frame, "unread", "no-payer", 0.2)
        is_record = frame.cue is not None and frame.cue.rule.id == "record"
        if is_record and (parties.is_implied or is_public(self.topics.key(parties.payee))):
            return Verdict(item, frame, "unread", "no-verb", 0.2, None, parties)
        if parties.is_implied and _SET_ASIDE.match(self._verb(frame)):
            return Verdict(item, frame, "unread", "no-beneficiary", 0.2, None, parties)
        score = frame.flow_score * (0.8 + 0.2 * parties.certainty) if parties.payee else 0.0
        score = min(1.0, score + _NAMED_PAYER * (score > 0 and parties.names_payer and parties.certainty > 0.5))
        if is_record and parties.payee and self.topics.gives_aids(item.start):
            score = max(score, _FLOOR)
        if frame.nature and nature_score >= score - _MARGIN:
            return Verdict(item, frame, frame.nature.use, frame.nature.id, nature_score, frame.nature.side)
        if score < _FLOOR or frame.cue is None:
            reason = "no-beneficiary" if not parties.payee else "no-verb"
            year, _ = self.years.of(frame)
            return Verdict(item, frame, "unread", reason, max(score, 0.1), None, parties, year=year)
        status = self._status(frame, parties)
        year, is_said = self.years.of(frame)
        if (
            not is_said
            and not frame.cue.rule.is_past
            and frame.instrument != "loan"
            and self.topics.is_same(parties.payer, self.topics.issuer(item.start))
        ):
            year = self.topics.year_of(item.start, parties.payee) or year
        if frame.instrument == "loan" and parties.payee:
            self.topics.remember_loan(item.start, parties.payee)
        if parties.certainty >= 0.4 and frame.instrument in ("grant", "in_kind"):
            is_current = is_said and not frame.cue.rule.is_past and (year or 0) >= (self.years.of_act(item.start) or 0)
            self.topics.remember(item.start, parties.payee, year if is_current else None)
        if (
            frame.instrument == "membership_fee"
            and status == "awarded"
            and year
            and year < (self.years.of_act(item.start) or 0)
        ):
            status = "paid"
        return Verdict(item, frame, "flow", frame.cue.rule.id, score, None, parties, status, year)

    def _is_undone(self, frame: Frame) -> bool:
        """Whether the one who got a sum is said to have given it up: "à X, qui a renoncé"."""
        assert frame.final is not None
        behind = self.prose.masked[frame.sum.end : frame.final.start] if frame.final.start > frame.sum.end else ""
        return (
            frame.final.end <= frame.sum.start
            or bool(re.search(r",?\s+qui\s+(?:y |a |avait |l')?\Z", behind + " "))
            or bool(re.search(r"\bqui (?:y |a |avait )*\Z", behind))
        )

    def _is_charged(self, frame: Frame) -> bool:
        """Whether the clause only charges sums already decided to the budget."""
        clause = self.prose.clauses[frame.sum.clause]
        before = self.prose.masked[clause.start : frame.sum.start]
        is_charging = re.search(r"\b(?:imput(?:er|ee?s?|ation)|preleve[er]s?|inscri(?:re|t|ts|te|tes))\b", before)
        behind = self.prose.masked[frame.sum.end : clause.end]
        return (
            bool(is_charging)
            and bool(re.search(r"\b(?:chapitre|article|nature|compte|fonction)\b", behind))
            and (
                frame.cue is None
                or frame.cue.clause != frame.sum.clause
                or frame.cue.start < clause.start + (is_charging.start() if is_charging else 0)
            )
        )

    def _verb(self, frame: Frame) -> str:
        return self.prose.masked[frame.cue.start : frame.cue.end] if frame.cue else ""

    def _words(self, frame: Frame) -> str:
        clause = self.prose.clauses[frame.sum.clause]
        return self.prose.masked[clause.start : clause.end]

    def _is_price_without_tax(self, item: Sum) -> bool:
        """Whether the same price with tax stands beside: it is the one that is paid."""
        clause = self.prose.clauses[item.clause]
        others = self.prose.sums_in(clause.start, clause.end)
        return item.tax_basis == "HT" and any(
            o.tax_basis == "TTC"
            and item.value < o.value <= item.value * Decimal("1.21")
            and abs(o.start - item.start) < 60
            for o in others
        )

    @staticmethod
    def _without_estimate(frame: Frame) -> Frame:
        """Things lent are valued, guarantees and shares have a price: an estimate there is the sum itself."""
        is_lent = frame.noun is not None and frame.noun.instrument == "in_kind" and frame.noun_strength == 1
        is_lending = frame.cue is not None and frame.cue.rule.instrument == "in_kind" and frame.strength > 0.5
        is_valued = frame.cue is not None and (is_lent or is_lending)
        if is_valued and frame.nature and frame.nature.id in ("estime-a", "tarif", "budget-total", "cout"):
            return replace(frame, nature=None)
        return frame

    def _is_contractor(self, name: str, offset: int) -> bool:
        """Whether a body is party to the agreement that holds an offset: what it gives there, it undertakes to give."""
        act = self.prose.act_at(offset)
        return act is not None and act.kind in ("convention", "amendment") and self.topics.is_party(name, offset)

    def _status(self, frame: Frame, parties: Parties) -> FlowStatus:
        assert frame.cue is not None
        status = frame.cue.rule.status
        if frame.is_loan_sum and status in ("awarded", "proposed") and frame.cue.rule.instrument == "guarantee":
            return "planned"
        if frame.final is not None and (status in ("requested", "proposed") or self._is_undone(frame)):
            return frame.final.rule.status
        issuer = self.topics.issuer(frame.sum.start)
        is_foreign = bool(parties.payer) and not self.topics.is_same(parties.payer, issuer)
        if frame.cue.rule.id == "attendre" and not is_foreign:
            return "requested"  # what one hopes for from the body whose act it is
        is_sharing = frame.cue.rule.id == "accepter" and self._verb(frame).startswith("participe")
        if is_foreign and (frame.cue.rule.id == "record" or is_sharing):
            status = "planned"
        if is_foreign and status == "awarded" and _CONDITIONAL.search(self._verb(frame)):
            return "planned"
        if is_foreign and status in ("awarded", "planned") and self._is_contractor(parties.payer, frame.sum.start):
            return "awarded"
        if frame.cue.rule.id == "verser" and is_foreign and not self.topics.is_same(parties.payee, issuer):
            return "planned"
        if frame.instrument == "in_kind" and is_foreign and status == "awarded":
            return "paid" if re.search(r"\b(?:a|avait|ont)\b[^,;.]{0,30}\bmise?s?\b", self._words(frame)) else "planned"
        if frame.instrument == "guarantee" and not self.topics.is_same(parties.payer, issuer):
            return "planned"
        if status == "planned" and self.topics.is_same(parties.payer, issuer) and frame.cue.rule.instrument != "loan":
            return "awarded"
        return status
