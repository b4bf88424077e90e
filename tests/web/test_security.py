"""Nothing leaves the machine, nothing is read beside the graph, and browsers run nothing of others."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from ecograph.web.limits import Limits
from ecograph.web.sparql.jobs import Bounds
from ecograph.web.sparql.sandbox import confine
from tests.web.conftest import EX, Ask, serving


class Listener:
    """A host that counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"from afar"}}]}}'
            media_type = b"application/sparql-results+json"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (media_type, len(body))
            connection.sendall(head + body)
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


OUTWARD = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service\n#x\n<{0}>{{ ?s ?p ?o }} }}",
    "PREFIX far: <{0}> SELECT * {{ SERVICE far:x {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> ASK {{ SERVICE:x{{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> PREFIX service: <{0}> ASK {{ SERVICE:x{{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> ASK {{ SERVICESILENT:x{{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <x> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?far {{ <{0}> }} SERVICE ?far {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p '# not a comment' . SERVICE <{0}> {{ ?a ?b ?c }} }}",
    "ASK {{ ?a ?b ?c FILTER(1<2#>'''\n) SERVICE <{0}> {{ ?s ?p ?o }} #'''\n}}",
    "ASK {{ ?a ?b ?c FILTER(?a!=1#>'''\n) SERVICE <{0}> {{ ?s ?p ?o }} #'''\n}}",
    "ASK {{ FILTER EXISTS {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }} }}",
    "ASK {{ ?s ?p 1e0SERVICE<{0}>{{ ?a ?b ?c }} }}",
    "ASK {{ ?s ?p 'x'.SERVICE<{0}>{{ ?a ?b ?c }} }}",
    "ASK {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p ex\\u003Ab . S\\u0045RVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}data.ttl> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}data.ttl> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * FROM:x{{ ?s ?p ?o }}",
    "PREFIX : <{0}> SELECT * FROMNAMED:x{{ ?s ?p ?o }}",
    "LOAD <{0}data.ttl>",
    "PREFIX x: <x:> LOAD SILENT <{0}data.ttl> INTO GRAPH x:g",
    "SELECT * {{ ?s ?p ?o }} ; LOAD <{0}data.ttl>",
    "DESCRIBE <{0}thing> FROM <{0}data.ttl>",
]


@pytest.mark.parametrize("template", OUTWARD)
def test_no_request_leaves(ask: Ask, listener: Listener, template: str) -> None:
    response = ask(template.format(listener.address))
    assert response.status_code in (400, 403), response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    assert listener.calls == 0


def test_no_request_leaves_by_the_dataset_of_the_request(client: httpx.Client, listener: Listener) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        response = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", name: listener.address})
        assert response.status_code == 400
    assert listener.calls == 0


FILES = [
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM <FILE:///etc/passwd> { ?s ?p ?o }",
    "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <file:///etc/passwd>",
]


@pytest.mark.parametrize("query", FILES)
def test_no_file_is_read(ask: Ask, query: str) -> None:
    assert ask(query).status_code == 403


def test_no_file_by_the_dataset_of_the_request(client: httpx.Client) -> None:
    assert (
        client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "file:///etc/passwd"}).status_code == 403
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s <java:java.lang.System.exit> ?o }",
        "SELECT (bif:exec('ls') AS ?x) {}",
        "PREFIX j: <java:java.lang.> SELECT (j:Runtime(1) AS ?x) {}",
        "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query 'x' }",
    ],
)
def test_functions_of_engines_are_refused(ask: Ask, query: str) -> None:
    assert ask(query).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?from { ?service ?p ?from } LIMIT 1 # SERVICE <http://x> FROM <y>",
        "PREFIX ex: <http://service.example/from#> SELECT * { ?s ex:service 'SERVICE <x> { }' ; ex:from ?o }",
        "PREFIX service: <http://x.example/> SELECT * { service:a ?p service:from . ?s <x:SERVICE> '''FROM <x>''' }",
        f"SELECT * FROM <{EX}graph/1> FROM NAMED <{EX}graph/2> {{ ?s ?p ?o }}",
        "SELECT * { ?s ?p ?o FILTER(?o <3 && ?o> 1) } LIMIT 1",
    ],
)
def test_innocent_mentions_pass(ask: Ask, query: str) -> None:
    assert ask(query).status_code == 200


