"""Who gives a sum: each organisation around it scored as its payer."""

import re

from ecograph.facts.money_prose.candidates import Candidate, Surroundings
from ecograph.facts.money_prose.cues import Cue, Frame
from ecograph.facts.money_prose.joints import is_beneficiary, is_demand, is_demand_agent
from ecograph.facts.money_prose.prose import SUM

_ADJACENT = re.compile(
    r"\s*(?:\([^()¤]{0,24}\)\s*)?[(:,|–—-]?\s*(?:pour |a hauteur de |a concurrence de |d'un montant de )?\(?"
)
_ASIDE = re.compile(r"\A\s*,\s*qui\b[^;:]*,(?=[^,¤]*\Z)")  # ", qui avait versé 3 000 € en 2014, ne donnera que"
_BROUGHT = re.compile(
    r"\b(?:apports|contributions|concours|participations|co-?financements|financements|soutiens)\b[^¤]{0,60}\b(?:suivante?s|"
    r"ci-apres|ci-dessous|attendue?s|acquis|prevue?s|au profit d|en faveur d)"
    r"|\b(?:co-?financee?s?|couverte?s?|financee?s?) (?:ainsi|comme suit|par)\s?:\s*\Z"
)
_OPENING = re.compile(r"[^\w]*(?:le |la |les |l'|de la |du |de l')?[«\" ]*")
_KEEPERS = re.compile(
    r"\b(?:gere|port|organise|anime|conduit|pilot|cre|edit|realise|men|present|coordonn)\w{0,3}s?\s+par\b[^,;¤]{0,25}\Z"
)
_SENT_TO = re.compile(r",?\s*(?:adresse|present|depose|transmis|formul|soumis)\w*[^,¤]{0,30}\Z")
_TAKERS = ("association", "company")  # who, without a preposition, is rather helped than another that helps


