"""Ties whose parties stand in turns of phrase of debates, lists and reports."""

import pytest

from ecograph.model.documents import Document
from ecograph.model.facts import Convention, Fact, Partnership, Role
from ecograph.pipeline import extract

HEAD = """COMMUNE DE VILLENEUVE-LES-PRES
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2019

"""


def facts(text: str, head: str = HEAD) -> tuple[Fact, ...]:
    return extract(Document(name="essai.txt", text=head + text, sha256="0" * 64)).facts


def pairs(text: str) -> set[frozenset[str]]:
    return {frozenset((f.party_a, f.party_b)) for f in facts(text) if isinstance(f, Partnership)}


WITH = [
    (
        "L'association Cap Emploi Loire œuvre en parfaite entente avec la Chambre d'agriculture de la Sarthe.",
        ("Cap Emploi Loire", "Chambre d'agriculture de la Sarthe"),
    ),
    (
        "L'association Judo Club du Maine et l'association Dojo de Sablé ont signé un accord pour leurs cadets.",
        ("Judo Club du Maine", "Dojo de Sablé"),
    ),
    (
        "2. « Vitralux » : vitrage froid. Porteur : SARL Vitrine Neuve, 14 salariés, avec l'Université de Nantes.",
        ("SARL Vitrine Neuve", "Université de Nantes"),
    ),
    (
        "L'association Les Gens du Cuir tient un atelier. Elle est, avec la Chambre d'agriculture de la Sarthe, à "
        "l'origine de la foire aux selles.",
        ("Les Gens du Cuir", "Chambre d'agriculture de la Sarthe"),
    ),
    (
        "L'association Les Gens du Cuir a été retenue. Avec l'Université de Nantes, sa\npartenaire de toujours, elle "
        "ouvre une école.",
        ("Les Gens du Cuir", "Université de Nantes"),
    ),
    (
        "L'association Les Gens du Cuir s'est rapprochée en 2016 de l'Université de Nantes.",
        ("Les Gens du Cuir", "Université de Nantes"),
    ),
    (
        "Le pôle Agrivallée bâtit le logiciel « Silo » avec l'Université de Nantes.",
        ("Agrivallée", "Université de Nantes"),
    ),
    (
        "Le projet de l'association Les Gens du Cuir reçoit aussi 4 000 € de la Région Bretagne et 2 000 € du "
        "Département de la Sarthe. Il est mené en partenariat avec l'Université de Nantes.",
        ("Les Gens du Cuir", "Université de Nantes"),
    ),
    (
        "La Communauté de communes du Val de Braye reçoit 4 000 € de la Région Bretagne. Le lieu ouvrira en mai. "
        "La communauté de communes y travaille en partenariat avec l'Université de Nantes.",
        ("Communauté de communes du Val de Braye", "Université de Nantes"),
    ),
]


@pytest.mark.parametrize(("text", "tie"), WITH)
def test_a_tie_is_read_with_its_two_parties(text: str, tie: tuple[str, str]) -> None:
    assert pairs(text) == {frozenset(tie)}


def test_a_lettered_paragraph_opens_a_sentence() -> None:
    text = (
        "a) La Commune a versé 3 000 € en 2018 au Département de la Sarthe pour l'entretien des allées.\n\n"
        "b) L'association Les Gens du Cuir compte 15 membres. Elle a ouvert avec l'Université de Nantes un atelier."
    )
    assert pairs(text) == {frozenset(("Les Gens du Cuir", "Université de Nantes"))}


@pytest.mark.parametrize(
    "text",
    [
        "La Commune décide d'adhérer à l'association Les Gens du Cuir. Une convention d'une durée de deux ans, à compter "
        "du 1er juin 2019, fixera les conditions de la mise à disposition d'un local.",
        "La Commune attribue 4 000 € à l'association Les Gens du Cuir. Une convention annuelle en précisera les modalités.",
    ],
)
def test_an_agreement_to_come_that_settles_the_terms(text: str) -> None:
    made = [set(f.parties) for f in facts(text) if isinstance(f, Convention)]
    assert made == [{"Commune de Villeneuve-les-Pres", "Les Gens du Cuir"}]


def test_an_agreement_whose_two_parties_stand_around_it() -> None:
    text = (
        "Le local est tenu avec l'association Les Gens du Cuir, en vertu de la convention du 4 mai 2017 conclue entre la "
        "Commune et cette association."
    )
    made = [set(f.parties) for f in facts(text) if isinstance(f, Convention)]
    assert made == [{"Commune de Villeneuve-les-Pres", "Les Gens du Cuir"}]


CCAS = """CENTRE COMMUNAL D'ACTION SOCIALE DE GRANDVAL
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL D'ADMINISTRATION
Séance du 12 mars 2019

"""


def test_the_mayor_who_presides_over_the_social_centre_is_mayor_of_the_town() -> None:
    text = "Le Conseil s'est réuni sous la présidence de M. Yann BEAUVOIS, Maire, Président du CCAS."
    roles = {(f.role, f.organisation) for f in facts(text, CCAS) if isinstance(f, Role)}
    assert ("Maire", "Commune de Grandval") in {(role, name.title().replace(" De ", " de ")) for role, name in roles}


def test_a_prefect_of_a_region_stands_for_the_state() -> None:
    text = "En présence de M. Yann BEAUVOIS, Préfet de la région Bretagne, la séance est ouverte."
    assert [f.organisation for f in facts(text) if isinstance(f, Role)] == ["État"]
