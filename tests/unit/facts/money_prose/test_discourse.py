"""Aids told over several sentences, with nouns instead of verbs, or to several at once."""

from itertools import product

import pytest

from tests.unit.facts.money_prose.sentences import ISSUER, flows_of

REGION = "Région Bourgogne"
BEFORE = (
    "L'association Textilia, dont le siège est à Dijon, organise un salon.",
    "L'association Textilia organise un salon avec l'association Moto Verte.",
    "L'association Textilia, partenaire de l'Université de Bourgogne, organise un salon.",
    "L'association Textilia prépare, avec le soutien du Département de l'Yonne, un salon du livre.",
)
ASKED = (
    "Elle sollicite 12 000 € de la commune.", "Celle-ci demande 12 000 €.", "Sa demande porte sur 12 000 €.",
    "Une aide de 12 000 € est demandée à la commune.", "La demande est de 12 000 €.", "Demande : 12 000 €.",
)  # fmt: skip
GIVEN = (
    "Le Conseil lui attribue 12 000 €.", "Le Conseil décide de lui verser 12 000 €.", "Il lui est attribué 12 000 €.",
    "Une subvention de 12 000 € lui est accordée.", "Le Conseil fixe la subvention à 12 000 €.",
    "Le Conseil se prononce pour 12 000 €.", "Le montant retenu est de 12 000 €.", "Montant accordé : 12 000 €.",
)  # fmt: skip
STATED = ("s'élève à", "est de", "est fixée à", "se monte à", "atteint", "sera de", "a été fixée à", "s'établit à")
NOUNS = ("aide", "subvention", "contribution", "participation", "dotation", "avance")
PAYEES = {"Textilia": 500, "Moto Verte": 300, "Gym Club": 200}
TO_EACH = (
    "500 € à l'association Textilia, 300 € à l'association Moto Verte et 200 € au Gym Club",
    "à l'association Textilia 500 €, à l'association Moto Verte 300 € et au Gym Club 200 €",
    "une subvention de 500 € à l'association Textilia, de 300 € à l'association Moto Verte et de 200 € au Gym Club",
    "une subvention à l'association Textilia (500 €), à l'association Moto Verte (300 €) et au Gym Club (200 €)",
    "\n- association Textilia : 500 €\n- association Moto Verte : 300 €\n- Gym Club : 200 €",
)
GIVING = {
    "Le Conseil municipal attribue {}.": ISSUER, "Le Conseil décide d'accorder {}.": ISSUER,
    "Il est proposé d'allouer {}. Adopté.": ISSUER, "La commune verse {}.": ISSUER,
    "La Région Bourgogne a accordé {}.": REGION,
}  # fmt: skip


def parties_of(sentence: str) -> set[tuple[str, str, int]]:
    return {flow[:3] for flow in flows_of(sentence)}


@pytest.mark.parametrize(("before", "sentence"), list(product(BEFORE, ASKED)))
def test_who_asks_was_named_before(before: str, sentence: str) -> None:
    flows = flows_of(f"{before} {sentence}")
    assert {flow[:3] + flow[4:5] for flow in flows} == {(ISSUER, "Textilia", 12_000, "requested")}


@pytest.mark.parametrize(("before", "sentence"), list(product(BEFORE, GIVEN)))
def test_who_gets_was_named_before(before: str, sentence: str) -> None:
    assert parties_of(f"{before} {sentence}") == {(ISSUER, "Textilia", 12_000)}


@pytest.mark.parametrize("stated", STATED)
def test_a_noun_names_giver_and_taker(stated: str) -> None:
    expected = {(REGION, "Textilia", 12_000)}
    assert (
        parties_of(f"La participation de la Région Bourgogne au budget de l'association Textilia {stated} 12 000 €.")
        == expected
    )


@pytest.mark.parametrize("noun", NOUNS)
def test_an_aid_is_told_in_passing(noun: str) -> None:
    salon = "L'association Textilia organise un salon"
    assert parties_of(f"{salon} avec une {noun} de 12 000 € de la Région Bourgogne.") == {(REGION, "Textilia", 12_000)}
    assert parties_of(f"{salon} grâce à une {noun} de la Région Bourgogne de 12 000 €.") == {
        (REGION, "Textilia", 12_000)
    }
    assert parties_of(f"Une {noun} de 12 000 € au profit de l'association Textilia est inscrite au budget.") == {
        (ISSUER, "Textilia", 12_000)
    }


@pytest.mark.parametrize(("opening", "payer", "listed"), [(o, p, t) for (o, p), t in product(GIVING.items(), TO_EACH)])
def test_each_of_several_gets_its_sum_from_the_same(opening: str, payer: str, listed: str) -> None:
    assert parties_of(opening.format(listed)) == {(payer, payee, euros) for payee, euros in PAYEES.items()}
