"""What the endpoint costs over pyoxigraph asked directly: both in turn, in one run, on the same store.

    python benchmarks/endpoint.py [--rows 40000] [--rounds 15]

The endpoint runs in a process of its own, as `ecograph serve` starts it. Medians; what counts is the difference for a
small answer (under 3 ms wanted) and the ratio for a large one (under 1.15 wanted).
"""

import argparse
import http.client
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import write_store

EX = "http://example.org/"
QUERIES = {
    "ask": "ASK {}",
    "one resource": f"SELECT ?p ?o {{ <{EX}flow/7> ?p ?o }}",
    "hundred rows": f"SELECT ?flow ?amount {{ ?flow <{EX}amount> ?amount }} LIMIT 100",
    "group and order": f"SELECT ?payer (SUM(?amount) AS ?total) {{ ?f <{EX}payer> ?payer ; <{EX}amount> ?amount }} "
    "GROUP BY ?payer ORDER BY DESC(?total) LIMIT 20",
    "all flows": f"SELECT * {{ ?f <{EX}payer> ?payer ; <{EX}payee> ?payee ; <{EX}amount> ?amount ; "
    f"<{EX}purpose> ?purpose }}",
}


def quads(flows: int) -> Iterator[ox.Quad]:
    """Flows between payers and payees, a graph for each fifteen."""
    for number in range(flows):
        graph, flow = ox.NamedNode(f"{EX}graph/{number // 15}"), ox.NamedNode(f"{EX}flow/{number}")
        yield ox.Quad(flow, ox.NamedNode(f"{EX}payer"), ox.NamedNode(f"{EX}org/{number % 97}"), graph)
        yield ox.Quad(flow, ox.NamedNode(f"{EX}payee"), ox.NamedNode(f"{EX}org/{number % 8009}"), graph)
        yield ox.Quad(
            flow,
            ox.NamedNode(f"{EX}purpose"),
            ox.Literal(f"subvention de fonctionnement {number}", language="fr"),
            graph,
        )
        amount = ox.Literal(
            f"{number * 37 % 90000}.50", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
        )
        yield ox.Quad(flow, ox.NamedNode(f"{EX}amount"), amount, graph)


def built(root: Path, flows: int) -> Path:
    """The graph folder of a published store."""
    layout = StoreDirectory(root)
    folder = layout.prepare("bench")
    write_store(folder / "graph", quads(flows))
    return layout.publish(folder) / "graph"


def directly(store: ox.Store, query: str) -> bytes:
    """The answer of pyoxigraph in this process, serialised."""
    return store.query(query).serialize(format=ox.QueryResultsFormat.JSON) or b""


def by_http(connection: http.client.HTTPConnection, query: str) -> bytes:
    """The answer of the endpoint."""
    connection.request("GET", f"/sparql?query={urllib.parse.quote(query)}")
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"HTTP {response.status}: {body[:200]!r}")
    return body


def seconds(task: Callable[[], bytes]) -> tuple[float, int]:
    """How long a task takes, and the length of its answer."""
    started = time.perf_counter()
    length = len(task())
    return time.perf_counter() - started, length


def compare(
    store: ox.Store, connection: http.client.HTTPConnection, query: str, rounds: int
) -> tuple[float, float, int]:
    """Median seconds of both ways, asked in turn, and the length of the answer."""
    native, served, length = [], [], 0
    directly(store, query), by_http(connection, query)
    for _ in range(rounds):
        native.append(seconds(lambda: directly(store, query))[0])
        took, length = seconds(lambda: by_http(connection, query))
        served.append(took)
    return statistics.median(native), statistics.median(served), length


def main() -> None:
    """Prints the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        graph = built(Path(folder), arguments.rows)
        start = "import sys; from ecograph.cli import main; main()"
        command = [sys.executable, "-c", start, "serve", "--store", folder, "--port", str(port)]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            connection = connect(port)
            store = ox.Store.read_only(str(graph))
            print(f"{'query':18}{'kB':>9}{'direct ms':>12}{'endpoint ms':>13}{'more ms':>9}{'ratio':>7}")
            for name, query in QUERIES.items():
                native, served, length = compare(store, connection, query, arguments.rounds)
                print(
                    f"{name:18}{length / 1000:9.1f}{native * 1000:12.2f}{served * 1000:13.2f}"
                    f"{(served - native) * 1000:9.2f}{served / native:7.2f}"
                )
        finally:
            server.terminate()
            server.wait(10)


def connect(port: int) -> http.client.HTTPConnection:
    """A connection to the server, once it answers."""
    for _ in range(200):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            by_http(connection, "ASK {}")
        except OSError:
            time.sleep(0.05)
        else:
            return connection
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    main()
