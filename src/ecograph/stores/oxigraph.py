"""Stores on pyoxigraph: in memory, and read-only on disk.

Every statement stands in the named graph of its document and, once, in the default graph. The engine could also make
the union of the named graphs at each query, but then a statement of n documents matches n times, a pattern of k such
statements n^k times, and the queries of a million statements that take milliseconds take minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path

import pyoxigraph as ox

from ecograph.errors import QueryError, StoreError
from ecograph.stores.base import WHOLE, Bindings, Result, Scope
from ecograph.stores.generations import Hold
from ecograph.stores.parameters import bind_variables
from ecograph.stores.query_text import read_query

LOADERS = 2  # threads that load
LARGEST_PART = 40 * 2**20  # bytes; the engine needs some eight times as much memory to sort a part


def join_graphs(store: ox.Store) -> None:
    """Puts the statements of all named graphs into the default graph too."""
    join_quads(store, store)


def join_quads(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Puts the statements of quads into the default graph."""
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def load_files(store: ox.Store, files: Iterable[Path], others: Iterable[ox.Quad], aside: Path, is_joined: bool) -> None:
    """Loads files of N-Quads that this program wrote, each of one named graph, with other quads; joins all where asked.

    Many files are put together in the folder `aside` and loaded at once, which is faster than one by one; two such
    parts are loaded at a time, for the engine does not hold the interpreter.
    """
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in others:
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    written = [aside / f"graph-{number}.nq" for number in range(len(graphs))]
    for name, quads in zip(written, graphs.values(), strict=True):
        ox.serialize(quads, str(name), format=ox.RdfFormat.N_QUADS)
    files = [*files, *written]
    count = LOADERS * ceil(sum(file.stat().st_size for file in files) / (LOADERS * LARGEST_PART))
    with ThreadPoolExecutor(LOADERS) as threads:
        parts = [files[number::count] for number in range(count)]
        names = [aside / f"part-{number}.nq" for number in range(count)]
        list(threads.map(lambda part, name: _load_part(store, part, name, is_joined), parts, names))
    for name in written:
        name.unlink()


def _load_part(store: ox.Store, files: Sequence[Path], name: Path, is_joined: bool) -> None:
    with name.open("wb") as whole:
        for file in files:
            lines = file.read_bytes()
            whole.write(lines)
            if is_joined and lines:
                end = lines[lines.rindex(b" <") :]  # " <graph> .", and a line ends nowhere but at its end
                whole.write(lines.replace(end, b" .\n"))
    store.bulk_load(path=str(name), format=ox.RdfFormat.N_QUADS, lenient=True)
    name.unlink()


def extend(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Adds quads to a store whose graphs are joined."""
    added = tuple(quads)
    store.bulk_extend(added)
    join_quads(store, added)


def write_store(folder: Path, quads: Iterable[ox.Quad]) -> None:
    """Writes a store of quads in named graphs, for DiskStore to open."""
    store = ox.Store(str(folder))
    store.bulk_extend(quads)
    join_graphs(store)
    store.flush()


def _is_joined(store: ox.Store) -> bool:
    """Whether the default graph holds the statements of the named graphs: not in stores of earlier releases."""
    return next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None


def run(
    store: ox.Store, sparql: str, bindings: Bindings | None, scope: Scope = WHOLE, is_joined: bool = False
) -> Result:
    """The result of a query over the union of all named graphs, or over the dataset that it or the scope names."""
    bound = bind_variables(sparql, bindings)
    try:
        if scope.names_graphs:
            return store.query(
                bound, base_iri=scope.base,
                default_graph=[ox.NamedNode(iri) for iri in scope.default_graphs],
                named_graphs=[ox.NamedNode(iri) for iri in scope.named_graphs],
            )  # fmt: skip
        is_union = not is_joined and not _has_dataset_clause(bound)
        return store.query(bound, base_iri=scope.base, use_default_graph_as_union=is_union)
    except SyntaxError as error:
        raise QueryError(f"The query is not valid SPARQL: {error}") from error
    except (ValueError, RuntimeError) as error:  # a relative IRI without base; a function that the engine lacks
        raise QueryError(f"The query cannot be evaluated: {error}") from error
    except OSError as error:
        raise StoreError(f"The store could not be read: {error}") from error


def _has_dataset_clause(sparql: str) -> bool:
    """Whether the query has FROM clauses: the engine's union of all graphs would silently override them."""
    return "from" in sparql.lower() and bool(read_query(sparql).graphs)


class OpenedStore:
    """A store that its owner holds open: a build that asks what it has loaded so far."""

    def __init__(self, store: ox.Store, version: str = "opened") -> None:
        self._store = store
        self._version = version
        self._is_joined = _is_joined(store)

    def query(self, sparql: str, bindings: Bindings | None = None, scope: Scope = WHOLE) -> Result:
        """The result of a query."""
        return run(self._store, sparql, bindings, scope, self._is_joined)

    def quads(self) -> Iterator[ox.Quad]:
        """All quads of the named graphs, graph by graph."""
        for name in self._store.named_graphs():
            yield from self._store.quads_for_pattern(None, None, None, name)

    def triples(self) -> Iterator[ox.Triple]:
        """All statements, each once: those of the default graph where the graphs are joined."""
        if self._is_joined:
            yield from (quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        else:
            yield from {quad.triple for quad in self.quads()}

    def version(self) -> str:
        """The version given at opening: the name of the generation, where there is one."""
        return self._version


class MemoryStore(OpenedStore):
    """A graph held in memory."""

    def __init__(self, quads: Iterable[ox.Quad] = (), version: str = "memory") -> None:
        store = ox.Store()
        store.bulk_extend(quads)
        join_graphs(store)
        super().__init__(store, version)


class DiskStore(OpenedStore):
    """A published generation on disk, opened read-only and held; many processes may read it at once."""

    def __init__(self, folder: Path, version: str) -> None:
        self._hold = Hold(folder.parent)
        try:
            store = ox.Store.read_only(str(folder))
        except OSError as error:
            raise StoreError(f"{folder} cannot be opened as a store: {error}") from error
        super().__init__(store, version)
