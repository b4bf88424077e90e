"""What the server reads before anybody asks."""

import asyncio
import threading
from pathlib import Path

import pytest

from ecograph.errors import StoreError
from ecograph.web import warming
from ecograph.web.published import PublishedGraph
from ecograph.web.warming import keep_warm
from tests.web.conftest import publish, sample


def kept_warm(seconds: float, graph: PublishedGraph, warmers: list[warming.Warmer]) -> None:
    """Keeps warm for a while, in a thread of its own: this one may hold the event loop of a browser."""

    async def run() -> None:
        task = asyncio.create_task(keep_warm(graph, warmers))
        await asyncio.sleep(seconds)
        task.cancel()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    thread.join()


def test_each_publication_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_SECONDS", 0.02)
    seen: list[str] = []
    graph = PublishedGraph(tmp_path)
    warmers: list[warming.Warmer] = [lambda: seen.append(graph.publication().version)]
    kept_warm(0.2, graph, warmers)
    assert seen == []  # nothing is published
    publish(tmp_path, "first", sample())
    kept_warm(0.3, graph, warmers)
    assert seen == ["first"]


def test_a_warmer_that_fails_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_SECONDS", 0.02)
    publish(tmp_path, "first", sample())
    called: list[int] = []

    def fail() -> None:
        called.append(1)
        if len(called) == 1:
            publish(tmp_path, "second", sample())
        raise StoreError("gone")

    kept_warm(0.5, PublishedGraph(tmp_path), [fail])
    assert len(called) == 2
