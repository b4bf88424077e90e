"""What the explorer draws: every tie of a projection, and where each actor stands; stored beside the graph as JSON."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecograph.analytics.communities import communities
from ecograph.analytics.layouts import positions
from ecograph.analytics.networks import Network
from ecograph.analytics.projections import PROJECTIONS, NetworkReader, Projection

if TYPE_CHECKING:
    import networkx as nx

FILE = "network.json"
DRAWN = ("money", "partnerships", "officials", "proxies", "citations")


def drawn_networks(reader: NetworkReader) -> list[Network]:
    """The networks that the explorer shows, of all statuses and years."""
    return [whole_network(reader, PROJECTIONS[name]) for name in DRAWN]


def write_drawings(drawings: Iterable[dict[str, Any]], path: Path) -> None:
    """Writes the drawings of networks, by their names."""
    content = {drawing["name"]: drawing for drawing in drawings}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def whole_network(reader: NetworkReader, projection: Projection) -> Network:
    """A network of all statuses and years."""
    return reader.assemble(projection, reader.ties(projection))


def draw(network: Network) -> dict[str, Any]:
    """A whole network for the explorer to filter.

    Positions and communities count ties, not euros, for euros of several statuses are not to be added.
    """
    projection = PROJECTIONS[network.name]
    graph = network.graph()
    for _, _, data in graph.edges(data=True):
        data["weight"] = float(data["count"])
    places, groups = positions(graph), communities(graph, runs=1).of
    index = {iri: number for number, iri in enumerate(network.actors)}
    return {
        "name": projection.name, "directed": projection.is_directed, "unit": projection.unit,
        "label": {"fr": projection.french, "en": projection.english}, "status": projection.default_status,
        "nodes": [
            [iri, actor.label, actor.kind, *places[iri], groups[iri]] for iri, actor in network.actors.items()
        ],
        "ties": [
            [index[tie.source], index[tie.target], tie.layer, tie.year, tie.status, tie.instrument, str(tie.weight),
             tie.statement]
            for tie in network.ties
        ],
    }  # fmt: skip


def placed(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The graph with the coordinates and the community of each node as attributes."""
    places, groups = positions(graph), communities(graph).of
    for node, data in graph.nodes(data=True):
        data["x"], data["y"] = places[node]
        data["community"] = groups[node]
    return graph
