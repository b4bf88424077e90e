from decimal import Decimal

import pytest

from ecograph.values.folding import fold
from ecograph.values.money import Amount, parse_cell
from ecograph.values.number_words import parse_number_words
from ecograph.values.written_amounts import read_amounts, read_bare_amounts, read_percents


def values(text: str) -> list[str]:
    return [str(found.amount.value) for found in read_amounts(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une aide de 15.000 €", ["15000"]),
        ("soit 6 442 800,50 euros", ["6442800.5"]),
        ("163 055,63€", ["163055.63"]),
        ("un budget de 1.030.867,79 €", ["1030867.79"]),
        ("450 K€ puis 2,75 M€ et 1,2 Md€", ["450000", "2750000", "1200000000"]),
        ("1,5 million d'euros et 12 milliers d'euros", ["1500000", "12000"]),
        ("le 31/12/2019 15 000 € en 2020 5 000 €", ["15000", "5000"]),
        ("lot 2 500 €", ["500"]),
        ("la somme de 15\n000 €", ["15000"]),
        ("12 000.00 € HT", ["12000"]),
        ("150 OOO € lus par un scanner", ["150000"]),
        ("mille cinq cents euros et cinquante centimes", ["1500.5"]),
        ("54100 Nancy, SIRET 245 400 676 00018, tél. 03 83 00 00 00", []),
    ],
)
def test_amounts_in_running_text(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_letters_and_figures_are_one_amount() -> None:
    (found,) = read_amounts("cent vingt mille euros (120 000 €)")
    assert found.amount == Amount(Decimal(120_000), words=Decimal(120_000))
    assert (found.start, found.end) == (0, 34)


def test_letters_that_differ_from_the_figures_are_kept_beside_them() -> None:
    (found,) = read_amounts("quinze mille euros (16 000 €)")
    assert found.amount.value == 16_000
    assert found.amount.words == 15_000
    assert found.amount.words_disagree


def test_the_tax_basis_stands_behind_the_amount() -> None:
    assert [f.amount.tax_basis for f in read_amounts("36 300 € ht soit 43 560 € ttc")] == ["HT", "TTC"]


def test_a_figure_that_words_announce_is_an_amount() -> None:
    assert [f.amount.value for f in read_bare_amounts("une subvention de 15 000 au club")] == [15_000]
    assert read_bare_amounts("un total de 20 000 habitants") == ()


def test_percentages_keep_their_decimal_dot() -> None:
    assert [str(p.value) for p in read_percents("7.69 % et 13,63 pour cent")] == ["7.69", "13.63"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1.250,00", "1250"), ("- €", "0"), ("néant", "0"), ("12,5 K€", "12500"), ("rue 4", None), ("Judo", None)],
)
def test_cells(cell: str, expected: str | None) -> None:
    amount = parse_cell(fold(cell))
    assert (str(amount.value) if amount else None) == expected


def test_a_table_in_thousands_scales_bare_figures_only() -> None:
    bare, marked = parse_cell("45,5", scale=1000), parse_cell("45 000 €", scale=1000)
    assert bare is not None
    assert marked is not None
    assert (bare.value, marked.value) == (45_500, 45_000)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("quatre-vingt-dix-sept mille deux cents", 97_200),
        ("soixante et onze mille", 71_000),
        ("un million deux", 1_000_002),
    ],
)
def test_numbers_in_letters(words: str, number: int) -> None:
    assert parse_number_words(words) == number
