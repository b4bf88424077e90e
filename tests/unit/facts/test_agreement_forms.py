"""One agreement told in every form: who concludes it with whom, in the active, the passive, a noun, a list."""

import pytest

from ecograph.model.facts import Convention
from tests.unit.facts.forms import facts_of

HEAD = """COMMUNE DE VILLENEUVE-LES-PRES
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2019

Délibération n° 2019-12
Objet : Vie locale

"""
TAIL = "\nAdopté à l'unanimité.\n\nLe maire, Paul DURAND\n"
ISSUER, CLUB = "Commune de Villeneuve-les-Prés", "Les Gens du Cuir"
UNIVERSITY, CHAMBER = "Université de Nantes", "Chambre d'agriculture de la Sarthe"
WRITTEN = {"A": f"l'association {CLUB}", "U": f"l'{UNIVERSITY}", "C": f"la {CHAMBER}"}
WITH_THE_ISSUER = (
    "Le conseil approuve la convention avec {A}.",
    "Le conseil approuve la convention à conclure avec {A}.",
    "Une convention a été signée avec {A} le 3 mars 2018.",
    "Une convention sera passée avec {A}.",
    "Vu la convention du 3 mai 2017 passée avec {A},",
    "La commune a conclu avec {A} une convention.",
    "La commune est liée à {A} par une convention de 2016.",
    "Une convention lie la commune et {A}.",
    "Une convention lie la commune à {A}.",
    "Une convention unit la commune et {A}.",
    "Une convention entre la commune et {A} fixe les horaires.",
    "La convention passée entre la commune et {A} expire en juin.",
    "Une convention est intervenue entre la commune et {A}.",
    "La charte engage la commune et {A} jusqu'en 2023.",
    "Le conseil approuve la charte « Cuir vivant » liant la commune et {A}.",
    "Le conseil approuve l'accord « Cuir vivant », ouvert à 24 jeunes, pour 2019-2022, entre la commune et {A}.",
    "La commune et {A} ont signé une convention.",
    "La commune et {A} sont liées par une convention.",
    "La commune et {A} sont convenues d'une charte.",
    "{A} et la commune signeront une convention d'occupation.",
    "{A}, signataire de la charte, occupe la halle.",
    "{A} a signé une convention avec la commune.",
    "{A} a passé avec la commune une convention.",
    "{A} est sous convention avec la commune.",
    "{A} est conventionnée avec la commune.",
    "{A}, avec laquelle la commune est en convention, occupe la halle.",
    "La halle est prêtée à {A} par convention.",
    "La halle est mise à disposition de {A} par convention du 3 mai 2017.",
    "La gestion de la halle est confiée à {A} par convention.",
    "Un bail a été consenti à {A}.",
    "Le conseil autorise le maire à signer avec {A} une convention d'objectifs.",
    "Le conseil autorise le maire à signer la convention d'objectifs 2019-2021 avec {A}.",
    "Le conseil habilite le maire à signer la convention-cadre 2018-2027 avec {A}.",
    "Le conseil autorise la signature d'une convention avec {A}.",
    "L'avenant n° 2 à la convention avec {A} est adopté.",
    "Il est proposé de renouveler la convention conclue en 2016 avec {A}.",
    "La convention qui lie la commune à {A} est prorogée.",
    "La convention nous liant à {A} arrive à terme.",
    "La convention signée par la commune et {A} le 3 mai court jusqu'en 2021.",
    "La convention signée le 3 mai 2017 par la commune et {A} court jusqu'en 2021.",
    "Convention avec {A} : adoptée.",
    "Un protocole d'accord a été signé le 9 janvier 2018 avec {A}.",
    "Un partenariat formalisé par convention unit la commune et {A}.",
    "Un contrat entre {A} et la commune porte sur trois ans.",
    "Une charte sera signée le 19 juin par la commune et par {A}.",
)
OF_THREE = (
    "Le conseil approuve la convention entre la commune, {A} et {U}.",
    "La charte est signée par la commune, {A} et {U}.",
    "Le conseil approuve la charte liant la commune, {A} et {U}.",
    "La commune, {A} et {U} ont signé une charte.",
    "Une convention tripartite sera conclue avec {A} et {U}.",
    "Une convention tripartite associe la commune, {A} et {U}.",
    "Les signataires de la charte sont la commune, {A} et {U}.",
    "La charte a pour signataires la commune, {A} et {U}.",
    "La convention réunit la commune, {A} et {U}.",
    "Le conseil approuve la charte (signataires : la commune, {A}, {U}).",
)
OF_OTHERS = (
    "{U} et {C} ont signé un protocole d'accord le 9 janvier 2018.",
    "Un accord de coopération lie {U} et {C}.",
    "{U} a renouvelé en 2017 son accord de coopération avec {C}.",
    "{U} a conclu un accord avec {C}.",
    "Un accord entre {U} et {C} porte sur le cuir.",
    "{U} est liée à {C} par un accord de 2012.",
    "{U} s'est liée en 2012 par un accord à {C}.",
    "{U}, liée par convention à {C}, ouvre un atelier.",
    "{U} a signé le 3 mai 2017 avec {C} un protocole.",
    "{U} est signataire d'une charte avec {C}.",
)
CASES = [
    *((form, {ISSUER, CLUB}) for form in WITH_THE_ISSUER),
    *((form, {ISSUER, CLUB, UNIVERSITY}) for form in OF_THREE),
    *((form, {UNIVERSITY, CHAMBER}) for form in OF_OTHERS),
]


@pytest.mark.parametrize(("form", "parties"), CASES)
def test_an_agreement_has_the_parties_that_its_sentence_names(form: str, parties: set[str]) -> None:
    sentence = form.format(**WRITTEN)
    text = HEAD + sentence[0].upper() + sentence[1:] + TAIL
    facts = facts_of(text)
    found = [{plain(party) for party in fact.parties} for fact in facts if isinstance(fact, Convention)]
    assert found
    assert all(named == {plain(party) for party in parties} for named in found)


def plain(name: str) -> str:
    return name.casefold().replace("é", "e")


TITLED = """CONVENTION DE MISE À DISPOSITION D'UN LOCAL

La Communauté de communes des Trois Vals, dont le siège est 6 allée des Platanes 52500 Fayl, représentée par son
président Monsieur Éloi PETITJEAN, dûment habilité par délibération du 17 avril 2012, ci-après « la collectivité »
et l'association Les Gens du Cuir, représentée par sa présidente Madame Cosette VIARD,
conviennent ce qui suit :

Article 1 : la halle est prêtée pour trois ans.

Fait à Fayl le 24 septembre 2012
"""


def test_the_parties_of_a_convention_may_stand_without_entre() -> None:
    facts = facts_of(TITLED)
    (convention,) = (fact for fact in facts if isinstance(fact, Convention))
    assert convention.parties == ("Communauté de communes des Trois Vals", "Les Gens du Cuir")
    assert [s.person for s in convention.signatories] == ["Éloi PETITJEAN", "Cosette VIARD"]
