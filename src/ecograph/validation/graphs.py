"""Checks a whole dataset: each named graph against the core shapes, then all of it against the rules in SPARQL."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal

import pyoxigraph as ox
from pyoxigraph import Quad

from ecograph.model.findings import Finding
from ecograph.validation.checking import check_document, lexical
from ecograph.validation.rules import check_store

Engine = Literal["fast", "pyshacl"]


def check_dataset(quads: Iterable[Quad], engine: Engine = "fast") -> tuple[Finding, ...]:
    """All that the shapes find in a dataset, sorted; `pyshacl` checks the same with the reference engine."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[lexical(quad.graph_name)].append(quad)
    if engine == "pyshacl":
        return _with_pyshacl(list(graphs.values()))
    store = ox.Store()
    store.bulk_extend(quad for graph in graphs.values() for quad in graph)
    return _sorted([check_document(graph) for graph in graphs.values()], check_store(store))


def _with_pyshacl(graphs: list[list[Quad]]) -> tuple[Finding, ...]:
    from ecograph.validation.reference import check_document_with_pyshacl, check_rules_with_pyshacl

    checks: tuple[Callable[[Iterable[Quad]], tuple[Finding, ...]], ...] = (
        check_document_with_pyshacl,
        lambda graph: check_rules_with_pyshacl(graph, "document"),
    )
    everything = [quad for graph in graphs for quad in graph]
    found = [check(graph) for graph in graphs for check in checks]
    return _sorted(found, check_rules_with_pyshacl(everything, "store"))


def _sorted(found: list[tuple[Finding, ...]], more: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted({*more, *(finding for findings in found for finding in findings)}))
