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
    assert pairs(text) == {frozenset(("Commune de Villeneuve-les-Pres", "Les Gens du Cuir"))}


def test_those_who_signed_an_agreement_are_its_parties() -> None:
    text = (
        "Le contrat de territoire du Val a été signé le 3 juillet 2015 par l'État, la Communauté de communes du Val de "
        "Braye (« la\nCommunauté de communes »), la Région Bretagne et l'association Les Gens du Cuir."
    )
    made = [set(f.parties) for f in facts(text) if isinstance(f, Convention)]
    assert made == [{"État", "Communauté de communes du Val de Braye", "Région Bretagne", "Les Gens du Cuir"}]


def test_a_dated_agreement_before_its_other_party() -> None:
    text = (
        "L'association Les Gens du Cuir forme des selliers et, depuis un accord du 9 mai 2012, avec l'Université de "
        "Nantes, des bottiers."
    )
    made = [(set(f.parties), f.year) for f in facts(text) if isinstance(f, Convention)]
    assert made == [({"Les Gens du Cuir", "Université de Nantes"}, 2012)]


SIGNED = """L'État, la Région Bretagne, le Département de la Sarthe, la Ville de Redon et l'association Les Gens du Cuir
financent le lieu. Les sommes sont dues à la signature de la présente convention.

Article 6. Le lieu reçoit des apprentis, des artisans et des visiteurs. Il ouvre du mardi au samedi, sauf en août, et
rend compte chaque année de sa fréquentation, de ses comptes et de l'état des machines.

Article 7. Les parties se réunissent deux fois par an. Chacune peut se retirer avec un préavis de six mois.

Fait à Redon, en cinq exemplaires, le 4 mai 2017

Le Préfet de la région Bretagne,              Le Président du Conseil régional de Bretagne,
Yann BEAUVOIS                                 Odile CARRIER

Le Président du Conseil général               Pour la Ville de Redon,
de la Sarthe,                                 le Maire,
Rémi DUVAL                                    Nora FERRIER

                     La Présidente de l'association Les Gens du Cuir,
                     Ida GUILLOUX
"""


def test_signatures_by_role_and_on_behalf_stand_in_one_block() -> None:
    read = extract(Document(name="essai.txt", text=SIGNED, sha256="0" * 64)).facts
    made = [{s.organisation: s.person for s in f.signatories} for f in read if isinstance(f, Convention)]
    assert made == [
        {
            "État": "Yann BEAUVOIS",
            "Région Bretagne": "Odile CARRIER",
            "Département de la Sarthe": "Rémi DUVAL",
            "Ville de Redon": "Nora FERRIER",
            "Les Gens du Cuir": "Ida GUILLOUX",
        }
    ]


AMENDED = """AVENANT N° 2

          À LA CONVENTION D'OBJECTIFS 2015-2017

Entre :

La Région Bretagne, représentée par son Président, M. Yann BEAUVOIS,

Et :

L'association Les Gens du Cuir, représentée par sa Présidente, Mme Ida GUILLOUX,

il est convenu ce qui suit :

Article 1. La participation est portée à 12 000 euros.
"""


def test_an_amendment_names_below_its_title_what_it_amends() -> None:
    read = extract(Document(name="essai.txt", text=AMENDED, sha256="0" * 64)).facts
    kinds = {f.kind: set(f.parties) for f in read if isinstance(f, Convention)}
    parties = {"Région Bretagne", "Les Gens du Cuir"}
    assert kinds == {"avenant n° 2": parties, "convention d'objectifs": parties}


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
