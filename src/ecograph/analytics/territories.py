"""The graph `graph/territories`: of which département or région each organisation is, and how that is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from ecograph.knowledge.territories import REGION, Territory, territories, territory_of_address, territory_of_body
from ecograph.queries import run_query
from ecograph.stores.base import Store
from ecograph.values.iris import Minter
from ecograph.vocabulary import DCT, EG, PROV, RDF, RDFS, SKOS

QUERY = "organisation_places"
_CLASSES = {REGION: EG.Region}


@dataclass(frozen=True, slots=True)
class Place:
    """What the graph says of an organisation that may tell its territory."""

    names: frozenset[str]
    type: str
    siren: str
    addresses: frozenset[str]


def territory_quads(store: Store, minter: Minter) -> list[Quad]:
    """The territories of organisations, sorted; nothing is said of those of which neither code nor address tells."""
    found: list[tuple[str, Territory, NamedNode]] = []
    for organisation, place in sorted(_places(store).items()):
        official = _official(place)
        seat = None if official else _seat(place)
        if official:
            found.append((organisation, official, EG.officialTerritory))
        elif seat:
            found.append((organisation, seat, EG.seatTerritory))
    graph = NamedNode(minter.graph("territories"))
    quads: set[Quad] = set()
    for organisation, territory, how in found:
        for said in (EG.territory, how):
            quads.add(Quad(NamedNode(organisation), said, _node(territory, minter), graph))
    for territory in _with_regions(territory for _, territory, _ in found):
        quads.update(_description(territory, minter, graph))
    if quads:
        quads.add(Quad(graph, PROV.wasDerivedFrom, NamedNode(f"{minter.base}queries/{QUERY}"), graph))
    return sorted(quads, key=str)


def _places(store: Store) -> Mapping[str, Place]:
    rows = run_query(store, QUERY, {})
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"{QUERY} is no SELECT query")
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        told = said[row["organisation"].value]
        for column in ("label", "listed", "type", "siren", "address"):
            if row[column] is not None and row[column].value:
                told[column].add(row[column].value)
    return {
        organisation: Place(
            frozenset(told["label"] | told["listed"]), min(told["type"], default=""), min(told["siren"], default=""),
            frozenset(told["address"]),
        )
        for organisation, told in said.items()
    }  # fmt: skip


def _official(place: Place) -> Territory | None:
    found = {territory_of_body(place.siren, name, place.type) for name in place.names} - {None}
    return found.pop() if len(found) == 1 else None


def _seat(place: Place) -> Territory | None:
    """The département that all addresses agree on."""
    found = {territory_of_address(address) for address in place.addresses} - {None}
    return found.pop() if len(found) == 1 else None


def _with_regions(found: Iterable[Territory]) -> set[Territory]:
    return {one for territory in found for one in (territory, territories().get((REGION, territory.within))) if one}


def _node(territory: Territory, minter: Minter) -> NamedNode:
    return NamedNode(minter.territory(territory.level, territory.code))


def _description(territory: Territory, minter: Minter, graph: NamedNode) -> list[Quad]:
    node = _node(territory, minter)
    quads = [
        Quad(node, RDF.type, _CLASSES.get(territory.level, EG.Departement), graph),
        Quad(node, RDFS.label, Literal(territory.name), graph),
        Quad(node, SKOS.notation, Literal(territory.code), graph),
    ]
    if territory.within:
        quads.append(Quad(node, DCT.isPartOf, NamedNode(minter.territory(REGION, territory.within)), graph))
    return quads
