"""What adds up and what does not, on figures alone."""

from decimal import Decimal

import pytest

from ecograph.facts.conventions.periods import read_period
from ecograph.facts.discrepancies import find_discrepancies
from ecograph.facts.discrepancies.sums import euros, is_error
from ecograph.model.documents import Document, Evidence
from ecograph.model.facts import BudgetLine, Discrepancy, Instalment, Share
from ecograph.text.cleaning import clean

EVIDENCE = (Evidence(0, 1, "x", "test", 1.0),)
EMPTY = clean(Document(name="essai.txt", text="Rien.", sha256="0" * 64))


def line(label: str, amount: int, is_total: bool = False) -> BudgetLine:
    return BudgetLine(
        evidence=EVIDENCE,
        organisation="Pôle",
        side="expense",
        label=label,
        amount=Decimal(amount),
        table="1",
        is_total=is_total,
    )


def test_a_budget_side_that_does_not_add_up() -> None:
    known = (line("A", 212300), line("B", 148150), line("C", 96400), line("D", 33050), line("TOTAL", 490000, True))
    found = [f for f in find_discrepancies(EMPTY, known) if isinstance(f, Discrepancy)]
    assert [(int(f.stated), int(f.computed)) for f in found] == [(490000, 489900)]


@pytest.mark.parametrize(
    ("amount", "base", "percent", "is_wrong"),
    [(12000, 88000, "13.63", False), (60000, 1190000, "5", False), (40000, 200000, "22", True)],
)
def test_shares_within_rounding_are_right(amount: int, base: int, percent: str, is_wrong: bool) -> None:
    share = Share(evidence=EVIDENCE, amount=Decimal(amount), base=Decimal(base), percent=Decimal(percent))
    assert bool(find_discrepancies(EMPTY, (share,))) is is_wrong


def test_instalments_that_do_not_make_the_whole() -> None:
    parts = [("advance", 60, 51000), ("balance", 40, 33000)]
    known = tuple(
        Instalment(
            evidence=EVIDENCE, of_amount=Decimal(85000), kind=kind, percent=Decimal(percent), amount=Decimal(amount)
        )  # type: ignore[arg-type]
        for kind, percent, amount in parts
    )
    assert [f.kind for f in find_discrepancies(EMPTY, known) if isinstance(f, Discrepancy)] == ["sum"]


def test_a_lost_line_is_no_error_of_the_source() -> None:
    assert not is_error([Decimal(100), Decimal(200), Decimal(300)], Decimal(700))
    assert euros(Decimal("1234.5")) == "1 234,50 €"


def test_periods() -> None:
    counted = read_period("pour une duree de trois ans a compter du 1er mai 2016")
    assert [str(d) for d in counted] == ["2016-05-01", "2019-04-30"]
    assert [str(d) for d in read_period("du 1er janvier au 31 decembre 2016")] == ["2016-01-01", "2016-12-31"]
