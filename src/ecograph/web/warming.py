"""Reads what many pages share before anybody asks: at the start, and when a new graph is published."""

import asyncio
import gc
from collections.abc import Callable, Sequence

from starlette.concurrency import run_in_threadpool

from ecograph.errors import EcographError
from ecograph.stores.opening import Publication
from ecograph.web.published import PublishedGraph

Warmer = Callable[[], object]
_SECONDS = 2.0  # between looks for a new publication


def _set_aside() -> None:
    """Has the garbage collector look at what was read only once: it would pause some page for it, again and again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def keep_warm(graph: PublishedGraph, warmers: Sequence[Warmer]) -> None:
    """Runs the warmers at each new publication, until cancelled; never on another engine, whose time is not ours."""
    seen: Publication | None = None
    while not graph.is_remote:
        try:
            publication = graph.publication()
            if publication != seen:
                seen = publication
                for warm in warmers:
                    await run_in_threadpool(warm)
                await run_in_threadpool(_set_aside)
        except (EcographError, OSError):  # nothing is published yet, or it was just replaced: a page will say so
            pass
        await asyncio.sleep(_SECONDS)
