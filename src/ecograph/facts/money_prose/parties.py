"""Who gives and who gets a sum: organisations scored by the words that join them to the verb and the sum."""

import re
from dataclasses import dataclass

from ecograph.facts.money_prose.frames import Cue, Frame
from ecograph.facts.money_prose.joints import is_beneficiary, is_demand, is_demand_agent, joint
from ecograph.facts.money_prose.prose import SUM, Prose, Sum
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.parties import Named

_PRONOUN = re.compile(
    r"\b(?:elle|il|lui|celle-ci|celui-ci|ce dernier|cette derniere|l'association|l'interesse|l'organisme|le club|la compagnie|"
    r"la societe|l'entreprise|le beneficiaire|le comite|l'etablissement|le syndicat|le pole|le cluster|l'office|le festival)\b"
)
_PUBLIC = re.compile(
    r"^(?:etat|l etat|region|departement|conseil (?:general|regional|departemental)|union europeenne|feder|feader|fse|europe|drac|"
    r"direccte|dreets|ademe|agence|caisse|cnds|anct|anr|bpifrance|oseo|banque|prefecture|ministere|fonds|detr|dsil|fnadt|"
    r"centre national|fondation|collectivite europeenne)\b"
)

@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation near a sum: how it is joined, and where it stands."""

    mention: Named
    name: str
    joint: str
    side: str  # "left" since the sum before, "right" up to the sum behind, "outer" farther left, "head" of an item


@dataclass(frozen=True, slots=True)
class Parties:
    """Payer and payee of a sum with how sure the payee is (0 to 1); an empty name where the text gives none."""

    payer: str
    payee: str
    certainty: float


def is_public(name_key: str) -> bool:
    """Whether a name is that of a body that usually gives."""
    return bool(_PUBLIC.match(name_key))


class PartyFinder:
    """Finds the parties of the sums of one document."""

    def __init__(self, prose: Prose, topics: Topics) -> None:
        self.prose = prose
        self.topics = topics

    def find(self, frame: Frame) -> Parties:
        """The payer and the payee of a sum that is read as a flow."""
        issuer = self.topics.issuer(frame.sum.start)
        candidates = self._candidates(frame)
        if frame.is_loan_sum:
            return self._loan_parties(frame, candidates, issuer)
        subject_gets = frame.cue is not None and frame.cue.rule.subject == "payee"
        payer, payer_score = self._best_payer(frame, candidates, issuer, subject_gets)
        rest = [c for c in candidates if c.name != payer or payer_score < 0]
        payee, certainty = self._best_payee(frame, rest, issuer, payer, subject_gets)
        if not payer:
            payer = issuer if payee != issuer else ""
        if not payee:
            payee, certainty = self._implied_payee(frame, payer, issuer)
        if payer == payee:
            return Parties(payer, "", 0.0)
        return Parties(payer, payee, certainty)

    def _loan_parties(self, frame: Frame, candidates: list[Candidate], issuer: str) -> Parties:
        """Lender and borrower of "un prêt de 480 000 € souscrit par X auprès de Y", in any order."""
        lender = next((c.name for c in candidates if c.joint == "from"), "")
        lender = lender or next((c.name for c in candidates if is_public(self.topics.key(c.name)) and c.joint in ("of", "to", "by")), "")
        others = [c for c in candidates if c.name != lender and c.side != "lead"]
        agent = next((c.name for c in others if c.joint == "by" and c.side == "right"), "")
        subject = [c for c in others if c.joint == "" and c.mention.end < frame.sum.start]
        borrower = agent or (subject[-1].name if subject else "")
        if borrower:
            return Parties(lender, borrower, 0.8)
        clause = self.prose.clauses[frame.sum.clause]
        name, certainty = self.topics.at(frame.sum.start, {lender, issuer}, self.prose.masked[clause.start : clause.end])
        return Parties(lender, name, certainty)

    # -- candidates ------------------------------------------------------------------------------------------------

    def _candidates(self, frame: Frame) -> list[Candidate]:
        item, clause = frame.sum, self.prose.clauses[frame.sum.clause]
        start = clause.start
        siblings = [i for i in self.prose.siblings(item.clause)]
        outer = self.prose.clauses[siblings[-1]].start if siblings else start
        earlier = self.prose.sums_in(start, item.start)
        later = [s for s in self.prose.sums_in(item.end, clause.end) if not self._is_bracketed(item, s)]
        near = earlier[-1].end if earlier else start
        far = later[0].start if later else clause.end
        found = [self._candidate(m, "outer", item) for m in self.prose.organisations_in(outer, near)]
        found += [self._candidate(m, "left", item) for m in self.prose.organisations_in(near, item.start)]
        found += [self._candidate(m, "right", item) for m in self.prose.organisations_in(item.end, far)]
        lead = clause.lead
        if lead is not None:
            above = self.prose.clauses[lead]
            found += [self._candidate(m, "lead", item) for m in self.prose.organisations_in(above.start, above.end)]
        return found

    def _is_bracketed(self, item: Sum, other: Sum) -> bool:
        """Whether another sum stands in brackets right behind: a detail that does not end what concerns the first."""
        between = self.prose.masked[item.end : other.start]
        return len(between) < 25 and "(" in between and ")" not in between

    def _candidate(self, named: Named, side: str, item: Sum) -> Candidate:
        return Candidate(named, named.name, joint(self.prose.masked, named.start), side)

    # -- payer -----------------------------------------------------------------------------------------------------

    def _best_payer(
        self, frame: Frame, candidates: list[Candidate], issuer: str, subject_gets: bool
    ) -> tuple[str, float]:
        scored = [(self._payer_score(c, frame, issuer, subject_gets), c.name) for c in candidates]
        scored = [pair for pair in scored if pair[0] >= 1.0]
        if not scored:
            return "", -1.0
        score, name = max(scored)
        return name, score

    def _payer_score(self, candidate: Candidate, frame: Frame, issuer: str, subject_gets: bool) -> float:
        cue, role = frame.cue, candidate.joint
        score = {"left": 0.3, "right": 0.1, "outer": -0.4, "lead": -0.8}[candidate.side]
        gives = self.topics.is_same(candidate.name, issuer) or is_public(self.topics.key(candidate.name))
        score += 0.5 if gives else 0.0
        if role in ("by", "from"):
            score += 1.2 if not is_demand_agent(self.prose.masked, candidate.mention.start) else -2
        elif role == "of":
            score += 0.6 if gives and not is_demand(self.prose.masked, candidate.mention.start) else -1
            score += 0.5 if subject_gets else 0
        elif role == "to":
            asked = frame.cue is not None and frame.cue.rule.status == "requested"
            score += 1.2 if asked or (cue is not None and cue.rule.instrument == "loan") else -2
        elif role in ("for", "with", "aside"):
            score -= 1
        else:
            score += self._subject_score(candidate, frame, subject_gets)
        return score

    def _subject_score(self, candidate: Candidate, frame: Frame, subject_gets: bool) -> float:
        cue = frame.cue
        if cue is None:
            return 0.4
        if subject_gets:
            return -1.0
        if cue.rule.subject == "none":
            return -0.3
        is_before_verb = candidate.mention.end <= cue.start and self._is_finite(cue)
        is_gapped = candidate.side == "left" and candidate.mention.start >= cue.end
        if is_before_verb or (is_gapped and cue.rule.status in ("planned", "awarded", "paid")):
            distance = abs(cue.start - candidate.mention.end)
            return 1.1 - distance / 300 - (0.6 if SUM in self._between(candidate.mention.end, cue.start) else 0)
        return -0.5

    def _between(self, start: int, end: int) -> str:
        return self.prose.masked[start:end] if start < end else ""

    def _is_finite(self, cue: Cue) -> bool:
        """Whether a verb has a subject: not an infinitive, nor a participle without its auxiliary."""
        word = self.prose.reading.text[cue.start : cue.end].lower().rstrip()
        if re.search(r"(?:é|ée|és|ées)$", word):
            auxiliary = self.prose.masked[max(0, cue.start - 14) : cue.start]
            return bool(re.search(r"\b(?:a|ont|avait|avaient|ayant)\b", word + " " + auxiliary)) and "été" not in word
        return not re.search(r"(?:er|ir|re)$", word.split()[0] if word else "")

    # -- payee -----------------------------------------------------------------------------------------------------

    def _best_payee(
        self, frame: Frame, candidates: list[Candidate], issuer: str, payer: str, subject_gets: bool
    ) -> tuple[str, float]:
        order = self._order(frame, candidates)
        scored = []
        for candidate in candidates:
            if candidate.name == payer or (candidate.name == issuer and payer in ("", issuer)):
                continue
            scored.append((self._payee_score(candidate, frame, order, subject_gets), -abs(candidate.mention.start - frame.sum.start), candidate.name))
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
        opening = cue.end if cue and cue.clause == item.clause and cue.end <= first else clause.start
        joined = [c for c in candidates if c.joint in ("to", "for") or c.side == "head"]
        return "left" if any(opening <= c.mention.start < first for c in joined) else "right"

    def _payee_score(self, candidate: Candidate, frame: Frame, order: str, subject_gets: bool) -> float:
        role, cue, side = candidate.joint, frame.cue, candidate.side
        score = {"left": 0.3, "right": 0.3, "outer": 0.0, "lead": -0.5}[side]
        score += 0.5 if side == order else 0.0
        public = is_public(self.topics.key(candidate.name))
        score -= 0.6 if public else 0.0
        if role == "to":
            asked = cue is not None and cue.rule.status == "requested" and not cue.is_noun
            score += -1.0 if asked and public else (1.7 if not asked else 0.2)
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
            score += 1.6 if is_demand(self.prose.masked, start) else (0.9 if is_beneficiary(self.prose.masked, start) else 0.2)
        else:
            score += self._payee_subject(candidate, frame, subject_gets)
        return score

    def _payee_subject(self, candidate: Candidate, frame: Frame, subject_gets: bool) -> float:
        cue, clause = frame.cue, self.prose.clauses[frame.sum.clause]
        opens_item = self._opens(candidate, clause.start)
        if opens_item and re.match(r"[^¤]{0,60}[:\-–(,][^¤]{0,40}\Z", self.prose.masked[candidate.mention.end : frame.sum.start]):
            return 1.6
        if cue is None:
            return 0.6 if candidate.side == "left" else 0.0
        if cue.rule.has_payee_object and 0 <= candidate.mention.start - cue.end < 40:
            return 1.6
        if subject_gets and candidate.mention.end <= cue.start:
            return 1.6 - (cue.start - candidate.mention.end) / 250
        if cue.rule.instrument == "contract":
            return 1.0
        if subject_gets and candidate.side == "left":
            return 0.2
        return -0.4 if cue.rule.subject == "payer" else 0.3

    def _opens(self, candidate: Candidate, start: int) -> bool:
        return bool(re.fullmatch(r"[^\w]*(?:\d{1,2}[^\w]+)?(?:le |la |les |l'|l |association |l'association |societe |la societe )?[«\" ]*", self.prose.masked[start : candidate.mention.start]))

    def _implied_payee(self, frame: Frame, payer: str, issuer: str) -> tuple[str, float]:
        """The body that a pronoun or the matter of the act means."""
        item = frame.sum
        clause = self.prose.clauses[item.clause]
        words = self.prose.masked[clause.start : clause.end]
        name, certainty = self.topics.at(item.start, {payer, issuer}, words)
        if name:
            return name, min(0.9, certainty + 0.2 * bool(_PRONOUN.search(words)))
        if payer and payer != issuer and issuer:
            return issuer, 0.5
        return "", 0.0
