"""Networks as GraphML."""

from pathlib import Path
from typing import TYPE_CHECKING

from ecograph.exports.flattening import flat

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes a network with all attributes of its nodes and edges."""
    import networkx as nx

    nx.write_graphml_xml(flat(graph), path, encoding="utf-8", prettyprint=True)
