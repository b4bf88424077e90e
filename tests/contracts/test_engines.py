"""The graph moved to another engine: the same tables, and the same endpoint on top of it."""

import csv
import gc
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from ecograph.exports.tables import table_names, table_rows
from ecograph.stores import open_store
from ecograph.stores.loading import ledger_path, load
from ecograph.stores.remote import RemoteStore
from ecograph.stores.sending import Account, GraphStoreSender, Sender, UpdateSender
from ecograph.web.limits import Limits
from ecograph.web.published import PublishedGraph
from ecograph.web.publishing import publish
from ecograph.web.site import SiteReader
from tests.conftest import silent
from tests.contracts.conftest import Server, Virtuoso, oxigraph
from tests.web.conftest import ACT, BROWSER, serving

MARKER = "https://w3id.org/ecograph/graph/load"


_TRUTH = {"true": "1", "false": "0"}  # Virtuoso 7 keeps booleans as integers


def ordered(rows: Iterable[list[str]]) -> list[list[str]]:
    """Rows as they compare: GROUP_CONCAT promises no order."""
    return [[" | ".join(sorted(cell.split(" | "))) for cell in row] for row in rows]


def send(location: Path, sender: Sender, ledger: Path, union: bool = False) -> None:
    report = load(open_store(location), sender, ledger, MARKER, silent, union=union)
    assert report.sent > 0
    assert report.removed == 0


