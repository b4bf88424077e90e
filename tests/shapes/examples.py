"""The example graphs beside this file, as quads of one named graph."""

import re
from pathlib import Path

import pyoxigraph as ox

from ecograph.model.findings import Finding
from ecograph.validation import check_document, check_store
from ecograph.validation.reading import EGS

FOLDER = Path(__file__).parent
COUNCIL = FOLDER / "valid" / "council.ttl"
VALID = sorted((FOLDER / "valid").glob("*.ttl"))
INVALID = sorted((FOLDER / "invalid").glob("*.ttl"))
GRAPH = ox.NamedNode("https://example.org/graph")


def graph_of(*paths: Path) -> list[ox.Quad]:
    """The statements of some Turtle files in one graph, with numbers in the form that a store gives them."""
    store = ox.Store()
    for path in paths:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=GRAPH)
    return sorted(store, key=str)


def findings_of(quads: list[ox.Quad]) -> set[Finding]:
    """What all shapes find in a graph, rules in SPARQL included."""
    store = ox.Store()
    store.bulk_extend(quads)
    return {*check_document(quads), *check_store(store)}


def announced(path: Path) -> set[tuple[str, str]]:
    """Severity and shape of all that an invalid example says it fires."""
    return set(re.findall(r"^# fires: (\w+) ([\w-]+)$", path.read_text(encoding="utf-8"), re.M))


def fired(findings: set[Finding]) -> set[tuple[str, str]]:
    """Severity and shape of findings."""
    return {(finding.severity, finding.shape.removeprefix(str(EGS))) for finding in findings}
