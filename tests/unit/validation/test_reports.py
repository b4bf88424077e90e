"""Findings as a SHACL report and as a table."""

import csv
import io

import pyoxigraph as ox

from ecograph.model.findings import Finding
from ecograph.validation import report_csv, report_quads, report_turtle
from ecograph.values.iris import Minter
from ecograph.vocabulary import RDF, SH

FINDING = Finding(
    "Warning", "https://w3id.org/ecograph/shapes#Discrepancy-in-source", "https://w3id.org/ecograph/discrepancy/1",
    "https://w3id.org/ecograph/ns#message", "834 000 écrit, 833 906 calculé", "Le document source se contredit.",
    "The source document contradicts itself.", "acte.txt", "MaxLength",
)  # fmt: skip


def test_a_report_holds_one_result_per_finding_in_its_own_graph() -> None:
    quads = report_quads([FINDING, FINDING], Minter())
    assert {quad.graph_name for quad in quads} == {ox.NamedNode("https://w3id.org/ecograph/graph/validation")}
    store = ox.Store()
    store.bulk_extend(quads)
    results = list(store.quads_for_pattern(None, RDF.type, SH.ValidationResult, None))
    assert len(results) == 1
    (conforms,) = store.quads_for_pattern(None, SH.conforms, None, None)
    assert conforms.object == ox.Literal(False)


def test_an_empty_report_conforms() -> None:
    assert "sh:conforms true" in report_turtle([], Minter())


def test_the_turtle_is_the_same_whatever_the_order() -> None:
    other = Finding("Violation", FINDING.shape, FINDING.focus, "^https://example.org/p", component="MinCount")
    written = report_turtle([FINDING, other], Minter())
    assert written == report_turtle([other, FINDING], Minter())
    assert "834 000 écrit" in written
    assert len(list(ox.parse(written, format=ox.RdfFormat.TURTLE))) == len(report_quads([FINDING, other], Minter()))


def test_the_table_has_a_row_per_finding() -> None:
    (row,) = csv.DictReader(io.StringIO(report_csv([FINDING])))
    assert row["severity"] == "Warning"
    assert row["document"] == "acte.txt"
    assert row["value"] == FINDING.value
