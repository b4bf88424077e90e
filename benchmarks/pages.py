"""How long the server takes for each kind of page, each address asked once, on a store of any size.

    python -m benchmarks.pages --store DIR [--each 20] [--write docs/performance.md]

Of each kind of thing the most mentioned one and others spread over the list are taken, so that no page is asked twice and
no cache helps. The time is that of the client on the same machine, from request to last byte; beside it the processor
time of the server (Linux), which other programs on the machine disturb less.
"""

import argparse
import http.client
import os
import platform
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from benchmarks.build import write_section
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.opening import open_store
from ecograph.stores.search import INDEX
from ecograph.values.iris import DEFAULT_BASE

KINDS = ("organisation", "person", "act", "document", "session", "flow", "convention", "partnership", "project")
LISTS = {
    "lists": ("actors", "acts", "flows", "conventions", "sessions", "partnerships", "projects", "actors?kind=person"),
    "lists with search and facets": (
        "actors?q=pole", "actors?q=besancon&kind=organisation", "acts?year=2017", "acts?q=convention", "flows?status=awarded",
        "flows?status=awarded&year=2018", "flows?q=association", "acts?order=rank&page=3",
    ),
    "other pages": ("", "discrepancies", "queries", "sparql", "ns", "code/status", "about", "shapes"),
    "network": ("reseau", "reseau/flux", "reseau?year=2017", "reseau?projection=partnerships", "reseau.json",
        "reseau?projection=coattendance", "reseau?projection=coattendance&year=2017", "reseau/drawing.json?projection=coattendance",
    ),
}  # fmt: skip
WARMING = 8  # seconds in which the server reads ahead after its start
HTML = {"Accept": "text/html"}


def addresses(folder: Path, each: int) -> Iterator[tuple[str, str]]:
    """Kinds of pages with their addresses: the first thing of each kind is the most mentioned one."""
    with sqlite3.connect(f"file:{folder / INDEX}?mode=ro", uri=True) as index:
        for kind in KINDS:
            iris = [row[0] for row in index.execute(
                "SELECT iri FROM entries WHERE kind = ? ORDER BY rank DESC, iri", (kind,)
            )]  # fmt: skip
            step = max(1, len(iris) // each)
            for iri in iris[: step * each : step]:
                path = quote(iri.removeprefix(DEFAULT_BASE), safe="/")
                yield kind, path
                if kind in ("organisation", "act"):
                    yield f"{kind}, as Turtle", f"{path}.ttl"
    for kind, paths in LISTS.items():
        for path in paths:
            yield kind, path


@contextmanager
def served(store: Path) -> Iterator[tuple[http.client.HTTPConnection, int]]:
    """A connection to `ecograph serve` on a store, and the number of its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = "import sys; from ecograph.cli import main; main()"
    command = [sys.executable, "-c", start, "serve", "--store", str(store), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(400):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            try:
                connection.request("GET", "/robots.txt")
                connection.getresponse().read()
            except OSError:
                time.sleep(0.05)
            else:
                time.sleep(WARMING)
                yield http.client.HTTPConnection("127.0.0.1", port, timeout=60), server.pid
                return
        raise RuntimeError("the server did not start")
    finally:
        server.terminate()
        server.kill()


@dataclass(frozen=True, order=True, slots=True)
class Took:
    """How long one page took: milliseconds that passed, and those that the server computed."""

    passed: float
    computed: float
    path: str


def ask(connection: http.client.HTTPConnection, server: int, path: str) -> Took:
    """Asks for one page."""
    before, started = computed(server), time.perf_counter()
    connection.request("GET", f"/{path}", headers=HTML if not path.endswith(".ttl") else {})
    response = connection.getresponse()
    response.read()
    passed = (time.perf_counter() - started) * 1000
    if response.status != 200:
        raise RuntimeError(f"HTTP {response.status} for /{path}")
    return Took(passed, computed(server) - before, path)


def computed(process: int) -> float:
    """Milliseconds of processor time of all threads of a process."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6


def measure(store: Path, each: int) -> dict[str, list[Took]]:
    """The times of all pages, by kind, the longest first."""
    found: dict[str, list[Took]] = {}
    with served(store) as (connection, server):
        for kind, path in addresses(StoreDirectory(store).require_current(), each):
            found.setdefault(kind, []).append(ask(connection, server, path))
    return {kind: sorted(times, reverse=True) for kind, times in found.items()}


def report(store: Path, found: dict[str, list[Took]]) -> str:
    """The times as a table."""
    triples = sum(1 for _ in open_store(store).quads())
    lines = [
        f"{date.today()}, {platform.machine()}, 2 cores, Python {platform.python_version()}; {triples:,} triples. "
        f"Each address asked once, {WARMING} s after the server started; load of the machine {os.getloadavg()[0]:.1f}.",
        "", "| page | asked | median ms | longest ms | longest processor ms |", "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for kind, times in found.items():
        median, most = statistics.median(one.passed for one in times), max(one.computed for one in times)
        lines.append(f"| {kind} | {len(times)} | {median:.0f} | {times[0].passed:.0f} | {most:.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Prints or writes the table, and the slowest pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    found = measure(arguments.store, arguments.each)
    text = report(arguments.store, found)
    print(text)
    for took in sorted((one for times in found.values() for one in times), reverse=True)[:12]:
        print(f"{took.passed:8.1f} ms {took.computed:8.1f} computed  /{took.path}")
    if arguments.write:
        write_section(arguments.write, "benchmarks.pages", text)


if __name__ == "__main__":
    main()
