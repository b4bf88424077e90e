"""How unequally money is spread, and who depends on whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def gini(amounts: Iterable[float]) -> float:
    """Gini coefficient: 0 where all have the same, near 1 where one has all.

    >>> gini([1, 1, 1, 1])
    0.0
    >>> gini([0, 0, 0, 1])
    0.75
    """
    ordered = sorted(amounts)
    total = sum(ordered)
    if not total:
        return 0.0
    ranked = sum(rank * amount for rank, amount in enumerate(ordered, start=1))
    return 2 * ranked / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def hhi(amounts: Sequence[float]) -> float:
    """Herfindahl-Hirschman index: the sum of squared shares, 1 where one has all.

    >>> hhi([50, 50])
    0.5
    """
    total = sum(amounts)
    return sum((amount / total) ** 2 for amount in amounts) if total else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """How one actor's money is spread over its partners; `share` is that of the largest."""

    node: str
    euros: float
    partners: int
    largest: str
    share: float
    hhi: float


@dataclass(frozen=True, slots=True)
class Concentration:
    """Inequality among payers and among payees, and the spread of each."""

    gini_payers: float
    gini_payees: float
    hhi_payers: float
    hhi_payees: float
    payers: tuple[Spread, ...]
    payees: tuple[Spread, ...]


def concentration(graph: "nx.Graph[str]") -> Concentration:
    """The concentration of a payer-payee network; a payee's `share` is its dependency on its largest funder."""
    paid: dict[str, dict[str, float]] = {}
    received: dict[str, dict[str, float]] = {}
    for source, target, weight in graph.edges(data="weight", default=1.0):
        paid.setdefault(source, {})[target] = weight
        received.setdefault(target, {})[source] = weight
    payers, payees = _spreads(paid), _spreads(received)
    totals = [spread.euros for spread in payers], [spread.euros for spread in payees]
    return Concentration(gini(totals[0]), gini(totals[1]), hhi(totals[0]), hhi(totals[1]), payers, payees)


def _spreads(of: dict[str, dict[str, float]]) -> tuple[Spread, ...]:
    found = []
    for node, partners in of.items():
        total = sum(partners.values())
        largest = min(partners, key=lambda partner: (-partners[partner], partner))
        share = partners[largest] / total if total else 0.0
        found.append(Spread(node, round(total, 2), len(partners), largest, share, hhi(list(partners.values()))))
    return tuple(sorted(found, key=lambda spread: (-spread.euros, spread.node)))
