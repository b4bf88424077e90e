"""Acts, sessions and citations of whole small texts."""

from dataclasses import replace
from datetime import date

import pytest

from ecograph.annotations.dates import find_dates
from ecograph.annotations.references import find_references
from ecograph.facts.acts import find_acts
from ecograph.facts.citations import find_citations
from ecograph.model.documents import Document
from ecograph.model.facts import Act, LegalReference, Session
from ecograph.model.readings import Reading
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment

DELIBERATION = """VILLE DE VIRE                                        DÉPARTEMENT DU CALVADOS
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
L'an deux mille vingt, le quatre mai à vingt heures, le Conseil municipal de la Ville de Vire, convoqué le
27 avril 2020, s'est réuni en mairie sous la présidence de Mme Zoé FAURE, Maire.
Conseillers en exercice : 29     Présents : 25     Votants : 27
Le procès-verbal du 2 mars 2020 est approuvé à l'unanimité.
DÉLIBÉRATION N° 2020-31
OBJET : AIDE AU CLUB NAUTIQUE
Rapporteur : M. Luc BERNARD, adjoint
Vu le Code général des collectivités territoriales, notamment ses articles L. 2121-29 et L. 2311-7 ;
Vu la loi n° 2000-321 du 12 avril 2000 et son décret d'application n° 2001-495 du 6 juin 2001 ;
Vu la délibération n° 2019-90 du 16 décembre 2019 portant budget primitif ;
Vu l'avis de la commission Sports réunie le 28 avril 2020 ;
M. Hugo PETIT, président du club, ne prend pas part au vote.
Après en avoir délibéré, par 25 voix pour et 1 abstention, ATTRIBUE 500 € au club nautique.
Fait à Vire, le 5 mai 2020
Reçu en sous-préfecture de Vire le 7 MAI 2020
"""


def _read(text: str) -> Reading:
    reading = segment(clean(Document("act.txt", text, "0")))
    reading = replace(reading, mentions=find_dates(reading))
    return replace(reading, mentions=(*reading.mentions, *find_references(reading)))


def test_a_deliberation() -> None:
    act, session = find_acts(_read(DELIBERATION), ())
    assert isinstance(act, Act)
    assert isinstance(session, Session)
    assert (act.kind, act.number, act.institution) == ("deliberation", "2020-31", "Ville de Vire")
    assert (act.title, act.rapporteur) == ("AIDE AU CLUB NAUTIQUE", "Luc BERNARD")
    assert (act.session_date, act.signed_date, act.received_date) == (
        date(2020, 5, 4),
        date(2020, 5, 5),
        date(2020, 5, 7),
    )
    assert (act.members_in_office, act.present_count, act.adopted) == (29, 25, True)
    assert act.votes is not None
    assert (act.votes.in_favour, act.votes.abstained, act.votes.not_voting) == (25, 1, 1)
    assert (session.body, session.convened_on, session.items) == ("Conseil municipal", date(2020, 4, 27), ("2020-31",))


def test_what_it_cites() -> None:
    reading = _read(DELIBERATION)
    cited = find_citations(reading, find_acts(reading, ()))
    assert [(r.kind, r.reference, r.day) for r in cited if isinstance(r, LegalReference)] == [
        ("code", "Code général des collectivités territoriales, articles L. 2121-29 et L. 2311-7", None),
        ("law", "loi n° 2000-321", date(2000, 4, 12)),
        ("decree", "décret n° 2001-495", date(2001, 6, 6)),
        ("deliberation", "délibération n° 2019-90", date(2019, 12, 16)),
        ("opinion", "avis de la commission Sports", date(2020, 4, 28)),
    ]


