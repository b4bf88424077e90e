"""Networks as Cytoscape JSON."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ecograph.exports.flattening import flat

if TYPE_CHECKING:
    import networkx as nx


def write_cytoscape(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes the elements as Cytoscape and Cytoscape.js read them, with positions where the nodes have any."""
    import networkx as nx

    content = nx.cytoscape_data(flat(graph))
    for node in content["elements"]["nodes"]:
        if "x" in node["data"]:
            node["position"] = {"x": node["data"].pop("x"), "y": node["data"].pop("y")}
        node["data"]["name"] = node["data"].get("label", node["data"]["id"])
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
