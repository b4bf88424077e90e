from typing import Any

import pytest

from ecograph.knowledge import load_rules
from ecograph.knowledge.territories import territories, territory_of_address, territory_of_body

RULES = load_rules("territories")["named_after_departement"]


def code(territory: object) -> str:
    return getattr(territory, "code", "")


@pytest.mark.parametrize(
    ("siren", "name", "type", "expected"),
    [
        ("200054807", "Métropole", "metropole", "13"),
        ("200046977", "Métropole de Lyon", "metropole", "69"),
        ("", "Conseil départemental du Doubs", "departement", "25"),
        ("", "Région Franche-Comté", "region", "27"),  # a former one: of the region that took its place
        ("200094332", "Collectivité européenne d'Alsace", "other", "44"),
        ("", "Commune de Besançon", "commune", "25"),
        ("", "VILLE DU MANS", "commune", "72"),
        ("", "Commune des Sables-d'Olonne", "commune", "85"),
        ("", "Ville de Saint-Denis", "commune", ""),  # two départements have one
        ("", "Commune de La Croix", "commune", ""),  # none of that name; Croix is another
        ("", "Besançon Basket", "association", ""),
        ("", "Pôle des Microtechniques", "pole", ""),
    ],
)
def test_a_body_has_the_territory_of_its_code_or_of_a_name_that_it_alone_bears(
    siren: str, name: str, type: str, expected: str
) -> None:
    assert code(territory_of_body(siren, name, type)) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("58, boulevard Charles Livon, 13007 MARSEILLE", "13"),
        ("1 rue César Campinchi 20200 Bastia", "2B"),
        ("2 avenue de Paris, 20090 Ajaccio", "2A"),
        ("2 rue du Port – CS 12345 – 97400 Saint-Denis", "974"),
        ("2, place du Marché à LONS-LE-SAUNIER (39000)", "39"),
        ("CS 38103 Grenoble", ""),  # the number of a letter box, not a post code
        ("98000 Monaco", ""),
        ("12 rue des Lilas", ""),
        ("13007 Marseille et 25000 Besançon", ""),  # two places
    ],
)
def test_an_address_tells_a_departement_by_its_post_code(address: str, expected: str) -> None:
    assert code(territory_of_address(address)) == expected


def test_every_departement_lies_in_a_region_of_today() -> None:
    known = territories()
    departements = [one for one in known.values() if one.level == "departement" and len(one.code) < 3]
    assert len(departements) == 96  # with Corsica's two
    assert all(("region", one.within) in known for one in departements)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_body_named_after_a_departement_serves_it(rule: dict[str, Any]) -> None:
    assert rule["because"]
    assert {name: code(territory_of_body(name=name)) for name in rule["examples"]} == rule["examples"]
    assert [name for name in rule["not"] if territory_of_body(name=name)] == []
