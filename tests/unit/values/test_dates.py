"""Dates in every form that acts use."""

from datetime import date

import pytest

from ecograph.values.dates import find_date_spans, parse_date, parse_day_and_month
from ecograph.values.folding import fold


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("16 Novembre 2017", date(2017, 11, 16)),
        ("29 NOV. 2017", date(2017, 11, 29)),
        ("1er/03/2018", date(2018, 3, 1)),
        ("06.04.17", date(2017, 4, 6)),
        ("2020-09-24", date(2020, 9, 24)),
        ("1 er juillet 1901", date(1901, 7, 1)),
        ("L'an deux mil douze, le vingt et un juin", date(2012, 6, 21)),
        ("L'an deux mille quatorze et le cinq mars", date(2014, 3, 5)),
        ("L'an deux mille douze le JEUDI 28 JUIN 2012", date(2012, 6, 28)),
        ("L'an deux mil dix-huit,  le 28 juin", date(2018, 6, 28)),
        ("Le sept octobre deux mille vingt et un", date(2021, 10, 7)),
        ("le vingt-trois septembre mil neuf cent quatre-vingt-dix-huit", date(1998, 9, 23)),
    ],
)
def test_forms(written: str, day: date) -> None:
    assert parse_date(fold(written)) == day


@pytest.mark.parametrize(
    "written", ["N° 2012/06/01", "18-06-27", "22.06.31.84", "076-200023414-20230208", "31 février 2019"]
)
def test_numbers_are_no_dates(written: str) -> None:
    assert parse_date(fold(written)) is None


def test_a_range_gives_its_year_to_both_ends() -> None:
    spans = find_date_spans(fold("du 1er janvier au 31 décembre 2016, puis en mars 2018"))
    assert [(span.value, span.precision) for span in spans] == [
        (date(2016, 1, 1), "day"),
        (date(2016, 12, 31), "day"),
        (date(2018, 3, 1), "month"),
    ]


def test_a_day_without_a_year_is_the_last_one_before() -> None:
    assert parse_day_and_month("reunie le 18 decembre", date(2019, 7, 2)) == date(2018, 12, 18)
