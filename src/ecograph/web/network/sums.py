"""What each payer gives to each payee, with the flows that it adds up; to the cent."""

from dataclasses import dataclass, field
from decimal import Decimal

from ecograph.analytics.networks import Actor, Tie
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
    def budgets(self) -> tuple[tuple[str, Decimal], ...]:
        """The budgets that pay this sum, by name; "" for what no budget is named for."""
        totals: dict[str, Decimal] = {}
        for flow in self.made_of:
            for name, amount in charged_to(flow.tie.weight, flow.parts):
                totals[name] = totals.get(name, Decimal(0)) + amount
        return tuple(sorted(totals.items(), key=lambda item: (item[0] == "", -item[1], item[0])))


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
