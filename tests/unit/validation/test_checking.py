"""The constraint components one by one, where the examples of tests/shapes do not reach."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.validation.checking import check_graph
from ecograph.validation.index import GraphIndex
from ecograph.validation.reading import read_shapes
from ecograph.validation.reference import check_with_pyshacl, rdflib_graph

PREFIXES = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> ."
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)
SHAPE = ':S a sh:NodeShape ; sh:targetClass :C ; sh:property :P . :P sh:path :p ; sh:message "f"@fr , "e"@en ; {} .'
INNER = ":Inner a sh:NodeShape ; sh:property [ sh:path :q ; sh:minCount 1 ] . "


@pytest.mark.parametrize(
    ("constraint", "data", "count"),
    [
        ("sh:datatype xsd:integer", ":x :p 1 , 1.5 , 'one' , :y .", 3),
        ("sh:datatype xsd:date", ":x :p '2020-02-30'^^xsd:date , '2020-02-29'^^xsd:date .", 1),
        ("sh:nodeKind sh:IRI", ":x :p :y , 'y' , [] .", 2),
        ("sh:nodeKind sh:BlankNodeOrIRI", ":x :p :y , 'y' , [] .", 1),
        ("sh:minInclusive 2", ":x :p 1 , 2 , 2.5 , 'deux' .", 2),
        ("sh:minExclusive 2", ":x :p 2 , 3 .", 1),
        ("sh:maxInclusive 2", ":x :p 2 , 2.01 .", 1),
        ("sh:minInclusive '2020-01-01'^^xsd:date", ":x :p '2019-12-31'^^xsd:date , '2020-01-01'^^xsd:date .", 1),
        ("sh:minLength 2 ; sh:maxLength 3", ":x :p 'a' , 'ab' , 'abcd' .", 2),
        ("sh:lessThan :q", ":x :p 1 , 5 ; :q 3 .", 1),
        ("sh:lessThan :q", ":x :p 1 .", 0),
        ("sh:class :D", ":x :p :y , :z . :y a :D .", 1),
        ("sh:node :Inner", ":x :p :y , :z . :y :q 1 .", 1),
        ("sh:not :Inner", ":x :p :y , :z . :y :q 1 .", 1),
        ("sh:or ( :Inner [ sh:class :D ] )", ":x :p :y , :z , :w . :y :q 1 . :z a :D .", 1),
        ("sh:in ( :y 'a' 3 )", ":x :p :y , 'a' , 3 , 4 , :z .", 2),
    ],
)
def test_a_component_finds_what_pyshacl_finds(tmp_path: Path, constraint: str, data: str, count: int) -> None:
    path = tmp_path / "shape.ttl"
    path.write_text(PREFIXES + INNER + SHAPE.format(constraint), encoding="utf-8")
    triples = list(ox.parse(f"{PREFIXES}:x a :C . {data}", format=ox.RdfFormat.TURTLE))
    found = check_graph(GraphIndex.of(triples), read_shapes([path]))
    assert found == check_with_pyshacl(rdflib_graph(triples), (path,), None)
    assert len(found) == count


def test_a_property_can_be_followed_backwards(tmp_path: Path) -> None:
    path = tmp_path / "shape.ttl"
    shape = (
        ":S a sh:NodeShape ; sh:targetClass :C ; sh:property :P . :P sh:path [ sh:inversePath :p ] ; sh:minCount 1 ."
    )
    path.write_text(PREFIXES + shape, encoding="utf-8")
    triples = list(ox.parse(f"{PREFIXES}:x a :C . :z a :C . :y :p :x .", format=ox.RdfFormat.TURTLE))
    (found,) = check_graph(GraphIndex.of(triples), read_shapes([path]))
    assert (found.focus, found.path) == ("https://example.org/z", "^https://example.org/p")
    assert (found,) == check_with_pyshacl(rdflib_graph(triples), (path,), None)
