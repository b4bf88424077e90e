"""The backbone of a weighted network: the ties too heavy to be chance (disparity filter)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

SIGNIFICANCE = 0.05


def significance(weight: float, strength: float, degree: int) -> float:
    """The chance that a node of this degree, spreading its strength at random, gives one tie so large a share.

    1 for a node with a single tie, which says nothing by itself.

    >>> significance(8, 10, 3)
    0.04
    """
    return 1.0 if degree <= 1 or not strength else round((1 - weight / strength) ** (degree - 1), 12)


def backbone(graph: "nx.Graph[str]", level: float = SIGNIFICANCE) -> "nx.Graph[str]":
    """The graph with the ties only that are significant for one of their ends, each with its `significance`."""
    kept = graph.__class__()
    sent, received = _sums(graph)
    for source, target, data in graph.edges(data=True):
        weight = data.get("weight", 1.0)
        chance = min(significance(weight, *sent[source]), significance(weight, *received[target]))
        if chance < level:
            for end in (source, target):
                kept.add_node(end, **graph.nodes[end])
            kept.add_edge(source, target, **data, significance=chance)
    return kept


def _sums(graph: "nx.Graph[str]") -> tuple[dict[str, tuple[float, int]], dict[str, tuple[float, int]]]:
    """The strength and degree of each node, outgoing and incoming; both the same in an undirected graph."""
    sent: dict[str, tuple[float, int]] = dict.fromkeys(graph, (0.0, 0))
    received = dict(sent)
    for source, target, weight in graph.edges(data="weight", default=1.0):
        sent[source] = (sent[source][0] + weight, sent[source][1] + 1)
        received[target] = (received[target][0] + weight, received[target][1] + 1)
    if graph.is_directed():
        return sent, received
    both = {node: (sent[node][0] + received[node][0], sent[node][1] + received[node][1]) for node in graph}
    return both, both
