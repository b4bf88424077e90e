"""Networks as dynamic GEXF 1.3: every edge has the years in which it is attested, and its weight in each."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
NODE_ATTRIBUTES = {"kind": "string", "territory": "string", "community": "integer"}
EDGE_ATTRIBUTES = {"layers": "string", "count": "integer"}
YEARLY = "weight_of_year"


def write_gexf(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes a network for Gephi's timeline; an edge of no known year is there all the time."""
    root = ET.Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"})
    drawn = ET.SubElement(root, "graph", {
        "defaultedgetype": "directed" if graph.is_directed() else "undirected", "mode": "dynamic",
        "timeformat": "date", "timerepresentation": "interval",
    })  # fmt: skip
    _declare(drawn, "node", "static", NODE_ATTRIBUTES)
    _declare(drawn, "edge", "static", EDGE_ATTRIBUTES)
    _declare(drawn, "edge", "dynamic", {YEARLY: "double"})
    nodes = ET.SubElement(drawn, "nodes")
    for node, data in graph.nodes(data=True):
        element = ET.SubElement(nodes, "node", {"id": node, "label": str(data.get("label", node))})
        _values(element, data, NODE_ATTRIBUTES)
        if "x" in data:
            ET.SubElement(element, "viz:position", {"x": str(data["x"]), "y": str(data["y"]), "z": "0"})
    edges = ET.SubElement(drawn, "edges")
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        _edge(edges, number, source, target, data)
    ET.indent(root, " ")
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _declare(parent: ET.Element, of: str, mode: str, attributes: Mapping[str, str]) -> None:
    declared = ET.SubElement(parent, "attributes", {"class": of, "mode": mode})
    for name, kind in attributes.items():
        ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})


def _values(element: ET.Element, data: Mapping[str, Any], attributes: Mapping[str, str]) -> ET.Element:
    values = ET.SubElement(element, "attvalues")
    for name in attributes:
        if data.get(name) is not None:
            ET.SubElement(values, "attvalue", {"for": name, "value": str(data[name])})
    return values


def _edge(parent: ET.Element, number: int, source: str, target: str, data: Mapping[str, Any]) -> None:
    weight = str(data.get("weight", 1.0))
    element = ET.SubElement(parent, "edge", {"id": str(number), "source": source, "target": target, "weight": weight})
    values = _values(element, data, EDGE_ATTRIBUTES)
    years: Mapping[int, float] = data.get("years") or {}
    for year, value in years.items():
        ET.SubElement(values, "attvalue", {"for": YEARLY, "value": str(value), **_span(year)})
    if years:
        spells = ET.SubElement(element, "spells")
        for year in years:
            ET.SubElement(spells, "spell", _span(year))


def _span(year: int) -> dict[str, str]:
    return {"start": f"{year:04}-01-01", "end": f"{year:04}-12-31"}
