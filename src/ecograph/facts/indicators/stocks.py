"""Stocks of money that describe a body and flow to nobody: turnover, capital, debt, cash, value of a building."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.indicators.counts import Figure, figure_year, rule_words
from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading

_REACH = 90


@cache
def _stocks() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{s['phrase']})\b"), s["label"]) for s in load_rules("indicators")["stocks"])


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rule_words("stock_gap"))


def find_stocks(reading: Reading) -> Iterator[Figure]:
    """Amounts that follow the name of a stock in the same clause."""
    for phrase, label in _stocks():
        for found in phrase.finditer(reading.folded):
            amounts = reading.mentions_in("amount", found.end(), found.end() + _REACH)
            if not amounts or not _gap().fullmatch(reading.folded, found.end(), amounts[0].start):
                continue
            amount = amounts[0]
            year = figure_year(reading, found.start(), amount.end)
            yield Figure(label, amount.value.value, found.start(), amount.end, "stock", "EUR", year)
