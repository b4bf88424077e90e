"""Bridges, cut points and structural holes: who holds a network together."""

from dataclasses import dataclass

import networkx as nx

from ecograph.analytics.engines.with_networkx import undirected

LARGEST_FOR_CONSTRAINT = 2_000


@dataclass(frozen=True, slots=True)
class Broker:
    """A cut point: without it the network falls into more pieces; a low constraint means many separate contacts."""

    node: str
    pieces: int
    constraint: float | None


def bridges(graph: "nx.Graph[str]") -> tuple[tuple[str, str], ...]:
    """The edges without which two parts of the network lose touch, each with its ends in order."""
    simple = undirected(graph)
    return tuple(sorted((min(edge), max(edge)) for edge in nx.bridges(simple)))


def brokers(graph: "nx.Graph[str]") -> tuple[Broker, ...]:
    """The cut points, those that hold most pieces first; Burt's constraint where the graph is small enough."""
    simple = undirected(graph)
    blocks: dict[str, int] = {}
    for block in nx.biconnected_components(simple):
        for node in block:
            blocks[node] = blocks.get(node, 0) + 1
    cuts = {node: count for node, count in blocks.items() if count > 1}
    small = simple.number_of_nodes() <= LARGEST_FOR_CONSTRAINT
    shares = _shares(simple) if small else {}
    found = (
        Broker(node, pieces, round(_constraint(node, shares), 6) if small else None)
        for node, pieces in sorted(cuts.items())
    )
    return tuple(sorted(found, key=lambda broker: (-broker.pieces, broker.node)))


def _shares(graph: "nx.Graph[str]") -> dict[str, dict[str, float]]:
    """For each node the share of its ties that each of its neighbours takes."""
    found: dict[str, dict[str, float]] = {}
    for node, neighbours in graph.adjacency():
        total = sum(data["weight"] for data in neighbours.values())
        found[node] = {other: data["weight"] / total if total else 0.0 for other, data in neighbours.items()}
    return found


def _constraint(node: str, shares: dict[str, dict[str, float]]) -> float:
    """Burt's constraint: how far the node's ties, direct and through its contacts, lead back to the same few."""
    reached = dict(shares[node])
    for contact, share in shares[node].items():
        for other, onward in shares[contact].items():
            if other in shares[node]:
                reached[other] += share * onward
    return sum(value**2 for value in reached.values())
