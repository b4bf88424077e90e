"""Headings of minutes in the forms that registers use: word, code, sign and title in every combination."""

from itertools import product

import pytest

from ecograph.model.documents import Document
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment

HEADS = (
    "Délibération n° {}", "DÉLIBÉRATION N° {}", "DELIBERATION N°{}", "N° {}", "n° {}", "Affaire n° {}", "Rapport n° {}",
    "Question n° {}", "Dossier n° {}", "Acte n° {}", "Délibération {}",
)  # fmt: skip
CODES = (
    "2015-0{}", "15/0{}", "2015.03.0{}", "CM-2015-0{}", "DEL2015_0{}", "2015/CM/0{}", "0{}-2015", "B2015-0{}",
    "2015-D-0{}", "CP 15-0{}", "15.0{}", "2015_0{}",
)  # fmt: skip
SIGNS = (" : ", " – ", "     ", ". ", " - ", "\n", "\n\n")
TITLES = (
    ("SUBVENTIONS AUX ASSOCIATIONS", "ACQUISITION D'UN TERRAIN", "MARCHÉ DE VOIRIE"),
    ("Subventions aux associations", "Acquisition d'un terrain", "Marché de voirie"),
)


def minutes(head: str, code: str, sign: str, titles: tuple[str, ...]) -> str:
    """Minutes of three items under headings of one form."""
    items = "".join(
        f"\n{head.format(code.format(count))}{sign}{title}\n\nM. Petit présente le dossier. Le conseil municipal, après en "
        f"avoir délibéré, décide d'attribuer une aide de {count}00 €.\n\nAdopté à l'unanimité.\n"
        for count, title in enumerate(titles, 1)
    )
    return (
        "COMMUNE DE SAINT-AUBIN\n\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 12 mars 2015\n\n"
        f"Présents : M. Jean PETIT, Mme Anne DUVAL\n{items}\nLa séance est levée à 22 heures.\n"
    )


@pytest.mark.parametrize(("head", "code"), [*product(HEADS, CODES)])
def test_items_have_their_number_and_title(head: str, code: str) -> None:
    """Whatever sign or blank line stands between the number and the title."""
    for sign, titles in product(SIGNS, TITLES):
        text = minutes(head, code, sign, titles)
        parts = [p for p in segment(clean(Document(name="pv.txt", text=text, sha256="0"))).parts if p.kind != "minutes"]
        assert [part.number for part in parts] == [code.format(count) for count in (1, 2, 3)], repr(sign)
        assert tuple(part.title for part in parts) == titles, repr(sign)


SINGLE_FORMS = (
    "Délibération n° {}", "DÉLIBÉRATION N° {}", "Délibération : {}", "N° {}", "n° de délibération : {}", "DEL n°{}",
    "N° {}                        Séance du 12 mars 2015", "Séance du 12 mars 2015                     N° {}",
    "Délibération n°{} du 12 mars 2015", "N° de l'acte : {}", "Réf. : {}",
)  # fmt: skip
SINGLE_CODES = ("2015-09", "15/09", "CM-2015-09", "DEL2015_09", "09-2015", "CP 15-09", "D.2015.09", "DAE/2015/117")


def extract(line: str, place: str) -> str:
    """An extract of the register with the line of its number above, below or behind its title."""
    session = [] if "Séance du" in line else ["Séance du 12 mars 2015"]
    head = [
        "COMMUNE DE SAINT-AUBIN", *([line] if place == "top" else []),
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL", *session, *(["", line] if place == "middle" else []),
        "", "Objet : Subvention au Foyer Rural", *([line] if place == "behind" else []),
    ]  # fmt: skip
    return "\n".join(head) + (
        "\n\nL'an deux mille quinze, le douze mars, le conseil municipal s'est réuni sous la présidence de M. Jean PETIT.\n"
        "Présents : M. Jean PETIT, Mme Anne DUVAL\n\nVu le code général des collectivités territoriales,\n"
        "Le conseil municipal, après en avoir délibéré, à l'unanimité,\n"
        "DÉCIDE d'attribuer une subvention de 300 € au Foyer Rural.\n\nFait à Saint-Aubin, le 13 mars 2015\n"
    )


@pytest.mark.parametrize(("form", "code"), [*product(SINGLE_FORMS, SINGLE_CODES)])
def test_an_extract_has_its_number_and_title(form: str, code: str) -> None:
    """Wherever the line of the number stands in the head."""
    for place in ("top", "middle", "behind"):
        text = extract(form.format(code), place)
        parts = segment(clean(Document(name="a.txt", text=text, sha256="0"))).parts
        assert [(part.number, part.title) for part in parts] == [(code, "Subvention au Foyer Rural")], place
