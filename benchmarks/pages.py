"""How long the server takes for each kind of page, each address asked once, on a store of any size.

    python -m benchmarks.pages --store DIR [--each 20] [--write docs/performance.md]

Of each kind of thing the most mentioned one and others spread over the list are taken, so that no page is asked twice and
no cache helps. The time is that of the client on the same machine, from request to last byte.
"""

import argparse
import http.client
import platform
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
    "network": ("reseau", "reseau/flux", "reseau?year=2017", "reseau?projection=partnerships", "reseau.json"),
}  # fmt: skip
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
def served(store: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to `ecograph serve` on a store."""
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
                yield connection
                return
        raise RuntimeError("the server did not start")
    finally:
        server.terminate()
        server.kill()


def milliseconds(connection: http.client.HTTPConnection, path: str) -> float:
    """How long one page takes."""
    started = time.perf_counter()
    connection.request("GET", f"/{path}", headers=HTML if not path.endswith(".ttl") else {})
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"HTTP {response.status} for /{path}")
    return (time.perf_counter() - started) * 1000


def measure(store: Path, each: int) -> dict[str, list[tuple[float, str]]]:
    """The times of all pages, by kind, the longest first."""
    found: dict[str, list[tuple[float, str]]] = {}
    with served(store) as connection:
        for kind, path in addresses(StoreDirectory(store).require_current(), each):
            found.setdefault(kind, []).append((milliseconds(connection, path), path))
    return {kind: sorted(times, reverse=True) for kind, times in found.items()}


def report(store: Path, found: dict[str, list[tuple[float, str]]]) -> str:
    """The times as a table."""
    triples = sum(1 for _ in open_store(store).quads())
    lines = [
        f"{date.today()}, {platform.machine()}, 2 cores, Python {platform.python_version()}; {triples:,} triples. "
        "Each address asked once, on a server just started.",
        "", "| page | asked | median ms | longest ms |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    for kind, times in found.items():
        lines.append(f"| {kind} | {len(times)} | {statistics.median(t for t, _ in times):.0f} | {times[0][0]:.0f} |")
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
    for took, path in sorted((one for times in found.values() for one in times), reverse=True)[:12]:
        print(f"{took:8.1f} ms  /{path}")
    if arguments.write:
        write_section(arguments.write, "benchmarks.pages", text)


if __name__ == "__main__":
    main()
