"""Names in every order and case come out as "Prénom NOM"."""

import pytest

from ecograph.values.people import PeopleRegister, PersonName, find_names, list_style, parse_name

GIVEN = {"jean-marc", "claire", "etienne", "solange", "paul"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("M. DE BLIGNY Claire", "Claire DE BLIGNY"),
        ("Mme Solange de LA CHAUME", "Solange de LA CHAUME"),
        ("J.-B. ROEDERER", "J.-B. ROEDERER"),
        ("Y.M. DAHOUI", "Y.M. DAHOUI"),
        ("Lucien D ESCARGUEL", "Lucien D'ESCARGUEL"),
        ("Léopold du Plessis-Fayet", "Léopold du PLESSIS-FAYET"),
        ("MME SOLANGE DELRIEU", "Solange DELRIEU"),
        ("mme claire dupont", "Claire DUPONT"),
        ("M. le Professeur Hubert de MONTFALCON", "Hubert de MONTFALCON"),
        ("Jean -Yves CORDONNIER", "Jean-Yves CORDONNIER"),
        ("Mme LE DU", "LE DU"),
    ],
)
def test_a_name_is_shown_given_name_first(written: str, shown: str) -> None:
    name = parse_name(written, GIVEN)
    assert name is not None
    assert name.display() == shown


@pytest.mark.parametrize("written", ["le conseil municipal", "12 juin 2012", ""])
def test_other_words_are_no_name(written: str) -> None:
    assert parse_name(written, GIVEN) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gaston TUJAGUE Roger VIGNES, Éric ESTANGOY", ["Gaston TUJAGUE", "Roger VIGNES", "Éric ESTANGOY"]),
        ("M. ROUSTAN Étienne, Maire ; M. BLACHE\nPaul", ["Étienne ROUSTAN", "Paul BLACHE"]),
        ("Mmes CHABERT – FABRÈGUES PASTRE – Mrs ALMERAS", ["CHABERT", "FABRÈGUES PASTRE", "ALMERAS"]),
        ("C. LE\nDREZEN, M-N. CADIOU, J. ROY", ["C. LE DREZEN", "M-N. CADIOU", "J. ROY"]),
    ],
)
def test_lists_are_split_whatever_separates_the_names(text: str, names: list[str]) -> None:
    assert [s.name.display() for s in find_names(text, list_style(text, GIVEN), GIVEN)] == names


def test_initials_are_expanded_only_where_one_person_fits() -> None:
    register = PeopleRegister.of(
        [PersonName("Jean-Claude", "MOREL", "M."), PersonName("Anne", "ROY", "Mme"), PersonName("Alain", "ROY", "M.")]
    )
    assert register.display(PersonName("J.C.", "MOREL")) == "Jean-Claude MOREL"
    assert register.display(PersonName("A.", "ROY")) == "A. ROY"
    assert register.display(PersonName("", "ROY", "Mme")) == "Anne ROY"
    assert register.display(PersonName("", "MOREL", "Mme")) == "MOREL"
