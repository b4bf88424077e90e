from dataclasses import replace
from decimal import Decimal

from ecograph.annotations.definitions import find_definitions
from ecograph.annotations.organisations import find_organisations as find_mentions
from ecograph.annotations.organisations import resolve_organisations
from ecograph.facts.organisations import find_organisations
from ecograph.model.documents import Document
from ecograph.model.facts import Fact, Flow, Organisation
from ecograph.model.readings import Reading
from ecograph.text.cleaning import clean


def read(text: str) -> Reading:
    reading = clean(Document(name="acte", text=text, sha256=""))
    reading = replace(reading, mentions=find_mentions(reading))
    reading = replace(reading, aliases=find_definitions(reading))
    return replace(reading, mentions=resolve_organisations(reading))


def listed(text: str, *known: Fact) -> dict[str, Organisation]:
    return {fact.name: fact for fact in find_organisations(read(text), known) if isinstance(fact, Organisation)}


def test_a_party_carries_its_numbers_and_its_seat() -> None:
    found = listed(
        "Entre\nLa Région Grand Est, 1 place Adrien Zeller, 67000 Strasbourg, ci-après « la Région »,\net\n"
        "L'association Pôle Textia, SIRET 732 829 320 00074, dont le siège est situé 4 rue Fresnel, 57070 Metz,\n"
        "ci-après « le Pôle »."
    )
    assert found["Pôle Textia"].type == "pole"
    assert found["Pôle Textia"].siret == "73282932000074"
    assert found["Pôle Textia"].siren == "732829320"
    assert found["Pôle Textia"].address == "4 rue Fresnel, 57070 Metz"
    assert found["Région Grand Est"].address == "1 place Adrien Zeller, 67000 Strasbourg"


def test_a_payee_that_only_a_table_names_is_listed() -> None:
    reading = read("Subventions\nLes Doigts Verts 300 €")
    flow = Flow(evidence=(reading.evidence(12, 28, "table"),), payer="", payee="Les Doigts Verts", amount=Decimal(300))
    (organisation,) = find_organisations(reading, (flow,))
    assert isinstance(organisation, Organisation)
    assert (organisation.name, organisation.type) == ("Les Doigts Verts", "association")


def test_a_service_named_beside_the_state_is_the_state() -> None:
    found = listed("Le plan réunit l'État (DREETS) 90 000 € et la Région Grand Est 105 000 €.")
    assert set(found) == {"État", "Région Grand Est"}


def test_the_letterhead_of_a_commune_is_no_organisation() -> None:
    found = listed("DÉPARTEMENT DU CANTAL\nCOMMUNE DE MAURIAC\n\nLe conseil municipal de la Commune de Mauriac, réuni,")
    assert set(found) == {"Commune de Mauriac"}


def test_two_writings_make_one_organisation() -> None:
    found = listed("SOUTIEN À LA SAS THERMOVOLT\n\nLa société Thermovolt (SAS Thermovolt) emploie 12 personnes.")
    assert len(found) == 1
