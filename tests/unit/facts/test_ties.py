"""Partnerships, memberships, conventions, projects and figures of short acts, read through the whole pipeline."""

from ecograph.model.documents import Document
from ecograph.model.facts import (
    Convention,
    Discrepancy,
    Fact,
    FundingRelation,
    Indicator,
    Membership,
    Partnership,
    Project,
)
from ecograph.pipeline import extract

HEAD = """COMMUNE DE VILLENEUVE-LES-PRES
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 12 mars 2019

"""


def facts(text: str) -> tuple[Fact, ...]:
    return extract(Document(name="essai.txt", text=HEAD + text, sha256="0" * 64)).facts


def pairs(text: str) -> set[frozenset[str]]:
    return {frozenset((f.party_a, f.party_b)) for f in facts(text) if isinstance(f, Partnership)}


def test_partners_listed_after_the_phrase() -> None:
    text = (
        "L'association Les Ateliers du Fleuve travaille en partenariat avec l'Université de Nantes et avec "
        "la Chambre d'agriculture de la Sarthe."
    )
    assert pairs(text) == {
        frozenset(("Les Ateliers du Fleuve", "Université de Nantes")),
        frozenset(("Les Ateliers du Fleuve", "Chambre d'agriculture de la Sarthe")),
    }


def test_a_partner_introduced_by_an_adjective() -> None:
    text = "Le Pôle Agrivallée coopère depuis 2015 avec le cluster italien Fruttanova."
    assert any("Fruttanova" in pair for pair in pairs(text))


def test_a_negated_partnership_is_none() -> None:
    assert not pairs("L'association Les Ateliers du Fleuve ne travaille plus avec l'Université de Nantes.")


def test_members_and_groups() -> None:
    text = (
        "L'association Les Ateliers du Fleuve est membre de la Fédération des Foyers Ruraux. "
        "Elle adhère au Réseau Ressources Sarthe."
    )
    groups = {(f.member, f.group) for f in facts(text) if isinstance(f, Membership)}
    assert ("Les Ateliers du Fleuve", "Fédération des Foyers Ruraux") in groups


CONVENTION = """CONVENTION D'OBJECTIFS 2019

Entre

La Commune de Villeneuve-les-Prés, représentée par son Maire, Mme Anne GARNIER, ci-après « la Commune »,

Et

L'association Les Ateliers du Fleuve, dont le siège est 3 quai Nord, représentée par son Président, M. Paul LEROY,
ci-après « l'Association »,

Il est convenu ce qui suit :

Article 1 - La convention prend effet le 1er avril 2019 et s'achève le 31 mars 2020.

Fait à Villeneuve, le 2 avril 2019

Pour la Commune,                      Pour l'Association,
Le Maire                              Le Président

Anne GARNIER                          Paul LEROY
"""


def test_a_written_convention() -> None:
    found = [f for f in facts(CONVENTION) if isinstance(f, Convention)]
    assert len(found) == 1
    assert found[0].parties == ("Commune de Villeneuve-les-Prés", "Les Ateliers du Fleuve")
    assert [s.person for s in found[0].signatories] == ["Anne GARNIER", "Paul LEROY"]
    assert (str(found[0].period_start), str(found[0].period_end)) == ("2019-04-01", "2020-03-31")


def test_projects_in_quotes_and_capitals() -> None:
    text = "Le festival « Les Nuits du Canal » et le projet BIOVIGNE seront aidés, mais pas la société « Dupont »."
    assert [f.name for f in facts(text) if isinstance(f, Project)] == ["Les Nuits du Canal", "BIOVIGNE"]


def test_counts_are_indicators_and_votes_are_not() -> None:
    text = "L'association compte 132 adhérents et emploie six salariés. Adopté par 21 voix pour et 2 contre."
    found = {(f.label, int(f.value)) for f in facts(text) if isinstance(f, Indicator)}
    assert found == {("adhérents", 132), ("salariés", 6)}


