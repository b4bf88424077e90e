"""Acts in a file: how many, of which kind, under which number and title."""

import pytest

from ecograph.model.documents import Document
from ecograph.model.readings import ActPart
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment

MINUTES = """COMPTE-RENDU DU CONSEIL MUNICIPAL
Séance du 3 mai 2016
Présents : M. Luc BERNARD, Mme Zoé FAURE
{first}
La subvention de 500 € est adoptée à l'unanimité.
{second}
Après débat, le conseil vote : 9 pour, 2 contre.
{third}
Le point est retiré de l'ordre du jour.
Questions diverses
La séance est levée à 22 h."""


def _parts(text: str) -> tuple[ActPart, ...]:
    return segment(clean(Document("act.txt", text, "0"))).parts


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (
            (
                "DÉLIBÉRATION N° 2016-11 : Aide au club",
                "DÉLIBÉRATION N° 2016-12 : Cantine",
                "DÉLIBÉRATION N° 2016-13 : Voirie",
            ),
            ["2016-11", "2016-12", "2016-13"],
        ),
        (("2016-11 : Aide au club", "2016-12 : Cantine", "2016-13 : Voirie"), ["2016-11", "2016-12", "2016-13"]),
        (("1 – AIDE AU CLUB", "2 – CANTINE", "3 – VOIRIE"), ["1", "2", "3"]),
        (("I. Aide au club", "II. Cantine", "III. Voirie"), ["I", "II", "III"]),
        (
            (
                "1. AIDE AU CLUB        Délibération 2016/11",
                "2. CANTINE        Délibération 2016/12",
                "3. VOIRIE        Délibération 2016/13",
            ),
            ["2016/11", "2016/12", "2016/13"],
        ),
        (("\nAide au club", "\nCantine", "\nVoirie communale"), ["", "", ""]),
    ],
)
def test_minutes_and_their_items(headings: tuple[str, str, str], numbers: list[str]) -> None:
    first, second, third = headings
    parts = _parts(MINUTES.format(first=first, second=second, third=third))
    assert [part.kind for part in parts] == ["minutes", *["deliberation"] * len(numbers)]
    assert [part.number for part in parts[1:]] == numbers
    assert parts[1].title.lower() == "aide au club"


def test_articles_of_one_deliberation_are_no_items() -> None:
    text = (
        "VILLE DE VIRE\nDÉLIBÉRATION N° 2020-07\nOBJET : Aide au club nautique\nLe conseil, après en avoir délibéré,\n"
        "1° - APPROUVE la convention,\n2° - ATTRIBUE 500 € par 12 voix pour,\n3° - AUTORISE le maire à signer, "
        "à l'unanimité."
    )
    (part,) = _parts(text)
    assert (part.kind, part.number, part.title) == ("deliberation", "2020-07", "Aide au club nautique")


def test_a_deliberation_and_its_numbered_convention() -> None:
    text = (
        "DÉPARTEMENT DU LOT\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n"
        + "Séance du 4 mai 2020\nDÉLIBÉRATION N° 20-31\nAide à la filière bois\n"
        + "Le Conseil expose ses motifs. " * 60
        + "\nPour extrait conforme,\nReçu en préfecture le 8 mai 2020\n\nCONVENTION N° 2020-57\nEntre\nLe "
        "Département du Lot,\net\n"
        "L'association Bois du Lot,\nil est convenu ce qui suit :\nArticle 1 - Objet"
    )
    parts = _parts(text)
    assert [(part.kind, part.number) for part in parts] == [("deliberation", "20-31"), ("convention", "2020-57")]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (
            "CONVENTION D'OBJECTIFS 2020\nEntre\nLa Ville de Vire\net\nl'association Ciné-Vire, il est convenu",
            "convention",
        ),
        ("AVENANT N° 2\nà la convention du 3 mai 2019\nEntre\nla Région et l'association, il est convenu", "amendment"),
        ("ARRÊTÉ N° 2019-12\nportant attribution d'une subvention\nLe préfet du Lot,\nARRÊTE", "order"),
        ("DÉCISION DU MAIRE\nN° 2019-12\nLe maire de Vire,\nDÉCIDE", "decision"),
        ("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 3 mai 2019", "deliberation"),
        ("Rapport du Président\nCommission permanente du 3 mai 2019\nadopté à l'unanimité", "report"),
    ],
)
def test_kinds(head: str, kind: str) -> None:
    assert _parts(head)[0].kind == kind


