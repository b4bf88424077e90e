"""How a sum is paid."""

import pytest

from ecograph.model.documents import Document
from ecograph.model.facts import Instalment
from ecograph.pipeline import extract
from tests.unit.facts.money_prose.sentences import facts_of

AWARD = "Le Conseil attribue au Tennis Club de Saint-Aubin une subvention de 1 000 €. "
Paid = tuple[int, str, int | None, int | None]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (
            "Elle sera versée à raison de 60 % à la signature et de 40 % sur présentation du bilan.",
            {(1000, "advance", 60, 600), (1000, "balance", 40, 400)},
        ),
        (
            "Un acompte de 70 % (700 €) est versé à la signature. Le solde, de 300 €, l'est en décembre.",
            {(1000, "advance", 70, 700), (1000, "balance", 30, 300)},
        ),
        ("La subvention sera versée en une seule fois.", {(1000, "single", 100, 1000)}),
        (
            "Elle est payable en deux fois : 700 € au démarrage, 300 € à l'ouverture.",
            {(1000, "advance", 70, 700), (1000, "balance", 30, 300)},
        ),
        (
            "Cette aide, c'est-à-dire 12,5 % du programme, est payable pour 70 % (700 €) dès la notification, le reste "
            "(300 €) après remise des comptes.",
            {(1000, "advance", 70, 700), (1000, "balance", 30, 300)},
        ),
        (
            "Elle est partagée ainsi : 600 € pour l'atelier « Premier acompte » et 400 € pour « Un solde de tout ».",
            set(),
        ),
        (
            "Le complément est payé en deux fois : 600 € à la notification du présent avenant ; 400 € sur remise du "
            "bilan.",
            {(1000, "advance", 60, 600), (1000, "balance", 40, 400)},
        ),
        (
            "Le taux de chômage du quartier y atteint 21,4 %, contre 8,9 % ailleurs ; la participation aux fêtes a été "
            "réglée par tous.",
            set(),
        ),
        (
            "Elle est payable en deux termes de 500 €, les 1er avril et 1er octobre.",
            {(1000, "advance", 50, 500), (1000, "balance", 50, 500)},
        ),
        (
            "Elle est acquittée par quarts trimestriels de 250 €.",
            {(1000, "advance", 25, 250), (1000, "interim", 25, 250), (1000, "balance", 25, 250)},
        ),
        (
            "Article 5 - Modalités de versement\n\nPour la commune : 600 € en juillet 2015, 400 € en novembre 2015.",
            {(1000, "advance", 60, 600), (1000, "balance", 40, 400)},
        ),
        (
            "Elle est de 1 000 €, contre 900 € en 2014, moitié en février, moitié en septembre, comme cette année.",
            {(1000, "advance", 50, 500), (1000, "balance", 50, 500)},
        ),
        (
            "Elle est libérée par tiers : à la notification, en janvier et au vu du bilan.",
            {(1000, "advance", None, None), (1000, "interim", None, None), (1000, "balance", None, None)},
        ),
        (
            "La subvention de la commune est mandatée en trois fois :\n   50 %, soit 500 €, à la signature ;\n"
            "   30 %, soit 300 €, au 30 septembre ;\n   le reliquat, soit 200 €, après transmission des comptes.\n",
            {(1000, "advance", 50, 500), (1000, "interim", 30, 300), (1000, "balance", 20, 200)},
        ),
        ("Elle sera inaugurée en deux temps : 600 personnes en mai, 400 en juin.", set()),
    ],
)
def test_a_schedule_gives_its_instalments(schedule: str, expected: set[Paid]) -> None:
    """Shares of the award are computed only where they are exact."""
    found = [f for f in facts_of(AWARD + schedule) if isinstance(f, Instalment)]
    as_int = [(int(f.of_amount), f.kind, f.percent and int(f.percent), f.amount and int(f.amount)) for f in found]
    assert set(as_int) == expected


SEVERAL = (
    "Le Conseil attribue une subvention de 9 000 € au Tennis Club de Saint-Aubin, une subvention de 4 000 € à la Banda "
    "des Lutins et une subvention de 2 500 € à l'association Les Amis du Lavoir. "
)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (
            "Les subventions seront versées en une fois, sauf celle du Tennis Club de Saint-Aubin : 80 % à la signature "
            "(7 200 €), 20 % au vu du bilan (1 800 €).",
            {(9000, "advance", 80), (9000, "balance", 20), (4000, "single", 100), (2500, "single", 100)},
        ),
        (
            "Il précise que la subvention au Tennis Club de Saint-Aubin est payable en deux fois, 5 400 € à la "
            "notification et 3 600 € au 15 décembre ; que les autres le sont en une fois.",
            {(9000, "advance", 60), (9000, "balance", 40), (4000, "single", 100), (2500, "single", 100)},
        ),
        (
            "La subvention au Tennis Club de Saint-Aubin est versée en deux fois, 60 % en mars et 40 % en octobre. "
            "Celle de la Banda des Lutins l'est en une seule fois.",
            {(9000, "advance", 60), (9000, "balance", 40), (4000, "single", 100)},
        ),
        (
            "Chaque subvention est versée ainsi :\n\n"
            "   30 %, à titre d'avance, au vu du commencement ;\n"
            "   le solde, après transmission du certificat d'achèvement.\n",
            {(n, kind, p) for n in (9000, 4000, 2500) for kind, p in (("advance", 30), ("balance", 70))},
        ),
        (
            "Les subventions inférieures ou égales à 5 000 € sont versées en une seule fois et, au-delà, à raison de 80 % "
            "à la notification et de 20 % sur présentation du compte rendu.",
            {(9000, "advance", 80), (9000, "balance", 20), (4000, "single", 100), (2500, "single", 100)},
        ),
    ],
)
def test_a_schedule_pays_the_aids_that_it_names(schedule: str, expected: set[tuple[int, str, int]]) -> None:
    found = [f for f in facts_of(SEVERAL + schedule) if isinstance(f, Instalment)]
    assert {(int(f.of_amount), f.kind, int(f.percent or 0)) for f in found} == expected


def test_an_order_of_the_prefect_pays_what_the_state_grants() -> None:
    text = (
        "PRÉFECTURE DU CANTAL\n\nArrêté n° 2015-12 du 12 mars 2015\n\nLe préfet du Cantal,\n\nARRÊTE\n\n"
        "Article 1er : Une subvention de 1 000 € est attribuée par l'État à la commune de Sarlac, et une de "
        "2 000 € à la commune de Montbrun.\n\n"
        "Article 2 : Chaque subvention donne lieu à une avance de 30 % au commencement, puis à un solde de 70 %.\n"
    )
    found = [f for f in extract(Document("a.txt", text, "0")).facts if isinstance(f, Instalment)]
    assert {(int(f.of_amount), f.kind, int(f.percent or 0)) for f in found} == {
        (amount, kind, percent) for amount in (1000, 2000) for kind, percent in (("advance", 30), ("balance", 70))
    }


def test_a_loan_is_paid_apart_from_the_grants() -> None:
    text = (
        "Le Conseil attribue au Tennis Club de Saint-Aubin une subvention de 9 000 €. Il accorde à la SARL Verrequin un "
        "prêt de 50 000 €. Les concours sont payés à raison de 40 % au commencement et de 60 % à l'achèvement. Le prêt "
        "est débloqué en une fois."
    )
    found = [f for f in facts_of(text) if isinstance(f, Instalment)]
    assert {(int(f.of_amount), f.kind, int(f.percent or 0)) for f in found} == {
        (9000, "advance", 40), (9000, "balance", 60), (50000, "single", 100),
    }  # fmt: skip
