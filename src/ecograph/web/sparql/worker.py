"""A worker process: runs one query at a time on the published store, and can be killed at any moment."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from ecograph.errors import QueryError, StoreError
from ecograph.stores.base import Store
from ecograph.stores.opening import Publication, open_publication
from ecograph.stores.query_text import read_query
from ecograph.vocabulary import PREFIXES
from ecograph.web.sparql.jobs import Bounds, Job, Reply
from ecograph.web.sparql.sandbox import confine
from ecograph.web.sparql.sink import AnswerSink, TooMuch

RESULTS = {
    "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
}  # fmt: skip
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD, "rdf": ox.RdfFormat.RDF_XML,
}  # fmt: skip
_HAS_GRAPH = "ASK { GRAPH ?graph { ?s ?p ?o } }"


def work(connection: Connection, bounds: Bounds) -> None:
    """Answers jobs until the server hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches workers too; the server ends them
    threading.Thread(target=end_with_server, daemon=True).start()
    confine(bounds.memory, bounds.offline)
    worker = _Worker(connection, bounds)
    while True:
        try:
            job: Job = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(worker.reply(job))


def end_with_server() -> None:
    """Ends this process once the server is gone, even in the midst of a query (the engine lets other threads run)."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(0)


class _Worker:
    def __init__(self, connection: Connection, bounds: Bounds) -> None:
        self._connection = connection
        self._bounds = bounds
        self._opened: tuple[Publication, Store] | None = None

    def reply(self, job: Job) -> Reply:
        """The answer to a job; whatever goes wrong with a query becomes a reply with its name."""
        try:
            return self._answer(job)
        except QueryError as error:
            return Reply("bad-query", detail=str(error))
        except TooMuch as error:
            return Reply(f"too-many-{error.what}", detail=str(error))
        except StoreError as error:
            return Reply("store", detail=str(error))
        except MemoryError:
            return Reply("memory", detail="The query needs more memory than a query may take.")
        except RuntimeError as error:  # the engine stops in the midst of the rows, at a function that it lacks
            return Reply("bad-query", detail=f"The query cannot be evaluated: {error}")
        except (OSError, SyntaxError, ValueError) as error:
            return Reply("store", detail=f"The answer broke off: {error}")

    def _answer(self, job: Job) -> Reply:
        store = self._store(job.publication)
        _require_graphs(store, job)
        result = store.query(job.sparql, job.bindings, job.scope)
        is_graph = isinstance(result, ox.QueryTriples)
        format = job.graph if is_graph else job.results
        if format is None:
            return Reply("not-acceptable", kind="graph" if is_graph else "results")
        if isinstance(result, ox.QueryBoolean) and format in ("csv", "tsv"):  # for which no boolean is defined
            return Reply("done", "results", body=b"true\r\n" if result else b"false\r\n")
        sink = self._sink(job, format if isinstance(result, ox.QuerySolutions) else None)
        target = cast(IO[bytes], sink)
        if isinstance(result, ox.QueryTriples):
            triples = _counted(result, self._bounds.max_rows)
            ox.serialize(triples, target, format=GRAPHS[format], prefixes=PREFIXES)
        else:
            result.serialize(target, format=RESULTS[format])
        return Reply("done", "graph" if is_graph else "results", size=sink.size, body=sink.finish())

    def _sink(self, job: Job, row_format: str | None) -> AnswerSink:
        def announce(size: int) -> None:
            self._connection.send(Reply("part", "results" if row_format else "graph", size=size))

        return AnswerSink(
            job.spool, self._bounds.max_bytes, self._bounds.max_rows, row_format, self._bounds.hold, announce
        )

    def _store(self, publication: Publication) -> Store:
        if self._opened is None or self._opened[0] != publication:
            if not publication.is_remote and not Path(publication.place).is_dir():
                raise StoreError("This version of the graph was replaced in this moment; ask again.")
            self._opened = (publication, open_publication(publication))
        return self._opened[1]


def _counted(triples: Iterable[ox.Triple], limit: int) -> Iterator[ox.Triple]:
    for number, triple in enumerate(triples):
        if number >= limit:
            raise TooMuch("rows", limit)
        yield triple


def _require_graphs(store: Store, job: Job) -> None:
    """QueryError where the dataset names a graph that is not here: nothing is ever fetched from elsewhere."""
    wanted = [*job.scope.default_graphs, *job.scope.named_graphs]
    if not wanted and "from" in job.sparql.lower():
        wanted = [clause.iri for clause in read_query(job.sparql, job.scope.base).graphs]
    for iri in wanted:
        try:
            name = ox.NamedNode(iri)
        except ValueError as error:
            raise QueryError(f"<{iri}> is no absolute IRI of a graph.") from error
        if not store.query(_HAS_GRAPH, {"graph": name}):
            raise QueryError(f"There is no graph <{iri}> in this store, and none is fetched from elsewhere.")
