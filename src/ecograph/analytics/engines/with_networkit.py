"""Measures by networkit (compiled, MIT licence): for graphs above a few thousand nodes."""

from typing import TYPE_CHECKING, Any

import networkit as nk
import numpy as np

from ecograph.analytics.engines.base import EdgeArrays, Numbers, Values

if TYPE_CHECKING:
    import networkx as nx


class NetworkitEngine:
    """The measures of one graph, computed by networkit."""

    name = f"networkit {nk.__version__}"

    def __init__(self, graph: "nx.Graph[str]") -> None:
        arrays = EdgeArrays(graph)
        self.nodes = arrays.nodes
        size = len(self.nodes)
        self._graph = nk.GraphFromCoo(
            (arrays.weights, (arrays.sources, arrays.targets)), n=size, weighted=True, directed=arrays.is_directed
        )
        low, high, weights = arrays.undirected()
        self._undirected = nk.GraphFromCoo((weights, (low, high)), n=size, weighted=True, directed=False)

    def pagerank(self, damping: float) -> Values:
        """PageRank by weight."""
        spread = nk.centrality.SinkHandling.DistributeSinks
        scores = _run(nk.centrality.PageRank(self._graph, damping, 1e-12, distributeSinks=spread)).scores()
        values = np.array(scores, dtype=np.float64)
        return values / values.sum() if len(values) else values

    def betweenness(self) -> Values:
        """Exact betweenness on hops, normalised."""
        return np.array(_run(nk.centrality.Betweenness(_hops(self._graph), normalized=True)).scores())

    def sampled_betweenness(self, samples: int, seed: int) -> Values:
        """Betweenness from a sample of sources."""
        nk.setSeed(seed, False)
        estimate = nk.centrality.EstimateBetweenness(_hops(self._graph), samples, normalized=True)
        return np.array(_run(estimate).scores())

    def core_numbers(self) -> Numbers:
        """Core numbers of the undirected graph."""
        return np.array(_run(nk.centrality.CoreDecomposition(_hops(self._undirected))).scores()).astype(np.int64)

    def components(self) -> Numbers:
        """Weakly connected components, largest first."""
        groups = _run(nk.components.ConnectedComponents(self._undirected)).getComponents()
        groups.sort(key=lambda group: (-len(group), min(self.nodes[node] for node in group)))
        numbers = np.zeros(len(self.nodes), dtype=np.int64)
        for index, group in enumerate(groups):
            numbers[group] = index
        return numbers

    def clustering(self) -> Values:
        """Local clustering coefficients of the undirected graph."""
        return np.array(_run(nk.centrality.LocalClusteringCoefficient(_hops(self._undirected))).scores())

    def louvain(self, seed: int, resolution: float) -> Numbers:
        """A Louvain partition on weights; on one thread, so that the same seed gives the same partition."""
        return partition_with(
            lambda graph: nk.community.PLM(graph, refine=True, gamma=resolution, par="none randomized"),
            self._undirected, seed,
        )  # fmt: skip

    def leiden(self, seed: int, resolution: float) -> Numbers:
        """A Leiden partition on weights; on one thread, as above."""
        return partition_with(
            lambda graph: nk.community.ParallelLeiden(graph, iterations=10, gamma=resolution), self._undirected, seed
        )


def _run(algorithm: Any) -> Any:
    algorithm.run()
    return algorithm


def _hops(graph: Any) -> Any:
    """The graph without weights: shortest paths count hops, for euros are no distance."""
    return nk.graphtools.toUnweighted(graph)


def partition_with(method: Any, graph: Any, seed: int) -> Numbers:
    """The partition of a networkit method run on one thread with a seed."""
    threads = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    try:
        nk.setSeed(seed, False)
        return np.array(_run(method(graph)).getPartition().getVector(), dtype=np.int64)
    finally:
        nk.setNumberOfThreads(threads)
