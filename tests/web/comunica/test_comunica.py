"""A federating engine on the client's side: Comunica asks the endpoint alone, and joins it with another one."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from tests.web.comunica.conftest import Ask
from tests.web.conftest import publish, serving

BASE = "https://w3id.org/ecograph/"
POPULATION = ox.NamedNode("http://example.org/population")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def populations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another endpoint, which knows how many people live in two of the sample's institutions."""
    root = tmp_path_factory.mktemp("populations")
    graph = ox.NamedNode("http://example.org/graph")
    people = {"242500361": 193_000, "200054807": 1_900_000}
    publish(
        root, "first",
        (ox.Quad(ox.NamedNode(f"{BASE}org/{siren}"), POPULATION, ox.Literal(n), graph) for siren, n in people.items()),
    )  # fmt: skip
    with serving(root) as address:
        yield address


def test_comunica_asks_the_endpoint(comunica: Ask, sample_address: str) -> None:
    query = f"""PREFIX eg: <{BASE}ns#> PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT DISTINCT ?payer ?amount WHERE {{
            ?flow a eg:FundingFlow ; eg:flowStatus <{BASE}code/status/awarded> ; eg:amount ?amount ; schema:funder ?who .
            ?who skos:prefLabel ?payer FILTER (?amount > 40000)
        }} ORDER BY ?amount"""
    rows = comunica(query, [sample_address])
    assert [(row["payer"].split()[0], row["amount"]) for row in rows] == [
        ("Communauté", "41000"), ("Métropole", "65000"), ("Métropole", "80000"),
    ]  # fmt: skip


def test_comunica_joins_two_endpoints(comunica: Ask, sample_address: str, populations: str) -> None:
    query = f"""PREFIX eg: <{BASE}ns#> PREFIX schema: <https://schema.org/>
        SELECT DISTINCT ?who ?people ?amount WHERE {{
            ?flow schema:funder ?who ; eg:flowStatus <{BASE}code/status/awarded> ; eg:amount ?amount .
            ?who <{POPULATION.value}> ?people
        }}"""
    rows = comunica(query, [sample_address, populations])
    assert {(row["who"].rsplit("/", 1)[-1], row["people"]) for row in rows} == {
        ("242500361", "193000"), ("200054807", "1900000"),
    }  # fmt: skip
    assert comunica(query, [sample_address]) == comunica(query, [populations]) == []
