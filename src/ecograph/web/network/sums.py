"""What each payer gives to each payee, with the flows that it adds up; to the cent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ecograph.analytics.networks import Actor, Tie
from ecograph.knowledge.budgets import budget_key
from ecograph.web.network.breakdown import Part, charged_to
from ecograph.web.network.choice import Choice
from ecograph.web.network.datasets import Publication


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow of a sum, with what it is made of."""

    tie: Tie
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """What one payer gives to one payee, and the flows that it adds up."""

    payer: Actor
    payee: Actor
    amount: Decimal
    flows: int
    made_of: tuple[Flow, ...] = field(default=())

    @property
    def budgets(self) -> "tuple[Budget, ...]":
        """The budgets that pay this sum, each once however it is written; without a name what none is named for."""
        written: dict[str, dict[str, Decimal]] = {}
        for flow in self.made_of:
            for name, amount in charged_to(flow.tie.weight, flow.parts):
                names = written.setdefault(budget_key(name), {})
                names[name] = names.get(name, Decimal(0)) + amount
        found = (Budget(key, most_used(names), sum(names.values(), Decimal(0))) for key, names in written.items())
        return tuple(sorted(found, key=lambda budget: (budget.key == "", -budget.amount, budget.key)))


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget of a payer: the key of its name, the name as most euros have it, and what it pays."""

    key: str
    name: str
    amount: Decimal


def most_used(names: Mapping[str, Decimal]) -> str:
    """The writing of a name that stands for most euros; among equals one that is not all capitals."""
    return min(names, key=lambda name: (-names[name], name.isupper(), name))


def sums(published: Publication, choice: Choice) -> tuple[Sum, ...]:
    """The sums of the flows that are chosen, largest first."""
    dataset = published.dataset(choice)
    actors = dataset.network.actors
    flows: dict[tuple[str, str], list[Flow]] = {}
    for tie in sorted(dataset.network.ties, key=lambda tie: (-(tie.year or 0), -tie.weight, tie.statement)):
        flows.setdefault((tie.source, tie.target), []).append(Flow(tie, published.parts.get(tie.statement, ())))
    return tuple(
        Sum(actors[one.source], actors[one.target], one.weight, one.count, tuple(flows[one.source, one.target]))
        for one in dataset.edges
    )
