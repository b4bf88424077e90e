"""Findings as a SHACL report: quads of the graph `graph/validation`, Turtle, rows of a table."""

import csv
import io
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from ecograph.model.findings import Finding
from ecograph.values.iris import Minter
from ecograph.vocabulary import PREFIXES, RDF, RDFS, SH, french, typed

COLUMNS = (
    "severity", "document", "message_fr", "message_en", "value", "focus", "path", "shape", "component",
)  # fmt: skip


def report_quads(findings: Iterable[Finding], minter: Minter) -> list[Quad]:
    """The findings as a sh:ValidationReport in the graph `graph/validation`, sorted."""
    graph, report = NamedNode(minter.graph("validation")), NamedNode(minter.validation_report())
    results = sorted(set(findings))
    quads = {
        Quad(report, RDF.type, SH.ValidationReport, graph),
        Quad(report, SH.conforms, typed(str(not results).lower(), "boolean"), graph),
    }
    for finding in results:
        key = (finding.shape, finding.component, finding.focus, finding.path, finding.value, finding.document)
        node = NamedNode(minter.node("validation-result", *key))
        quads.add(Quad(report, SH.result, node, graph))
        quads.update(Quad(node, predicate, value, graph) for predicate, value in _result(finding))
    return sorted(quads, key=str)


def _result(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF.type, SH.ValidationResult
    yield SH.resultSeverity, SH[finding.severity]
    yield SH.sourceShape, NamedNode(finding.shape)
    yield SH.sourceConstraintComponent, SH[f"{finding.component}ConstraintComponent"]
    yield SH.focusNode, _term(finding.focus)
    if finding.path and not finding.path.startswith("^"):
        yield SH.resultPath, NamedNode(finding.path)
    if finding.value:
        yield SH.value, _term(finding.value)
    yield SH.resultMessage, french(finding.message_fr)
    yield SH.resultMessage, Literal(finding.message_en, language="en")
    if finding.document:
        yield RDFS.label, Literal(finding.document)


def _term(text: str) -> NamedNode | Literal:
    """The text as an IRI where it is one of ours or of the web, else as a literal."""
    if text.startswith(("http://", "https://")) and not any(character in text for character in ' "<>{}|^`\\\n'):
        return NamedNode(text)
    return Literal(text)


def report_turtle(findings: Iterable[Finding], minter: Minter) -> str:
    """The findings as a sh:ValidationReport in Turtle."""
    triples = [quad.triple for quad in report_quads(findings, minter)]
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes={name: PREFIXES[name] for name in ("rdfs", "sh")})
    assert written is not None
    return written.decode()


def report_csv(findings: Iterable[Finding]) -> str:
    """The findings as CSV, one row each under a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(finding, column) for column in COLUMNS] for finding in sorted(set(findings)))
    return text.getvalue()
