"""The one protocol that every store keeps."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

Result = QuerySolutions | QueryBoolean | QueryTriples
Bindings = Mapping[str, NamedNode | Literal]


class Store(Protocol):
    """A queryable graph. The default graph of a query is the union of all named graphs."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The result of a query, with some variables bound to terms; QueryError where it is malformed."""
        ...

    def quads(self) -> Iterator[Quad]:
        """All quads, in any order."""
        ...

    def version(self) -> str:
        """A short string that changes whenever the content does."""
        ...
