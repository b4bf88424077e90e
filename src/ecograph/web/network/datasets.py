"""The networks of what is published, each computed once for a publication."""

import json
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ecograph.analytics.drawings import Arrangement, arrangement, drawing, read_drawings
from ecograph.analytics.layouts import positions_of
from ecograph.analytics.networks import Actor, Network
from ecograph.analytics.projections import PROJECTIONS, NetworkReader
from ecograph.analytics.whereabouts import Territory
from ecograph.stores.base import Store
from ecograph.web.network.breakdown import Part, breakdowns
from ecograph.web.network.choice import Choice
from ecograph.web.network.slices import along, around, resolve, shortest_path
from ecograph.web.site import Site

DRAWN = 300  # nodes of a picture
_KEPT = 48  # results of one publication
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the network, with its sums."""

    iri: str
    label: str
    kind: str
    territory: str
    community: int
    degree: int
    strength: Decimal
    incoming: Decimal
    outgoing: Decimal


@dataclass(frozen=True, slots=True)
class Edge:
    """All ties from one actor to another."""

    source: str
    target: str
    weight: Decimal
    count: int
    layers: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """One view of the network: its nodes and edges, heaviest first, and where the largest nodes are drawn."""

    network: Network
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    places: dict[str, tuple[float, float]]
    total: Decimal
    path: tuple[Actor, ...] = ()
    missing: tuple[str, ...] = ()  # what was asked for and is not in the network


class Publication:
    """The networks of one publication."""

    def __init__(self, store: Store, version: str, drawings: Path | None) -> None:
        self.version = version
        self.drawings = drawings
        self.reader = NetworkReader(store)
        self._store = store
        self._lock = threading.RLock()
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._whole: dict[str, Dataset] = {}
        self._texts: dict[str, str] = {}
        self._arranged: dict[str, Arrangement] = {}

    def once(self, key: tuple[Any, ...], make: Callable[[], _T]) -> _T:
        """What `make` makes, made once for a key."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            found: _T = self._kept[key]
            return found

    def dataset(self, choice: Choice) -> Dataset:
        """The view that is chosen."""
        whole = Choice(choice.projection)
        if choice.data != whole.data:
            return self.once(("dataset", *choice.data), lambda: _dataset(self, choice))
        with self._lock:  # the view that most ask for is never forgotten
            if choice.projection not in self._whole:
                self._whole[choice.projection] = _dataset(self, whole)
            return self._whole[choice.projection]

    @cached_property
    def parts(self) -> Mapping[str, tuple[Part, ...]]:
        """What each flow is made of."""
        return breakdowns(self._store)

    @cached_property
    def years(self) -> dict[str, list[int]]:
        """The years of each projection."""
        return {
            name: sorted({tie.year for tie in self.reader.ties(shape) if tie.year is not None}, reverse=True)
            for name, shape in PROJECTIONS.items()
        }

    @cached_property
    def _drawings(self) -> dict[str, dict[str, Any]]:
        """The drawings, as the build left them."""
        return read_drawings(self.drawings) if self.drawings else {}

    def drawing(self, projection: str) -> str:
        """What the explorer draws, as JSON: as the build left it, or computed once where this store has none."""
        with self._lock:
            if projection not in self._texts:
                self._texts[projection] = json.dumps(self._drawn(projection), ensure_ascii=False, separators=(",", ":"))
            return self._texts[projection]

    def arrangement(self, projection: str) -> Arrangement:
        """Place and community of each actor in the network of all years and stages: the same in every view of it."""
        with self._lock:
            if projection not in self._arranged:
                self._arranged[projection] = arrangement(self._drawn(projection))
            return self._arranged[projection]

    def _drawn(self, projection: str) -> dict[str, Any]:
        if projection not in self._drawings:
            self._drawings[projection] = drawing(self.reader, PROJECTIONS[projection])
        return self._drawings[projection]

    @cached_property
    def territories(self) -> dict[str, tuple[Territory, ...]]:
        """The territories of the actors of each projection."""
        return {name: self.reader.whereabouts.around(self._ends[name]) for name in PROJECTIONS}

    @cached_property
    def layers(self) -> dict[str, list[str]]:
        """The kinds of ties of each projection that counts no euros, where there are several."""
        found = {
            name: sorted({tie.layer for tie in self.reader.ties(shape)}) if not shape.is_money else []
            for name, shape in PROJECTIONS.items()
        }
        return {name: layers if len(layers) > 1 else [] for name, layers in found.items()}

    def where(self, iri: str) -> list[str]:
        """The projections in which an actor stands, of whatever year and status."""
        return [name for name in PROJECTIONS if iri in self._ends[name]]

    @cached_property
    def _ends(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(end for tie in self.reader.ties(shape) for end in (tie.source, tie.target))
            for name, shape in PROJECTIONS.items()
        }


