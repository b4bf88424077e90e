"""One contract, three stores: in memory, on disk, and behind a real `oxigraph serve`."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.errors import QueryError, StoreError
from ecograph.stores import Store, open_store
from ecograph.stores.base import Scope
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.loading import ledger_path, load
from ecograph.stores.oxigraph import MemoryStore, write_store
from ecograph.stores.remote import RemoteStore
from ecograph.stores.sending import GraphStoreSender, Sender, UpdateSender
from tests.conftest import silent
from tests.contracts.conftest import Server

EX = "https://example.org/"
ONE, TWO = ox.NamedNode(EX + "graph/1"), ox.NamedNode(EX + "graph/2")
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def euros(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal"))


QUADS = [
    ox.Quad(iri("a"), LABEL, ox.Literal('Commune d\'Été « "Sète" »', language="fr"), ONE),
    ox.Quad(iri("a"), iri("gave"), euros("1200.5"), ONE),
    ox.Quad(iri("b"), iri("gave"), euros("99999999999999999.99"), TWO),
    ox.Quad(iri("b"), LABEL, ox.Literal("ligne\nsuivante\t\\"), TWO),
    ox.Quad(iri("b"), iri("year"), ox.Literal("2019", datatype=ox.NamedNode(XSD + "gYear")), TWO),
]


def directory(root: Path, quads: list[ox.Quad] = QUADS, name: str = "g1") -> Path:
    layout = StoreDirectory(root)
    folder = layout.prepare(name)
    write_store(folder / "graph", quads)
    layout.publish(folder)
    return root


def fill(server: Server, quads: list[ox.Quad], sender: Sender | None = None) -> None:
    sender = sender or UpdateSender(server.update)
    sender.remove("")
    for graph in (ONE, TWO):
        sender.replace(graph.value, iter([[quad.triple for quad in quads if quad.graph_name == graph]]))


@pytest.fixture(params=["memory", "disk", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore(QUADS)
    if request.param == "disk":
        return open_store(directory(tmp_path))
    server = request.getfixturevalue("server")
    fill(server, QUADS)
    return RemoteStore(server.query)


def cells(store: Store, sparql: str, *arguments: object) -> list[tuple[str, ...]]:
    result = store.query(sparql, *arguments)  # type: ignore[arg-type]
    assert isinstance(result, ox.QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in result]


def test_default_graph_is_the_union(store: Store) -> None:
    assert cells(store, f"SELECT ?s {{ ?s <{EX}gave> ?o }} ORDER BY ?s") == [(EX + "a",), (EX + "b",)]


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_a_statement_of_two_graphs_is_one_statement_of_their_union(tmp_path: Path, kind: str) -> None:
    quads = [*QUADS, *(ox.Quad(quad.subject, quad.predicate, quad.object, TWO) for quad in QUADS[:2])]
    store = MemoryStore(quads) if kind == "memory" else open_store(directory(tmp_path, quads))
    assert cells(store, f"SELECT (COUNT(*) AS ?n) (SUM(?o) AS ?t) {{ <{EX}a> <{EX}gave> ?o }}") == [("1", "1200.5")]
    assert cells(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ <{EX}a> <{EX}gave> ?o }} }}") == [("2",)]
    assert cells(store, f"SELECT (COUNT(*) AS ?n) FROM <{ONE.value}> {{ ?s ?p ?o }}") == [("2",)]
    assert sorted(store.quads(), key=str) == sorted(quads, key=str)


def test_a_store_of_an_earlier_release_still_answers(tmp_path: Path) -> None:
    layout = StoreDirectory(tmp_path)
    folder = layout.prepare("old")
    ox.Store(str(folder / "graph")).bulk_extend(QUADS)
    layout.publish(folder)
    store = open_store(tmp_path)
    assert cells(store, f"SELECT ?s {{ ?s <{EX}gave> ?o }} ORDER BY ?s") == [(EX + "a",), (EX + "b",)]
    assert set(store.quads()) == set(QUADS)


def test_terms_come_back_as_they_were(store: Store) -> None:
    assert set(store.quads()) == set(QUADS)


def test_sums_are_exact(store: Store) -> None:
    assert cells(store, f"SELECT (SUM(?o) AS ?t) {{ ?s <{EX}gave> ?o }}") == [("100000000000001200.49",)]


def test_ask_and_construct(store: Store) -> None:
    assert bool(store.query(f"ASK {{ <{EX}a> ?p ?o }}"))
    built = store.query(f"CONSTRUCT {{ ?s <{EX}x> ?o }} WHERE {{ ?s <{EX}year> ?o }}")
    assert isinstance(built, ox.QueryTriples)
    assert [triple.subject for triple in built] == [iri("b")]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { ?s ?p ?o FILTER(?o = ?wanted) }",
        "SELECT ?s ?wanted { ?s ?p ?wanted }",
        "SELECT ?s { ?s ?p ?o OPTIONAL { ?s ?q ?z FILTER(?z = ?wanted) } FILTER(BOUND(?z)) } GROUP BY ?s",
        "SELECT DISTINCT ?s { { SELECT ?s { ?s ?p ?o } } FILTER EXISTS { ?s ?p2 ?o2 FILTER(?o2 = ?wanted) } }",
        "SELECT DISTINCT ?s { ?s ?p ?o FILTER(!BOUND(?wanted) || ?o = ?wanted) }",
        "SELECT ?s (COUNT(*) AS ?n) { { ?s ?p ?wanted } UNION { ?s ?p ?wanted } } GROUP BY ?s ?wanted",
    ],
)
def test_a_bound_variable_means_its_term_everywhere(store: Store, sparql: str) -> None:
    for wanted, expected in ((euros("1200.5"), "a"), (ox.Literal("ligne\nsuivante\t\\"), "b")):
        found = {row[0] for row in cells(store, sparql, {"wanted": wanted})}
        assert found == {EX + expected}


def test_a_bound_text_cannot_break_out(store: Store) -> None:
    evil = ox.Literal('" } } SELECT * { ?s ?p ?o } #')
    assert cells(store, "SELECT ?s { ?s ?p ?wanted }", {"wanted": evil}) == []


def test_scope_gives_dataset_and_base(store: Store) -> None:
    everything = "SELECT ?s { ?s ?p ?o } GROUP BY ?s"
    assert cells(store, everything, None, Scope(default_graphs=(ONE.value,))) == [(EX + "a",)]
    named = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    assert cells(store, named, None, Scope(named_graphs=(TWO.value,))) == [(TWO.value,)]
    assert cells(store, "SELECT ?o { <a> <gave> ?o }", None, Scope(base=EX)) == [("1200.5",)]


def test_from_narrows_the_union(store: Store) -> None:
    assert cells(store, f"SELECT ?s FROM <{TWO.value}> {{ ?s <{EX}gave> ?o }}") == [(EX + "b",)]


def test_a_malformed_query_is_a_query_error(store: Store) -> None:
    with pytest.raises(QueryError):
        store.query("SELECT * {")


def test_version_is_stable(store: Store) -> None:
    assert store.version() == store.version() != ""


@pytest.mark.parametrize("way", ["update", "form", "graph-store"])
def test_load_sends_what_changed_and_goes_on_where_it_stopped(server: Server, tmp_path: Path, way: str) -> None:
    sender: Sender = {
        "update": UpdateSender(server.update), "form": UpdateSender(server.update, in_form=True),
        "graph-store": GraphStoreSender(server.store),
    }[way]  # fmt: skip
    for graph in (ONE.value, TWO.value, EX + "graph/load"):
        sender.remove(graph)
    root, ledger, marker = directory(tmp_path), ledger_path(tmp_path, server.update), EX + "graph/load"

    class Breaks:
        def __init__(self) -> None:
            self.left = 1

        def replace(self, graph: str, batches: Iterator[list[ox.Triple]]) -> None:
            if not self.left:
                raise StoreError("the line went dead")
            self.left -= 1
            sender.replace(graph, batches)

        def remove(self, graph: str) -> None:
            sender.remove(graph)

    with pytest.raises(StoreError, match="dead"):
        load(open_store(root), Breaks(), ledger, marker, silent, batch=1)
    report = load(open_store(root), sender, ledger, marker, silent, batch=1)
    assert (report.sent, report.unchanged) == (1, 1)
    remote = RemoteStore(server.query)
    first = remote.version()
    assert {quad for quad in remote.quads() if quad.graph_name != ox.NamedNode(marker)} == set(QUADS)

    directory(root, QUADS[:2], "g2")
    report = load(open_store(root), sender, ledger, marker, silent)
    assert (report.sent, report.removed, report.unchanged) == (0, 1, 1)
    assert RemoteStore(server.query).version() != first
    assert {quad for quad in remote.quads() if quad.graph_name != ox.NamedNode(marker)} == set(QUADS[:2])
