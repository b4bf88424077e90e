"""The one protocol that every store keeps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

Result = QuerySolutions | QueryBoolean | QueryTriples
Bindings = Mapping[str, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a query is read against: a base for its relative IRIs, and a dataset that takes the place of its own FROM.

    Without graphs the query keeps its FROM clauses, or else sees the union of all named graphs.
    """

    base: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def names_graphs(self) -> bool:
        """Whether a dataset is given."""
        return bool(self.default_graphs or self.named_graphs)


WHOLE = Scope()


class Store(Protocol):
    """A queryable graph. The default graph of a query is the union of all named graphs."""

    def query(self, sparql: str, bindings: Bindings | None = None, scope: Scope = WHOLE) -> Result:
        """The result of a query, with some variables bound to terms; QueryError where it is malformed."""
        ...

    def quads(self) -> Iterator[Quad]:
        """All quads, graph by graph."""
        ...

    def triples(self) -> Iterator[Triple]:
        """All statements without their graphs, each once, in any order; none is held in memory."""
        ...

    def version(self) -> str:
        """A short string that changes whenever the content does."""
        ...