def test_funding_without_an_amount() -> None:
    text = "Le programme « Rives vertes » est financé par l'Agence de l'eau Loire-Bretagne."
    assert [f.programme for f in facts(text) if isinstance(f, FundingRelation)] == ["Rives vertes"]


TABLE = """
Association                       Subvention 2019

Amicale des pompiers                      1 200 €
Club de judo                              2 500 €
Harmonie municipale                       3 100 €
Foyer rural                                 900 €
TOTAL                                     {total} €
"""


def test_a_wrong_total_is_told_with_both_figures() -> None:
    wrong = [f for f in facts(TABLE.format(total="7 900")) if isinstance(f, Discrepancy)]
    assert [f.message for f in wrong] == ["TOTAL : la somme des lignes est de 7 700 € pour un total affiché de 7 900 €"]


def test_a_right_total_is_not_told() -> None:
    assert not [f for f in facts(TABLE.format(total="7 700")) if isinstance(f, Discrepancy)]


def test_a_partner_between_the_verb_and_its_object() -> None:
    text = (
        "L'association Les Ateliers du Fleuve organise chaque année, avec la CCI de la Sarthe, une foire aux métiers."
    )
    assert pairs(text) == {frozenset(("Les Ateliers du Fleuve", "CCI de la Sarthe"))}


def test_a_consortium_ties_its_members_only() -> None:
    text = "Le consortium associe la société Hydrolac, chef de file, l'Université de Nantes et la PME Batial."
    members = ("Hydrolac", "Université de Nantes", "Batial")
    assert pairs(text) == {frozenset((a, b)) for a in members for b in members if a < b}


def test_the_list_of_groups_that_the_body_belongs_to() -> None:
    text = "Le maire énumère les organismes auxquels adhère la Commune :\n- Fédération des Stations Vertes, 300 €\n- CAUE du Lot, 50 €\n"
    groups = {f.group for f in facts(text) if isinstance(f, Membership)}
    assert groups == {"Fédération des Stations Vertes", "CAUE du Lot"}


def test_things_of_no_list_are_counted() -> None:
    text = "L'association Les Ateliers du Fleuve intervient auprès de 17 foyers, contre 12 l'année précédente."
    assert {(f.label, f.value) for f in facts(text) if isinstance(f, Indicator)} >= {("foyers", 17)}


def groups(text: str) -> set[tuple[str, str]]:
    return {(f.member, f.group) for f in facts(text) if isinstance(f, Membership)}


def test_a_membership_that_opens_the_sentence() -> None:
    text = (
        "L'association Les Ateliers du Fleuve tient un atelier. Affiliée au réseau Repar'Acteurs Loire, elle répare "
        "des vélos avec la Mission locale de Sarlac."
    )
    assert ("Les Ateliers du Fleuve", "Repar'Acteurs Loire") in groups(text)


def test_two_who_belong_to_one_group() -> None:
    text = (
        "L'association Les Ateliers du Fleuve travaille de concert avec l'association Vélo Plaine, et toutes deux sont "
        "affiliées à la Fédération des Ateliers."
    )
    assert groups(text) == {
        ("Les Ateliers du Fleuve", "Fédération des Ateliers"),
        ("Vélo Plaine", "Fédération des Ateliers"),
    }


def test_partners_against_a_pest() -> None:
    text = (
        "L'association Les Ateliers du Fleuve mène la lutte contre le frelon, conduite conjointement avec "
        "l'Université de Nantes."
    )
    assert frozenset(("Les Ateliers du Fleuve", "Université de Nantes")) in pairs(text)


def test_a_common_noun_before_another_name_means_nobody() -> None:
    text = "Le Pôle Agrivallée est à Brest. Il a noué en 2019 un accord de coopération avec le pôle suisse Fruttanova."
    assert pairs(text) == {frozenset(("Pôle Agrivallée", "Fruttanova"))}


