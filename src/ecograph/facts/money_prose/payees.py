"""Who gets a sum: each organisation around it scored as its payee."""

import re

from ecograph.facts.money_prose.candidates import Candidate, Surroundings, is_public
from ecograph.facts.money_prose.cues import Frame
from ecograph.facts.money_prose.joints import is_beneficiary, is_demand, is_demand_agent
from ecograph.facts.money_prose.prose import SUM

_OWN_SUM = ("requested", "rejected", "withdrawn", "awarded", "proposed")
_RELATIVE = re.compile(r"\b(?:dont|qui|que|ou|lequel|laquelle|auquel|a laquelle)\b[^,;¤]*\Z")


class PayeeFinder:
    """Finds the payees of the sums of one document."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.prose = around.prose
        self.topics = around.topics

    def best(
        self, frame: Frame, candidates: list[Candidate], issuer: str, payer: str, subject_gets: bool
    ) -> tuple[str, float]:
        """The payee that the sentence names and how sure that is; an empty name where it names none."""
        order = self._order(frame, candidates)
        scored = []
        for candidate in candidates:
            own = self.topics.is_same(candidate.name, issuer)
            if self.topics.is_same(candidate.name, payer) or (own and payer in ("", issuer)):
                continue
            scored.append(
                (
                    self._score(candidate, frame, order, subject_gets),
                    -abs(candidate.mention.start - frame.sum.start),
                    candidate.name,
                )
            )
        scored = [entry for entry in scored if entry[0] >= 0.9]
        if not scored:
            return "", 0.0
        best = max(scored)
        rivals = [s for s, _, name in scored if name != best[2]]
        margin = best[0] - max(rivals, default=0.0)
        return best[2], min(1.0, 0.5 + best[0] / 6 + min(margin, 1.0) / 3)

    def _order(self, frame: Frame, candidates: list[Candidate]) -> str:
        """Whether payees stand before or behind their sums in this clause."""
        cue, item = frame.cue, frame.sum
        clause = self.prose.clauses[item.clause]
        first = self.prose.sums_in(clause.start, clause.end)[0].start
        is_fee = cue is not None and cue.rule.instrument == "membership_fee"
        opening = cue.end if cue and cue.clause == item.clause and cue.end <= first and not is_fee else clause.start
        joined = [c for c in candidates if c.joint in ("to", "for") or c.side == "head"]
        return "left" if any(opening <= c.mention.start < first for c in joined) else "right"

    def _score(self, candidate: Candidate, frame: Frame, order: str, subject_gets: bool) -> float:
        role, cue, side = candidate.joint, frame.cue, candidate.side
        score = {"left": 0.3, "right": 0.3, "outer": 0.0, "lead": -0.5}[side]
        score += 0.5 if side == order else 0.0
        if side == "left" and cue is not None and cue.rule.status in _OWN_SUM and self._is_bracketed(candidate, frame):
            score += 1.2
        if frame.instrument == "guarantee" and self._lends(candidate):
            return -1.0
        public = is_public(self.topics.key(candidate.name))
        score -= 0.6 if public else 0.0
        if subject_gets and self.around.is_relative_subject(candidate, cue):
            return 3.0
        if role == "to":
            asked = cue is not None and cue.rule.status == "requested" and not cue.is_noun
            score += -1.0 if asked and public else (1.7 if not asked else 0.2)
            behind = self.prose.masked[cue.end : candidate.mention.start] if cue is not None else ""
            if cue is not None and not asked and 0 <= candidate.mention.start - cue.end < 14 and SUM not in behind:
                score += 1.2  # the dative of the verb itself
            if cue is not None and cue.is_noun and candidate.side == "right":
                between = self.prose.masked[frame.sum.end : candidate.mention.start]
                score -= 1.5 * ("," in between)  # where the one who asks is at home
            if cue is not None and cue.end <= candidate.mention.start and self._is_aside(cue.end, candidate):
                score -= 1.5
        elif role == "for":
            score += 0.8
        elif role == "by":
            score += 1.5 if is_demand_agent(self.prose.masked, candidate.mention.start) else -1.5
        elif role == "from":
            score -= 2
        elif role in ("with", "aside"):
            score += 0.0
        elif role == "of":
            start = candidate.mention.start
            score += (
                1.6
                if is_demand(self.prose.masked, start)
                else (0.9 if is_beneficiary(self.prose.masked, start) else 0.2)
            )
            score -= 1.0 if self.around.gives(candidate, "") else 0.0
            if subject_gets and cue is not None and not cue.is_noun and cue.rule.status != "requested":
                score -= 2.0 * (candidate.mention.start >= cue.end)  # "bénéficie d'un soutien de la Région": who gives
        else:
            score += self._as_subject(candidate, frame, subject_gets)
        return score

    def _is_bracketed(self, candidate: Candidate, frame: Frame) -> bool:
        """Whether the sum stands in brackets right behind the name: "de l'association X (2 200 €)"."""
        between = self.prose.masked[candidate.mention.end : frame.sum.start]
        return between.strip() == "(" and not is_public(self.topics.key(candidate.name))

    def _is_aside(self, start: int, candidate: Candidate) -> bool:
        """Whether a name stands in a relative clause that says something else: "dont l'exécution est confiée à X"."""
        return bool(_RELATIVE.search(self.prose.masked[start : candidate.mention.start]))

    def _lends(self, candidate: Candidate) -> bool:
        before = self.prose.masked[max(0, candidate.mention.start - 50) : candidate.mention.start]
        return bool(re.search(r"\b(?:prets?|emprunts?)\b[^,;¤]{0,45}\Z|\baupres d\w{1,2}\b[^,;¤]{0,12}\Z", before))

    def _as_subject(self, candidate: Candidate, frame: Frame, subject_gets: bool) -> float:
        cue, clause = frame.cue, self.prose.clauses[frame.sum.clause]
        opens_item = self._opens(candidate, clause.start)
        if opens_item and re.match(
            r"[^¤]{0,60}[:\-–(,][^¤]{0,40}\Z", self.prose.masked[candidate.mention.end : frame.sum.start]
        ):
            return 1.6
        if cue is None:
            return 0.6 if candidate.side == "left" else 0.0
        if cue.rule.has_payee_object and 0 <= candidate.mention.start - cue.end < 40:
            return 1.6
        if cue.rule.has_payee_object and candidate.side == "left" and candidate.mention.start > cue.end:
            return 1.8  # "aider A à concurrence de X et B à concurrence de Y"
        if subject_gets and candidate.mention.end <= cue.start:
            return 1.6 - (cue.start - candidate.mention.end) / 250
        if cue.rule.instrument == "contract":
            return 1.0
        if subject_gets and candidate.side == "left":
            behind = self.prose.masked[min(cue.end, candidate.mention.start) : candidate.mention.start]
            is_next = SUM in behind and len(self.prose.masked[candidate.mention.end : frame.sum.start].strip()) < 4
            return 1.6 if is_next else 0.2  # "A se voit attribuer 900 €, B 450 €"
        if cue.rule.status == "requested" and is_public(self.topics.key(candidate.name)):
            return -0.8  # who usually gives is whom the request goes to
        return -0.4 if cue.rule.subject == "payer" else 0.3

    def _opens(self, candidate: Candidate, start: int) -> bool:
        return bool(
            re.fullmatch(
                r"[^\w]*(?:\d{1,2}[^\w]+)?(?:le |la |les |l'|l |association |l'association |societe |"
                r"la societe )?[«\" ]*",
                self.prose.masked[start : candidate.mention.start],
            )
        )
