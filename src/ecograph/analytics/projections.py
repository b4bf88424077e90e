"""The networks that the store holds, each read by a query of queries/reseau/ that documents it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from pyoxigraph import Literal, NamedNode, QuerySolutions

from ecograph.analytics.networks import Actor, Network, Tie, fold
from ecograph.analytics.whereabouts import Whereabouts, read_whereabouts
from ecograph.entities.organisations import is_generic
from ecograph.errors import EcographError
from ecograph.queries import run_query
from ecograph.stores.base import Store
from ecograph.values.organisations import is_siglum


@dataclass(frozen=True, slots=True)
class Projection:
    """A way to read the store as a network: its query, its shape, and what it is called."""

    name: str
    query: str
    is_directed: bool
    english: str
    french: str
    is_money: bool = False
    is_folded: bool = False
    default_status: str = ""

    @property
    def unit(self) -> str:
        """What weights count."""
        return "euros" if self.is_money and not self.is_folded else "ties"


def _all() -> tuple[Projection, ...]:
    awarded = "awarded"
    return (
        Projection("money", "money_network", True, "Who pays whom, in euros", "Qui paie qui, en euros",
                   is_money=True, default_status=awarded),
        Projection("partnerships", "partnership_network", False, "Who works with whom", "Qui coopère avec qui"),
        Projection("cofunding", "money_network", False, "Funders that share beneficiaries",
                   "Financeurs qui ont des bénéficiaires communs", is_money=True, is_folded=True, default_status=awarded),
        Projection("attendance", "attendance_network", True, "Officials and the sessions where they sat",
                   "Élus et séances où ils siégeaient"),
        Projection("coattendance", "attendance_network", False, "Officials who sat together",
                   "Élus qui siégeaient ensemble", is_folded=True),
        Projection("proxies", "proxy_network", True, "Who gives a proxy to whom", "Qui donne pouvoir à qui"),
        Projection("officials", "officials_network", True, "Officials, their bodies, and whom these fund",
                   "Élus, leurs organismes, et qui ceux-ci financent"),
        Projection("recusals", "recusal_network", True, "Who steps aside from what", "Qui se déporte de quoi"),
        Projection("citations", "citation_network", True, "Acts and the texts that they rest on",
                   "Actes et textes sur lesquels ils s'appuient"),
    )  # fmt: skip


PROJECTIONS: Mapping[str, Projection] = {projection.name: projection for projection in _all()}
_LONGEST_SIGLUM = 10
GUARANTEE = "guarantee"  # moves no euro: kept out of sums of money unless asked for by name


@dataclass(frozen=True, slots=True)
class Selection:
    """Which ties of a projection to keep; the status of money is the projection's own unless said."""

    year: int | None = None
    status: str = ""
    instrument: str = ""
    layer: str = ""
    kind: str = ""  # at least one end is of this kind
    minimum: Decimal = Decimal(0)
    territory: str = ""  # at least one end is of this département or région: "departement-13", "region-93"


EVERYTHING = Selection()


def find_projection(name: str) -> Projection:
    """The projection of that name; EcographError lists those there are."""
    if name not in PROJECTIONS:
        raise EcographError(f"No network {name!r}; there are {', '.join(PROJECTIONS)}.")
    return PROJECTIONS[name]


