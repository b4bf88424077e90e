"""A network as read from the store: ties between actors, and the graph that they make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import networkx as nx


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: an organisation, a person, an act, a session or a text."""

    iri: str
    label: str
    kind: str
    sigla: tuple[str, ...] = ()  # short names that people search by: "CAGB"
    territory: str = ""  # name of its département or région, where the graph knows it


@dataclass(frozen=True, slots=True)
class Tie:
    """What one statement ties together; a weight in euros, or 1."""

    statement: str
    source: str
    target: str
    layer: str
    year: int | None
    status: str
    instrument: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Network:
    """The ties of one projection with their actors; `unit` is "euros" or "ties"."""

    name: str
    is_directed: bool
    unit: str
    actors: Mapping[str, Actor]
    ties: tuple[Tie, ...]

    def graph(self) -> "nx.Graph[str]":
        """One edge per pair of actors: weight, number of statements, layers, and the weight of each year.

        Weights are added as decimals, so that they agree with the tables to the cent. A tie of an actor with itself
        is left out: no measure here has a meaning for it.
        """
        graph: nx.Graph[str] = nx.DiGraph() if self.is_directed else nx.Graph()
        for iri in sorted({end for tie in self.ties for end in (tie.source, tie.target)}):
            actor = self.actors[iri]
            graph.add_node(iri, label=actor.label, kind=actor.kind, territory=actor.territory)
        for (source, target), ties in sorted(self._by_pair().items()):
            graph.add_edge(source, target, **_edge(ties))
        return graph

    def _by_pair(self) -> dict[tuple[str, str], list[Tie]]:
        pairs: dict[tuple[str, str], list[Tie]] = {}
        for tie in self.ties:
            ends = (tie.source, tie.target)
            if tie.source != tie.target:
                pairs.setdefault(ends if self.is_directed else (min(ends), max(ends)), []).append(tie)
        return pairs

    def years(self) -> list[int]:
        """The years that the ties bear, in order."""
        return sorted({tie.year for tie in self.ties if tie.year is not None})

    def total(self) -> Decimal:
        """The sum of all weights, ties of an actor with itself included."""
        return sum((tie.weight for tie in self.ties), Decimal(0))


def _edge(ties: list[Tie]) -> dict[str, Any]:
    by_year: dict[int, Decimal] = {}
    for tie in ties:
        if tie.year is not None:
            by_year[tie.year] = by_year.get(tie.year, Decimal(0)) + tie.weight
    return {
        "weight": float(sum((tie.weight for tie in ties), Decimal(0))),
        "count": len({tie.statement for tie in ties}),
        "layers": "|".join(sorted({tie.layer for tie in ties})),
        "years": {year: float(by_year[year]) for year in sorted(by_year)},
    }


def fold(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """The one-mode projection: two sources are tied by each target that they share in the same year and status.

    Each shared target weighs 1; it stands as the statement of the tie.
    """
    groups: dict[tuple[str, int | None, str], set[str]] = {}
    for tie in ties:
        groups.setdefault((tie.target, tie.year, tie.status), set()).add(tie.source)
    folded: list[Tie] = []
    for (target, year, status), sources in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or 0)):
        ordered = sorted(sources)
        for index, first in enumerate(ordered):
            for second in ordered[index + 1 :]:
                folded.append(Tie(target, first, second, "shared", year, status, "", Decimal(1)))
    return tuple(folded)
