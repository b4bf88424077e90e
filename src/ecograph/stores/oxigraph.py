"""Stores on pyoxigraph: in memory, and read-only on disk."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from ecograph.errors import QueryError, StoreError
from ecograph.stores.base import WHOLE, Bindings, Result, Scope
from ecograph.stores.parameters import bind_variables
from ecograph.stores.query_text import read_query


def run(store: ox.Store, sparql: str, bindings: Bindings | None, scope: Scope = WHOLE) -> Result:
    """The result of a query over the union of all named graphs, or over the dataset that it or the scope names."""
    bound = bind_variables(sparql, bindings)
    try:
        if scope.names_graphs:
            return store.query(
                bound, base_iri=scope.base,
                default_graph=[ox.NamedNode(iri) for iri in scope.default_graphs],
                named_graphs=[ox.NamedNode(iri) for iri in scope.named_graphs],
            )  # fmt: skip
        return store.query(bound, base_iri=scope.base, use_default_graph_as_union=not _has_dataset_clause(bound))
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

    def query(self, sparql: str, bindings: Bindings | None = None, scope: Scope = WHOLE) -> Result:
        """The result of a query."""
        return run(self._store, sparql, bindings, scope)

    def quads(self) -> Iterator[ox.Quad]:
        """All quads."""
        return iter(self._store)

    def version(self) -> str:
        """The version given at opening: the name of the generation, where there is one."""
        return self._version


class MemoryStore(OpenedStore):
    """A graph held in memory."""

    def __init__(self, quads: Iterable[ox.Quad] = (), version: str = "memory") -> None:
        store = ox.Store()
        store.bulk_extend(quads)
        super().__init__(store, version)


class DiskStore(OpenedStore):
    """A published generation on disk, opened read-only; many processes may read it at once."""

    def __init__(self, folder: Path, version: str) -> None:
        try:
            store = ox.Store.read_only(str(folder))
        except OSError as error:
            raise StoreError(f"{folder} cannot be opened as a store: {error}") from error
        super().__init__(store, version)
