"""Communities, and how far they can be trusted: the best of several seeds, and how much the runs agree."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, Literal

from ecograph.analytics.engines import engine_for

if TYPE_CHECKING:
    import networkx as nx

Method = Literal["louvain", "leiden"]
RUNS = 5


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition: the community of each node, 0 the largest; its modularity; how much the runs agree (1: wholly)."""

    of: Mapping[str, int]
    modularity: float
    stability: float
    method: str
    seeds: tuple[int, ...]

    @property
    def count(self) -> int:
        """The number of communities."""
        return len(set(self.of.values()))


def communities(
    graph: "nx.Graph[str]", method: Method = "louvain", runs: int = RUNS, resolution: float = 1.0
) -> Communities:
    """The partition of highest modularity over several seeds, of the undirected weighted graph.

    Stability is the mean adjusted Rand index of the other runs with it.
    """
    nodes, run = _runner(graph, method, resolution)
    seeds = tuple(range(1, runs + 1))
    partitions = [run(seed) for seed in seeds]
    scores = [modularity(graph, dict(zip(nodes, labels, strict=True)), resolution) for labels in partitions]
    best = scores.index(max(scores))
    others = [labels for index, labels in enumerate(partitions) if index != best]
    agreement = [adjusted_rand(partitions[best], labels) for labels in others]
    stability = sum(agreement) / len(agreement) if agreement else 1.0
    return Communities(_numbered(nodes, partitions[best]), round(scores[best], 9), round(stability, 6), method, seeds)


def _runner(
    graph: "nx.Graph[str]", method: Method, resolution: float
) -> tuple[list[str], Callable[[int], Sequence[int]]]:
    if method == "leiden":  # networkx only dispatches Leiden to other engines
        from ecograph.analytics.engines.with_networkit import NetworkitEngine

        leiden = NetworkitEngine(graph)
        return leiden.nodes, lambda seed: leiden.leiden(seed, resolution).tolist()
    engine = engine_for(graph)
    return engine.nodes, lambda seed: engine.louvain(seed, resolution).tolist()


def _numbered(nodes: Sequence[str], labels: Sequence[int]) -> dict[str, int]:
    groups: dict[int, list[str]] = {}
    for node, label in zip(nodes, labels, strict=True):
        groups.setdefault(label, []).append(node)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), min(group)))
    return {node: number for number, group in enumerate(ordered) for node in sorted(group)}


def modularity(graph: "nx.Graph[str]", of: Mapping[str, int], resolution: float = 1.0) -> float:
    """Newman's modularity of a partition of the undirected weighted graph; 0 without edges."""
    inside: Counter[int] = Counter()
    degree: Counter[int] = Counter()
    total = 0.0
    for source, target, weight in graph.edges(data="weight", default=1.0):
        if source != target:
            total += weight
            degree[of[source]] += weight
            degree[of[target]] += weight
            if of[source] == of[target]:
                inside[of[source]] += weight
    if not total:
        return 0.0
    return sum(inside[group] / total - resolution * (degree[group] / (2 * total)) ** 2 for group in sorted(degree))


def adjusted_rand(first: Sequence[int], second: Sequence[int]) -> float:
    """How much two partitions agree: 1 wholly, 0 as by chance (Hubert and Arabie 1985).

    >>> adjusted_rand([0, 0, 1, 1], [5, 5, 2, 2])
    1.0
    """
    both = sum(comb(count, 2) for count in Counter(zip(first, second, strict=True)).values())
    one = sum(comb(count, 2) for count in Counter(first).values())
    other = sum(comb(count, 2) for count in Counter(second).values())
    pairs = comb(len(first), 2)
    expected = one * other / pairs if pairs else 0.0
    highest = (one + other) / 2
    return 1.0 if highest == expected else (both - expected) / (highest - expected)
