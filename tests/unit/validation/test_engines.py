"""The engines that builds use find exactly what pyshacl finds: core shapes and rules in SPARQL alike."""

import pyoxigraph as ox
import pytest

from ecograph.validation import GraphIndex, check_dataset, check_document, check_rules, check_store
from ecograph.validation.reading import load_shapes
from ecograph.validation.reference import check_document_with_pyshacl, check_rules_with_pyshacl
from ecograph.validation.rules import set_query
from ecograph.validation.shapes import Rule, Scope
from tests.shapes.everything import DISCREPANCY, graph
from tests.shapes.examples import COUNCIL, INVALID, VALID, graph_of

EXAMPLES = [(path.stem, graph_of(path)) for path in VALID]
EXAMPLES += [(path.stem, graph_of(COUNCIL, path)) for path in INVALID]
EXAMPLES += [("everything", graph(DISCREPANCY))]


@pytest.mark.parametrize(("name", "quads"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_core_shapes_agree_with_pyshacl(name: str, quads: list[ox.Quad]) -> None:
    assert check_document(quads) == check_document_with_pyshacl(quads)


@pytest.mark.parametrize("name", ["council", "rule-sums", "rule-presence", "rule-documents", "source-error"])
@pytest.mark.parametrize("scope", ["document", "store"])
def test_rules_agree_with_pyshacl(name: str, scope: Scope) -> None:
    quads = dict(EXAMPLES)[name]
    store = ox.Store()
    store.bulk_extend(quads)
    shapes = {rule.verdict.shape for rule in load_shapes().rules if rule.scope == scope}
    mine = [finding for finding in check_store(store) if finding.shape in shapes]
    assert tuple(mine) == check_rules_with_pyshacl(quads, scope)
    assert scope == "store" or tuple(mine) == check_rules(GraphIndex.of(quads), quads[0].graph_name)


def test_a_rule_of_one_document_does_not_mix_documents() -> None:
    quads = graph_of(COUNCIL, next(path for path in INVALID if path.stem == "rule-sums"))
    twin = [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("https://example.org/twin")) for q in quads]
    both, one = check_dataset([*quads, *twin]), check_dataset(quads)
    assert [finding.message_en for finding in both] == [finding.message_en for finding in one]


def test_a_dataset_is_checked_alike_by_both_engines() -> None:
    quads = graph(DISCREPANCY)
    assert check_dataset(quads, "pyshacl") == check_dataset(quads)


def test_every_rule_becomes_one_query_over_the_store() -> None:
    store = ox.Store()
    rules: tuple[Rule, ...] = load_shapes().rules
    assert {rule.scope for rule in rules} == {"document", "store"}
    for rule in rules:
        store.query(set_query(rule))
