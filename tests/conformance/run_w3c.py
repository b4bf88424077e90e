"""Runs the W3C SPARQL 1.1 query suite through HTTP and writes docs/conformance.md.

python -m tests.conformance.run_w3c [--cache DIR] [--out FILE]
"""

import argparse
import datetime
import sys
import tempfile
import urllib.parse
from collections import Counter
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import httpx
import pyoxigraph as ox

from ecograph.stores.query_text import read_query
from ecograph.web.limits import Limits
from tests.conformance.comparing import accept_for, is_graph_file, same_graph, same_rows
from tests.conformance.suite import GROUPS, RDFLIB, Case, fetch, read_cases
from tests.web.conftest import publish, serving

ROOT = Path(__file__).parents[2]
TITLE = "# Conformance of the SPARQL endpoint"


def quads(paths: tuple[Path, ...]) -> list[ox.Quad]:
    """The triples of files, each file as the graph of its own IRI."""
    found = []
    for path in paths:
        name = ox.NamedNode(graph_iri(path))
        format = ox.RdfFormat.from_extension(path.suffix[1:]) or ox.RdfFormat.TURTLE
        found += [ox.Quad(*quad.triple, name) for quad in ox.parse(path=str(path), format=format, base_iri=name.value)]
    return found


def graph_iri(path: Path) -> str:
    """The name under which a file is published; a file IRI would be refused."""
    return path.as_uri().replace("file://", "http://w3c.example")


def _with_its_dataset(case: Case) -> Case:
    """The case, with the files that its query names by FROM where the manifest names none."""
    if case.data or case.graphs or case.kind != "evaluation":
        return case
    clauses = read_query(case.query.read_text(encoding="utf-8"), case.query.as_uri()).graphs
    paths = [(Path(clause.iri.removeprefix("file://")), clause.is_named) for clause in clauses]
    return replace(
        case, data=tuple(path for path, is_named in paths if not is_named),
        graphs=tuple(path for path, is_named in paths if is_named),
    )  # fmt: skip


class Runner:
    """Publishes the data of each case as a new generation of one store, and asks its query."""

    def __init__(self, root: Path, client: httpx.Client) -> None:
        self._root = root
        self._client = client
        self._published: tuple[tuple[Path, ...], tuple[Path, ...]] | None = None
        self._number = 0
        self._graphs: frozenset[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = frozenset()

    def passes(self, case: Case) -> tuple[bool, str]:
        """Whether a case passes, and if not, why."""
        case = _with_its_dataset(case)
        data = (case.data, case.graphs)
        if data != self._published:
            self._number += 1
            self._published = data
            found = quads(case.data + case.graphs)
            self._graphs = frozenset(quad.graph_name for quad in found)
            publish(self._root, f"case{self._number}", iter(found))
        expected = case.expected
        is_graph = expected is not None and is_graph_file(expected)
        accept = accept_for(expected, is_graph) if expected else "*/*"
        response = self._ask(case, accept)
        if case.kind != "evaluation":
            is_refused = response.status_code == 400 and "valid SPARQL" in response.json()["detail"]
            return is_refused == (case.kind == "bad syntax"), f"HTTP {response.status_code}"
        if response.status_code != 200:
            return False, f"HTTP {response.status_code}: {response.json()['detail'][:120]}"
        assert expected is not None
        same = same_graph if is_graph else same_rows
        return same(expected, response.content), "another answer"

    def _ask(self, case: Case, accept: str) -> httpx.Response:
        query = f"BASE <{graph_iri(case.query)}>\n{case.query.read_text(encoding='utf-8')}"
        pairs = [("query", query)]
        for name, paths in (("default-graph-uri", case.data), ("named-graph-uri", case.graphs)):
            names = [graph_iri(path) for path in paths]
            pairs += [(name, iri) for iri in names if ox.NamedNode(iri) in self._graphs]
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        return self._client.post("/sparql", content=urllib.parse.urlencode(pairs), headers=headers)


def main() -> None:
    """Runs the suite; exit code 1 where fewer cases pass than the file in docs says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "w3c")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "conformance.md")
    arguments = parser.parse_args()
    cases = list(read_cases(fetch(arguments.cache)))
    passed: Counter[str] = Counter()
    failed: list[tuple[Case, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        publish(Path(folder), "empty", iter(()))
        with (
            serving(folder, Limits()) as address,
            httpx.Client(base_url=address, trust_env=False, timeout=40) as client,
        ):
            runner = Runner(Path(folder), client)
            for case in cases:
                is_passed, reason = runner.passes(case)
                passed[case.group] += is_passed
                if not is_passed:
                    failed.append((case, reason))
    before = _score(arguments.out)
    arguments.out.parent.mkdir(exist_ok=True)
    arguments.out.write_text(report(cases, passed, failed), encoding="utf-8")
    print(f"{passed.total()} of {len(cases)} W3C cases pass; {arguments.out}")
    for case, reason in failed:
        print(f"  {case.group}/{case.name}: {reason}")
    sys.exit(1 if passed.total() < before else 0)


def _score(path: Path) -> int:
    """The number of cases that passed when the report was last written."""
    if not path.exists():
        return 0
    line = next((line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("**")), "**0")
    return int(line.removeprefix("**").split()[0])


def report(cases: list[Case], passed: Counter[str], failed: list[tuple[Case, str]]) -> str:
    """The page for docs."""
    day = datetime.date.today().isoformat()
    totals = Counter(case.group for case in cases)
    rows = "\n".join(f"| {group} | {passed[group]} | {totals[group]} |" for group in GROUPS)
    misses = "\n".join(f"| {case.group} | {case.name} | {case.kind} | {reason} |" for case, reason in failed)
    return f"""{TITLE}

Written by `make conformance` on {day}, with pyoxigraph {version("pyoxigraph")}.

## SPARQL 1.1 Query

**{passed.total()} of {len(cases)}** cases of the W3C suite pass, sent over HTTP to the running endpoint: each case's
data is published as a new generation of the store, and its query is posted with its dataset.

| group | passed | cases |
| --- | --- | --- |
{rows}

The suite is the one in the source distribution of rdflib {RDFLIB}. Numbers are compared by value, blank nodes by
isomorphism, rows as a bag. Left out: entailment regimes, federation (SERVICE is refused here) and updates.

{"| group | case | kind | why it fails |" if failed else "No case fails."}
{"| --- | --- | --- | --- |" if failed else ""}
{misses}

## SPARQL 1.1 Protocol

The 34 requests of the W3C protocol suite stand in our own words in `tests/web/test_protocol.py`: all 20 of the query
operation behave as the Recommendation says. The 14 of the update operation are refused with 403 or 415, by design:
the endpoint is read-only.
"""


if __name__ == "__main__":
    main()