def test_minutes_without_a_list_of_those_present_are_minutes() -> None:
    text = (
        "SYNDICAT DU VAL D'ORME\nPROCÈS-VERBAL DE LA SÉANCE DU 4 JUIN 2013\n\nDélégués en exercice : 12\n"
        "Mme Nina FABRE préside. S'est fait excuser : M. Luc BERNARD\n\n"
        "AFFAIRE 1 (S-2013-21)\nACHAT D'UN BROYEUR\n\nLe broyeur est acheté. 10 pour. L'affaire est votée.\n\n"
        "AFFAIRE 2 (S-2013-22)\nPRIME AUX APICULTEURS\n\nElle est repoussée par 8 voix contre 2.\n\n"
        "La séance est levée à 19 h."
    )
    parts = _parts(text)
    assert [(part.kind, part.number) for part in parts] == [
        ("minutes", ""),
        ("deliberation", "S-2013-21"),
        ("deliberation", "S-2013-22"),
    ]


def test_an_excerpt_of_an_annex_has_the_number_of_its_deliberation() -> None:
    text = (
        "Département du Gers - Commission permanente du 8 juin 2018 - Annexe n° 3 à la délibération n° 18-06-114\n\n"
        "ANNEXE 3 (suite) - CULTURE EN MILIEU RURAL\n\nDossier   Demandeur   Aide\n1   Ciné Gascogne   500 €\n"
    )
    (part,) = _parts(text)
    assert (part.kind, part.number, part.title) == ("deliberation", "18-06-114", "CULTURE EN MILIEU RURAL")


def test_a_convention_under_an_internal_reference() -> None:
    text = (
        "          Réf. interne : DGA/ECO/C-19-022\n\nCONVENTION ANNUELLE 2019\nentre la Ville de Vire et Ciné-Vire\n\n"
        "PARTIES\n\nLa Ville de Vire et l'association Ciné-Vire, il est arrêté ce qui suit\nClause 1 - Objet\n"
    )
    (part,) = _parts(text)
    assert (part.kind, part.number) == ("convention", "DGA/ECO/C-19-022")


def test_the_title_of_an_order_in_a_participle() -> None:
    text = (
        "PRÉFET DU GERS\n\nARRÊTÉ n° 2021-118 du 3 mai 2021\naccordant une subvention à Ciné-Gers\n\n"
        "LE PRÉFET DU GERS,\nVU le code ;\n\nSur proposition de la directrice ;\n\nARRÊTE\n\nArticle 1er - ...\n"
    )
    (part,) = _parts(text)
    assert (part.kind, part.number) == ("order", "2021-118")
    assert part.title == "Arrêté accordant une subvention à Ciné-Gers"


def test_decisions_that_follow_one_another_with_their_day() -> None:
    text = (
        "COMMUNAUTÉ DE COMMUNES DU VAL\nDécisions du Président\n\n"
        "DÉCISION N° 2021/D/58 du 11 mai 2021\nPrêt d'un local\n\nLe Président DÉCIDE de prêter un local.\n\n"
        "DÉCISION N° 2021/D/59 du 20 mai 2021\nContrat d'entretien\n\nLe Président DÉCIDE de confier l'entretien.\n"
    )
    assert [(p.kind, p.number, p.title) for p in _parts(text)] == [
        ("decision", "2021/D/58", "Prêt d'un local"),
        ("decision", "2021/D/59", "Contrat d'entretien"),
    ]
