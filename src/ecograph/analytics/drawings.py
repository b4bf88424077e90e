"""What the explorer draws: every tie of a projection, and where each actor stands; stored beside the graph as JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ecograph.analytics.communities import communities
from ecograph.analytics.layouts import positions
from ecograph.analytics.networks import Actor, Network
from ecograph.analytics.projections import PROJECTIONS, Projection, read_actors, read_ties
from ecograph.stores.base import Store

FILE = "network.json"
DRAWN = ("money", "partnerships", "officials", "proxies", "citations")


def write_drawings(store: Store, path: Path, actors: Mapping[str, Actor] | None = None) -> None:
    """Writes the drawings of all networks that the explorer shows."""
    known = read_actors(store) if actors is None else actors
    content = {name: drawing(store, PROJECTIONS[name], known) for name in DRAWN}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def drawing(store: Store, projection: Projection, actors: Mapping[str, Actor]) -> dict[str, Any]:
    """A network of all statuses and years, for the explorer to filter.

    Positions and communities count ties, not euros, for euros of several statuses are not to be added.
    """
    ties = read_ties(store, projection)
    ends = sorted({end for tie in ties for end in (tie.source, tie.target)})
    named = {iri: actors.get(iri) or Actor(iri, iri.rsplit("/", 1)[-1], "other") for iri in ends}
    graph = Network(projection.name, projection.is_directed, "ties", named, ties).graph()
    for _, _, data in graph.edges(data=True):
        data["weight"] = float(data["count"])
    places, groups = positions(graph), communities(graph, runs=1).of
    index = {iri: number for number, iri in enumerate(ends)}
    return {
        "name": projection.name, "directed": projection.is_directed, "unit": projection.unit,
        "label": {"fr": projection.french, "en": projection.english}, "status": projection.default_status,
        "nodes": [
            [iri, named[iri].label, named[iri].kind, *places[iri], groups[iri]] for iri in ends
        ],
        "ties": [
            [index[tie.source], index[tie.target], tie.layer, tie.year, tie.status, tie.instrument, str(tie.weight),
             tie.statement]
            for tie in ties
        ],
    }  # fmt: skip
