"""What an engine computes, and the arrays that both engines share."""

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import networkx as nx

Values = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Engine(Protocol):
    """Measures of one graph; every array follows the order of `nodes`."""

    name: str
    nodes: list[str]

    def pagerank(self, damping: float) -> Values:
        """PageRank by weight; the rank of a node without outgoing edge is spread over all."""
        ...

    def betweenness(self) -> Values:
        """Exact betweenness on hops, normalised."""
        ...

    def sampled_betweenness(self, samples: int, seed: int) -> Values:
        """Betweenness estimated from shortest paths out of a sample of nodes."""
        ...

    def core_numbers(self) -> Numbers:
        """Core numbers of the undirected graph."""
        ...

    def components(self) -> Numbers:
        """The number of the weakly connected component of each node, largest first."""
        ...

    def clustering(self) -> Values:
        """Local clustering coefficients of the undirected graph."""
        ...

    def louvain(self, seed: int, resolution: float) -> Numbers:
        """A partition by the Louvain method on weights."""
        ...


class EdgeArrays:
    """A graph as arrays: the ends and the weight of every edge, by node number."""

    def __init__(self, graph: "nx.Graph[str]") -> None:
        self.nodes = list(graph)
        self.is_directed = graph.is_directed()
        index = {node: number for number, node in enumerate(self.nodes)}
        size = graph.number_of_edges()
        rows: Any = (
            (index[source], index[target], weight) for source, target, weight in graph.edges(data="weight", default=1.0)
        )
        table = np.fromiter(rows, dtype=np.dtype("i8,i8,f8"), count=size)
        self.sources: Numbers = np.ascontiguousarray(table["f0"])
        self.targets: Numbers = np.ascontiguousarray(table["f1"])
        self.weights: Values = np.ascontiguousarray(table["f2"])

    def undirected(self) -> tuple[Numbers, Numbers, Values]:
        """Each pair once, its smaller number first, with the weights of both directions added; no loops."""
        low, high = np.minimum(self.sources, self.targets), np.maximum(self.sources, self.targets)
        keys, inverse = np.unique(low * len(self.nodes) + high, return_inverse=True)
        weights = np.bincount(inverse, self.weights, len(keys))
        low, high = keys // max(len(self.nodes), 1), keys % max(len(self.nodes), 1)
        kept = low != high
        return low[kept], high[kept], weights[kept]
