"""Stores on pyoxigraph: in memory, and read-only on disk."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from ecograph.errors import QueryError, StoreError
from ecograph.stores.base import Bindings, Result


def run(store: ox.Store, sparql: str, bindings: Bindings | None) -> Result:
    """The result of a query over the union of all named graphs."""
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(name): term for name, term in (bindings or {}).items()
    }
    try:
        return store.query(sparql, use_default_graph_as_union=True, substitutions=substitutions)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"The query is not valid SPARQL: {error}") from error
    except OSError as error:
        raise StoreError(f"The store could not be read: {error}") from error


class MemoryStore:
    """A graph held in memory."""

    def __init__(self, quads: Iterable[ox.Quad] = (), version: str = "memory") -> None:
        self._store = ox.Store()
        self._store.bulk_extend(quads)
        self._version = version

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The result of a query."""
        return run(self._store, sparql, bindings)

    def quads(self) -> Iterator[ox.Quad]:
        """All quads."""
        return iter(self._store)

    def version(self) -> str:
        """The version given at creation."""
        return self._version


class DiskStore:
    """A published generation on disk, opened read-only; many processes may read it at once."""

    def __init__(self, folder: Path, version: str) -> None:
        try:
            self._store = ox.Store.read_only(str(folder))
        except OSError as error:
            raise StoreError(f"{folder} cannot be opened as a store: {error}") from error
        self._version = version

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The result of a query."""
        return run(self._store, sparql, bindings)

    def quads(self) -> Iterator[ox.Quad]:
        """All quads."""
        return iter(self._store)

    def version(self) -> str:
        """The name of the generation."""
        return self._version
