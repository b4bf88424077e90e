"""Networks as two CSV tables, of nodes and of edges, with the headings that Gephi knows."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from ecograph.exports.flattening import flat

if TYPE_CHECKING:
    import networkx as nx


def edge_table_paths(path: Path) -> tuple[Path, Path]:
    """The files for `name.csv`: `name.nodes.csv` and `name.edges.csv`."""
    return path.with_suffix(".nodes.csv"), path.with_suffix(".edges.csv")


def write_edge_tables(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes both tables as UTF-8 CSV beside each other."""
    plain = flat(graph)
    nodes, edges = edge_table_paths(path)
    _write(nodes, ["Id"], [([node], data) for node, data in plain.nodes(data=True)], {"label": "Label"})
    kind = "Directed" if graph.is_directed() else "Undirected"
    rows = [([source, target, kind], data) for source, target, data in plain.edges(data=True)]
    _write(edges, ["Source", "Target", "Type"], rows, {"weight": "Weight"})


def _write(
    path: Path, keys: list[str], rows: list[tuple[list[str], dict[str, object]]], headings: dict[str, str]
) -> None:
    names = list(dict.fromkeys(name for _, data in rows for name in data))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow([*keys, *(headings.get(name, name) for name in names)])
        writer.writerows([*key, *(data.get(name, "") for name in names)] for key, data in rows)