@pytest.fixture(scope="module")
def moved(server: Server, sample_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """An oxigraph server that holds the sample."""
    send(sample_location, UpdateSender(server.update), ledger_path(tmp_path_factory.mktemp("ledger"), server.update))
    return server


@pytest.fixture(scope="module")
def on_top(moved: Server) -> Iterator[httpx.Client]:
    """The endpoint on the other engine."""
    with serving(moved.query, Limits(timeout=3)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("name", table_names())
def test_tables_are_the_same_on_oxigraph(moved: Server, sample_location: Path, name: str) -> None:
    theirs, ours = (table_rows(store, name) for store in (RemoteStore(moved.query), open_store(sample_location)))
    assert ordered(theirs) == ordered(ours)


def test_the_endpoint_answers_from_the_other_engine(on_top: httpx.Client, sample_location: Path) -> None:
    with serving(sample_location) as address:
        for name in table_names():
            ours = httpx.get(f"{address}/queries/{name}.csv", trust_env=False)
            theirs = on_top.get(f"/queries/{name}.csv")
            assert theirs.status_code == 200
            assert ordered(csv.reader(theirs.text.splitlines())) == ordered(csv.reader(ours.text.splitlines()))


def test_graphs_come_through(on_top: httpx.Client) -> None:
    query = "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type } LIMIT 50"
    for accept in ("text/turtle", "application/ld+json", "application/rdf+xml"):
        assert on_top.get("/sparql", params={"query": query}, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * {", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("SELECT * FROM <http://127.0.0.1:9/data> { ?s ?p ?o }", 400),
        ("INSERT DATA { <x:a> <x:b> 1 }", 403),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 503),
    ],
)
def test_the_same_refusals_and_limits(on_top: httpx.Client, query: str, status: int) -> None:
    started = time.perf_counter()
    response = on_top.get("/sparql", params={"query": query}, timeout=20)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert time.perf_counter() - started < 1.1 * 3 + 0.3


OWN_QUESTIONS = (
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?s (COUNT(?type) AS ?n) { ?s a ?type } GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT 20",
    "SELECT (SUM(?amount) AS ?euros) { ?flow a <https://w3id.org/ecograph/ns#FundingFlow> ; <https://w3id.org/ecograph/ns#amount> ?amount }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(?g != <https://w3id.org/ecograph/graph/load>) } GROUP BY ?g ORDER BY ?g",
)  # fmt: skip


@pytest.fixture(scope="module")
def with_union(sample_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An oxigraph server with a default graph of its own, which holds the union as the store does."""
    with oxigraph() as server:
        ledger = ledger_path(tmp_path_factory.mktemp("union"), server.update)
        send(sample_location, UpdateSender(server.update), ledger, union=True)
        again = load(open_store(sample_location), UpdateSender(server.update), ledger, MARKER, silent, union=True)
        assert (again.sent, again.removed) == (0, 0)
        yield server


@pytest.mark.parametrize("question", OWN_QUESTIONS)
def test_the_union_counts_each_statement_once(with_union: Server, sample_location: Path, question: str) -> None:
    with serving(sample_location) as ours, serving(with_union.query) as theirs:
        answers = [httpx.get(f"{a}/sparql", params={"query": question, "format": "csv"}).text for a in (ours, theirs)]
    assert answers[0] == answers[1]
    assert len(answers[0].split()) > 1


def test_tables_are_the_same_with_the_union(with_union: Server, sample_location: Path) -> None:
    theirs, ours = RemoteStore(with_union.query), open_store(sample_location)
    for name in table_names():
        assert ordered(table_rows(theirs, name)) == ordered(table_rows(ours, name)), name


def test_the_union_is_taken_away_when_it_is_no_longer_wanted(sample_location: Path, tmp_path: Path) -> None:
    with oxigraph() as server:
        ledger, sender = ledger_path(tmp_path, server.update), GraphStoreSender(server.store)
        send(sample_location, sender, ledger, union=True)
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert [row["n"].value for row in RemoteStore(server.query).query(count)] != ["0"]  # type: ignore[union-attr]
        report = load(open_store(sample_location), sender, ledger, MARKER, silent)
        assert (report.sent, report.removed) == (0, 1)
        assert [row["n"].value for row in RemoteStore(server.query).query(count)] == ["0"]  # type: ignore[union-attr]


def test_pages_on_the_other_engine_are_the_same_with_the_texts(with_union: Server, sample_location: Path) -> None:
    with serving(sample_location) as ours, serving(with_union.query, sources=sample_location) as theirs:
        for path in (ACT, "/org/pole-scs", "/actors", "/flows", "/", "/document/d423e3684151bde6", "/discrepancies"):
            pages = [
                httpx.get(f"{address}{path}", headers={"Accept": BROWSER}, timeout=30) for address in (ours, theirs)
            ]
            assert [page.status_code for page in pages] == [200, 200]
            assert pages[0].text == pages[1].text, path


def test_a_site_is_published_from_the_other_engine(with_union: Server, sample_location: Path, tmp_path: Path) -> None:
    report = publish(with_union.query, tmp_path / "theirs", "https://example.org/", silent, sample_location)
    assert report.pages > 1000
    ours = tmp_path / "ours"
    publish(sample_location, ours, "https://example.org/", silent)
    for path in ("index.html", f"{ACT[1:]}/index.html", "org/pole-scs/index.html", "org/pole-scs.ttl", "flows.csv"):
        assert (tmp_path / "theirs" / path).read_bytes() == (ours / path).read_bytes(), path


def test_a_page_in_the_making_keeps_its_index_when_the_graph_changes(with_union: Server, tmp_path: Path) -> None:
    graph = PublishedGraph(with_union.query)
    reader = SiteReader(graph)
    before = reader.site()
    graph._publication = replace(graph.publication(), version="later")
    after = reader.site()
    gc.collect()
    assert after.version == "later"
    assert after.index is not before.index
    assert before.index.counts() == after.index.counts()


def test_an_engine_that_is_away_is_said_in_a_sentence() -> None:
    with serving("http://127.0.0.1:9/sparql") as address:
        response = httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, trust_env=False)
        assert response.status_code == 503
        assert "cannot be reached" in response.json()["detail"]


@pytest.mark.slow
def test_tables_are_the_same_on_virtuoso(virtuoso: Virtuoso, sample_location: Path, tmp_path: Path) -> None:
    sender = UpdateSender(virtuoso.update, Account("dba", "dba", "digest"), in_form=True)
    send(sample_location, sender, ledger_path(tmp_path, virtuoso.update))
    different = []
    for name in table_names():
        theirs = table_rows(RemoteStore(virtuoso.query), name)
        ours = ([_TRUTH.get(cell, cell) for cell in row] for row in table_rows(open_store(sample_location), name))
        if sorted(ordered(theirs)) != sorted(ordered(ours)):
            different.append(name)
    assert different == []
