"""The programs that people use: SPARQLWrapper, rdflib, curl, pandas, R's way of fetching CSV."""

import csv
import io
import shutil
import subprocess
import urllib.parse
import urllib.request

import pandas
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from tests.web.conftest import EX

QUERY = f"SELECT ?s ?n {{ ?s <{EX}number> ?n }} ORDER BY ?n"


def wrapper(address: str, query: str) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setQuery(query)
    return client


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("way", ["urlencoded", POSTDIRECTLY])
def test_sparqlwrapper_rows(address: str, method: str, way: str) -> None:
    client = wrapper(address, QUERY)
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["n"]["value"] for row in rows] == ["1", "2", "3"]


def test_sparqlwrapper_formats(address: str) -> None:
    client = wrapper(address, QUERY)
    for format, sign in ((CSV, b"s,n"), (TSV, b"?s\t?n")):
        client.setReturnFormat(format)
        assert client.queryAndConvert().startswith(sign)
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 3
    client = wrapper(address, f"CONSTRUCT {{ ?s <x:n> ?n }} WHERE {{ ?s <{EX}number> ?n }}")
    client.setReturnFormat(RDFXML)
    assert len(client.queryAndConvert()) == 3
    for format in (TURTLE, N3):
        client.setReturnFormat(format)
        assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == 3


def test_sparqlwrapper_dataset(address: str) -> None:
    client = wrapper(address, "SELECT ?s { ?s ?p ?o } GROUP BY ?s")
    client.addDefaultGraph(f"{EX}graph/2")
    client.setReturnFormat(JSON)
    assert [row["s"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == [f"{EX}thing/2"]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("format", ["xml", "json", "csv", "tsv"])
def test_rdflib_store(address: str, method: str, format: str) -> None:
    store = SPARQLStore(f"{address}/sparql", method=method, returnFormat=format)
    graph = rdflib.Graph(store)
    rows = list(graph.query(QUERY))
    assert [str(row[0]) for row in rows] == [f"{EX}thing/{number}" for number in (1, 2, 3)]


def test_rdflib_as_a_graph(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql"))
    assert (rdflib.URIRef(f"{EX}thing/1"), None, None) in graph
    assert {str(value) for value in graph.objects(rdflib.URIRef(f"{EX}thing/1"), rdflib.URIRef(f"{EX}number"))} == {"1"}
    inner = rdflib.Graph(SPARQLStore(f"{address}/sparql"), identifier=rdflib.URIRef(f"{EX}graph/2"))
    assert {str(subject) for subject in inner.subjects()} == {f"{EX}thing/2"}


def test_rdflib_federates(address: str) -> None:
    local = rdflib.Graph()
    local.add((rdflib.URIRef(f"{EX}thing/2"), rdflib.RDFS.comment, rdflib.Literal("ici")))
    rows = list(local.query(f"SELECT ?n {{ ?s ?p 'ici' SERVICE <{address}/sparql> {{ ?s <{EX}number> ?n }} }}"))
    assert [str(row[0]) for row in rows] == ["2"]


def test_oxigraph_federates(address: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode(f"{EX}thing/3"), ox.NamedNode("x:p"), ox.Literal("ici")))
    rows = store.query(f"SELECT ?n {{ ?s <x:p> 'ici' SERVICE <{address}/sparql> {{ ?s <{EX}number> ?n }} }}")
    assert [row["n"].value for row in rows] == ["3"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "arguments",
    [
        ["-G", "--data-urlencode", f"query={QUERY}", "-H", "Accept: text/csv"],
        ["--data-urlencode", f"query={QUERY}", "-H", "Accept: text/csv"],
        ["-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv", "--data-binary", QUERY],
        ["-G", "--data-urlencode", f"query={QUERY}", "-d", "format=csv"],
    ],
)
def test_curl(address: str, arguments: list[str]) -> None:
    command = ["curl", "--noproxy", "*", "-sf", f"{address}/sparql", *arguments]
    output = subprocess.run(command, capture_output=True, check=True, timeout=10).stdout
    assert output.split() == [b"s,n"] + [f"{EX}thing/{n},{n}".encode() for n in (1, 2, 3)]


def test_pandas(address: str) -> None:
    table = pandas.read_csv(f"{address}/sparql?{urllib.parse.urlencode({'query': QUERY, 'format': 'csv'})}")
    assert list(table.columns) == ["s", "n"]
    assert table["n"].sum() == 6


def test_csv_as_r_fetches_it(address: str) -> None:
    """read.csv(URLencode(paste0(endpoint, "?query=", query))) accepts anything, so that the URL names the format."""
    request = urllib.request.Request(
        f"{address}/sparql?format=csv&query={urllib.parse.quote(QUERY, safe='/:?=')}", headers={"Accept": "*/*"}
    )
    with urllib.request.urlopen(request) as response:
        rows = list(csv.DictReader(io.TextIOWrapper(response, "utf-8", newline="")))
    assert [row["n"] for row in rows] == ["1", "2", "3"]


def test_yasgui(address: str, client) -> None:
    """What YASGUI sends: a form with its own list of types, from another origin."""
    accept = "application/sparql-results+json,*/*;q=0.9"
    headers = {
        "Accept": accept,
        "Origin": "https://yasgui.example",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    response = client.post("/sparql", content=urllib.parse.urlencode({"query": QUERY}), headers=headers)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json()["head"]["vars"] == ["s", "n"]
    accept = "text/turtle,*/*;q=0.9"
    built = client.post("/sparql", data={"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"}, headers={"Accept": accept})
    assert built.headers["Content-Type"].startswith("text/turtle")
