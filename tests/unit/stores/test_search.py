"""The search index finds names without accents and by beginnings of words, counts facets, and remembers what is gone."""

import sqlite3
from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.errors import StoreError
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import DiskStore, MemoryStore
from ecograph.stores.search import INDEX, SearchIndex, write_index
from ecograph.stores.sources import read_source

BASE = "https://w3id.org/ecograph/"
TURTLE = """
@prefix eg: <https://w3id.org/ecograph/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@base <https://w3id.org/ecograph/> .
<org/a> a org:Organization ; skos:prefLabel "Pôle Mer Méditerranée" ; skos:altLabel "PMM" ; eg:siren "123456789" ;
    eg:organisationType <code/organisation-type/pole> .
<org/b> a org:Organization ; skos:prefLabel "Commune de Besançon" ; eg:organisationType <code/organisation-type/commune> .
<org/c> a org:Organization ; skos:prefLabel "Chœur d'Œuvres" .
<flow/1> a eg:FundingFlow ; schema:funder <org/b> ; eg:beneficiary <org/a> ; eg:amount 12000.50 ;
    eg:flowStatus <code/status/awarded> ; eg:instrument <code/instrument/grant> .
"""


def store(text: str) -> MemoryStore:
    graph = ox.NamedNode(f"{BASE}graph/entities")
    triples = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    return MemoryStore([ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "search.sqlite"
    write_index(path, store(TURTLE))
    return path


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("pole mer", "Pôle Mer Méditerranée"), ("MÉDITERRANÉE", "Pôle Mer Méditerranée"), ("pmm", "Pôle Mer Méditerranée"),
        ("123456789", "Pôle Mer Méditerranée"), ("besanc", "Commune de Besançon"), ("choeur oeuvres", "Chœur d'Œuvres"),
    ],
)  # fmt: skip
def test_names_are_found(path: Path, words: str, label: str) -> None:
    found = SearchIndex(path).find(("organisation",), words)
    assert [entry.label for entry in found.entries] == [label]


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a OR", "' --", "\x00", ")("])
def test_no_words_break_it(path: Path, words: str) -> None:
    SearchIndex(path).find(("organisation",), words)


def test_facets_and_flows(path: Path) -> None:
    index = SearchIndex(path)
    assert index.counts() == {"flow": 1, "organisation": 3}
    found = index.find(("organisation",), facets={"type": "pole"})
    assert (found.total, found.facets["type"]) == (1, (("pole", 1),))
    (flow,) = index.find(("flow",), order="amount").entries
    assert (flow.detail, flow.label) == ("Commune de Besançon", "Pôle Mer Méditerranée")
    assert (flow.amount, flow.status) == (12000.5, "awarded")
    assert index.find(("flow",), "besancon").total == 1


def test_what_is_gone_is_remembered(path: Path, tmp_path: Path) -> None:
    later, last = tmp_path / "later.sqlite", tmp_path / "last.sqlite"
    smaller = "\n".join(line for line in TURTLE.splitlines() if not line.startswith("<org/c>"))
    write_index(later, store(smaller), path)
    assert SearchIndex(later).is_gone(f"{BASE}org/c")
    assert not SearchIndex(later).is_gone(f"{BASE}org/a")
    assert not SearchIndex(later).is_gone(f"{BASE}org/never")
    write_index(last, store(smaller), later)
    assert SearchIndex(last).is_gone(f"{BASE}org/c")


def test_things_rank_by_how_often_they_are_spoken_of(sample_location: Path) -> None:
    folder = StoreDirectory(sample_location).require_current()
    spoken = DiskStore(folder / "graph", "").query(
        "SELECT ?iri (COUNT(?other) AS ?number) WHERE { ?other ?property ?iri } GROUP BY ?iri"
    )
    counts = {str(row["iri"].value): int(row["number"].value) for row in spoken}  # type: ignore[union-attr]
    with sqlite3.connect(folder / INDEX) as database:
        ranks = dict(database.execute("SELECT iri, rank FROM entries"))
    assert ranks == {iri: counts.get(iri, 0) for iri in ranks}
    assert len({rank for rank in ranks.values() if rank}) > 5


def test_an_index_whose_generation_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="replaced"):
        SearchIndex(tmp_path / "gone" / "search.sqlite").counts()
    with pytest.raises(StoreError, match="replaced"):
        read_source(tmp_path / "gone" / "sources.sqlite", "abc")
