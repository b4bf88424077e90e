"""Every network format is opened again by a library that is not ours, and says the same."""

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from ecograph.errors import EcographError
from ecograph.exports.edge_tables import edge_table_paths
from ecograph.exports.network_files import EXPORTERS, write_network

HOSTILE = 'Union "Été" & <fils> \\ d\'Œuvre'


@pytest.fixture(params=[True, False], ids=["directed", "undirected"])
def graph(request: pytest.FixtureRequest) -> "nx.Graph[str]":
    """Three actors, two ties, with years on one."""
    made: nx.Graph[str] = nx.DiGraph() if request.param else nx.Graph()
    made.add_node("urn:a", label="Ville de Valbrune", kind="commune", x=0.5, y=-1.0, community=0)
    made.add_node("urn:b", label=HOSTILE, kind="association", x=1.0, y=2.0, community=0)
    made.add_node("urn:c", label=HOSTILE, kind="association", x=3.0, y=2.0, community=1)
    made.add_edge(
        "urn:a", "urn:b", weight=1234567.89, count=2, layers="grant|loan", years={2019: 1000000.0, 2021: 234567.89}
    )
    made.add_edge("urn:a", "urn:c", weight=0.5, count=1, layers="grant", years={})
    return made


def same(graph: "nx.Graph[str]", read: "nx.Graph[str]") -> None:
    """Both have the same nodes and weighted edges."""
    assert set(read) == set(graph)
    assert read.is_directed() == graph.is_directed()
    assert {(*edge[:2], edge[2]["weight"]) for edge in read.edges(data=True)} == {
        (*edge[:2], edge[2]["weight"]) for edge in graph.edges(data=True)
    }


def test_graphml(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    write_network(graph, tmp_path / "n.graphml")
    read = nx.read_graphml(tmp_path / "n.graphml")
    same(graph, read)
    assert read.nodes["urn:b"]["label"] == HOSTILE
    assert read["urn:a"]["urn:b"]["years"] == "2019:1000000.0|2021:234567.89"


def test_gexf_has_a_time_line(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    write_network(graph, tmp_path / "n.gexf")
    read = nx.read_gexf(tmp_path / "n.gexf", version="1.3")
    same(graph, read)
    assert read.nodes["urn:b"]["label"] == HOSTILE
    found = ET.parse(tmp_path / "n.gexf").getroot()
    spells = [spell.attrib for spell in found.iter("{http://gexf.net/1.3}spell")]
    assert spells == [
        {"start": "2019-01-01", "end": "2019-12-31"}, {"start": "2021-01-01", "end": "2021-12-31"}
    ]  # fmt: skip


def test_pajek(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    write_network(graph, tmp_path / "n.net")
    read = nx.read_pajek(tmp_path / "n.net")
    assert read.is_directed() == graph.is_directed()
    assert len(read) == 3
    assert sorted(weight for _, _, weight in read.edges(data="weight")) == [0.5, 1234567.89]


def test_cytoscape(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    write_network(graph, tmp_path / "n.json")
    content = pd.read_json(tmp_path / "n.json", typ="series")
    same(graph, nx.cytoscape_graph(content.to_dict(), name="name", ident="id"))
    assert content["elements"]["nodes"][0]["position"] == {"x": 0.5, "y": -1.0}


def test_dot(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    write_network(graph, tmp_path / "n.dot")
    text = (tmp_path / "n.dot").read_text(encoding="utf-8")
    string = r'"(?:[^"\\]|\\.)*"'
    statement = rf"\s*{string}(?: (?:->|--) {string})? \[\w+={string}(?:, \w+={string})*\];"
    lines = text.splitlines()
    assert lines[0] == f"{'digraph' if graph.is_directed() else 'graph'} ecograph {{"
    assert all(re.fullmatch(statement, line) for line in lines[1:-1])
    assert lines[-1] == "}"


def test_tables(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    write_network(graph, tmp_path / "n.csv")
    nodes, edges = (pd.read_csv(path) for path in edge_table_paths(tmp_path / "n.csv"))
    assert list(nodes["Label"]) == ["Ville de Valbrune", HOSTILE, HOSTILE]
    kind = nx.DiGraph if graph.is_directed() else nx.Graph
    edges = edges.rename(columns={"Weight": "weight"})
    same(graph, nx.from_pandas_edgelist(edges, "Source", "Target", ["weight"], create_using=kind))
    with edge_table_paths(tmp_path / "n.csv")[1].open(encoding="utf-8") as handle:
        assert next(csv.reader(handle))[:3] == ["Source", "Target", "Type"]


@pytest.mark.parametrize("ending", EXPORTERS)
def test_same_network_same_bytes(graph: "nx.Graph[str]", tmp_path: Path, ending: str) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        write_network(graph, tmp_path / name / f"n.{ending}")
    written = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert [(tmp_path / "first" / name).read_bytes() for name in written] == [
        (tmp_path / "second" / name).read_bytes() for name in written
    ]


def test_an_unknown_ending_is_refused(graph: "nx.Graph[str]", tmp_path: Path) -> None:
    with pytest.raises(EcographError, match="gexf"):
        write_network(graph, tmp_path / "n.xlsx")
