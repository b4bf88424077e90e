"""Who gives what to whom, in which state, in sentences of many builds."""

import pytest

from ecograph.model.facts import AmountReading, BudgetLine
from tests.unit.facts.money_prose.sentences import ISSUER, Stated, facts_of, flows_of, parts_of

CLUB = "Tennis Club de Saint-Aubin"
DEPARTEMENT = "Département de Saône-et-Loire"


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Le Conseil municipal vote une subvention de 450 € au profit du Tennis Club de Saint-Aubin.",
            {(ISSUER, CLUB, 450, 2015, "awarded", "grant")},
        ),
        (
            "Le Tennis Club de Saint-Aubin avait perçu 400 € en 2014. Il demande 600 € pour 2015.",
            {(ISSUER, CLUB, 400, 2014, "paid", "grant"), (ISSUER, CLUB, 600, 2015, "requested", "grant")},
        ),
        (
            "La demande du Tennis Club de Saint-Aubin, d'un montant de 600 €, n'est pas retenue.",
            {(ISSUER, CLUB, 600, 2015, "rejected", "grant")},
        ),
        (
            "La demande du Tennis Club de Saint-Aubin (600 €) est ajournée.",
            {(ISSUER, CLUB, 600, 2015, "withdrawn", "grant")},
        ),
        (
            "Le Conseil municipal sollicite auprès du Département de Saône-et-Loire une subvention de 24 000 €.",
            {(DEPARTEMENT, ISSUER, 24000, 2015, "requested", "grant")},
        ),
        (
            "de renouveler l'adhésion de la commune à l'Association des maires de France, soit 75 € au titre de 2015",
            {(ISSUER, "Association des maires de France", 75, 2015, "awarded", "membership_fee")},
        ),
        (
            "L'entreprise Colas Centre-Est est retenue pour un montant de 36 450 € HT, soit 43 740 € TTC.",
            {(ISSUER, "Colas Centre-Est", 43740, 2015, "awarded", "contract")},
        ),
        (
            "La Région Bourgogne et le Département de Saône-et-Loire apportent 2 000 € et 3 000 € au "
            "Tennis Club de Saint-Aubin.",
            {
                ("Région Bourgogne", CLUB, 2000, 2015, "planned", "grant"),
                (DEPARTEMENT, CLUB, 3000, 2015, "planned", "grant"),
            },
        ),
        (
            "Une convention est obligatoire lorsque la subvention dépasse la somme annuelle de 23 000 euros.",
            set(),
        ),
        (
            "Le Tennis Club de Saint-Aubin attend 2 000 € de la Région Bourgogne et 3 000 € du Département de "
            "Saône-et-Loire.",
            {
                ("Région Bourgogne", CLUB, 2000, 2015, "planned", "grant"),
                (DEPARTEMENT, CLUB, 3000, 2015, "planned", "grant"),
            },
        ),
        (
            "La subvention du Tennis Club de Saint-Aubin passe de 400 € à 500 €.",
            {(ISSUER, CLUB, 500, 2015, "awarded", "grant")},
        ),
        (
            "La convention avec le Tennis Club de Saint-Aubin prévoyait pour 2012 et 2013 des versements de 300 € et 350 €.",
            {(ISSUER, CLUB, 300, 2012, "awarded", "grant"), (ISSUER, CLUB, 350, 2013, "awarded", "grant")},
        ),
        (
            "La cotisation dépend de la population : 500 € jusqu'à 20 000 habitants, 1 200 € jusqu'à 60 000.",
            set(),
        ),
        ("Son budget prévisionnel s'élève à 140 000 € et son chiffre d'affaires à 90 000 €.", set()),
    ],
)
def test_a_sentence_gives_its_flows(passage: str, expected: set[Stated]) -> None:
    """Award, request, refusal, withdrawal, fee, contract, co-funding; thresholds and budgets are none."""
    assert flows_of(passage) == expected


def test_a_rejected_vote_settles_the_proposal() -> None:
    """What the assembly does not adopt is not awarded."""
    passage = "Il est proposé d'attribuer une subvention de 450 € au Tennis Club de Saint-Aubin. Rejeté."
    assert flows_of(passage, adopted=False) == {(ISSUER, CLUB, 450, 2015, "rejected", "grant")}


def test_a_sum_told_twice_is_one_flow() -> None:
    """The second statement adds evidence."""
    passage = (
        "Il est proposé d'accorder 450 € au Tennis Club de Saint-Aubin.\n\n"
        "Le Conseil attribue au Tennis Club de Saint-Aubin une subvention de 450 €."
    )
    assert flows_of(passage) == {(ISSUER, CLUB, 450, 2015, "awarded", "grant")}
    assert [f.use for f in facts_of(passage) if isinstance(f, AmountReading)] == ["flow", "restated"]


def test_yearly_parts_carry_their_years() -> None:
    """A total over several years has no year of its own."""
    passage = (
        "Une subvention de 45 000 € est accordée au Tennis Club de Saint-Aubin, "
        "soit 25 000 € en 2015 et 20 000 € en 2016."
    )
    assert {year for *_, year, _, _ in flows_of(passage)} == {None}
    assert parts_of(passage) == {(25000, 45000, 2015, "instalment"), (20000, 45000, 2016, "instalment")}


def test_every_sum_has_one_reading() -> None:
    """The ledger leaves no sum out."""
    passage = "Le coût est de 9 000 € HT. Le Conseil attribue 450 € au Tennis Club de Saint-Aubin, au-delà de 100 €."
    assert len([f for f in facts_of(passage) if isinstance(f, AmountReading)]) == 3


def test_what_a_thing_that_is_lent_is_worth_is_no_budget() -> None:
    lent = "La commune prête une salle au Tennis Club de Saint-Aubin. L'avantage qui en résulte est évalué à 8 800 € par an."
    assert not [f for f in facts_of(lent) if isinstance(f, BudgetLine)]
    cost = "Le Tennis Club de Saint-Aubin refait son court. Le programme qui en résulte est évalué à 8 800 €."
    assert [f.amount for f in facts_of(cost) if isinstance(f, BudgetLine)] == [8800]


def covers(passage: str) -> set[tuple[str, int]]:
    return {(f.label, int(f.amount)) for f in facts_of(passage) if isinstance(f, BudgetLine) and f.side == "revenue"}


def test_three_who_pay_one_body_in_a_sentence_are_its_revenue() -> None:
    told = (
        "Le budget du Tennis Club de Saint-Aubin est également couvert par le Département de Saône-et-Loire (6 000 €), "
        "par la Région Bourgogne (4 000 €) et par la Fondation du Val (2 500 €)."
    )
    assert covers(told) == {
        ("Département de Saône-et-Loire", 6000), ("Région Bourgogne", 4000), ("Fondation du Val", 2500),
    }  # fmt: skip
    passing = "La Région Bourgogne apportera 4 000 € au Tennis Club de Saint-Aubin et le Département de Saône-et-Loire 6 000 €."
    assert not covers(passing)
