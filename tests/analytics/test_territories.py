"""Territories of real stores: what the graph says, and networks narrowed to them."""

from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ecograph.analytics.projections import NetworkReader, Selection
from ecograph.analytics.territories import territory_quads
from ecograph.analytics.whereabouts import read_whereabouts
from ecograph.errors import EcographError
from ecograph.exports.tables import table_dicts
from ecograph.queries import run_query
from ecograph.stores import Store
from ecograph.stores.oxigraph import MemoryStore
from ecograph.validation import check_dataset
from ecograph.values.iris import DEFAULT_BASE, Minter
from ecograph.vocabulary import CODE, EG, ORG, RDF, RDFS, SKOS

METROPOLE = "https://w3id.org/ecograph/org/200054807"
POLE = "https://w3id.org/ecograph/org/pole-scs"
MEDINSOFT = "https://w3id.org/ecograph/org/medinsoft"


def test_the_graph_says_of_which_territory_an_actor_is_and_how_that_is_known(sample: Store) -> None:
    said = {row["node"]: (row["code"], row["basis"]) for row in table_dicts(sample, "network_territories")}
    assert said[METROPOLE] == ("13", "official")
    assert said[POLE] == ("13", "seat")  # place Paul Borde, 13790 ROUSSET
    assert MEDINSOFT not in said  # no act gives its address


def test_the_statements_are_repeatable(sample: Store) -> None:
    quads = territory_quads(sample, Minter())
    assert quads == territory_quads(sample, Minter())
    assert set(quads) <= set(sample.quads())


def test_a_region_holds_its_departements_and_no_other(sample: Store) -> None:
    reader = NetworkReader(sample)
    whole = {tie.statement for tie in reader.network("money").ties}
    south = {tie.statement for tie in reader.network("money", Selection(territory="region-93")).ties}
    marseille = {tie.statement for tie in reader.network("money", Selection(territory="departement-13")).ties}
    east = {tie.statement for tie in reader.network("money", Selection(territory="region-27")).ties}
    assert south == marseille
    assert south | east == whole
    assert not south & east
    assert reader.network("money", Selection(territory="departement-75")).ties == ()


def test_a_tie_is_of_the_territory_of_either_end(sample: Store) -> None:
    payees = {tie.target for tie in NetworkReader(sample).network("money", Selection(territory="departement-13")).ties}
    assert {POLE, MEDINSOFT} == payees


def test_a_territory_that_nobody_is_of_is_told_with_those_there_are(sample: Store) -> None:
    with pytest.raises(EcographError, match="there are: departement-13, departement-25, region-27, region-93"):
        NetworkReader(sample).whereabouts.find("13")


def organisation(name: str, type: str, *addresses: str) -> list[Quad]:
    node, entities = NamedNode(f"https://example.org/{name}"), NamedNode("https://example.org/graph/entities")
    return [
        Quad(node, RDF.type, ORG.Organization, entities),
        Quad(node, SKOS.prefLabel, Literal(name), entities),
        Quad(node, EG.organisationType, CODE[f"organisation-type/{type}"], entities),
        *(Quad(node, EG.address, Literal(one), NamedNode(f"https://example.org/graph/{one}".replace(" ", "-")))
          for one in addresses),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (("1 rue A, 25000 Besançon",), "departement-25"),
        (("1 rue A, 25000 Besançon", "2 rue B, 25400 Audincourt"), "departement-25"),
        (("1 rue A, 25000 Besançon", "2 rue B, 13001 Marseille"), None),  # documents disagree: nothing is said
        ((), None),
    ],
)
def test_an_association_is_where_its_addresses_agree(addresses: tuple[str, ...], expected: str | None) -> None:
    quads = territory_quads(MemoryStore(organisation("Club", "association", *addresses)), Minter())
    where = read_whereabouts(MemoryStore(quads))
    assert where.of.get("https://example.org/Club") == expected
    if expected:
        assert where.territories["region-27"].name == "Bourgogne-Franche-Comté"


def test_the_sums_of_the_question_are_those_of_the_network(sample: Store) -> None:
    rows = list(run_query(sample, "funding_by_territory", {}))  # type: ignore[arg-type]
    for side in ("given", "received"):
        total = sum((Decimal(row["total"].value) for row in rows if row["side"].value == side), Decimal(0))
        assert total == NetworkReader(sample).network("money").total() == 266_000


@pytest.mark.parametrize(
    ("predicate", "shape"),
    [
        (RDFS.label, "Territory-name"), (SKOS.notation, "Territory-code"),
        (RDF.type, "KnownTerritory"),
    ],
)  # fmt: skip
def test_a_territory_that_lacks_something_breaks_its_shape(sample: Store, predicate: NamedNode, shape: str) -> None:
    quads = list(sample.quads())
    known = set(check_dataset(quads))
    doubs = NamedNode(f"{DEFAULT_BASE}territory/departement-25")
    broken = [quad for quad in quads if (quad.subject, quad.predicate) != (doubs, predicate)]
    assert len(broken) < len(quads)
    found = {(one.severity, one.shape.rpartition("#")[2]) for one in set(check_dataset(broken)) - known}
    assert found == {("Violation", shape)}
