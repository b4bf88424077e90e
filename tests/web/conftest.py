"""A real server on loopback, on small stores."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import uvicorn

from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import write_store
from ecograph.web.app import create_app
from ecograph.web.limits import Limits

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ACT = "/act/200054807/2019-03-28/eco-023-5566-19-bm"  # one of the sample acts
EX = "http://example.org/"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def sample() -> Iterator[ox.Quad]:
    """Three named graphs with one resource each, and one with many rows."""
    for number in (1, 2, 3):
        graph = iri(f"graph/{number}")
        yield ox.Quad(
            iri(f"thing/{number}"), LABEL, ox.Literal(f"Chose n° {number}, « la suite »", language="fr"), graph
        )
        yield ox.Quad(iri(f"thing/{number}"), iri("number"), ox.Literal(number), graph)
    for number in range(3000):
        yield ox.Quad(iri(f"row/{number}"), iri("position"), ox.Literal(number), iri("graph/rows"))


def publish(root: Path, name: str, quads: Iterator[ox.Quad]) -> None:
    """Publishes a generation, as a build does."""
    layout = StoreDirectory(root)
    folder = layout.prepare(name)
    write_store(folder / "graph", quads)
    layout.publish(folder)


@contextlib.contextmanager
def serving(location: str | Path, limits: Limits | None = None, sources: Path | None = None) -> Iterator[str]:
    """The address of a running server."""
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:  # asyncio turns off the delay of small packets then only
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            create_app(location, limits, sources), log_level="error", lifespan="on", server_header=False
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="session")
def store_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("served")
    publish(root, "first", sample())
    return root


@pytest.fixture(scope="session")
def address(store_root: Path) -> Iterator[str]:
    with serving(store_root, Limits(timeout=10)) as address:
        yield address


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, trust_env=False, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def sample_address(sample_location: Path) -> Iterator[str]:
    """The address of a server on the sample acts."""
    with serving(sample_location) as address:
        yield address


@pytest.fixture(scope="session")
def browser(sample_address: str) -> Iterator[httpx.Client]:
    """Asks the server of the sample acts as a browser does."""
    with httpx.Client(base_url=sample_address, headers={"Accept": BROWSER}, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def program(sample_address: str) -> Iterator[httpx.Client]:
    """Asks the server of the sample acts as a program does."""
    with httpx.Client(base_url=sample_address, timeout=30) as client:
        yield client


Ask = Callable[..., httpx.Response]


@pytest.fixture
def ask(client: httpx.Client) -> Ask:
    """Asks a query by GET."""

    def send(query: str, accept: str | None = None, **parameters: str) -> httpx.Response:
        headers = {"Accept": accept} if accept is not None else {}
        return client.get("/sparql", params={"query": query, **parameters}, headers=headers)

    return send
