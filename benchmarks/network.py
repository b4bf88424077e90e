"""Measures the network engine on a graph of 100,000 actors and 350,000 ties, and against the plain libraries.

python -m benchmarks.network [--nodes 100000] [--edges 350000]
"""

import argparse
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from ecograph.analytics.centrality import DAMPING, SAMPLES, SEED, strengths
from ecograph.analytics.engines import engine_for
from ecograph.analytics.engines.base import EdgeArrays, Engine
from ecograph.analytics.engines.with_networkit import NetworkitEngine
from ecograph.analytics.engines.with_networkx import NetworkxEngine

LIMIT_SECONDS = 60.0
SMALL = 2_000  # nodes of the graph on which networkx is timed beside networkit


def payments(nodes: int, edges: int, seed: int = 1) -> "nx.DiGraph[str]":
    """A payer-payee network with few large payers and many small payees, as public money has."""
    chance = np.random.default_rng(seed)
    payers = (nodes * chance.power(0.35, edges)).astype(int)
    payees = (nodes * chance.power(0.7, edges)).astype(int)
    euros = np.round(np.exp(chance.normal(9, 2, edges)), 2)
    graph: nx.DiGraph[str] = nx.DiGraph()
    names = [f"urn:{number}" for number in range(nodes)]
    graph.add_nodes_from(names)
    pairs = zip(payers.tolist(), payees.tolist(), euros.tolist(), strict=True)
    graph.add_weighted_edges_from((names[a], names[b], weight) for a, b, weight in pairs if a != b)
    while graph.number_of_edges() < edges:
        missing = edges - graph.number_of_edges()
        ends = chance.integers(0, nodes, (missing, 2)).tolist()
        graph.add_weighted_edges_from((names[a], names[b], 1000.0) for a, b in ends if a != b)
    return graph


def seconds(work: Callable[[], Any]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tasks(graph: "nx.DiGraph[str]", engine: Engine, samples: int) -> dict[str, Callable[[], Any]]:
    """The measures of the promise."""
    return {
        "strengths": lambda: strengths(EdgeArrays(graph)),
        "PageRank": lambda: engine.pagerank(DAMPING),
        "k-core": engine.core_numbers,
        "Louvain": lambda: engine.louvain(SEED, 1.0),
        f"betweenness, {samples} samples": lambda: engine.sampled_betweenness(samples, SEED),
    }


def large(nodes: int, edges: int) -> dict[str, float]:
    """Seconds of each measure on the large graph, the conversion of the graph included."""
    graph = payments(nodes, edges)
    print(f"{graph.number_of_nodes():,} nodes, {graph.number_of_edges():,} edges, {os.cpu_count()} cores")
    found: dict[str, float] = {}
    engines: list[Engine] = []
    found["to the engine"] = seconds(lambda: engines.append(engine_for(graph)))
    for name, work in tasks(graph, engines[0], SAMPLES).items():
        found[name] = seconds(work)
    found["together"] = sum(found.values())
    for name, value in found.items():
        print(f"  {name:28} {value:8.2f} s")
    return found


def ratios() -> dict[str, float]:
    """How many times faster networkit is than networkx, on a graph where both are feasible."""
    graph = payments(SMALL, 7 * SMALL // 2)
    slow, fast = NetworkxEngine(graph), NetworkitEngine(graph)
    found = {}
    print(f"{SMALL:,} nodes: networkx, networkit, ratio")
    for (name, first), second in zip(tasks(graph, slow, 50).items(), tasks(graph, fast, 50).values(), strict=True):
        if name != "strengths":  # by numpy for both
            times = seconds(first), seconds(second)
            found[name] = times[0] / max(times[1], 1e-6)
            print(f"  {name:28} {times[0]:8.3f} s {times[1]:8.3f} s {found[name]:8.1f}")
    return found


def with_igraph(nodes: int, edges: int) -> None:
    """The same by igraph, where it is installed (it is no dependency: GPL)."""
    if importlib.util.find_spec("igraph") is None:
        print("igraph is not installed: not compared")
        return
    igraph = importlib.import_module("igraph")
    made = igraph.Graph.from_networkx(payments(nodes, edges))
    plain = made.as_undirected(combine_edges="sum")
    for name, work in {
        "PageRank": lambda: made.pagerank(weights="weight"), "k-core": plain.coreness,
        "Louvain": lambda: plain.community_multilevel(weights="weight"),
    }.items():  # fmt: skip
        print(f"  igraph {name:21} {seconds(work):8.2f} s")


def main() -> None:
    """Prints the figures, as JSON on the last line; exit code 1 where the promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=350_000)
    given = parser.parse_args()
    figures = large(given.nodes, given.edges)
    compared = ratios()
    with_igraph(given.nodes, given.edges)
    print(json.dumps({"seconds": figures, "ratio_to_networkx": compared}))
    sys.exit(figures["together"] > LIMIT_SECONDS)


if __name__ == "__main__":
    main()
