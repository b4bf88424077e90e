import pytest

from ecograph.values.identifiers import find_identifiers, is_siren, is_siret


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("SIRET 732 829 320 00074, représentée par", "siret", "73282932000074"),
        ("n° SIRET : 73282932000074", "siret", "73282932000074"),
        ("immatriculée au R.C.S. Paris 732 829 320", "siren", "732829320"),
        ("numéro SIREN 732829320", "siren", "732829320"),
        ("répertoire national des associations sous le n° W881002945", "rna", "W881002945"),
    ],
)
def test_finds_announced_numbers(text: str, kind: str, value: str) -> None:
    assert [(found.kind, found.value) for found in find_identifiers(text)] == [(kind, value)]


def test_a_number_that_nothing_announces_must_hold_its_key() -> None:
    assert [found.value for found in find_identifiers("Rousset 732 829 320 00074 : 400")] == ["73282932000074"]
    assert find_identifiers("compte 732 829 320 00075 ouvert") == []


def test_an_announced_number_with_a_wrong_key_is_kept_and_marked() -> None:
    (found,) = find_identifiers("SIRET 732 829 320 00075")
    assert not found.is_valid


def test_the_post_offices_have_a_key_of_their_own() -> None:
    assert is_siren("356000000")
    assert is_siret("35600000009075")
