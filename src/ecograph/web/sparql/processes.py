"""A worker process as the server sees it."""

import asyncio
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess

from ecograph.web.sparql.jobs import Bounds, Job, Reply
from ecograph.web.sparql.worker import work


class Worker:
    """A process that answers one job at a time, and can be killed at any moment."""

    def __init__(self, context: ForkServerContext, bounds: Bounds) -> None:
        self._connection, theirs = context.Pipe()
        self._process: ForkServerProcess = context.Process(target=work, args=(theirs, bounds), daemon=True)
        self._process.start()
        theirs.close()

    async def tell(self, job: Job) -> None:
        """Gives it a job."""
        self._connection.send(job)

    async def hear(self) -> Reply:
        """Its next message; EOFError where it died."""
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        descriptor = self._connection.fileno()
        loop.add_reader(descriptor, _mark, ready)
        try:
            await ready
        finally:
            loop.remove_reader(descriptor)
        reply: Reply = _receive(self._connection)
        return reply

    def kill(self) -> None:
        """Ends it, whatever it does."""
        self._process.kill()
        self._process.join()
        self._connection.close()


def _mark(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


def _receive(connection: Connection) -> Reply:
    try:
        reply: Reply = connection.recv()
    except (OSError, EOFError) as error:
        raise EOFError("the worker died") from error
    return reply
