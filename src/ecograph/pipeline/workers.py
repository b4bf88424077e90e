"""The two jobs that run in worker processes, and the pool that runs them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from pyoxigraph import RdfFormat, serialize

from ecograph.documents import read_document
from ecograph.documents.redaction import redact
from ecograph.errors import UnreadableDocument
from ecograph.graph import document_quads
from ecograph.model.entities import DocumentNames
from ecograph.pipeline.caching import load, save, save_bytes
from ecograph.pipeline.extraction import NOT_AN_ACT, count, extract, summarise
from ecograph.validation import check_document
from ecograph.values.iris import Minter

SMALL = 6  # below so many documents a pool costs more than it gives

Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class ReadJob:
    """Read one file; the results go to `<target>.extraction`, `.counts`, `.summary` and `.document`."""

    path: str
    target: str
    retracted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphJob:
    """Write one document's graph; the results go to `<target>.nq` and `.findings`."""

    extraction: str
    target: str
    names: DocumentNames
    minter: Minter


def read(job: ReadJob) -> str:
    """Reads one file; returns what went wrong in one line, or ""."""
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
    """Writes one document's graph and what the shapes find in it; returns ""."""
    quads = document_quads(load(Path(job.extraction)), job.names, job.minter)
    target = Path(job.target)
    save(target.with_suffix(".findings"), check_document(quads))
    save_bytes(target.with_suffix(".nq"), serialize(quads, format=RdfFormat.N_QUADS) or b"")
    return ""


def run(work: Callable[[Job], str], jobs: list[Job], processes: int) -> Iterator[tuple[Job, str]]:
    """Each job with its outcome, as they end; a job whose process dies is named, the others go on."""
    if processes <= 1 or len(jobs) <= SMALL:
        for job in jobs:
            yield job, work(job)
        return
    left = list(jobs)
    with ProcessPoolExecutor(processes, mp_context=get_context("forkserver")) as pool:
        futures = {pool.submit(work, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                outcome = future.result()
                left.remove(futures[future])
                yield futures[future], outcome
        except BrokenProcessPool:
            pass
    for job in left:
        yield job, _alone(work, job)


def _alone(work: Callable[[Job], str], job: Job) -> str:
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return "reading it ended the process (out of memory?)"
