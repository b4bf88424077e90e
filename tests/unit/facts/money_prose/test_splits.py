"""A grant told with its parts, years or instalments, in the forms that sentences give to a split."""

from itertools import product

import pytest

from ecograph.model.facts import Flow, Instalment
from tests.unit.facts.money_prose.sentences import facts_of

GRANTS = (
    "Le Conseil attribue à l'association Textilia une subvention de 12 000 €",
    "Une subvention de 12 000 € est accordée à l'association Textilia",
    "La commune verse 12 000 € à l'association Textilia",
)
PARTS = (
    ", dont 8 000 € pour le fonctionnement et 4 000 € pour le salon.",
    ", soit 8 000 € pour le fonctionnement et 4 000 € pour le salon.",
    ", se décomposant en 8 000 € de fonctionnement et 4 000 € d'investissement.",
    ", à savoir 8 000 € au titre du fonctionnement et 4 000 € au titre du salon.",
    ", ventilée entre le fonctionnement (8 000 €) et le salon (4 000 €).",
    ", à raison de 8 000 € pour le fonctionnement et de 4 000 € pour le salon.",
    " : 8 000 € pour le fonctionnement et 4 000 € pour le salon.",
    " (8 000 € en fonctionnement, 4 000 € en investissement).",
    ". Elle se décompose ainsi : fonctionnement 8 000 €, salon 4 000 €.",
    ". Elle se répartit comme suit :\n- fonctionnement : 8 000 €\n- salon : 4 000 €",
    ". Sur cette somme, 8 000 € sont destinés au fonctionnement et 4 000 € au salon.",
    ". Sur ce montant, 8 000 € relèvent du fonctionnement et 4 000 € du salon.",
    ". Ce montant correspond à 8 000 € de fonctionnement et 4 000 € pour le salon.",
    ". Elle couvre le fonctionnement à hauteur de 8 000 € et le salon pour 4 000 €.",
    ". 8 000 € iront au fonctionnement, 4 000 € au salon.",
    " sur deux ans, soit 8 000 € en 2015 et 4 000 € en 2016.",
    ", dont 8 000 € au titre de 2015 et 4 000 € au titre de 2016.",
    ", répartie sur deux exercices : 2015 : 8 000 € ; 2016 : 4 000 €.",
    ", soit 8 000 € la première année et 4 000 € la seconde.",
)
INSTALMENTS = (
    ", versée en deux fois : 8 000 € à la signature et 4 000 € au vu du bilan.",
    ". Un acompte de 8 000 € est versé à la signature, le solde de 4 000 € au vu du bilan.",
    ". Le versement interviendra comme suit :\n- 8 000 € à la signature ;\n- 4 000 € à la remise du bilan.",
    ". Un premier versement de 8 000 € aura lieu en mars, un second de 4 000 € en octobre.",
    ". La commune verse 8 000 € à la notification puis 4 000 € au vu des comptes.",
    ". Une avance de 8 000 € sera mandatée dès la notification ; le solde, soit 4 000 €, sur justificatifs.",
    ". Une première tranche de 8 000 € est débloquée immédiatement, la seconde, de 4 000 €, à l'automne.",
)


@pytest.mark.parametrize(("grant", "split"), list(product(GRANTS, PARTS)))
def test_parts_are_components_of_the_grant(grant: str, split: str) -> None:
    flows = [fact for fact in facts_of(grant + split) if isinstance(fact, Flow)]
    parts = {(int(flow.amount), int(flow.part_of_amount)) for flow in flows if flow.part_of_amount is not None}
    assert parts == {(8_000, 12_000), (4_000, 12_000)}
    assert {int(flow.amount) for flow in flows if flow.part_of_amount is None} == {12_000}


@pytest.mark.parametrize(("grant", "split"), list(product(GRANTS, INSTALMENTS)))
def test_payments_are_instalments_of_the_grant(grant: str, split: str) -> None:
    facts = facts_of(grant + split)
    paid = {(f.of_amount, f.amount) for f in facts if isinstance(f, Instalment)}
    assert paid == {(12_000, 8_000), (12_000, 4_000)}
    assert {int(fact.amount) for fact in facts if isinstance(fact, Flow)} == {12_000}