class PayerFinder:
    """Finds the payers of the sums of one document."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.prose = around.prose

    def best(self, frame: Frame, candidates: list[Candidate], issuer: str, subject_gets: bool) -> tuple[str, float]:
        """The payer that the sentence names and its score; an empty name where it names none."""
        order = self._order(frame, candidates)
        scored = [(self._score(c, frame, issuer, subject_gets, order), c.name) for c in candidates]
        scored = [pair for pair in scored if pair[0] >= 1.0]
        if not scored:
            return "", -1.0
        score, name = max(scored)
        return name, score

    def _score(self, candidate: Candidate, frame: Frame, issuer: str, subject_gets: bool, order: str) -> float:
        cue, role = frame.cue, candidate.joint
        score = {"left": 0.3, "right": 0.1, "outer": -0.4, "lead": -0.8}[candidate.side]
        score += 0.6 if candidate.side == order and role in ("of", "from", "by", "to") else 0.0
        is_behind = order == "right" and role in ("of", "from", "by", "to")
        score -= 0.8 * (is_behind and self._belongs_to_earlier(candidate, frame))
        if self.around.is_relative_subject(candidate, cue):
            return 2.5 if cue is not None and cue.rule.subject == "payer" else -2.0
        if self._is_listed_giver(candidate, frame) or self._brings(candidate, frame):
            return 2.4
        gives = self.around.gives(candidate, issuer)
        score += 0.5 if gives else 0.0
        place = candidate.mention.start
        if gives and role in ("of", "") and candidate.side == "left" and self._is_bracketed(candidate, frame):
            return 2.4
        if role == "by" and _KEEPERS.search(self.prose.masked[max(0, place - 60) : place]):
            score -= 1
        elif frame.instrument == "guarantee" and (role == "from" or self.borrows(candidate)):
            score -= 2  # neither who lends nor who borrows guarantees
        elif role in ("by", "from"):
            score += 1.2 if not is_demand_agent(self.prose.masked, candidate.mention.start) else -2
        elif role == "of":
            if is_demand(self.prose.masked, candidate.mention.start):
                score -= 1
            elif subject_gets and candidate.side != "outer" and cue is not None and not cue.is_noun:
                score += 1.1 if candidate.mention.start > cue.start else -1
            else:
                score += 0.6 if gives else -1
        elif role == "to":
            asked = frame.cue is not None and frame.cue.rule.status == "requested" and self._is_asked(candidate, frame)
            score += 1.2 if asked or (cue is not None and cue.rule.instrument == "loan") else -2
        elif role == "with" and self._is_counted_on(candidate, cue):
            score += 1.2
        elif role in ("for", "with", "aside"):
            score -= 1
        else:
            score += self._subject_score(candidate, frame, subject_gets)
        return score

    def _is_bracketed(self, candidate: Candidate, frame: Frame) -> bool:
        """Whether the sum stands in brackets right behind a body that gives: "le versement du FEDER (187 000 €)"."""
        return self.prose.masked[candidate.mention.end : frame.sum.start].strip() == "("

    def borrows(self, candidate: Candidate) -> bool:
        """Whether the name is the subject of a verb of borrowing: "l'emprunt que X contracte"."""
        end = candidate.mention.end
        return bool(re.match(r"[^,;¤]{0,25}\b(?:contract|emprunt|souscri)", self.prose.masked[end : end + 40]))

    def _belongs_to_earlier(self, candidate: Candidate, frame: Frame) -> bool:
        """Whether a name that follows its sum stands behind an earlier sum: "5 000 € de la Région et 3 000 € de la CAF"."""
        clause = self.prose.clauses[frame.sum.clause]
        return candidate.side == "left" and bool(self.prose.sums_in(clause.start, candidate.mention.start))

    def _is_asked(self, candidate: Candidate, frame: Frame) -> bool:
        """Whether a name behind "à" is whom a request goes to, not where the one who asks is at home."""
        cue, start = frame.cue, candidate.mention.start
        if cue is None or start < cue.start:
            return False
        between = self.prose.masked[frame.sum.end : start] if start > frame.sum.end else ""
        return "," not in between or bool(_SENT_TO.search(between))

    def _is_listed_giver(self, candidate: Candidate, frame: Frame) -> bool:
        """Whether a list of funders, names first, gives the sum right behind this name: "l'État (20 000 €)"."""
        cue, item = frame.cue, frame.sum
        if cue is None or cue.rule.status != "planned" or candidate.side != "left":
            return False
        if (cue.rule.subject != "payer" and cue.rule.id != "cofinance-par") or candidate.joint == "to":
            return False  # "la Région apporte au Pôle 210 000 €"
        if is_beneficiary(self.prose.masked, candidate.mention.start):
            return False  # "cofinance le projet du club à hauteur de"
        if not _ADJACENT.fullmatch(self.prose.masked[candidate.mention.end : item.start]):
            return False
        clause = self.prose.clauses[item.clause]
        opening = max(clause.start, cue.end)
        sums = self.prose.sums_in(opening, clause.end)
        return bool(sums) and bool(self.prose.organisations_in(opening, sums[0].start))

    def _brings(self, candidate: Candidate, frame: Frame) -> bool:
        """Whether an item names who brings its sum: "les apports suivants au profit de l'université : - X : 90 000 €"."""
        clause = self.prose.clauses[frame.sum.clause]
        if clause.lead is None or candidate.side != "left":
            return False
        lead = self.prose.clauses[clause.lead]
        if not _BROUGHT.search(self.prose.masked, lead.start, lead.end):
            return False
        opening = self.prose.masked[clause.start : candidate.mention.start]
        between = self.prose.masked[candidate.mention.end : frame.sum.start]
        return bool(_OPENING.fullmatch(opening)) and bool(_ADJACENT.fullmatch(between))

    def _order(self, frame: Frame, candidates: list[Candidate]) -> str:
        """Whether payers stand before or behind their sums: "à l'État 234 000 €", "12 000 € de la Région"."""
        cue, item = frame.cue, frame.sum
        clause = self.prose.clauses[item.clause]
        opening = cue.end if cue and cue.clause == item.clause and cue.end <= item.start else clause.start
        sums = self.prose.sums_in(opening, clause.end)
        first = sums[0].start if sums else item.start
        named = [n for n in self.prose.organisations_in(opening, first) if not self._is_owner(n.start, cue)]
        return "left" if any(self.prose.joint_at(n.start) in ("of", "from", "to", "by") for n in named) else "right"

    def _subject_score(self, candidate: Candidate, frame: Frame, subject_gets: bool) -> float:
        cue = frame.cue
        if cue is None:
            return 0.4
        is_asked = cue.rule.id in ("solliciter", "attendre") and candidate.mention.start >= cue.end
        if is_asked and self.around.gives(candidate, ""):
            return 1.2  # "solliciter l'État pour 40 000 € et la Région pour 15 000 €"
        if subject_gets:
            return -1.0
        if cue.rule.subject == "none":
            return -0.3
        if cue.rule.id == "sollicite-participe" and self._is_passive(cue) and self.around.gives(candidate, ""):
            return 1.2 if candidate.mention.end <= cue.start else 0.0  # "la Région sera sollicitée"
        is_before_verb = candidate.mention.end <= cue.start and self._is_finite(cue)
        is_gapped = (
            candidate.side == "left"
            and not cue.rule.has_payee_object
            and candidate.mention.start >= cue.end
            and SUM in self._between(cue.end, candidate.mention.start)
        )
        may_follow = cue.rule.status == "planned" or (
            cue.rule.status in ("awarded", "paid") and self.around.gives(candidate, "")
        )
        if is_before_verb or (is_gapped and may_follow):
            between = _ASIDE.sub("", self._between(candidate.mention.end, cue.start))
            distance = abs(len(between) if between else cue.start - candidate.mention.end)
            passed = SUM in between
            passed = passed or (candidate.side == "outer" and self._is_taken_over(cue, frame))
            gives = cue.rule.status != "requested" and is_before_verb and not passed
            leads = 0.8 * (gives and candidate.side in ("lead", "outer"))
            return 1.1 - distance / 300 - 0.6 * passed + leads
        return -0.5

    def _is_taken_over(self, cue: Cue, frame: Frame) -> bool:
        """Whether another giver stands between a verb and a later sum: "a accordé 500 € à A, le Département 300 €"."""
        if SUM not in self._between(cue.end, frame.sum.start):
            return False
        named = self.prose.organisations_in(cue.end, frame.sum.start)
        clause = self.prose.clauses[frame.sum.clause]
        return clause.start > cue.end or any(
            self.prose.joint_at(n.start) == "" and n.type not in _TAKERS for n in named
        )

    def _between(self, start: int, end: int) -> str:
        return self.prose.masked[start:end] if start < end else ""

    def _is_owner(self, start: int, cue: Cue | None) -> bool:
        """Whether a name is whose plan it is: "le plan de financement du club"."""
        return cue is not None and cue.rule.id == "plan-de-financement" and 0 <= start - cue.end < 16

    def _is_counted_on(self, candidate: Candidate, cue: Cue | None) -> bool:
        """Whether the name is on whom somebody counts: "compte sur la Région pour 40 000 €"."""
        is_behind = cue is not None and cue.rule.id == "attendre" and candidate.mention.start >= cue.end
        return is_behind and SUM not in self._between(cue.end if cue else 0, candidate.mention.start)

    def _is_passive(self, cue: Cue) -> bool:
        before = self.prose.masked[max(0, cue.start - 16) : cue.start]
        return bool(re.search(r"\b(?:est|sont|sera|seront|serait|seraient|a ete|ont ete)\s(?:\w+\s)?\Z", before))

    def _is_finite(self, cue: Cue) -> bool:
        """Whether a verb has a subject: not an infinitive, nor a participle without its auxiliary."""
        word = self.prose.reading.text[cue.start : cue.end].lower().rstrip()
        if re.search(r"(?:é|ée|és|ées)$", word):
            auxiliary = self.prose.masked[max(0, cue.start - 14) : cue.start]
            return bool(re.search(r"\b(?:a|ont|avait|avaient|ayant)\b", word + " " + auxiliary)) and "été" not in word
        return not re.search(r"(?:er|ir|[td]re|crire)$", word.split()[0] if word else "")
