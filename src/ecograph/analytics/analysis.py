"""All measures of one network together, for the graph, the tables and the reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from ecograph.analytics.backbone import backbone
from ecograph.analytics.brokers import bridges, brokers
from ecograph.analytics.centrality import Centralities, assortativity, centralities
from ecograph.analytics.communities import Communities, communities
from ecograph.analytics.concentration import concentration
from ecograph.analytics.evolution import Change, changes
from ecograph.analytics.networks import Network

Value = int | float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The measures of a network and of each of its actors, by the names of the catalogue; None where not defined."""

    network: Network
    whole: Mapping[str, Value]
    actors: Mapping[str, Mapping[str, Value]]
    engine: str
    betweenness_samples: int
    changes: tuple[Change, ...]


def analyse(network: Network) -> Analysis:
    """Computes every measure of the catalogue for a network."""
    graph = network.graph()
    central = centralities(graph)
    groups = communities(graph)
    years = changes(network)
    whole: dict[str, Value] = {
        "nodeCount": graph.number_of_nodes(), "edgeCount": graph.number_of_edges(), "modularity": groups.modularity,
        "communityStability": groups.stability, "communityCount": groups.count, "assortativity": assortativity(graph),
        "bridgeCount": len(bridges(graph)), "backboneCount": backbone(graph).number_of_edges(),
        "meanPersistence": _mean([change.persistence for change in years]),
        "meanNovelty": _mean([change.novelty for change in years]),
    }  # fmt: skip
    actors = _actors(central, groups)
    for broker in brokers(graph):
        actors[broker.node] |= {"separatedPieces": broker.pieces, "structuralConstraint": broker.constraint}
    if network.unit == "euros":
        spread = concentration(graph)
        whole |= {
            "giniOfPayers": spread.gini_payers, "giniOfPayees": spread.gini_payees,
            "hhiOfPayers": spread.hhi_payers, "hhiOfPayees": spread.hhi_payees,
        }  # fmt: skip
        for payer in spread.payers:
            actors[payer.node]["payeesHhi"] = round(payer.hhi, 9)
        for payee in spread.payees:
            actors[payee.node] |= {"funderShare": round(payee.share, 9), "fundersHhi": round(payee.hhi, 9)}
    rounded = {name: round(value, 9) if isinstance(value, float) else value for name, value in whole.items()}
    return Analysis(network, rounded, actors, central.engine, central.betweenness_samples, years)


def _actors(central: Centralities, groups: Communities) -> dict[str, dict[str, Value]]:
    return {
        position.node: {
            "inDegree": position.in_degree, "outDegree": position.out_degree, "inStrength": position.in_strength,
            "outStrength": position.out_strength, "pageRank": position.pagerank, "betweenness": position.betweenness,
            "eigenvectorCentrality": position.eigenvector, "coreNumber": position.core_number,
            "component": position.component, "clustering": position.clustering,
            "community": groups.of[position.node],
        }
        for position in central.positions
    }  # fmt: skip


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
