"""An opened graph, as `ecograph.open(...)` returns it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ecograph.analytics.analysis import analyse
from ecograph.analytics.measures import measures
from ecograph.analytics.projections import NetworkReader, Selection
from ecograph.errors import EcographError
from ecograph.notebook.frames import frame, pandas
from ecograph.queries import catalogue, find_query, run_query
from ecograph.stores import open_store
from ecograph.stores.base import Store

if TYPE_CHECKING:
    import networkx as nx
    from pandas import DataFrame


def open_graph(location: str | Path) -> "OpenGraph":
    """The graph in a store directory, or at the URL of a SPARQL endpoint."""
    return OpenGraph(open_store(location), str(location))


class OpenGraph:
    """A graph that answers with DataFrames and networks; every tidy table is a method: .flows(), .acts() ..."""

    def __init__(self, store: Store, location: str) -> None:
        self.store = store
        self.location = location
        self._networks = NetworkReader(store)

    def __repr__(self) -> str:
        return f"<ecograph {self.location}: {', '.join(self.tables())}>"

    def tables(self) -> list[str]:
        """The names of the tidy tables."""
        return sorted(query.name for query in catalogue().values() if query.topic == "tables")

    def queries(self) -> "DataFrame":
        """The named queries, each with its question and its parameters."""
        rows = [
            (query.name, query.topic, query.question, ", ".join(p.name for p in query.parameters))
            for query in catalogue().values()
        ]
        found: DataFrame = pandas().DataFrame(rows, columns=["query", "topic", "question", "parameters"])
        return found

    def table(self, name: str) -> "DataFrame":
        """A tidy table."""
        if name not in self.tables():
            raise EcographError(f"No table {name!r}; there are {', '.join(self.tables())}.")
        return self.query(name)

    def query(self, name: str, **parameters: object) -> "DataFrame":
        """The result of a named query or of a .rq file; the parameters are those of its header."""
        given = {key: str(value) for key, value in parameters.items()}
        return self._frame(run_query(self.store, name, given), list(find_query(name).columns))

    def sparql(self, text: str) -> "DataFrame":
        """The result of a SPARQL SELECT query."""
        return self._frame(self.store.query(text), [])

    def network(self, name: str, **selection: Any) -> "nx.Graph[str]":
        """A network, narrowed by year=, status=, instrument=, layer=, kind= or minimum=.

        Nodes are IRIs with `label` and `kind`; edges have `weight`, `count`, `layers` and `years`.
        """
        return self._networks.network(name, _selection(selection)).graph()

    def analysis(self, name: str, **selection: Any) -> "DataFrame":
        """The measures of every actor of a network; the attribute `attrs` of the frame has those of the whole."""
        found = analyse(self._networks.network(name, _selection(selection)))
        actors = found.network.actors
        columns = [measure.name for measure in measures().values() if measure.is_of_actor]
        rows = [
            (iri, actors[iri].label, actors[iri].kind, *(values.get(column) for column in columns))
            for iri, values in found.actors.items()
        ]
        made: DataFrame = pandas().DataFrame(rows, columns=["iri", "label", "kind", *columns]).dropna(axis=1, how="all")
        made.attrs.update(found.whole)
        return made

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self.tables():
            raise AttributeError(f"{name!r} is no table; there are {', '.join(self.tables())}")
        return lambda: self.table(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables()]

    def _frame(self, result: object, columns: list[str]) -> "DataFrame":
        if not isinstance(result, ox.QuerySolutions):
            raise EcographError("Only a SELECT query gives a table.")
        return frame(result, columns or [variable.value for variable in result.variables])


def _selection(given: dict[str, Any]) -> Selection:
    try:
        return Selection(**given)
    except TypeError as error:
        raise EcographError(f"A network is narrowed by {', '.join(Selection.__slots__)}: {error}.") from error
