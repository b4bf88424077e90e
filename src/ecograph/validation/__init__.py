"""Validates the graph against shapes/: core shapes per document, rules in SPARQL on the store."""

from ecograph.validation.checking import check_document, check_index
from ecograph.validation.graphs import check_dataset
from ecograph.validation.index import GraphIndex
from ecograph.validation.reports import report_csv, report_quads, report_turtle
from ecograph.validation.rules import SCOPES, check_rules, check_store

__all__ = [
    "SCOPES", "GraphIndex", "check_dataset", "check_document", "check_index", "check_rules", "check_store", "report_csv",
    "report_quads", "report_turtle",
]  # fmt: skip