def test_agreements_told_by_a_clause() -> None:
    text = (
        "L'association Les Ateliers du Fleuve s'appuie sur l'Université de Nantes, avec laquelle\nelle a passé un accord "
        "en mars. Elle vend ses outils à la Coopérative Terres Neuves, que l'association a associée à son projet par "
        "convention."
    )
    parties = {frozenset(f.parties) for f in facts(text) if isinstance(f, Convention)}
    assert frozenset(("Les Ateliers du Fleuve", "Université de Nantes")) in parties


def test_pair_by_pair_or_all_together_is_said_once() -> None:
    text = (
        "L'association Les Ateliers du Fleuve travaille, par convention, avec l'Université de Nantes et avec "
        "l'association Vélo Plaine."
    )
    parties = [set(f.parties) for f in facts(text) if isinstance(f, Convention)]
    assert all(len(together) == 2 for together in parties)
    assert len(parties) == 2


PROTOCOL = """PROTOCOLE DE COOPÉRATION

LES SOUSSIGNÉS

1° la Commune de Villeneuve-les-Prés, ayant pour maire Mme Anne GARNIER,

2° l'association Les Ateliers du Fleuve, pour laquelle agit M. Paul LEROY, son président,

ont arrêté ce qui suit.

Article I. Le comité comprend M. Jean PUEL et, pour la Commune de Villeneuve-les-Prés,
Mme Ida FAURE, adjointe.

Pour la Commune de Villeneuve-les-Prés        Pour Les Ateliers du Fleuve
la maire                                      le président
A. GARNIER                                    P. LEROY
"""


def test_a_protocol_without_entre_and_without_fait_a() -> None:
    found = [
        f for f in extract(Document(name="p.txt", text=PROTOCOL, sha256="0" * 64)).facts if isinstance(f, Convention)
    ]
    signed = {(s.organisation, s.person) for f in found for s in f.signatories}
    assert {("Commune de Villeneuve-les-Prés", "Anne GARNIER"), ("Les Ateliers du Fleuve", "Paul LEROY")} == signed


def test_money_whose_sum_is_not_told() -> None:
    text = (
        "Le projet « Rivières claires » avance : le syndicat y travaille avec l'Université de Nantes, sur fonds de l'Office "
        "français de la biodiversité. Bpifrance et l'ADEME interviennent sur le programme « Vallées sobres » pour des "
        "montants inconnus."
    )
    funded = {(f.funder, f.programme) for f in facts(text) if isinstance(f, FundingRelation)}
    assert funded == {
        ("Office français de la biodiversité", "Rivières claires"),
        ("Bpifrance", "Vallées sobres"),
        ("ADEME", "Vallées sobres"),
    }


def test_a_body_that_others_support_without_a_sum() -> None:
    text = "L'association Les Ateliers du Fleuve est soutenue par la Région Bretagne et la Caisse des dépôts."
    assert [f for f in facts(text) if isinstance(f, FundingRelation)] == []
    text = "L'association Les Ateliers du Fleuve est soutenue par la Région Bretagne et l'ADEME."
    funded = {(f.funder, f.programme) for f in facts(text) if isinstance(f, FundingRelation)}
    assert funded == {("Région Bretagne", "Les Ateliers du Fleuve"), ("ADEME", "Les Ateliers du Fleuve")}


def test_memberships_of_other_turns() -> None:
    text = (
        "L'association Les Ateliers du Fleuve, étant membre de la Fédération des Foyers Ruraux, transmet au Département "
        "de la Sarthe ses comptes. Elle appartient au réseau Repar'Acteurs Loire."
    )
    assert groups(text) == {
        ("Les Ateliers du Fleuve", "Fédération des Foyers Ruraux"), ("Les Ateliers du Fleuve", "Repar'Acteurs Loire"),
    }  # fmt: skip


def test_a_wish_is_no_membership() -> None:
    text = "Mme Anne ROUX. – Un vœu : que la Commune adhère enfin à l'association Occitanie Cuir, qui le mérite."
    assert not groups(text)


