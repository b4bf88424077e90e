"""Who belongs to a network, told as an entry, a future, an apposition of two."""

import pytest

from ecograph.model.facts import Membership
from tests.unit.facts.forms import facts_of

HEAD = """COMMUNE DE VILLENEUVE-LES-PRES
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2019

Délibération n° 2019-12
Objet : Vie locale

"""
TAIL = "\nAdopté à l'unanimité.\n\nLe maire, Paul DURAND\n"
ISSUER, UNIVERSITY = "Commune de Villeneuve-les-Pres", "Université de Nantes"
CHAMBER = "Chambre d'agriculture de la Sarthe"
CASES = [
    ("Le conseil approuve l'entrée de la commune dans le réseau Racines.", {ISSUER}),
    ("La commune sera membre du réseau Racines.", {ISSUER}),
    (
        f"Un accord est conclu entre l'{UNIVERSITY} et la {CHAMBER}, toutes deux membres du réseau Racines.",
        {UNIVERSITY, CHAMBER},
    ),
    (f"L'{UNIVERSITY} et la {CHAMBER} sont toutes deux membres du réseau Racines.", {UNIVERSITY, CHAMBER}),
    ("La commune quitte le réseau Racines.", set()),
]


@pytest.mark.parametrize(("sentence", "members"), CASES)
def test_members_of_a_network(sentence: str, members: set[str]) -> None:
    facts = facts_of(HEAD + sentence + TAIL)
    found = {(fact.member, fact.group) for fact in facts if isinstance(fact, Membership)}
    assert found == {(member, "Racines") for member in members}
