"""The formats in which a network can be written, by the ending of the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecograph.errors import EcographError
from ecograph.exports.cytoscape import write_cytoscape
from ecograph.exports.dot import write_dot
from ecograph.exports.edge_tables import write_edge_tables
from ecograph.exports.gexf import write_gexf
from ecograph.exports.graphml import write_graphml
from ecograph.exports.pajek import write_pajek

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Exporter:
    """A network format: the function that writes it, and the programs that open it."""

    write: Callable[["nx.Graph[str]", Path], None]
    opens_in: str


EXPORTERS: Mapping[str, Exporter] = {
    "gexf": Exporter(write_gexf, "Gephi"),
    "graphml": Exporter(write_graphml, "yEd, Gephi, igraph, Cytoscape"),
    "net": Exporter(write_pajek, "Pajek, VOSviewer"),
    "json": Exporter(write_cytoscape, "Cytoscape, Cytoscape.js"),
    "dot": Exporter(write_dot, "GraphViz"),
    "csv": Exporter(write_edge_tables, "spreadsheets, Gephi, R"),
}


def write_network(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes a network in the format that the ending of the file names; EcographError where there is none such."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in EXPORTERS:
        raise EcographError(f"{path}: a network file ends in {', '.join('.' + name for name in EXPORTERS)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    EXPORTERS[ending].write(graph, path)
