"""The shapes accept what graph/ writes from correct facts, of every kind."""

from pyoxigraph import Literal

from ecograph.model import facts as f
from ecograph.model.findings import Finding
from ecograph.validation.reference import check_document_with_pyshacl
from tests.shapes.everything import DISCREPANCY, FACTS, graph
from tests.shapes.examples import findings_of, fired


def test_there_is_a_fact_of_every_kind() -> None:
    kinds = {type(fact).__name__ for fact in (*FACTS, DISCREPANCY)}
    assert kinds == {kind.__name__ for kind in f.Fact.__subclasses__()}


def test_nothing_is_found_in_the_graph_of_correct_facts() -> None:
    assert findings_of(graph()) == set()
    assert check_document_with_pyshacl(graph()) == ()


def test_a_discrepancy_is_the_only_warning() -> None:
    findings: set[Finding] = findings_of(graph(DISCREPANCY))
    assert fired(findings) == {("Warning", "Discrepancy-in-source")}
    assert [finding.value for finding in findings] == [DISCREPANCY.message]
    assert [finding.document for finding in findings] == ["conseil.txt"]


def test_the_context_of_a_quote_stops_before_contact_details() -> None:
    suffixes = [quad.object for quad in graph() if quad.predicate.value.endswith("oa#suffix")]
    assert Literal(" : ") in suffixes
    assert not [text for text in suffixes if isinstance(text, Literal) and "@" in text.value]
