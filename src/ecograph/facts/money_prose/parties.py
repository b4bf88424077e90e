"""Who gives and who gets a sum: organisations scored by the words that join them to the verb and the sum."""

import re
from dataclasses import dataclass

from ecograph.facts.money_prose.candidates import Candidate, Surroundings, is_public
from ecograph.facts.money_prose.cues import Frame
from ecograph.facts.money_prose.payees import PayeeFinder
from ecograph.facts.money_prose.payers import PayerFinder
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.topics import Topics

_PRONOUN = re.compile(
    r"\b(?:elle|il|lui|celle-ci|celui-ci|ce dernier|cette derniere|l'association|l'interesse|l'organisme|le club|"
    r"la compagnie|"
    r"la societe|l'entreprise|le beneficiaire|le comite|l'etablissement|le syndicat|le pole|le cluster|l'office|"
    r"le festival)\b"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Payer and payee of a sum with how sure the payee is (0 to 1); an empty name where the text gives none."""

    payer: str
    payee: str
    certainty: float
    is_implied: bool = False  # the sentence does not name the payee
    names_payer: bool = False  # the sentence names the payer, who is not the issuer


_LENDS = re.compile(r"[^,;¤]{0,20}\b(?:log|heberg|pret|met\b|mett|accueill|fourni|offr|cede)")
_POINTS_BACK = re.compile(
    r"\W{0,6}(?:cet|cette|ce) (?:\w+ )?(?:avantage|apport|aide|mise a disposition|soutien|contribution|pret|concours|facilite|gratuite"
    r"|participation|prestation)\b"
)
_MANY_ASKING = re.compile(
    r"\b(?:les|des|ces|plusieurs|certain(?:e?s)|quelques|deux|trois|quatre|cinq) (?:\w+ ){1,3}(?:\w+ )?"
    r"(?:ont|avaient|auront)?\s*\Z"
)
_BANK = re.compile(r"(?:le |la )?(?:credit|caisse|banque|cic|bnp|societe generale|bpce|arkea|dexia)\b")
_DECIDERS = re.compile(
    r"\b(?:le (?:conseil|comite|bureau)|l'assemblee|la (?:commune|ville|communaute|region|commission|metropole)|le (?:departement|syndicat))\b"
    r"|\b(?:decide|autorise|approuve|de) (?:\w+ ){0,4}(?:contracter|souscrire|emprunter)"
)
_TO_ASK = re.compile(
    r"(?:\b(?:decide|propose|demande|charge|autorise|approuve|permet|il convient|convenu|mandat)\w*\b[^¤.;]{0,55}\b(?:de|a|d')\s|"
    r"\A\W*(?:de\s|d'|a\s)?|\bet (?:de\s)?)\Z"
)
_PASSIVE = re.compile(r"\b(?:est|sera|soit|serait|a ete)\s\Z")
NOBODY = Parties("", "", 0.0)


class PartyFinder:
    """Finds the parties of the sums of one document."""

    def __init__(self, prose: Prose, topics: Topics) -> None:
        self.prose = prose
        self.topics = topics
        self.around = Surroundings(prose, topics)
        self.payers = PayerFinder(self.around)
        self.payees = PayeeFinder(self.around)

    def find(self, frame: Frame) -> Parties:
        """The payer and the payee of a sum that is read as a flow."""
        issuer = self.topics.issuer(frame.sum.start)
        candidates = self.around.candidates(frame)
        if frame.is_loan_sum:
            return self._loan_parties(frame, candidates, issuer)
        subject_gets = frame.cue is not None and frame.cue.rule.subject == "payee"
        paired = self.around.paired(frame)
        if paired:
            candidates += self.around.behind_run(frame)
            candidates = [
                c for c in candidates if c.name == paired or c.mention.start > frame.sum.start or c.joint == "to"
            ]
        payer, payer_score = self.payers.best(frame, candidates, issuer, subject_gets)
        if paired and not subject_gets:
            payer, payer_score = paired, 3.0
        rest = [c for c in candidates if c.name != payer or payer_score < 0]
        payee, certainty = self.payees.best(frame, rest, issuer, payer, subject_gets)
        names_payer = bool(payer) and not self.topics.is_same(payer, issuer)
        if not payer:
            payer = issuer if not self.topics.is_same(payee, issuer) else ""
        if frame.is_repayable and payee and _BANK.match(self.topics.key(payee)) and self.topics.is_same(payer, issuer):
            return Parties(payee, issuer, certainty, False, True)  # whose offer of a loan is taken
        told = self._of_sentence_before(frame) if not payee and not names_payer else None
        if told:
            return Parties(*told, 0.75, True, not self.topics.is_same(told[0], issuer))
        if not payee and names_payer and self._asks_for_itself(frame):
            return Parties(payer, issuer, 0.8, False, True)
        if not payee:
            payee, certainty = self._implied_payee(frame, payer, issuer)
            return NOBODY if self.topics.is_same(payer, payee) else Parties(payer, payee, certainty, True, names_payer)
        parties = Parties(payer, payee, certainty, False, names_payer)
        return NOBODY if self.topics.is_same(payer, payee) else parties

    def _of_sentence_before(self, frame: Frame) -> tuple[str, str] | None:
        """Who gives what to whom in the sentence that "cet avantage", "cette mise à disposition" points back to."""
        clause = self.prose.clauses[frame.sum.clause]
        if not _POINTS_BACK.match(self.prose.masked, clause.start, clause.end) or frame.sum.clause == 0:
            return None
        before = self.prose.clauses[frame.sum.clause - 1]
        if before.paragraph != clause.paragraph:
            return None
        named = self.prose.organisations_in(before.start, before.end)
        names = list(dict.fromkeys(n.name for n in named))
        is_subject = bool(named) and self.prose.joint_at(named[0].start) == ""
        if not is_subject or not _LENDS.match(self.prose.masked, named[0].end, before.end):
            return None
        return (names[0], names[1]) if len(names) == 2 else None

    def _asks_for_itself(self, frame: Frame) -> bool:
        """Whether the assembly decides to ask: "de solliciter l'Agence de l'eau", "autorise le Président à solliciter"."""
        cue = frame.cue
        if cue is None or cue.rule.id != "solliciter" or cue.is_noun:
            return False
        clause = self.prose.clauses[cue.clause]
        before = self.prose.masked[max(clause.start, cue.start - 70) : cue.start]
        return self.prose.masked[cue.start : cue.end].endswith("er") and bool(_TO_ASK.search(before))

    def _are_many(self, frame: Frame) -> bool:
        """Whether those who ask or get are several unnamed bodies: "les partenaires ont sollicité"."""
        cue = frame.cue
        if cue is None or cue.rule.subject != "payee" or cue.is_noun:
            return False
        clause = self.prose.clauses[cue.clause]
        return bool(_MANY_ASKING.search(self.prose.masked[max(clause.start, cue.start - 60) : cue.start]))

    def _loan_parties(self, frame: Frame, candidates: list[Candidate], issuer: str) -> Parties:
        """Lender and borrower of "un prêt de 480 000 € souscrit par X auprès de Y", in any order."""
        lender = next((c.name for c in candidates if c.joint == "from"), "")
        lender = lender or next(
            (c.name for c in candidates if is_public(self.topics.key(c.name)) and c.joint in ("of", "to", "by")), ""
        )
        others = [c for c in candidates if c.name != lender and c.side != "lead"]
        agent = next((c.name for c in others if c.joint == "by" and c.side == "right"), "")
        subject = [c for c in others if c.joint == "" and c.mention.end < frame.sum.start]
        takers = [c for c in others if c.mention.start > frame.sum.start and self.payers.borrows(c)]
        borrower = agent or next((c.name for c in takers), subject[-1].name if subject else "")
        is_lent = (
            frame.cue is not None
            and frame.cue.rule.status in ("awarded", "proposed")
            and frame.cue.rule.instrument is None
        )
        if not lender and is_lent and frame.cue is not None and frame.cue.rule.subject != "payee":
            lender = issuer
            reached = [c for c in candidates if c.joint == "to" and c.side != "lead"]
            borrower = reached[-1].name if reached else (borrower if borrower != issuer else "")
        if not borrower and frame.cue is not None and frame.cue.rule.id == "contracter" and self._decides(frame):
            borrower = issuer
        if borrower and borrower != lender:
            return Parties(lender, borrower, 0.8)
        clause = self.prose.clauses[frame.sum.clause]
        name, certainty = self.topics.at(
            frame.sum.start, {lender, issuer}, self.prose.masked[clause.start : clause.end]
        )
        return Parties(lender, name, certainty, True)

    def _decides(self, frame: Frame) -> bool:
        """Whether the assembly, or the body whose act it is, is who a clause says borrows; or nobody else is."""
        clause = self.prose.clauses[frame.sum.clause]
        cue = frame.cue
        if cue is not None and _PASSIVE.search(self.prose.masked, max(clause.start, cue.start - 12), cue.start):
            return True
        return bool(_DECIDERS.search(self.prose.masked, clause.start, frame.sum.start))

    def _implied_payee(self, frame: Frame, payer: str, issuer: str) -> tuple[str, float]:
        """The body that a pronoun or the matter of the act means."""
        item = frame.sum
        if self._are_many(frame):
            return "", 0.0
        is_foreign = bool(payer) and not self.topics.is_same(payer, issuer)
        borrower = self.topics.borrower(item.start) if frame.instrument == "guarantee" else ""
        if borrower and not self.topics.is_same(borrower, payer):
            return borrower, 0.85
        clause = self.prose.clauses[item.clause]
        words = self.prose.masked[clause.start : clause.end]
        name, certainty = self.topics.at(item.start, {payer, issuer, *self.topics.contractors}, words)
        if name and not (is_foreign and issuer and certainty < 0.45):
            return name, min(0.9, certainty + 0.2 * bool(_PRONOUN.search(words)))
        if payer and payer != issuer and issuer:
            return issuer, 0.5
        return "", 0.0
