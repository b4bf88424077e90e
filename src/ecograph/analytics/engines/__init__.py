"""Two engines under the same measures: networkx for small graphs, networkit above, equal within tolerance."""

from typing import TYPE_CHECKING

from ecograph.analytics.engines.base import Engine

if TYPE_CHECKING:
    import networkx as nx

LARGEST_FOR_NETWORKX = 2_000


def engine_for(graph: "nx.Graph[str]", largest: int = LARGEST_FOR_NETWORKX) -> Engine:
    """The engine for a graph of this size; a faster one takes longer to import and is not worth it below."""
    if graph.number_of_nodes() <= largest:
        from ecograph.analytics.engines.with_networkx import NetworkxEngine

        return NetworkxEngine(graph)
    from ecograph.analytics.engines.with_networkit import NetworkitEngine

    return NetworkitEngine(graph)
