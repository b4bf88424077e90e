"""Bands between columns: heights are to scale, sums are exact, what has no name has no bar."""

from decimal import Decimal

from ecograph.web.pages.sankey import Band, Stop, draw, plain_band


def test_two_columns_add_up() -> None:
    picture = draw([
        plain_band("A", "X", Decimal("10.10"), "A → X"), plain_band("A", "Y", Decimal("20.20"), "A → Y"),
        plain_band("B", "X", Decimal("0.01"), "B → X"),
    ])  # fmt: skip
    assert picture is not None
    sums = {bar.name: bar.sum for bar in picture.bars}
    assert sums == {"A": Decimal("30.30"), "B": Decimal("0.01"), "X": Decimal("10.11"), "Y": Decimal("20.20")}
    heights = {bar.name: bar.height for bar in picture.bars}
    assert abs(heights["Y"] / heights["A"] - 20.20 / 30.30) < 0.01
    assert len(picture.ribbons) == 3


def test_a_middle_stop_without_a_name_has_no_bar() -> None:
    payer, payee = Stop("a", "A"), Stop("x", "X")
    picture = draw([
        Band((payer, Stop("a main", "main budget"), payee), Decimal(3), "by the main budget", "#sum-1"),
        Band((payer, Stop("a x", ""), payee), Decimal(1), "no budget named"),
    ])  # fmt: skip
    assert picture is not None
    assert [(bar.name, bar.sum) for bar in picture.bars] == [("A", 4), ("main budget", 3), ("X", 4)]
    assert [ribbon.href for ribbon in picture.ribbons] == ["#sum-1", ""]


def test_the_rest_stands_last() -> None:
    rest = Band((Stop("", "others"), Stop("", "others")), Decimal(100), "others")
    picture = draw([plain_band("A", "X", Decimal(1), "A → X"), rest])
    assert picture is not None
    assert [bar.name for bar in picture.bars] == ["A", "others", "X", "others"]


def test_nothing_is_no_picture() -> None:
    assert draw([]) is None
    assert draw([plain_band("A", "X", Decimal(0), "")]) is None
