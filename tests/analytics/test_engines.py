"""Both engines give the same values, and the values that were published."""

import random

import networkx as nx
import numpy as np
import pytest

from ecograph.analytics.centrality import assortativity, centralities, eigenvector
from ecograph.analytics.communities import adjusted_rand, communities, modularity
from ecograph.analytics.engines import engine_for
from ecograph.analytics.engines.base import EdgeArrays, Engine
from ecograph.analytics.engines.with_networkit import NetworkitEngine
from ecograph.analytics.engines.with_networkx import NetworkxEngine


def karate() -> "nx.Graph[str]":
    """Zachary's karate club without weights, as in most of the literature."""
    return nx.relabel_nodes(nx.Graph(nx.karate_club_graph().edges()), str)


def random_graph(is_directed: bool, nodes: int = 250) -> "nx.Graph[str]":
    """A weighted random graph of several components."""
    chance = random.Random(7)
    graph = nx.relabel_nodes(nx.gnm_random_graph(nodes, 2 * nodes, seed=3, directed=is_directed), "n{:05}".format)
    for _, _, data in graph.edges(data=True):
        data["weight"] = round(chance.uniform(1, 100_000), 2)
    return graph


@pytest.mark.parametrize("is_directed", [True, False], ids=["directed", "undirected"])
def test_both_engines_agree(is_directed: bool) -> None:
    graph = random_graph(is_directed)
    first, second = NetworkxEngine(graph), NetworkitEngine(graph)
    assert first.nodes == second.nodes
    assert np.allclose(first.pagerank(0.85), second.pagerank(0.85), atol=1e-7)
    assert np.allclose(first.betweenness(), second.betweenness(), atol=1e-12)
    assert np.allclose(first.clustering(), second.clustering(), atol=1e-12)
    assert (first.core_numbers() == second.core_numbers()).all()
    assert (first.components() == second.components()).all()
    scores = [modularity(graph, dict(zip(e.nodes, e.louvain(1, 1.0).tolist(), strict=True))) for e in (first, second)]
    assert scores[0] == pytest.approx(scores[1], abs=0.03)  # Louvain is a heuristic: near, not equal


def test_the_size_decides_on_the_engine() -> None:
    assert isinstance(engine_for(random_graph(True, 50)), NetworkxEngine)
    assert isinstance(engine_for(random_graph(True, 50), largest=49), NetworkitEngine)


@pytest.mark.parametrize("engine", [NetworkxEngine, NetworkitEngine])
def test_same_seed_same_partition_and_sample(engine: type[NetworkxEngine] | type[NetworkitEngine]) -> None:
    graph = random_graph(False)
    runs: list[Engine] = [engine(graph), engine(graph)]
    assert (runs[0].louvain(5, 1.0) == runs[1].louvain(5, 1.0)).all()
    first, second = (run.sampled_betweenness(60, 5) for run in runs)
    assert np.allclose(first, second, atol=1e-12)
    assert np.corrcoef(first, runs[0].betweenness())[0, 1] > 0.85


@pytest.mark.parametrize("engine", [NetworkxEngine, NetworkitEngine])
def test_karate_club(engine: type[NetworkxEngine] | type[NetworkitEngine]) -> None:
    """Betweenness after Freeman as in igraph's and UCINET's manuals; the 4-core; transitivity."""
    found = centralities(karate(), engine(karate()))
    by_node = found.by_node()
    assert by_node["0"].betweenness == pytest.approx(0.4376, abs=1e-4)
    assert by_node["33"].betweenness == pytest.approx(0.3041, abs=1e-4)
    assert by_node["32"].betweenness == pytest.approx(0.1452, abs=1e-4)
    assert by_node["33"].pagerank == pytest.approx(0.1009, abs=1e-4)
    assert by_node["0"].pagerank == pytest.approx(0.0970, abs=1e-4)
    assert by_node["33"].eigenvector == pytest.approx(0.3734, abs=1e-4)
    assert sum(p.core_number == 4 for p in found.positions) == 10
    assert np.mean([p.clustering for p in found.positions]) == pytest.approx(0.5706, abs=1e-4)
    assert {p.component for p in found.positions} == {0}
    assert found.betweenness_samples == 0


def test_karate_club_mixing_is_disassortative() -> None:
    assert assortativity(karate()) == pytest.approx(-0.4756, abs=1e-4)
    assert assortativity(nx.cycle_graph(5)) is None


@pytest.mark.parametrize("method", ["louvain", "leiden"])
def test_karate_club_communities(method: str) -> None:
    """The maximum of modularity is 0.4198 (Brandes et al. 2008), with four communities."""
    found = communities(karate(), "leiden" if method == "leiden" else "louvain", runs=10)
    assert found.modularity == pytest.approx(0.4198, abs=1e-4)
    assert found.count == 4
    assert found.of["0"] != found.of["33"]
    assert 0.5 < found.stability <= 1
    assert found.seeds == tuple(range(1, 11))


def test_the_split_of_the_karate_club_has_its_known_modularity() -> None:
    clubs = nx.get_node_attributes(nx.karate_club_graph(), "club")
    of = {str(node): int(club == "Officer") for node, club in clubs.items()}
    assert modularity(karate(), of) == pytest.approx(0.3582, abs=1e-4)


def test_florentine_families_betweenness() -> None:
    """Medici 47.5 of 91 pairs of others (Padgett and Ansell; UCINET): 0.522."""
    found = centralities(nx.florentine_families_graph()).by_node()
    assert found["Medici"].betweenness == pytest.approx(0.5220, abs=1e-4)
    assert found["Guadagni"].betweenness == pytest.approx(0.2546, abs=1e-4)


def test_eigenvector_of_a_star_and_of_a_second_component() -> None:
    graph = nx.star_graph(4)
    graph.add_edge(10, 11, weight=1_000_000)
    arrays = EdgeArrays(graph)
    values = dict(
        zip(arrays.nodes, eigenvector(arrays, NetworkxEngine(nx.relabel_nodes(graph, str)).components()), strict=True)
    )
    assert values[0] == pytest.approx(2**-0.5)
    assert values[1] == pytest.approx(8**-0.5)
    assert values[10] == values[11] == 0


def test_strengths_by_hand() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_weighted_edges_from([("region", "pole", 80_000.10), ("metropole", "pole", 20_000.05), ("pole", "pme", 5)])
    found = centralities(graph).by_node()
    assert (found["pole"].in_strength, found["pole"].out_strength) == (100_000.15, 5.0)
    assert (found["pole"].in_degree, found["pole"].out_degree) == (2, 1)
    assert found["pole"].betweenness == pytest.approx(2 / 6)  # both ways from payer to pme, of 3 * 2 ordered pairs


def test_an_empty_network_has_no_positions() -> None:
    empty: nx.DiGraph[str] = nx.DiGraph()
    assert centralities(empty).positions == ()
    assert communities(empty).count == 0


def test_adjusted_rand_of_its_first_example() -> None:
    """Hubert and Arabie (1985): partitions that cross each other agree less than by chance."""
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
    assert adjusted_rand([0, 0, 1, 2], [0, 0, 1, 1]) == pytest.approx(0.5714, abs=1e-4)
