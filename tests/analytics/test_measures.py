"""Concentration, backbone, brokers and change, by hand; the catalogue says all it needs to."""

from decimal import Decimal

import networkx as nx
import pytest

from ecograph.analytics.analysis import analyse
from ecograph.analytics.backbone import backbone, significance
from ecograph.analytics.brokers import bridges, brokers
from ecograph.analytics.concentration import concentration, gini, hhi
from ecograph.analytics.evolution import changes
from ecograph.analytics.layouts import positions
from ecograph.analytics.measures import measures
from ecograph.analytics.networks import Actor, Network, Tie, fold


def tie(source: str, target: str, euros: str = "1", year: int | None = 2019, number: int = 0) -> Tie:
    """An awarded grant."""
    return Tie(f"{source}-{target}-{year}-{number}", source, target, "grant", year, "awarded", "grant", Decimal(euros))


def network(*ties: Tie, is_directed: bool = True) -> Network:
    """A network of money."""
    ends = {end for each in ties for end in (each.source, each.target)}
    return Network("money", is_directed, "euros", {end: Actor(end, end.title(), "other") for end in ends}, ties)


def test_gini_and_hhi_by_hand() -> None:
    assert gini([]) == 0
    assert gini([1, 3]) == pytest.approx(0.25)
    assert gini([10, 20, 30, 40]) == pytest.approx(0.25)
    assert hhi([]) == 0
    assert hhi([30, 30, 20, 20]) == pytest.approx(0.26)  # the textbook example of a market of four firms
    assert hhi([7]) == 1


def test_dependency_on_the_largest_funder() -> None:
    graph = network(tie("region", "pole", "75"), tie("metropole", "pole", "25"), tie("region", "pme", "25")).graph()
    found = concentration(graph)
    pole = next(spread for spread in found.payees if spread.node == "pole")
    assert (pole.largest, pole.share, pole.hhi, pole.partners) == ("region", 0.75, pytest.approx(0.625), 2)
    assert found.hhi_payers == pytest.approx(0.8**2 + 0.2**2)
    assert found.gini_payers == pytest.approx(0.3)


def test_disparity_filter_by_hand() -> None:
    """Serrano et al. 2009, equation 2: (1 - p) ** (k - 1)."""
    assert significance(1, 1, 1) == 1
    assert significance(90, 100, 3) == pytest.approx(0.01)
    graph = network(tie("a", "b", "90"), tie("a", "c", "5"), tie("a", "d", "5")).graph()
    kept = backbone(graph)
    assert [*kept.edges] == [("a", "b")]
    assert kept["a"]["b"]["significance"] == pytest.approx(0.01)
    undirected = network(tie("a", "b", "90"), tie("c", "a", "5"), tie("a", "d", "5"), is_directed=False).graph()
    assert [*backbone(undirected).edges] == [("a", "b")]


def test_bridges_and_brokers_of_two_triangles() -> None:
    graph = network(*(tie(*pair) for pair in ("ab", "bc", "ca", "cd", "de", "ef", "fd"))).graph()
    assert bridges(graph) == (("c", "d"),)
    assert [(broker.node, broker.pieces) for broker in brokers(graph)] == [("c", 2), ("d", 2)]


def test_constraint_is_that_of_networkx() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    expected = nx.constraint(graph, weight="weight")
    for broker in brokers(graph):
        assert broker.constraint == pytest.approx(expected[broker.node], abs=1e-6)


def test_change_from_year_to_year() -> None:
    ties = (tie("a", "b"), tie("a", "c"), tie("a", "b", year=2021), tie("b", "d", year=2021), tie("x", "y", year=None))
    (change,) = changes(network(*ties))
    assert (change.before, change.year, change.kept, change.new, change.ended) == (2019, 2021, 1, 1, 1)
    assert (change.persistence, change.novelty, change.jaccard) == (0.5, 0.5, pytest.approx(1 / 3))


def test_weights_add_to_the_cent_and_years_are_kept() -> None:
    found = network(*(tie("a", "b", "0.10", number=n) for n in range(3)), tie("a", "b", "5", 2020), tie("a", "a", "9"))
    graph = found.graph()
    assert graph["a"]["b"] == {"weight": 5.3, "count": 4, "layers": "grant", "years": {2019: 0.3, 2020: 5.0}}
    assert ("a", "a") not in graph.edges
    assert found.total() == Decimal("14.30")


def test_two_funders_of_one_payee_are_tied_within_a_year() -> None:
    folded = fold([tie("a", "p"), tie("b", "p"), tie("c", "p", year=2020), tie("b", "q"), tie("a", "q")])
    assert [(each.source, each.target, each.statement, each.year) for each in folded] == [
        ("a", "b", "p", 2019), ("a", "b", "q", 2019),
    ]  # fmt: skip


def test_positions_are_repeatable_and_apart() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    graph.add_edges_from([("x", "y"), ("s", "t1"), ("s", "t2"), ("s", "t3")])
    found = positions(graph)
    assert found == positions(graph.copy())
    assert len(set(found.values())) == len(graph)


def test_large_components_are_drawn_by_distances() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(1_500, 2, seed=1), str)
    found = positions(graph)
    assert found == positions(graph)
    assert len(set(found.values())) > 1_450


def test_every_measure_is_in_the_catalogue_in_both_languages_with_its_source() -> None:
    found = analyse(network(*(tie(*pair) for pair in ("ab", "bc", "ca", "cd")), tie("a", "b", year=2020)))
    named = {*found.whole, *(name for values in found.actors.values() for name in values)}
    assert named == set(measures())
    for measure in measures().values():
        assert set(measure.label) == set(measure.sentence) == {"fr", "en"}
        assert measure.source
    assert all(
        set(values) <= {name for name, m in measures().items() if m.is_of_actor} for values in found.actors.values()
    )
