"""What the explorer draws: every tie of a projection, and where each actor stands; stored beside the graph as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecograph.analytics.communities import communities
from ecograph.analytics.layouts import positions
from ecograph.analytics.networks import Network
from ecograph.analytics.projections import PROJECTIONS, NetworkReader, Projection

if TYPE_CHECKING:
    import networkx as nx

FILE = "network.json"
_NODE = 8  # what is told of a node


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each actor of a network is drawn, and its community."""

    places: Mapping[str, tuple[float, float]]
    groups: Mapping[str, int]


def drawn_networks(reader: NetworkReader) -> Iterator[Network]:
    """The networks that are arranged for the drawings, of all statuses and years: none that is folded.

    Each is read when it is asked for.
    """
    return (_whole(reader, one) for one in PROJECTIONS.values() if not one.is_folded)


def arrange(network: Network) -> Arrangement:
    """Where to draw the actors of a network, by the number of their ties."""
    graph = network.graph()
    for _, _, data in graph.edges(data=True):
        data["weight"] = float(data["count"])
    return Arrangement(positions(graph), communities(graph, runs=1).of)


def write_drawings(reader: NetworkReader, path: Path, arranged: Mapping[str, Arrangement] | None = None) -> None:
    """Writes the drawings of all networks; a folded one has the ties and places of the one that it folds."""
    known = arranged or {}
    content = {
        name: _head(one) | ({} if one.is_folded else _body(reader, one, known.get(name)))
        for name, one in PROJECTIONS.items()
    }
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def read_drawings(path: Path) -> dict[str, dict[str, Any]]:
    """The drawings of all networks as a build left them, by name; none where it left none, or an earlier release did."""
    if not path.exists():
        return {}
    built: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    whole = {
        name: built.get(_unfolded(one).name, {}) | built.get(name, {}) for name, one in PROJECTIONS.items()
    }  # fmt: skip
    return {name: found for name, found in whole.items() if _is_whole(found)}


def _is_whole(found: dict[str, Any]) -> bool:
    return "ties" in found and "territories" in found and len((found["nodes"] or [[0] * _NODE])[0]) == _NODE


def drawing(reader: NetworkReader, projection: Projection) -> dict[str, Any]:
    """A network of all statuses and years, for the explorer to filter.

    Positions and communities count ties, not euros, for euros of several statuses are not to be added. The ties of a
    folded projection are those before folding, for it is these that are filtered; the explorer folds what remains.
    """
    return _head(projection) | _body(reader, _unfolded(projection))


def _unfolded(projection: Projection) -> Projection:
    return next(one for one in PROJECTIONS.values() if one.query == projection.query and not one.is_folded)


def _head(projection: Projection) -> dict[str, Any]:
    return {
        "name": projection.name, "directed": projection.is_directed, "unit": projection.unit,
        "money": projection.is_money, "folded": projection.is_folded,
        "label": {"fr": projection.french, "en": projection.english}, "status": projection.default_status,
    }  # fmt: skip


def _whole(reader: NetworkReader, projection: Projection) -> Network:
    return reader.assemble(projection, reader.ties(projection))


def _body(reader: NetworkReader, projection: Projection, arranged: Arrangement | None = None) -> dict[str, Any]:
    network = _whole(reader, projection)
    arranged = arranged or arrange(network)
    places, groups = arranged.places, arranged.groups
    index = {iri: number for number, iri in enumerate(network.actors)}
    where = reader.whereabouts
    return {
        "nodes": [
            [iri, actor.label, actor.kind, *places[iri], groups[iri], where.of.get(iri, ""),
             list(actor.sigla)]
            for iri, actor in network.actors.items()
        ],
        "territories": [[one.key, one.label, one.within] for one in where.around(network.actors)],
        "ties": [
            [index[tie.source], index[tie.target], tie.layer, tie.year, tie.status, tie.instrument, str(tie.weight),
             tie.statement]
            for tie in network.ties
        ],
    }  # fmt: skip


def placed(graph: "nx.Graph[str]", arranged: Arrangement | None = None) -> "nx.Graph[str]":
    """The graph with the coordinates and the community of each node as attributes; its own arrangement unless given."""
    arranged = arranged or Arrangement(positions(graph), communities(graph).of)
    for node, data in graph.nodes(data=True):
        data["x"], data["y"] = arranged.places[node]
        data["community"] = arranged.groups[node]
    return graph


def arrangement(drawing: Mapping[str, Any]) -> Arrangement:
    """The places and communities of a drawing."""
    nodes = drawing["nodes"]
    return Arrangement(
        {iri: (x, y) for iri, _, _, x, y, *_ in nodes}, {iri: community for iri, _, _, _, _, community, *_ in nodes}
    )
