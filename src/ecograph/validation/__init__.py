"""Validates the graph against shapes/: core shapes per document, rules in SPARQL on the store."""

from ecograph.validation.checking import check_document
from ecograph.validation.graphs import check_dataset
from ecograph.validation.reports import report_csv, report_quads, report_turtle
from ecograph.validation.rules import SCOPES, check_rules, check_store

__all__ = [
    "SCOPES", "check_dataset", "check_document", "check_rules", "check_store", "report_csv", "report_quads", "report_turtle",
]  # fmt: skip
