import pytest

from ecograph.values.organisations import (
    comparison_key,
    full_name_of,
    initials,
    is_siglum,
    stands_for,
    title_cased,
    trim_name,
    without_apposition,
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("l'association « Les Amis du Livre » pour l'année 2021", "Les Amis du Livre"),
        ("la société Capteva, dont le siège est à Niort", "Capteva"),
        ("Comité des fêtes de Mauriac : 3 000 €", "Comité des fêtes de Mauriac"),
        ("Club des aînés « Les Bruyères »", "Club des aînés « Les Bruyères »"),
        ("Association des parents d'élèves du lycée", "Association des parents d'élèves du lycée"),
        ("Voile pour Tous", "Voile pour Tous"),
        ("- Judo Club de l'Avance au titre de 2020", "Judo Club de l'Avance"),
    ],
)
def test_trims_a_captured_phrase_to_the_name(phrase: str, name: str) -> None:
    assert trim_name(phrase) == name


def test_keeps_the_noun_that_belongs_to_the_name() -> None:
    assert without_apposition("Association pour la lecture") == "Association pour la lecture"
    assert without_apposition("l'association Bois de Lune") == "Bois de Lune"


def test_writings_of_one_name_share_a_key() -> None:
    assert comparison_key("SARL Mycoval") == comparison_key("Mycoval") == comparison_key("la société « Mycoval »")


def test_sigla() -> None:
    assert initials("Communauté d'agglomération du Grand Besançon") == "CAGB"
    assert is_siglum("ENSTIB")
    assert not is_siglum("Lanvérec")
    assert stands_for("CTV", "Conservatoire des Tourbières du Vivarais")
    assert not stands_for("RNA", "Conservatoire des Tourbières du Vivarais")


def test_capitals_become_a_title() -> None:
    assert title_cased("COMMUNAUTÉ DE COMMUNES DU PAYS D'ARC") == "Communauté de Communes du Pays d'Arc"


def test_full_name_looks_behind_articles_and_nouns() -> None:
    aliases = {"cimeris": "Pôle Cimeris", "la grappe": "Grappe Bois"}
    assert full_name_of("l'association Cimeris", aliases) == "Pôle Cimeris"
    assert full_name_of("la Grappe", aliases) == "Grappe Bois"
    assert full_name_of("l'association Inconnue", aliases) == "Inconnue"
