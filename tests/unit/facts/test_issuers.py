"""Whose act it is, for bodies of every kind, under heads of every form."""

from itertools import product

import pytest

from ecograph.model.facts import Act
from ecograph.values.folding import fold
from tests.unit.facts.forms import facts_of

ISSUERS = {
    "Université de Bourgogne Sud": "Conseil d'administration",
    "CCI Marne et Vallées": "Assemblée générale",
    "Chambre d'agriculture du Perche-Nord": "Assemblée générale",
    "Collège Louise-Michel": "Conseil d'administration",
    "Caisse des écoles de Marville": "Comité de gestion",
    "SDIS de la Sarthe-Haute": "Conseil d'administration",
    "Royaumeix Agglo": "Bureau communautaire",
    "Metropolys Sud-Lorrain": "Conseil métropolitain",
    "PETR du Pays de Bray": "Comité syndical",
    "CCAS de Montbrèze": "Conseil d'administration",
    "Centre hospitalier de Lensbourg": "Conseil de surveillance",
    "Agence de l'eau Loire-Bretagne": "Conseil d'administration",
    "Terres de Gartempe": "Conseil communautaire",
    "SIVOM du Plateau": "Comité syndical",
    "Communauté urbaine du Grand Val": "Conseil de communauté",
}
HEADS = (
    "{issuer}\n{organ} du 12 mars 2015\nDélibération n° 2015-12\nSubvention au salon du livre",
    "{ISSUER}\n\n{ORGAN}\nSÉANCE DU 12 MARS 2015\n\nDÉLIBÉRATION N° 2015-12\n\nOBJET : Subvention au salon du livre",
    "{issuer} - {organ} du 12 mars 2015 - délibération 2015-12\nSubvention au salon du livre",
    "Délibération du {organ} de {issuer}\nSéance du 12 mars 2015 - n° 2015-12\nSubvention au salon du livre",
    "{issuer}\n12 rue de la Gare, 21000 Dijon\n\nExtrait du registre des délibérations du {organ}\n"
    "Séance du 12 mars 2015\nDélibération n° 2015-12 : Subvention au salon du livre",
)
BODY = (
    "Le rapporteur expose que l'association Textilia, installée à Avallon (Département de l'Yonne, Région Bourgogne), "
    "organise un salon avec la Ville d'Avallon.\n\nAprès en avoir délibéré, à l'unanimité, il est décidé d'attribuer "
    "à l'association Textilia une subvention de 12 000 €.\n\nLe Président\nPaul DURAND\n"
)


@pytest.mark.parametrize(("issuer", "head"), list(product(ISSUERS, HEADS)))
def test_the_name_above_the_organ_is_the_issuer(issuer: str, head: str) -> None:
    organ = ISSUERS[issuer]
    written = head.format(issuer=issuer, organ=organ, ISSUER=issuer.upper(), ORGAN=organ.upper())
    facts = facts_of(f"{written}\n\n{BODY}")
    assert [fold(fact.institution) for fact in facts if isinstance(fact, Act)] == [fold(issuer)]
