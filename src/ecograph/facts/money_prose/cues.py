"""A sum with what stands around it: the verb that governs it, the word for the money, what else it may be."""

from dataclasses import dataclass

from ecograph.facts.money_prose.prose import Sum
from ecograph.facts.money_prose.turns import NatureRule, NounRule, VerbRule
from ecograph.model.facts import Instrument


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of money found in the text, and the clause where it stands."""

    start: int
    end: int
    rule: VerbRule
    clause: int
    is_noun: bool = False  # "la demande de X": what follows "de" asks


@dataclass(frozen=True, slots=True)
class Frame:
    """A sum with its governing verb, its word for money and the best reading as something else than a flow."""

    sum: Sum
    cue: Cue | None
    strength: float  # of the verb, 0 to 1
    noun: NounRule | None
    noun_strength: float
    nature: NatureRule | None
    final: Cue | None = None  # a refusal or a withdrawal that the clause states besides a request
    is_loan_sum: bool = False  # "un prêt de 480 000 €", whatever else is said of it
    is_valued: bool = False  # "un apport évalué à 66 000 €": the worth of what is lent
    is_repayable: bool = False  # "une avance de 3 000 €, remboursable en dix mensualités"

    @property
    def instrument(self) -> Instrument:
        """The instrument that the verb or else the noun means."""
        if self.is_loan_sum or self.is_repayable:
            return "loan"
        if self.cue and self.cue.rule.instrument == "loan" and self.strength > 0.6:
            return "loan"
        if self.noun and self.noun.instrument == "guarantee":
            return "guarantee"
        if self.cue and self.cue.rule.instrument == "in_kind" and self.is_valued:
            return "in_kind"
        if (
            self.cue
            and self.cue.rule.instrument
            and not (self.noun and self.noun.rank == 1 and self.noun_strength == 1)
        ):
            return self.cue.rule.instrument
        return self.noun.instrument if self.noun else "grant"

    @property
    def flow_score(self) -> float:
        """How much the sum looks like money from one body to another, 0 to 1."""
        verb = 0.65 * self.strength
        return min(1.0, verb + 0.35 * self.noun_strength)