@pytest.mark.parametrize(
    ("cited", "kind", "reference"),
    [
        ("l'article L. 1511-2 du CGCT", "code", "Code général des collectivités territoriales, article L. 1511-2"),
        ("le règlement (UE) n° 651/2014 du 17 juin 2014", "regulation", "règlement (UE) n° 651/2014"),
        ("le régime cadre exempté n° SA.58995", "regulation", "régime cadre exempté n° SA.58995"),
        ("l'arrêté préfectoral du 3 août 2006", "order", "arrêté préfectoral du 3 août 2006"),
        ("la circulaire n° 5811-SG du 29 septembre 2015", "circular", "circulaire n° 5811-SG"),
        ("la convention d'objectifs n° 20/045 du 6 juillet 2020", "convention", "convention n° 20/045"),
        ("l'avis favorable du Bureau du 25 mars 2011", "opinion", "avis du Bureau"),
        ("la délibération n° HN 021-049/16/CM du 7 avril 2016", "deliberation", "délibération n° HN 021-049/16/CM"),
        ("la loi du 1er juillet 1901", "law", "loi du 1er juillet 1901"),
        ("la délibération 2021-22 du 8 avril 2021 relative au budget", "deliberation", "délibération n° 2021-22"),
        ("la délibération n° 14 / 03 du 15 février 2011", "deliberation", "délibération n° 14 / 03"),
        ("la décision 2021-17 du 22 juillet 2021", "order", "décision n° 2021-17"),
        ("la convention signée le 14 décembre 2020", "convention", "convention signée le 14 décembre 2020"),
        ("la convention n° 2020-C-09 signée le 2 avril 2020", "convention", "convention n° 2020-C-09"),
        ("les statuts approuvés par arrêté préfectoral du 24 mai 2014", "order", "arrêté préfectoral du 24 mai 2014"),
        ("la note de service du 6 janvier 2020", "circular", "note de service du 6 janvier 2020"),
    ],
)
def test_kinds_of_citations(cited: str, kind: str, reference: str) -> None:
    (fact,) = find_citations(_read(f"Le conseil,\nVu {cited} ;\n"), ())
    assert isinstance(fact, LegalReference)
    assert (fact.kind, fact.reference) == (kind, reference)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("CONSEIL MUNICIPAL DE PORT-MARENNE\nLe conseil municipal de Port-Marenne décide", "Commune de Port-Marenne"),
        (
            "LE GRAND CHARLIEU\nCommunauté d'agglomération\nConseil communautaire du 3 mai 2019\nadopté",
            "Communauté d'agglomération Le Grand Charlieu",
        ),
        (
            "Conseil départemental du Lot\nCommission permanente du 3 mai 2019\nadopté à l'unanimité",
            "Département du Lot",
        ),
        ("Le Bureau communautaire de Vernoise Agglomération, réuni le 3 mai 2019, décide", "Vernoise Agglomération"),
        ("ARRÊTÉ N° 12\nLE PRÉFET DU PUY-DE-DÔME,\nARRÊTE", "Préfecture du Puy-de-Dôme"),
        (
            "CONVENTION 2020\nEntre\nLe Département du Lot, représenté par son président,\net\nl'association "
            "Bois, il est convenu",
            "Département du Lot",
        ),
    ],
)
def test_institutions(head: str, name: str) -> None:
    act = find_acts(_read(head), ())[0]
    assert isinstance(act, Act)
    assert act.institution == name


HEADS = [
    ("VILLE DE LENS\nDÉLIBÉRATION N° 11\nSéance du conseil municipal du 8 mars 2021\nÉtait absent : M. ROY Paul.\n\n"
     "11 - SOLIDARITÉS - ÉPICERIE\n\nLe conseil municipal décide", "11", "SOLIDARITÉS - ÉPICERIE"),
    ("Communauté de communes du Val\nConseil communautaire du 9 avril 2019\n\nN° 2019-04-31 / 7.5 Subventions\n"
     "Sport : subventions aux clubs\n\nLe conseil communautaire décide", "2019-04-31", "Sport : subventions aux clubs"),
    ("SYNDICAT MIXTE DU LAC\nComité syndical du 9 avril 2019\n\nOBJET\nADHÉSION AU PÔLE ÉNERGIES\n\n"
     "Délibération C-2019-07\nLe comité syndical décide", "C-2019-07", "ADHÉSION AU PÔLE ÉNERGIES"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "title"), HEADS)
def test_heads_in_any_order(text: str, number: str, title: str) -> None:
    act = find_acts(_read(text + " d'accorder les aides.\n\nAinsi fait et délibéré.\nLe Président\n" * 3), ())[0]
    assert isinstance(act, Act)
    assert (act.number, act.title) == (number, title)


def test_schemes_are_cited_by_the_day_of_their_adoption() -> None:
    text = DELIBERATION + "Le schéma culturel adopté le 20 décembre 2004 et l'accord de jumelage du 8 mai 2004."
    reading = _read(text)
    found = [f for f in find_citations(reading, find_acts(reading, ())) if isinstance(f, LegalReference)]
    days = {(f.kind, f.day) for f in found}
    assert {("deliberation", date(2004, 12, 20)), ("convention", date(2004, 5, 8))} <= days


@pytest.mark.parametrize(
    ("sentence", "opinion", "day"),
    [
        ("La commission Sports, le 6 mai 2020, a émis un avis favorable.", "avis de La commission Sports", date(2020, 5, 6)),
        ("Les dossiers sur lesquels le Comité d'expansion de la Loire a donné son avis le 3 mai 2020 sont aidés.",
         "avis du Comité d'expansion de la Loire", date(2020, 5, 3)),
    ],
)  # fmt: skip
def test_opinions_given_on_a_day(sentence: str, opinion: str, day: date) -> None:
    found = [f for f in find_citations(_read(f"Le conseil,\n{sentence}\n"), ()) if isinstance(f, LegalReference)]
    assert [(f.kind, f.reference, f.day) for f in found] == [("opinion", opinion, day)]


def test_a_span_of_years_is_no_number() -> None:
    found = find_citations(_read("Le conseil,\nVu la délibération budgétaire 2021-22 ;\n"), ())
    assert not [f for f in found if isinstance(f, LegalReference)]
