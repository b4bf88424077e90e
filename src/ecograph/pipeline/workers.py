"""The two jobs that run in worker processes, and the pool that runs them."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from typing import ParamSpec, TypeVar

from ecograph.documents import read_document
from ecograph.documents.redaction import redact
from ecograph.errors import UnreadableDocument
from ecograph.graph import document_graph
from ecograph.model.entities import DocumentNames
from ecograph.pipeline.caching import load, save, save_bytes
from ecograph.validation import GraphIndex, check_index, check_rules
from ecograph.values.iris import Minter

READERS = "ecograph.pipeline.extraction"  # what only worker processes need
SMALL = 6  # below so many documents a pool costs more than it gives

Job = TypeVar("Job")
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Read one file; the results go to `<target>.extraction`, `.counts`, `.summary` and `.document`."""

    path: str
    target: str
    retracted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphJob:
    """Write one document's graph; the results go to `<target>.nq`, `.findings` and `.breaches`."""

    extraction: str
    target: str
    names: DocumentNames
    minter: Minter


def read(job: ReadJob) -> str:
    """Reads one file; returns what went wrong in one line, or ""."""
    from ecograph.pipeline.extraction import NOT_AN_ACT, count, extract, summarise

    try:
        extraction = extract(redact(read_document(job.path), job.retracted))
    except UnreadableDocument as error:
        return error.reason
    except Exception as error:  # noqa: BLE001  the one boundary: a fault in reading one act must not lose the others
        return f"reading it failed ({type(error).__name__}: {error}); please report this"
    if NOT_AN_ACT in extraction.issues:
        return NOT_AN_ACT.message_en
    target = Path(job.target)
    save(target.with_suffix(".document"), extraction.document)
    save(target.with_suffix(".extraction"), extraction)
    save(target.with_suffix(".counts"), count(extraction))
    save(target.with_suffix(".summary"), summarise(extraction))
    return ""


def write_graph(job: GraphJob) -> str:
    """Writes one document's graph and what the shapes and the rules of one document find in it; returns ""."""
    graph = document_graph(load(Path(job.extraction)), job.names, job.minter)
    index = GraphIndex(graph.properties)
    target = Path(job.target)
    save(target.with_suffix(".findings"), check_index(index))
    save(target.with_suffix(".breaches"), check_rules(index, graph.name))
    save_bytes(target.with_suffix(".nq"), graph.n_quads())
    return ""


class Workers:
    """The processes of one build: started when the first jobs come, kept until the last are done."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def expect(self, jobs: int) -> None:
        """Has the package read, in a process of its own, where so many jobs will want workers."""
        if self._processes > 1 and jobs > SMALL:
            get_context("forkserver").set_forkserver_preload([__name__, READERS])
            ensure_running()

    def run(self, work: Callable[[Job], str], jobs: list[Job]) -> Iterator[tuple[Job, str]]:
        """Each job with its outcome, as they end; a job whose process dies is named, the others go on."""
        if self._processes <= 1 or len(jobs) <= SMALL:
            for job in jobs:
                yield job, work(job)
            return
        left = list(jobs)
        self._pool = self._pool or _start(self._processes)
        futures = {self._pool.submit(work, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                outcome = future.result()
                left.remove(futures[future])
                yield futures[future], outcome
        except BrokenProcessPool:
            self._pool = None
        for job in left:
            yield job, _alone(work, job)

    def begin(self, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Callable[[], Result]:
        """Begins one piece of work where there are processes; what is returned gives its result when called."""
        here = partial(work, *given, **named)
        if self._pool is None:
            return here
        future = self._pool.submit(here)

        def result() -> Result:
            try:
                return future.result()
            except BrokenProcessPool:
                return here()

        return result


def _start(processes: int) -> ProcessPoolExecutor:
    """A pool whose processes come from one that has read the package already."""
    return ProcessPoolExecutor(processes, mp_context=get_context("forkserver"), initializer=_settle)


def _settle() -> None:
    """Leaves what was imported out of every later garbage collection, and has fewer: facts make no cycles."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _alone(work: Callable[[Job], str], job: Job) -> str:
    with _start(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return "reading it ended the process (out of memory?)"
