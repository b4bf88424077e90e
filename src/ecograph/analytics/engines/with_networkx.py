"""Measures by networkx: the reference, and fast enough for a few thousand nodes."""

from typing import Any

import networkx as nx
import numpy as np

from ecograph.analytics.engines.base import Numbers, Values


class NetworkxEngine:
    """The measures of one graph, computed by networkx."""

    name = f"networkx {nx.__version__}"

    def __init__(self, graph: "nx.Graph[str]") -> None:
        self.nodes = list(graph)
        self._graph = graph
        self._undirected = undirected(graph)

    def _values(self, values: dict[str, float]) -> Values:
        return np.array([values[node] for node in self.nodes], dtype=np.float64)

    def _partition(self, groups: list[set[str]]) -> Numbers:
        number = {node: index for index, group in enumerate(groups) for node in group}
        return np.array([number[node] for node in self.nodes], dtype=np.int64)

    def pagerank(self, damping: float) -> Values:
        """PageRank by weight."""
        if not self.nodes:
            return np.zeros(0)
        return self._values(nx.pagerank(self._graph, alpha=damping, tol=1e-10, max_iter=1000))

    def betweenness(self) -> Values:
        """Exact betweenness on hops, normalised."""
        return self._values(nx.betweenness_centrality(self._graph))

    def sampled_betweenness(self, samples: int, seed: int) -> Values:
        """Betweenness from a sample of sources."""
        k = min(samples, len(self.nodes))
        return self._values(nx.betweenness_centrality(self._graph, k=k, seed=seed))

    def core_numbers(self) -> Numbers:
        """Core numbers of the undirected graph."""
        cores = nx.core_number(self._undirected)
        return np.array([cores[node] for node in self.nodes], dtype=np.int64)

    def components(self) -> Numbers:
        """Weakly connected components, largest first."""
        groups: list[set[str]] = [set(group) for group in nx.connected_components(self._undirected)]
        return self._partition(sorted(groups, key=lambda group: (-len(group), min(group))))

    def clustering(self) -> Values:
        """Local clustering coefficients of the undirected graph."""
        return self._values(nx.clustering(self._undirected))

    def louvain(self, seed: int, resolution: float) -> Numbers:
        """A Louvain partition on weights."""
        if not self._undirected.number_of_edges():
            return np.arange(len(self.nodes))
        groups: Any = nx.community.louvain_communities(self._undirected, seed=seed, resolution=resolution)
        return self._partition(groups)


def undirected(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The graph without directions or loops; the weights of both directions are added."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight", default=1.0):
        if source != target:
            before = simple.get_edge_data(source, target, {"weight": 0.0})["weight"]
            simple.add_edge(source, target, weight=before + weight)
    return simple