def test_a_title_is_no_membership() -> None:
    text = "Article 9 : Adhésion à un réseau\n\nL'association Les Ateliers du Fleuve rend compte de ses travaux."
    assert not groups(text)


def test_the_groups_of_people() -> None:
    text = (
        "Étaient présents : M. Jean DUVAL, Mme Lucie PONS, Mme Rose FAGE, M. Luc MORIN, M. Paul SERRE\n\n"
        "M. Jean DUVAL (groupe Sarlac en commun). – Nous voterons contre.\n\n"
        "Mme Lucie PONS. – Pour le groupe « Ensemble », que j'ai l'honneur de présider, je voterai pour.\n\n"
        "Adopté par 12 voix et 2 abstentions (groupe « Sarlac solidaire » : Mme Rose FAGE, M. Luc MORIN).\n"
    )
    assert groups(text) == {
        ("Jean DUVAL", "Sarlac en commun"), ("Lucie PONS", "Ensemble"), ("Rose FAGE", "Sarlac solidaire"),
        ("Luc MORIN", "Sarlac solidaire"),
    }  # fmt: skip


def figures(text: str) -> set[tuple[str, str]]:
    return {(f.label, str(f.value)) for f in facts(text) if isinstance(f, Indicator)}


def test_figures_in_words() -> None:
    text = (
        "L'association Les Ateliers du Fleuve emploie vingt-quatre salariés et accueille soixante-douze familles. "
        "Vingt et un dossiers ont été déposés. Deux familles en parlent."
    )
    assert figures(text) == {("salariés", "24"), ("familles", "72"), ("dossiers", "21")}


def test_figures_that_are_compared() -> None:
    text = "L'association Les Ateliers du Fleuve compte 157 adhérents, contre 121 à la fin de l'année 2017."
    assert figures(text) == {("adhérents", "157"), ("adhérents", "121")}
    text = "Les Ateliers du Fleuve ont reçu 1 870 jeunes, dont 610 pour la première fois."
    assert figures(text) == {("jeunes", "1870"), ("jeunes", "610")}


def test_shares_and_rates_of_people() -> None:
    text = "À ce jour, 86 % des foyers sont raccordés. Le taux de chômage y atteint 21,4 %, contre 8,9 % ailleurs."
    assert figures(text) == {("foyers, %", "86"), ("taux de chômage, %", "21.4"), ("taux de chômage, %", "8.9")}


def test_a_share_of_money_is_no_figure_of_people() -> None:
    assert not figures("La subvention couvre 40 % des emplois aidés et 30 % de la production.")


def test_volumes_and_lengths() -> None:
    text = "Le réservoir de Puy-Haut contient 300 m³. On a restauré 620 mètres de haies."
    assert figures(text) == {("capacité m³", "300"), ("mètres de haies", "620")}


def test_a_figure_said_in_a_cell() -> None:
    text = (
        "Le conseil attribue les aides suivantes :\n\n"
        "Société                 Programme                       Coût            Aide votée\n\n"
        "Scierie du Lac          Extension, 6 emplois          80 000 €            8 000 €\n"
        "Fonderie Ravel          Four                         120 000 €           12 000 €\n"
    )
    assert figures(text) == {("emplois", "6")}


def projects(text: str) -> set[str]:
    return {f.name for f in facts(text) if isinstance(f, Project)}


def test_quotations_that_are_no_projects() -> None:
    text = (
        "À l'article 4 (« Participation financière »), le projet « Rives vertes » est ajouté. Le crédit est prélevé sur "
        "le programme 119 « Concours Financiers ». Le panneau porte le logotype « Financé par l'État »."
    )
    assert projects(text) == {"Rives vertes"}


def test_titles_in_capitals_name_no_project() -> None:
    assert projects("ANNEXE 1 - PREMIERS PROJETS LABELLISES\n\n1. Le projet BIOVIGNE sera aidé.") == {"BIOVIGNE"}
