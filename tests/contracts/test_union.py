"""The default graph of another engine follows the store by differences, and goes on where a load broke off."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.errors import StoreError
from ecograph.stores import open_store
from ecograph.stores.loading import LoadReport, ledger_path, load
from ecograph.stores.remote import RemoteStore
from ecograph.stores.sending import GraphStoreSender, Sender, UpdateSender
from tests.conftest import silent
from tests.contracts.conftest import Server, oxigraph
from tests.web.conftest import iri, publish

MARKER = "http://example.org/graph/load"
BATCH = 10


class Watched:
    """Counts the statements that go to and from the default graph; breaks after so many requests, before or after one is done."""

    def __init__(self, sender: Sender, breaks_after: int = -1, is_done: bool = False) -> None:
        self.sender, self.left, self.is_done = sender, breaks_after, is_done
        self.added, self.taken, self.emptied = [], [], 0
        self.can_take_out = sender.can_take_out

    def replace(self, graph: str, batches: Iterator[list[ox.Triple]]) -> None:
        assert graph, "the default graph is never sent as a whole"
        self.sender.replace(graph, batches)

    def remove(self, graph: str) -> None:
        self.emptied += not graph
        self.sender.remove(graph)

    def add(self, graph: str, lines: Sequence[str]) -> None:
        self.added += lines
        self._send(self.sender.add, graph, lines)

    def take_out(self, graph: str, lines: Sequence[str]) -> None:
        self.taken += lines
        self._send(self.sender.take_out, graph, lines)

    def _send(self, send, graph: str, lines: Sequence[str]) -> None:
        self.left -= 1
        if self.left == -1 and not self.is_done:
            raise StoreError("the line went dead")
        send(graph, lines)
        if self.left == -1:
            raise StoreError("the line went dead")


@pytest.fixture
def engine() -> Iterator[Server]:
    with oxigraph() as server:
        yield server


def content(*numbers: int) -> Iterator[ox.Quad]:
    """Statements of two documents, of which the first ten are made by both."""
    for number in numbers:
        quad = ox.Quad(iri(f"s/{number}"), iri("p"), ox.Literal(f'{number} « \n"\\ é', language="fr"), iri("g/1"))
        yield quad
        if number < 10:
            yield ox.Quad(*quad.triple, iri("g/2"))


def held(engine: Server) -> list[str]:
    return sorted(map(str, RemoteStore(engine.query).triples()))


def wanted(root: Path) -> list[str]:
    return sorted({str(quad.triple) for quad in open_store(root).quads()})


def send(root: Path, sender: Sender) -> LoadReport:
    return load(open_store(root), sender, ledger_path(root / "cache", "x"), MARKER, silent, BATCH, union=True)


def test_only_what_changed_is_sent(engine: Server, tmp_path: Path) -> None:
    publish(tmp_path, "one", content(*range(95)))
    first = Watched(UpdateSender(engine.update))
    report = send(tmp_path, first)
    assert (report.added_to_union, report.taken_from_union, first.emptied) == (95, 0, 1)
    assert held(engine) == wanted(tmp_path)
    assert len(wanted(tmp_path)) == 95

    publish(tmp_path, "two", content(*range(3, 97)))
    second = Watched(UpdateSender(engine.update))
    report = send(tmp_path, second)
    assert (report.added_to_union, report.taken_from_union, second.emptied) == (2, 3, 0)
    assert (len(second.added), len(second.taken)) == (2, 3)
    assert held(engine) == wanted(tmp_path)

    third = Watched(UpdateSender(engine.update))
    send(tmp_path, third)
    assert (third.added, third.taken, third.emptied) == ([], [], 0)


@pytest.mark.parametrize("is_done", [False, True])
@pytest.mark.parametrize("after", [0, 3, 7])
def test_a_load_that_broke_off_goes_on(engine: Server, tmp_path: Path, after: int, is_done: bool) -> None:
    """Whether the last request reached the engine or not; and whatever was built in between."""
    publish(tmp_path, "one", content(*range(95)))
    with pytest.raises(StoreError, match="dead"):
        send(tmp_path, Watched(UpdateSender(engine.update), after, is_done))
    publish(tmp_path, "two", content(*range(40), *range(95, 120)))
    again = Watched(UpdateSender(engine.update))
    send(tmp_path, again)
    assert held(engine) == wanted(tmp_path)
    assert again.emptied == 0
    sure = {str(quad.triple) for quad in content(*range(40))} - set(again.added)
    assert len(sure) >= min(after * BATCH, 30) // 2, "what had arrived is not sent again"

    publish(tmp_path, "three", content(*range(20), *range(110, 130)))
    with pytest.raises(StoreError, match="dead"):
        send(tmp_path, Watched(UpdateSender(engine.update), 2, is_done))  # among what is taken out
    publish(tmp_path, "four", content(*range(50)))
    send(tmp_path, Watched(UpdateSender(engine.update)))
    assert held(engine) == wanted(tmp_path)


def test_the_graph_store_protocol_adds_and_starts_over_where_something_goes(engine: Server, tmp_path: Path) -> None:
    publish(tmp_path, "one", content(*range(30)))
    send(tmp_path, Watched(GraphStoreSender(engine.store)))
    publish(tmp_path, "two", content(*range(35)))
    more = Watched(GraphStoreSender(engine.store))
    send(tmp_path, more)
    assert (len(more.added), more.emptied) == (5, 0)
    publish(tmp_path, "three", content(*range(5, 35)))
    less = Watched(GraphStoreSender(engine.store))
    send(tmp_path, less)
    assert (len(less.added), less.emptied) == (30, 1)
    assert held(engine) == wanted(tmp_path)
