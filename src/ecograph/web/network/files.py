"""The network for programs: JSON, CSV, GEXF, GraphML."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from ecograph.analytics.drawings import Arrangement, placed
from ecograph.exports.network_files import write_network
from ecograph.web.network.choice import Choice
from ecograph.web.network.datasets import Dataset
from ecograph.web.network.sums import Sum
from ecograph.web.network.territories import Row

MEDIA_TYPES = {"json": "application/json", "gexf": "application/gexf+xml", "graphml": "application/graphml+xml"}


def as_json(dataset: Dataset, choice: Choice) -> str:
    """The network with its parameters; sums of euros are texts, to keep the cents."""
    content = {
        "projection": choice.projection, "directed": dataset.network.is_directed, "unit": dataset.network.unit,
        "status": choice.stage, "parameters": choice.parameters(), "total": str(dataset.total),
        "path": [actor.iri for actor in dataset.path], "missing": dataset.missing,
        "nodes": [
            {"id": node.iri, "label": node.label, "kind": node.kind, "territory": node.territory, "community": node.community, "degree": node.degree,
             "strength": str(node.strength), "incoming": str(node.incoming), "outgoing": str(node.outgoing),
             "position": dataset.places.get(node.iri)}
            for node in dataset.nodes
        ],
        "edges": [
            {"source": edge.source, "target": edge.target, "weight": str(edge.weight), "statements": edge.count,
             "layers": edge.layers.split("|"), "years": edge.years}
            for edge in dataset.edges
        ],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False)


def as_file(dataset: Dataset, arranged: Arrangement, format: str) -> bytes:
    """The network as a file for Gephi and the like, with places and communities."""
    graph = dataset.network.graph()
    with tempfile.TemporaryDirectory(prefix="ecograph-") as folder:
        path = Path(folder) / f"network.{format}"
        write_network(placed(graph, arranged) if graph.number_of_edges() else graph, path)
        return path.read_bytes()


def nodes_csv(dataset: Dataset) -> str:
    """All nodes."""
    return _csv(
        ("iri", "label", "kind", "territory", "community", "degree", "strength", "incoming", "outgoing"),
        (
            (n.iri, n.label, n.kind, n.territory, n.community, n.degree, n.strength, n.incoming, n.outgoing)
            for n in dataset.nodes
        ),
    )


def edges_csv(dataset: Dataset) -> str:
    """All edges."""
    names = {node.iri: node.label for node in dataset.nodes}
    return _csv(
        ("source", "source_label", "target", "target_label", "weight", "statements", "layers", "years"),
        ((e.source, names[e.source], e.target, names[e.target], e.weight, e.count, e.layers, "|".join(map(str, e.years)))
         for e in dataset.edges),
    )  # fmt: skip


def sums_csv(sums: Iterable[Sum]) -> str:
    """All sums from a payer to a payee."""
    return _csv(
        ("payer_iri", "payer", "payee_iri", "payee", "amount", "flows"),
        ((one.payer.iri, one.payer.label, one.payee.iri, one.payee.label, one.amount, one.flows) for one in sums),
    )


def territories_csv(rows: Iterable[Row]) -> str:
    """What the actors of each territory give and receive; the last row is of those of whom it is not known."""
    told = [(row.territory, row) for row in rows]
    return _csv(
        ("territory", "level", "code", "given", "received"),
        ((where.name if where else "", where.level if where else "", where.code if where else "", row.given, row.received)
         for where, row in told),
    )  # fmt: skip


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue()
