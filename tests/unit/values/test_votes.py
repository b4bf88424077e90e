"""Votes in figures and words; what became of the proposal."""

import pytest

from ecograph.values.folding import fold
from ecograph.values.votes import read_votes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("par 14 voix POUR, 0 CONTRE et 1 ABSTENTION, attribue", (14, 0, 1, None, None, True)),
        ("à l'unanimité des suffrages exprimés (10 voix pour), décide", (10, None, None, None, True, True)),
        ("par vingt-trois voix pour, deux voix contre et une abstention, décide", (23, 2, 1, None, None, True)),
        ("Pour : 11   Contre : 0   Abstention : 1\nN'a pas pris part au vote : 1\nADOPTÉ", (11, 0, 1, 1, None, True)),
        ("Pour ....... 9\nContre ..... 12\nLe conseil n'adopte pas la proposition", (9, 12, None, None, None, False)),
        ("DÉCIDE, par 9 voix contre 1", (9, 1, None, None, None, True)),
        ("ADOPTÉ À LA MAJORITÉ (27 pour, 3 contre)", (27, 3, None, None, False, True)),
        ("Votants Pour Contre Abstention\n27 25 2 0\nadopté", (25, 2, 0, None, None, True)),
        ("VOTES : POUR 27 CONTRE 0 ABSTENTIONS 4\nAdoptée", (27, 0, 4, None, None, True)),
        ("POUR : unanimité. Approuve", (None, None, None, None, True, True)),
        ("Adopté à l'unanimité : Adopté à la majorité : X Voix contre : 2", (None, 2, None, None, False, True)),
        ("La demande (4 000 €) est rejetée à l'unanimité.", (None, None, None, None, True, False)),
        ("La délibération est retirée de l'ordre du jour.", (None, None, None, None, None, False)),
        ("REJETTE la demande de l'association X, adopte à l'unanimité", (None, None, None, None, True, True)),
        ("Soit la majorité des 27 membres en exercice. Le conseil décide", (None, None, None, None, None, True)),
        (
            "Le procès-verbal du 11 mai est approuvé à l'unanimité. Le conseil décide",
            (None, None, None, None, None, True),
        ),
        ("Voix favorables : 25 - défavorables : 0 - abstentions : 1. Approuve", (25, 0, 1, None, None, True)),
        ("Votes : pour 41 (groupe A) / contre 12 / abstentions 6. Adopte", (41, 12, 6, None, None, True)),
        ("adopté à la majorité, un groupe votant contre (3 voix)", (None, 3, None, None, False, True)),
        ("décide, à l'unanimité moins 2 abstentions :", (None, None, 2, None, None, True)),
        ("Vu l'avis rendu (22 voix pour, 3 abstentions) ;\n\nAPPROUVE le projet", (None, None, None, None, None, True)),
        ("Vote : 9 pour, 2 contre\nAdopté\nVote : 11 pour\nAdopté", (None, None, None, None, None, True)),
        ("recueille 6 suffrages favorables et 9 défavorables. Elle est repoussée.", (6, 9, None, None, None, False)),
        ("Le président raye ce sujet de l'ordre du jour.", (None, None, None, None, None, False)),
        ("Décision remise au prochain conseil, faute de chiffrage.", (None, None, None, None, None, False)),
        ("Le dossier remis par l'association est adopté.", (None, None, None, None, None, True)),
        ("décide à l'unanimité, deux conseillers s'étant abstenus :", (None, None, 2, None, True, True)),
        ("par neuf voix, aucune ne s'y opposant, accorde", (9, 0, None, None, None, True)),
        ("approuve pour 12 mois une aide de 30 pour cent", (None, None, None, None, None, True)),
    ],
)
def test_formulas(text: str, expected: tuple[int | bool | None, ...]) -> None:
    read = read_votes(fold(text))
    assert (read.in_favour, read.against, read.abstained, read.not_voting, read.unanimous, read.adopted) == expected