class Publications:
    """The networks of the current publication; those of an earlier one are forgotten."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._current: Publication | None = None

    def of(self, site: Site) -> Publication:
        """The networks of a site."""
        with self._lock:
            if self._current is None or self._current.version != site.version:
                self._current = Publication(site.store, site.version, site.drawings)
            return self._current


def _dataset(published: Publication, choice: Choice) -> Dataset:
    reader = published.reader
    whole = reader.network(choice.projection, choice.selection)
    ties = whole.ties
    path: tuple[Actor, ...] = ()
    missing: list[str] = []
    found: dict[str, Actor] = {}
    for said in (choice.actor, choice.start, choice.end):
        actor = resolve(whole.actors.values(), said) if said else None
        if actor is not None:
            found[said] = actor
        elif said:
            missing.append(said)
    way: list[str] = []
    if choice.start and choice.end:
        if choice.start in found and choice.end in found:
            way = shortest_path(ties, found[choice.start].iri, found[choice.end].iri)
        ties = along(ties, way)
        path = tuple(whole.actors[iri] for iri in way)
    elif choice.actor:
        ties = around(ties, found[choice.actor].iri) if choice.actor in found else ()
    network = reader.assemble(choice.shape, ties)
    return _measured(network, published.arrangement(choice.projection).groups, path, tuple(missing))


def _measured(
    network: Network, groups: Mapping[str, int], path: tuple[Actor, ...], missing: tuple[str, ...]
) -> Dataset:
    edges = _edges(network)
    incoming: dict[str, Decimal] = dict.fromkeys(network.actors, Decimal(0))
    outgoing: dict[str, Decimal] = dict.fromkeys(network.actors, Decimal(0))
    degrees = Counter(end for edge in edges if edge.source != edge.target for end in (edge.source, edge.target))
    for tie in network.ties:
        outgoing[tie.source] += tie.weight
        incoming[tie.target] += tie.weight
    nodes = tuple(sorted(
        (Node(iri, actor.label, actor.kind, actor.territory, groups[iri], degrees[iri], incoming[iri] + outgoing[iri],
              incoming[iri], outgoing[iri]) for iri, actor in network.actors.items()),
        key=lambda node: (-node.strength, -node.degree, node.iri),
    ))  # fmt: skip
    places = positions_of([node.iri for node in nodes[:DRAWN]], ((edge.source, edge.target) for edge in edges))
    return Dataset(network, nodes, edges, places, network.total(), path, missing)


def _edges(network: Network) -> tuple[Edge, ...]:
    pairs: dict[tuple[str, str], list[Any]] = {}
    for tie in network.ties:
        ends = (tie.source, tie.target)
        pairs.setdefault(ends if network.is_directed else (min(ends), max(ends)), []).append(tie)
    edges = [
        Edge(
            source, target, sum((tie.weight for tie in ties), Decimal(0)), len({tie.statement for tie in ties}),
            "|".join(sorted({tie.layer for tie in ties})), tuple(sorted({tie.year for tie in ties if tie.year})),
        )
        for (source, target), ties in pairs.items()
    ]  # fmt: skip
    return tuple(sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target)))
