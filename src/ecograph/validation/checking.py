"""Checks one graph against the core shapes, in one pass over an index and without a query engine."""

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Quad

from ecograph.model.findings import Finding
from ecograph.validation.index import GraphIndex, Term
from ecograph.validation.reading import load_shapes
from ecograph.validation.shapes import NOTHING, Constraint, NodeShape, Shapes, Verdict
from ecograph.vocabulary import EG


def check_document(quads: Iterable[Quad]) -> tuple[Finding, ...]:
    """What the core shapes find in one document's graph, sorted; proven equal to pyshacl in the tests."""
    return check_graph(GraphIndex.of(quads), load_shapes())


def check_index(graph: GraphIndex) -> tuple[Finding, ...]:
    """As `check_document`, of a graph that is indexed already."""
    return check_graph(graph, load_shapes())


def check_graph(graph: GraphIndex, shapes: Shapes) -> tuple[Finding, ...]:
    """What these shapes find in a graph, sorted."""
    document = _document_name(graph)
    findings: set[Finding] = set()
    for shape in shapes.nodes:
        for target in shape.targets:
            for focus in graph.instances.get(target, ()):
                _check_node(graph, focus, shape, document, findings)
    return tuple(sorted(findings))


def _check_node(graph: GraphIndex, focus: Term, shape: NodeShape, document: str, findings: set[Finding]) -> None:
    for constraint in shape.constraints:
        for value, path in constraint.find_breaches(graph, focus, (focus,)):
            findings.add(_finding(shape.verdict, constraint, focus, lexical(path), value, document))
    said = graph.properties.get(focus, NOTHING)
    for part in shape.properties:
        values = part.path.values(graph, focus, said)
        for constraint in part.constraints:
            for value, _ in constraint.find_breaches(graph, focus, values):
                findings.add(_finding(part.verdict, constraint, focus, part.path.name, value, document))


def _finding(
    verdict: Verdict, constraint: Constraint, focus: Term, path: str, value: Term | None, document: str
) -> Finding:
    return Finding(
        verdict.severity, verdict.shape, lexical(focus), path, lexical(value),
        verdict.message_fr, verdict.message_en, document, constraint.component,
    )  # fmt: skip


def lexical(term: Term | DefaultGraph | None) -> str:
    """The text of a term as findings carry it; "" for none."""
    if term is None:
        return ""
    return str(term.value) if hasattr(term, "value") else str(term)


def _document_name(graph: GraphIndex) -> str:
    documents = graph.instances.get(EG.SourceDocument, ())
    names = (lexical(graph.value(document, EG.fileName)) for document in documents)
    return min(filter(None, names), default="")
