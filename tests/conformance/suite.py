"""The W3C SPARQL 1.1 query suite as it travels in rdflib's source distribution: its manifests, read into cases."""

import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from rdflib.namespace import RDF, Namespace

RDFLIB = "7.6.0"
GROUPS = (
    "aggregates", "bind", "bindings", "construct", "csv-tsv-res", "exists", "functions", "grouping", "json-res",
    "negation", "project-expression", "property-path", "subquery", "syntax-query",
)  # fmt: skip
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")


@dataclass(frozen=True, slots=True)
class Case:
    """One test: `kind` is "evaluation", "good syntax" or "bad syntax"."""

    group: str
    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[Path, ...] = ()
    expected: Path | None = None


def fetch(cache: Path) -> Path:
    """The folder of the suite, downloaded once through pip."""
    folder = cache / f"rdflib-{RDFLIB}" / "test" / "data" / "suites" / "w3c" / "sparql11"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-binary", "rdflib", "--no-deps"]
        subprocess.run([*command, "--dest", str(cache), f"rdflib=={RDFLIB}"], check=True)
        with tarfile.open(cache / f"rdflib-{RDFLIB}.tar.gz") as archive:
            archive.extractall(cache, filter="data")
    return folder


def read_cases(suite: Path) -> Iterator[Case]:
    """The cases of the query groups, in the order of their manifests."""
    for group in GROUPS:
        manifest = suite / group / "manifest.ttl"
        graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
        for entries in graph.objects(predicate=MF.entries):
            cases = (_case(graph, test, group) for test in graph.items(entries))
            yield from (case for case in cases if case is not None)


def _case(graph: rdflib.Graph, test: rdflib.term.Node, group: str) -> Case | None:
    types = {str(kind).rpartition("#")[2] for kind in graph.objects(test, RDF.type)}
    name = str(graph.value(test, MF.name) or test)
    action = graph.value(test, MF.action)
    if types & {"PositiveSyntaxTest11", "PositiveSyntaxTest"}:
        return Case(group, name, "good syntax", _path(action))
    if types & {"NegativeSyntaxTest11", "NegativeSyntaxTest"}:
        return Case(group, name, "bad syntax", _path(action))
    if not types & {"QueryEvaluationTest", "CSVResultFormatTest"}:
        return None
    return Case(
        group, name, "evaluation", _path(graph.value(action, QT.query)),
        tuple(sorted(_path(node) for node in graph.objects(action, QT.data))),
        tuple(sorted(_path(node) for node in graph.objects(action, QT.graphData))),
        _path(graph.value(test, MF.result)),
    )  # fmt: skip


def _path(node: rdflib.term.Node | None) -> Path:
    if node is None:
        raise ValueError("a manifest names no file")
    return Path(str(node).removeprefix("file://"))
