"""A document's graph writes the same N-Quads as the library, and holds each statement once."""

import pyoxigraph as ox

from ecograph.graph.statements import DocumentGraph
from tests.shapes.everything import graph

NAME = ox.NamedNode("https://example.org/graph")
SUBJECT, PREDICATE = ox.NamedNode("https://example.org/s"), ox.NamedNode("https://example.org/p")
VALUES = (
    ox.NamedNode("https://example.org/é"),
    ox.Literal('Une "citation"\n\\ et\tune tabulation\r'),
    ox.Literal("séance", language="fr"),
    ox.Literal("12.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.Literal("\u0007\u00a0€ 𝄞"),
)


def filled() -> DocumentGraph:
    made = DocumentGraph(NAME)
    for value in (*VALUES, *VALUES):
        made.add(SUBJECT, PREDICATE, value)
    return made


def test_each_statement_stands_once() -> None:
    assert list(filled().quads()) == [ox.Quad(SUBJECT, PREDICATE, value, NAME) for value in VALUES]


def test_lines_are_those_of_the_library() -> None:
    assert filled().n_quads() == ox.serialize(filled().quads(), format=ox.RdfFormat.N_QUADS)


def test_a_whole_graph_is_read_back_as_it_was() -> None:
    quads = graph()
    made = DocumentGraph(quads[0].graph_name)  # type: ignore[arg-type]
    for quad in quads:
        made.add(quad.subject, quad.predicate, quad.object)  # type: ignore[arg-type]
    assert set(ox.parse(made.n_quads(), format=ox.RdfFormat.N_QUADS)) == set(quads)
