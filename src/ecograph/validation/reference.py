"""The reference: pyshacl on the same shapes and the same graph.

It is some hundred times slower than checking.py, so builds do not run it; tests hold the two equal, and
`ecograph validate --engine pyshacl` runs it on demand.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ecograph.model.findings import Finding
from ecograph.validation.reading import EGS, read_shapes, shape_files
from ecograph.validation.shapes import Scope, Severity, Verdict
from ecograph.vocabulary import XSD

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_SEVERITIES: dict[Any, Severity] = {_SH.Violation: "Violation", _SH.Warning: "Warning", _SH.Info: "Info"}
_FILE_NAME = rdflib.URIRef("https://w3id.org/ecograph/ns#fileName")


def check_document_with_pyshacl(quads: Iterable[Quad]) -> tuple[Finding, ...]:
    """What pyshacl finds in one document's graph with the core shapes, sorted."""
    return check_with_pyshacl(rdflib_graph(quads), tuple(shape_files()), None)


def check_rules_with_pyshacl(quads: Iterable[Quad], scope: Scope) -> tuple[Finding, ...]:
    """What pyshacl finds with the rules in SPARQL of one scope, sorted."""
    return check_with_pyshacl(rdflib_graph(quads), tuple(shape_files()), scope)


def check_with_pyshacl(data: rdflib.Graph, files: tuple[Path, ...], scope: Scope | None) -> tuple[Finding, ...]:
    """What pyshacl finds with the core shapes (no scope) or the rules of a scope, in these files of shapes."""
    import pyshacl

    _, report, _ = pyshacl.validate(
        data, shacl_graph=_shapes_graph(files, scope), advanced=False, meta_shacl=False, inplace=True
    )
    assert isinstance(report, rdflib.Graph)
    document = "" if scope == "store" else min(map(str, data.objects(None, _FILE_NAME)), default="")
    verdicts = _verdicts(files)
    results = report.objects(None, _SH.result)
    return tuple(sorted({_finding(report, result, document, verdicts) for result in results}))


@cache
def _verdicts(files: tuple[Path, ...]) -> dict[str, Verdict]:
    return {rule.verdict.shape: rule.verdict for rule in read_shapes(files).rules}


@cache
def _shapes_graph(files: tuple[Path, ...], scope: Scope | None) -> rdflib.Graph:
    """The shapes as rdflib has them: without the rules in SPARQL, or with those of one scope alone."""
    graph = rdflib.Graph()
    for path in files:
        graph.parse(path, format="turtle")
    document = rdflib.URIRef(EGS.document.value)
    for shape in list(graph.subjects(_SH.sparql, None)):
        is_document = (shape, rdflib.URIRef(EGS.scope.value), document) in graph
        if scope != ("document" if is_document else "store"):
            graph.remove((shape, _SH.targetClass, None))
    if scope is not None:
        for shape in list(graph.subjects(_SH.targetClass, None)):
            if (shape, _SH.sparql, None) not in graph:
                graph.remove((shape, _SH.targetClass, None))
    return graph


def rdflib_graph(statements: Iterable[Quad | Triple]) -> rdflib.Graph:
    """The same statements as rdflib terms, in one graph."""
    graph = rdflib.Graph()
    for statement in statements:
        graph.add((_term(statement.subject), _term(statement.predicate), _term(statement.object)))
    return graph


def _term(term: NamedNode | BlankNode | Literal | Triple) -> Any:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype == XSD.string:  # rdflib holds "HT" and "HT"^^xsd:string for two literals, RDF 1.1 for one
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise TypeError("quoted triples are not in use")


def _finding(report: rdflib.Graph, result: Any, document: str, verdicts: dict[str, Verdict]) -> Finding:
    shape = str(report.value(result, _SH.sourceShape))
    component = str(report.value(result, _SH.sourceConstraintComponent)).removeprefix(str(_SH))
    messages = list(report.objects(result, _SH.resultMessage))
    french, english = _messages(messages, verdicts.get(shape))
    value = report.value(result, _SH.value)
    severity = _SEVERITIES[report.value(result, _SH.resultSeverity)]
    return Finding(
        severity, shape, str(report.value(result, _SH.focusNode)), _path(report, result),
        "" if value is None else str(value), french, english, document,
        component.removesuffix("ConstraintComponent"),
    )  # fmt: skip


def _path(report: rdflib.Graph, result: Any) -> str:
    path = report.value(result, _SH.resultPath)
    if isinstance(path, rdflib.BNode):
        return f"^{report.value(path, _SH.inversePath)}"
    return "" if path is None else str(path)


def _messages(messages: list[Any], verdict: Verdict | None) -> tuple[str, str]:
    """The French and the English message; pyshacl drops the language of those that it fills in."""
    if verdict is None:
        spoken = {message.language: str(message) for message in messages}
        return spoken.get("fr", ""), spoken.get("en", "")
    return _filled(messages, verdict.message_fr), _filled(messages, verdict.message_en)


def _filled(messages: list[Any], template: str) -> str:
    pattern = re.compile(".*".join(re.escape(piece) for piece in re.split(r"\{[?$]\w+\}", template)), re.S)
    return next((str(message) for message in messages if pattern.fullmatch(str(message))), "")