class NetworkReader:
    """Reads networks from a store, each query once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ties: dict[str, tuple[Tie, ...]] = {}
        self._folded: dict[str, tuple[Tie, ...]] = {}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """All that may stand in a network, by IRI."""
        return _read_actors(self._store, self.whereabouts)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """The territories of actors."""
        return read_whereabouts(self._store)

    def ties(self, projection: Projection) -> tuple[Tie, ...]:
        """The ties of a projection, of all statuses, guarantees included, not folded, in a stable order."""
        if projection.query not in self._ties:
            values = {"status": ""} if projection.is_money else {}
            self._ties[projection.query] = _read_ties(self._store, projection.query, values)
        return self._ties[projection.query]

    def network(self, name: str, selection: Selection = EVERYTHING) -> Network:
        """The network of a projection, one status of money only, narrowed to a selection."""
        projection = find_projection(name)
        if projection.is_money and not selection.status:
            selection = replace(selection, status=projection.default_status)
        if projection.is_folded:
            return self.assemble(projection, self._fold(projection, selection))
        return self.assemble(projection, self._kept(projection, selection))

    def _kept(self, projection: Projection, selection: Selection) -> tuple[Tie, ...]:
        return tuple(tie for tie in self.ties(projection) if self._keeps(tie, selection, projection))

    def _fold(self, projection: Projection, selection: Selection) -> tuple[Tie, ...]:
        """The folded ties of a selection. Ties are folded year by year: all years are folded once and kept."""
        if replace(selection, year=None) != Selection(status=projection.default_status):
            return fold(self._kept(projection, selection))
        if projection.name not in self._folded:
            self._folded[projection.name] = fold(self._kept(projection, replace(selection, year=None)))
        whole = self._folded[projection.name]
        return whole if selection.year is None else tuple(tie for tie in whole if tie.year == selection.year)

    def _keeps(self, tie: Tie, selection: Selection, projection: Projection) -> bool:
        if projection.is_money and not _is_of_stage(tie, selection):
            return False
        if selection.year is not None and tie.year != selection.year:
            return False
        if selection.layer not in ("", tie.layer):
            return False
        ends = (tie.source, tie.target)
        if selection.kind and selection.kind not in {self.actors[end].kind for end in ends if end in self.actors}:
            return False
        return not selection.territory or any(self.whereabouts.is_in(end, selection.territory) for end in ends)

    def assemble(self, projection: Projection, ties: tuple[Tie, ...]) -> Network:
        """The network that ties make, with the actors at their ends."""
        ends = sorted({end for tie in ties for end in (tie.source, tie.target)})
        named = {iri: self.actors.get(iri) or Actor(iri, _last_segment(iri), "other") for iri in ends}
        return Network(projection.name, projection.is_directed, projection.unit, named, ties)


def _is_of_stage(tie: Tie, selection: Selection) -> bool:
    if tie.status != selection.status or tie.weight < selection.minimum:
        return False
    return tie.instrument == selection.instrument if selection.instrument else tie.instrument != GUARANTEE


def _read_ties(store: Store, query: str, values: Mapping[str, str]) -> tuple[Tie, ...]:
    ties = set()
    for row in _rows(store, query, values):
        year = _text(row["in_year"])
        ties.add(Tie(
            _text(row["statement"]), _text(row["source"]), _text(row["target"]), _text(row["layer"]),
            int(year) if year else None, _text(row["state"]), _text(row["instrument_code"]), Decimal(_text(row["weight"])),
        ))  # fmt: skip
    return tuple(sorted(ties, key=lambda tie: (tie.statement, tie.source, tie.target, tie.layer, tie.year or 0)))


def _read_actors(store: Store, where: Whereabouts) -> dict[str, Actor]:
    """Of several names or kinds the first, "other" last."""
    found: dict[str, Actor] = {}
    sigla = _read_sigla(store)
    for row in _rows(store, "network_nodes", {}):
        iri = _text(row["node"])
        label, territory = _text(row["label"]) or _last_segment(iri), where.name_of(iri)
        actor = Actor(iri, label, _text(row["kind"]), sigla.get(iri, ()), territory)
        known = found.get(actor.iri)
        if known is None or known.kind == "other" != actor.kind:
            found[actor.iri] = actor
    return found


def _read_sigla(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in _rows(store, "other_names", {}):
        name = _text(row["name"])
        if (
            len(name) <= _LONGEST_SIGLUM
            and is_siglum(name)
            and not is_generic(name)
            and name != _text(row["organisation"])
        ):
            found.setdefault(_text(row["organisation_iri"]), []).append(name)
    return {iri: tuple(names) for iri, names in found.items()}


def _rows(store: Store, query: str, values: Mapping[str, str]) -> QuerySolutions:
    result = run_query(store, query, values)
    if not isinstance(result, QuerySolutions):
        raise TypeError(f"{query} is no SELECT query")
    return result


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _last_segment(iri: str) -> str:
    """What to call a node that has no name."""
    return iri.rstrip("/").rsplit("/", 1)[-1]
