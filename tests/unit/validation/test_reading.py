"""Reading shapes: what is not supported is refused by name, never passed over."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.errors import KnowledgeError
from ecograph.validation.reading import read_shapes
from ecograph.validation.rules import set_query
from ecograph.validation.shapes import Rule, Verdict

PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> .\n"
VERDICT = Verdict("https://example.org/S", "Warning", "", "")
TARGET = ox.NamedNode("https://example.org/C")


def _write(folder: Path, shape: str) -> Path:
    path = folder / "shape.ttl"
    path.write_text(PREFIXES + shape, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (":S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:uniqueLang true ] .", "uniqueLang"),
        (":S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path ( :p :q ) ; sh:minCount 1 ] .", "sh:path"),
        (':S a sh:NodeShape ; sh:sparql [ sh:select "SELECT $this WHERE { $this ?p ?o }" ] .', "sh:targetClass"),
        (":S a sh:NodeShape ; sh:targetClass", "not valid Turtle"),
    ],
)
def test_what_is_not_supported_is_refused(tmp_path: Path, shape: str, reason: str) -> None:
    with pytest.raises(KnowledgeError, match=reason):
        read_shapes([_write(tmp_path, shape)])


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this WHERE { { SELECT ?x WHERE { ?x ?p ?o } } $this ?p ?x }",
        "SELECT $this WHERE { $this ?p ?o MINUS { $this ?p 3 } }",
        "SELECT $this WHERE { VALUES ?o { 1 2 } $this ?p ?o }",
        "ASK { $this ?p ?o }",
    ],
)
def test_a_query_that_changes_meaning_over_a_store_is_refused(select: str) -> None:
    rule = Rule(
        Verdict("https://example.org/S", "Warning", "", ""), ox.NamedNode("https://example.org/C"), "store", select
    )
    with pytest.raises(KnowledgeError):
        set_query(rule)


def test_braces_and_keywords_inside_strings_are_left_alone() -> None:
    select = 'SELECT $this ?v WHERE { $this ?p ?v . FILTER REGEX(?v, "^[0-9]{4} MINUS }") } GROUP BY $this ?v'
    rule = Rule(
        Verdict("https://example.org/S", "Info", "", ""), ox.NamedNode("https://example.org/C"), "document", select
    )
    query = set_query(rule)
    assert "SELECT ?graph $this ?v WHERE { GRAPH ?graph {" in query
    assert query.endswith("GROUP BY ?graph $this ?v")
    ox.Store().query(query)
