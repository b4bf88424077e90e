"""Stocks of money that describe a body and flow to nobody: turnover, capital, debt, cash, value of a building."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.indicators.counts import Figure, figure_year, rule_words
from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading

_REACH = 90


@cache
def _stocks() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All names of stocks in one pattern, a group each, and the labels of the groups."""
    stocks = load_rules("indicators")["stocks"]
    bodies = "|".join(f"({s['phrase']})" for s in stocks)
    return re.compile(rf"\b(?:{bodies})\b"), tuple(s["label"] for s in stocks)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rule_words("stock_gap"))


def find_stocks(reading: Reading) -> Iterator[Figure]:
    """Amounts that follow the name of a stock in the same clause."""
    pattern, labels = _stocks()
    for found in pattern.finditer(reading.folded):
        amounts = reading.mentions_in("amount", found.end(), found.end() + _REACH)
        if amounts and _gap().fullmatch(reading.folded, found.end(), amounts[0].start):
            amount = amounts[0]
            year = figure_year(reading, found.start(), amount.end)
            label = labels[(found.lastindex or 1) - 1]
            yield Figure(label, amount.value.value, found.start(), amount.end, "stock", "EUR", year)
