"""The dumps of what is published: each written once, when somebody first asks, and sent while it is written."""

import asyncio
import contextlib
import multiprocessing
import tempfile
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from ecograph.stores.opening import Publication
from ecograph.web.dumps.formats import file_name
from ecograph.web.dumps.writing import write_dump
from ecograph.web.problems import Problem
from ecograph.web.sparql.jobs import Bounds

_CHUNK = 262_144
_LOOK = 0.05  # seconds between looks at a file that grows
_KEPT = 2  # publications: transfers of the one before may still begin


class Dump:
    """A dump on disk, whole or still being written."""

    def __init__(self, path: Path, process: ForkServerProcess, patience: float) -> None:
        self.path = path
        self._process = process
        self._patience = patience

    @property
    def is_complete(self) -> bool:
        """Whether it is all there."""
        return self._process.exitcode == 0

    @property
    def is_broken(self) -> bool:
        """Whether its writing went wrong."""
        return self._process.exitcode not in (None, 0)

    async def begin(self) -> None:
        """Waits for its first bytes; Problem where none come."""
        last = time.monotonic()
        while not self.is_complete and not (self.path.exists() and self.path.stat().st_size):
            await self._wait(last)

    async def chunks(self) -> AsyncIterator[bytes]:
        """Its bytes, as they come; a Problem breaks the transfer off, visibly, where the writing stops short."""
        last = time.monotonic()
        with self.path.open("rb") as file:
            while True:
                was_complete = self.is_complete
                if chunk := await asyncio.to_thread(file.read, _CHUNK):
                    yield chunk
                    last = time.monotonic()
                elif was_complete:
                    return
                else:
                    await self._wait(last)

    async def _wait(self, last: float) -> None:
        """Waits a moment; Problem where nothing came for too long, or where nothing will."""
        if time.monotonic() - last > self._patience:
            self.stop()
        if self.is_broken:
            detail = "The dump could not be written; the server's log has the reason."
            raise Problem(503, "dump", "No dump now", detail, {"Retry-After": "60"})
        await asyncio.sleep(_LOOK)

    def stop(self) -> None:
        """Ends its writing, whatever it does."""
        self._process.kill()
        self._process.join()


class DumpKeeper:
    """The dumps of one application; `patience` is how many seconds the writing of one may stand still."""

    def __init__(self, bounds: Bounds, patience: float) -> None:
        self._bounds = bounds
        self._patience = patience
        self._context = multiprocessing.get_context("forkserver")
        self._folder = tempfile.TemporaryDirectory(prefix="ecograph-dumps-")
        self._dumps: OrderedDict[Publication, dict[str, Dump]] = OrderedDict()
        self._written = 0

    def known(self, publication: Publication, suffix: str) -> Dump | None:
        """The dump of a publication in a format, where somebody asked for it already."""
        found = self._dumps.get(publication, {}).get(suffix)
        return None if found is None or found.is_broken else found

    async def dump(self, publication: Publication, suffix: str) -> Dump:
        """The dump of a publication in a format, of which something is there; Problem where it cannot be written."""
        found = self.known(publication, suffix)
        if found is None:
            found = self._dumps.setdefault(publication, {})[suffix] = self._begin(publication, suffix)
            while len(self._dumps) > _KEPT:
                self._forget(self._dumps.popitem(last=False)[1])
        await found.begin()
        return found

    def _begin(self, publication: Publication, suffix: str) -> Dump:
        self._written += 1
        path = Path(self._folder.name) / f"{self._written}-{file_name(suffix)}"
        process = self._context.Process(target=write_dump, args=(publication, suffix, path, self._bounds), daemon=True)
        process.start()
        return Dump(path, process, self._patience)

    def _forget(self, dumps: dict[str, Dump]) -> None:
        for dump in dumps.values():  # who reads one has it open
            with contextlib.suppress(FileNotFoundError):
                dump.path.unlink()

    async def stop(self) -> None:
        """Ends all writing and removes the files."""
        for dumps in self._dumps.values():
            for dump in dumps.values():
                await asyncio.to_thread(dump.stop)
        self._folder.cleanup()
