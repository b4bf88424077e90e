"""Who stands where in a network: strengths, centralities, cores and local structure, for every node."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ecograph.analytics.engines import engine_for
from ecograph.analytics.engines.base import EdgeArrays, Engine, Numbers, Values

if TYPE_CHECKING:
    import networkx as nx

DAMPING = 0.85
EXACT_BETWEENNESS_UP_TO = 2_000  # nodes; above, the exact measure takes minutes
SAMPLES = 200
SEED = 42
DIGITS = 9  # parallel sums differ in their last bits: what is published is rounded


@dataclass(frozen=True, slots=True)
class Position:
    """The measures of one node."""

    node: str
    in_degree: int
    out_degree: int
    in_strength: float
    out_strength: float
    pagerank: float
    betweenness: float
    eigenvector: float
    core_number: int
    component: int
    clustering: float


@dataclass(frozen=True, slots=True)
class Centralities:
    """The positions of all nodes, the engine that computed them, and the sample of betweenness (0 where exact)."""

    positions: tuple[Position, ...]
    engine: str
    betweenness_samples: int

    def by_node(self) -> Mapping[str, Position]:
        """The positions by node."""
        return {position.node: position for position in self.positions}


def centralities(graph: "nx.Graph[str]", engine: Engine | None = None, samples: int = SAMPLES) -> Centralities:
    """All node measures of a graph; an undirected graph has the same in- and out-strength."""
    engine = engine or engine_for(graph)
    arrays = EdgeArrays(graph)
    incoming, outgoing = strengths(arrays)
    in_degree, out_degree = degrees(arrays)
    between, sampled = betweenness(engine, samples)
    components = engine.components()
    columns = (
        in_degree, out_degree, incoming, outgoing, _rounded(engine.pagerank(DAMPING)), _rounded(between),
        _rounded(eigenvector(arrays, components)), engine.core_numbers(), components, _rounded(engine.clustering()),
    )  # fmt: skip
    rows = zip(*(column.tolist() for column in columns), strict=True)
    found = tuple(Position(node, *row) for node, row in zip(engine.nodes, rows, strict=True))
    return Centralities(found, engine.name, sampled)


def _rounded(values: Values) -> Values:
    return np.round(values, DIGITS) + 0.0  # + 0.0 turns -0.0 into 0.0


def betweenness(engine: Engine, samples: int = SAMPLES) -> tuple[Values, int]:
    """Betweenness and the size of the sample that it was estimated from, 0 where it is exact."""
    if len(engine.nodes) <= EXACT_BETWEENNESS_UP_TO:
        return engine.betweenness(), 0
    return engine.sampled_betweenness(samples, SEED), samples


def strengths(arrays: EdgeArrays) -> tuple[Values, Values]:
    """Sums of the weights of incoming and of outgoing edges."""
    size = len(arrays.nodes)
    incoming = np.bincount(arrays.targets, arrays.weights, size)
    outgoing = np.bincount(arrays.sources, arrays.weights, size)
    if arrays.is_directed:
        return np.round(incoming, 2), np.round(outgoing, 2)
    return np.round(incoming + outgoing, 2), np.round(incoming + outgoing, 2)


def degrees(arrays: EdgeArrays) -> tuple[Numbers, Numbers]:
    """Numbers of incoming and of outgoing edges."""
    size = len(arrays.nodes)
    incoming: Numbers = np.bincount(arrays.targets, minlength=size).astype(np.int64)
    outgoing: Numbers = np.bincount(arrays.sources, minlength=size).astype(np.int64)
    return (incoming, outgoing) if arrays.is_directed else (incoming + outgoing, incoming + outgoing)


def eigenvector(arrays: EdgeArrays, components: Numbers, iterations: int = 5_000, tolerance: float = 1e-12) -> Values:
    """Eigenvector centrality in the largest component of the undirected graph, of length 1; 0 elsewhere.

    Over several components it would be that of the heaviest one alone, be it a single pair. Power iteration on A + I,
    which has the eigenvectors of A and, unlike A, converges on bipartite graphs (payers and payees nearly form one).
    """
    low, high, weights = arrays.undirected()
    size = len(arrays.nodes)
    inside = components[low] == 0
    low, high, weights = low[inside], high[inside], weights[inside]
    if not len(weights):
        return np.zeros(size)
    scaled = weights / weights.max()
    values = (components == 0) / np.sqrt(np.count_nonzero(components == 0))
    for _ in range(iterations):
        following = (
            values + np.bincount(low, scaled * values[high], size) + np.bincount(high, scaled * values[low], size)
        )
        following /= np.linalg.norm(following)
        if np.abs(following - values).sum() < size * tolerance:
            break
        values = following
    return np.where(following < 1e-9, 0.0, following)


def assortativity(graph: "nx.Graph[str]") -> float | None:
    """Degree assortativity of the undirected graph: the correlation of the degrees at the ends of an edge.

    None where all degrees are the same, for a correlation is not defined there.
    """
    arrays = EdgeArrays(graph)
    low, high, _ = arrays.undirected()
    degree = np.bincount(low, minlength=len(arrays.nodes)) + np.bincount(high, minlength=len(arrays.nodes))
    first = np.concatenate([degree[low], degree[high]]).astype(np.float64)
    second = np.concatenate([degree[high], degree[low]]).astype(np.float64)
    if not len(first) or first.std() == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])
