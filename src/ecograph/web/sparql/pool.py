"""A pool of worker processes: few queries at a time, a short queue, and death at the deadline.

The engine cannot be interrupted in the midst of a query, so that a query past its deadline loses its process. One
worker more than there are places stands by, so that the next query need not wait for a new one.
"""

import asyncio
import contextlib
import multiprocessing
import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ecograph.errors import StoreError
from ecograph.web.limits import Limits
from ecograph.web.published import PublishedGraph
from ecograph.web.sparql.jobs import Bounds, Job, Reply
from ecograph.web.sparql.processes import Worker
from ecograph.web.sparql.refusals import busy, died, refused, timed_out

_PRELOADED = ["ecograph.web.sparql.worker", "ecograph.cli"]  # the second is the main module of `ecograph serve`
_WARM_UP = "ASK {}"
_CHUNK = 262_144
_PATIENCE = 0.5  # seconds after which a client is looked after: who left needs no answer


@dataclass(slots=True)
class Answer:
    """An answer: its kind, and either its bytes or an open file with the rest still to come, if any."""

    kind: str
    size: int | None
    body: bytes = b""
    file: BinaryIO | None = None
    stream: AsyncIterator[bytes] | None = None

    async def chunks(self) -> AsyncIterator[bytes]:
        """The bytes of an answer that lies in a file."""
        if self.stream is not None:
            async for chunk in self.stream:
                yield chunk
        elif self.file is not None:
            with self.file:
                while chunk := await asyncio.to_thread(self.file.read, _CHUNK):
                    yield chunk


class WorkerPool:
    """The workers of one application."""

    def __init__(self, graph: PublishedGraph, limits: Limits) -> None:
        self._graph = graph
        self._limits = limits
        offline = not graph.is_remote and not limits.services
        self.bounds = Bounds(limits.max_rows, limits.max_bytes, limits.hold, limits.memory, offline)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOADED)
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._places = asyncio.Semaphore(limits.concurrent)
        self._waiting = 0
        self._spools = tempfile.TemporaryDirectory(prefix="ecograph-")
        self._workers: set[Worker] = set()
        self._background: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Starts the workers, one more than queries may run at once."""
        await asyncio.gather(*(self._hire() for _ in range(self._limits.concurrent + 1)))

    async def stop(self) -> None:
        """Kills all workers."""
        self._closed = True
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        for worker in self._workers:
            await asyncio.to_thread(worker.kill)
        self._spools.cleanup()

    async def run(
        self, job: Job, timeout: float | None = None, is_gone: Callable[[], Awaitable[bool]] | None = None
    ) -> Answer:
        """The answer to a job; Problem where it is refused, goes wrong, or takes too long from now on."""
        seconds = min(timeout or self._limits.timeout, self._limits.timeout)
        deadline = asyncio.get_running_loop().time() + seconds
        await self._enter(deadline)
        spool = Path(self._spools.name) / uuid.uuid4().hex
        try:
            async with asyncio.timeout_at(deadline):
                worker = await self._engage(replace(job, spool=str(spool)))
        except TimeoutError:
            self._places.release()
            raise busy() from None
        except asyncio.CancelledError:
            self._places.release()
            raise
        try:
            async with asyncio.timeout_at(deadline):
                reply = await _unless_gone(worker.hear(), is_gone)
        except (TimeoutError, EOFError, ConnectionError) as error:
            self._dismiss(worker, spool)
            raise timed_out(seconds) if isinstance(error, TimeoutError) else died() from None
        except asyncio.CancelledError:
            self._dismiss(worker, spool)
            raise
        if reply.state == "part":
            return Answer(reply.kind, None, stream=self._growing(worker, spool, reply.size, deadline))
        self._release(worker)
        return _answer(reply, spool)

    async def _engage(self, job: Job) -> Worker:
        """A worker that has taken the job; those that died while they stood by are replaced on the way."""
        while True:
            worker = await self._idle.get()
            try:
                await worker.tell(job)
            except ConnectionError:
                self._replace(worker, Path(job.spool))
            else:
                return worker

    async def _enter(self, deadline: float) -> None:
        """Takes a place, now or after a short wait."""
        if not self._places.locked():
            await self._places.acquire()
            return
        if self._waiting >= self._limits.queue:
            raise busy()
        self._waiting += 1
        try:
            async with asyncio.timeout_at(deadline):
                await self._places.acquire()
        except TimeoutError:
            raise busy() from None
        finally:
            self._waiting -= 1

    async def _growing(self, worker: Worker, spool: Path, known: int, deadline: float) -> AsyncIterator[bytes]:
        """The bytes of an answer while the worker still writes; a Problem breaks the transfer off, visibly."""
        reply = Reply("part", size=known)
        sent, ended = 0, False
        try:
            file = spool.open("rb")
            spool.unlink()
            with file:
                while True:
                    while sent < reply.size:
                        chunk = await asyncio.to_thread(file.read, min(_CHUNK, reply.size - sent))
                        sent += len(chunk)
                        yield chunk
                    if ended:
                        return
                    async with asyncio.timeout_at(deadline):
                        reply = await worker.hear()
                    if reply.state not in ("part", "done"):
                        raise refused(reply)
                    ended = reply.state == "done"
        except (TimeoutError, EOFError) as error:
            raise timed_out(self._limits.timeout) if isinstance(error, TimeoutError) else died() from None
        finally:
            if ended:
                self._release(worker)
            else:
                self._dismiss(worker, spool)

    def _release(self, worker: Worker) -> None:
        self._idle.put_nowait(worker)
        self._places.release()

    def _dismiss(self, worker: Worker, spool: Path) -> None:
        """Kills a worker; the one that stands by takes its place, and a new one is hired."""
        self._places.release()
        self._replace(worker, spool)

    def _replace(self, worker: Worker, spool: Path) -> None:
        """Kills a worker, and hires another one."""
        self._workers.discard(worker)

        async def replace_worker() -> None:
            await asyncio.to_thread(worker.kill)
            with contextlib.suppress(FileNotFoundError):
                spool.unlink()
            if not self._closed:
                await self._hire()

        task = asyncio.get_running_loop().create_task(replace_worker())
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _hire(self) -> None:
        worker = await asyncio.to_thread(Worker, self._context, self.bounds)
        self._workers.add(worker)
        with contextlib.suppress(StoreError):  # where there is nothing to open yet, the first query says so
            publication = await asyncio.to_thread(self._graph.publication)
            await worker.tell(Job(_WARM_UP, publication, spool=os.devnull))
            await worker.hear()
        self._idle.put_nowait(worker)


async def _unless_gone(hearing: Awaitable[Reply], is_gone: Callable[[], Awaitable[bool]] | None) -> Reply:
    """A worker's message; ConnectionError where the client leaves before it comes."""
    task = asyncio.ensure_future(hearing)
    try:
        while True:
            done, _ = await asyncio.wait({task}, timeout=_PATIENCE if is_gone else None)
            if done:
                return task.result()
            if is_gone is not None and await is_gone():
                raise ConnectionError("the client left")
    finally:
        task.cancel()


def _answer(reply: Reply, spool: Path) -> Answer:
    if reply.state != "done":
        with contextlib.suppress(FileNotFoundError):
            spool.unlink()
        raise refused(reply)
    if reply.body is not None:
        return Answer(reply.kind, len(reply.body), reply.body)
    file = spool.open("rb")
    spool.unlink()
    return Answer(reply.kind, reply.size, file=file)