def test_an_endpoint_on_the_list_may_be_called_and_no_other(store_root: Path, listener: Listener) -> None:
    with serving(store_root, Limits(services=frozenset({listener.address}))) as address:

        def ask(query: str) -> httpx.Response:
            return httpx.get(f"{address}/sparql", params={"query": query}, trust_env=False)

        answer = ask(f"SELECT ?s {{ SERVICE <{listener.address}> {{ ?s ?p ?o }} }}")
        assert answer.json()["results"]["bindings"][0]["s"]["value"] == "from afar"
        assert listener.calls == 1
        assert "sd:BasicFederatedQuery" in httpx.get(f"{address}/sparql", trust_env=False).text
        assert ask(f"SELECT ?s {{ SERVICE <{listener.address}x> {{ ?s ?p ?o }} }}").status_code == 403
        assert ask(f"SELECT ?s {{ VALUES ?e {{ <{listener.address}> }} SERVICE ?e {{ ?s ?p ?o }} }}").status_code == 403


def _try_to_call(address: str, sender) -> None:  # runs in a process of its own, which stays confined
    confine(None, offline=True)
    try:
        ox.Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}").__next__()
    except (OSError, StopIteration) as error:
        sender.send(type(error).__name__)
    else:
        sender.send("called")


def test_the_kernel_keeps_workers_offline_whatever_the_query_says(listener: Listener) -> None:
    import multiprocessing
    import platform
    import sys

    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"):
        pytest.skip("no system call filter is known for this system")
    context = multiprocessing.get_context("forkserver")
    receiver, sender = context.Pipe()
    process = context.Process(target=_try_to_call, args=(listener.address, sender))
    process.start()
    assert receiver.poll(10)
    assert receiver.recv() == "PermissionError"
    process.join()
    assert listener.calls == 0


def test_workers_are_offline_unless_an_endpoint_may_be_called(store_root: Path) -> None:
    from ecograph.web.published import PublishedGraph
    from ecograph.web.sparql.pool import WorkerPool

    def bounds(limits: Limits) -> Bounds:
        return WorkerPool(PublishedGraph(store_root), limits).bounds

    assert bounds(Limits()).offline
    assert not bounds(Limits(services=frozenset({"https://example.org/sparql"}))).offline


@pytest.mark.parametrize(
    "path", ["/sparql", "/sparql?query=nonsense", "/nothing-here", "/queries.json", "/openapi.json"]
)
def test_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split("; ")}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "server" not in headers or "uvicorn" not in headers["server"]


def test_pages_of_other_hosts_are_not_linked(client: httpx.Client) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404


def test_unknown_paths_are_problems(client: httpx.Client) -> None:
    response = client.get("/nothing-here")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")
    assert response.json()["status"] == 404


@pytest.mark.parametrize(
    "path",
    ["/org/pole-scs", "/org/pole-scs.ttl", "/flows.csv", "/queries/flows.csv", "/queries.json", "/graph/entities", "/"],
)
def test_pages_of_others_may_ask_before_they_read(program: httpx.Client, path: str) -> None:
    asked = {
        "Origin": "https://other.example", "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match, x-requested-with",
    }  # fmt: skip
    response = program.options(path, headers=asked)
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    assert response.headers["Access-Control-Allow-Headers"] == "if-none-match, x-requested-with"
    assert "OPTIONS" in response.headers["Allow"]
    assert "GET" in response.headers["Allow"]
    assert "content-type" not in response.headers


def test_odd_names_of_headers_are_not_echoed(program: httpx.Client) -> None:
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x: y; <script>"}
    assert "<" not in program.options("/flows", headers=asked).headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_changes_are_refused_in_words(program: httpx.Client, method: str) -> None:
    for path in ("/sparql", "/org/pole-scs", "/graph/entities"):
        response = program.request(method, path, content=b"x")
        assert response.status_code == 405
        assert "read-only" in response.json()["detail"]
        assert "GET" in response.headers["Allow"]
