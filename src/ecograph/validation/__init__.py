"""Validates the graph against shapes/: core shapes per document, cross-document rules on the store."""

from collections.abc import Iterable

from pyoxigraph import Quad

from ecograph.model.findings import Finding


def check_document(quads: Iterable[Quad]) -> tuple[Finding, ...]:
    """What the core shapes find in one document's graph."""
    return ()
