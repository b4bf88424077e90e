"""Literals as SHACL compares them: by value where the datatype is known, else not at all."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from pyoxigraph import Literal

from ecograph.validation.index import Term
from ecograph.vocabulary import XSD

Comparable = Decimal | date

_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2000-01-01")


_LEXICAL: dict[str, Callable[[str], object]] = {
    XSD.integer.value: _INTEGER.fullmatch,
    XSD.decimal.value: _DECIMAL.fullmatch,
    XSD.date.value: _is_date,
    XSD.boolean.value: {"true", "false", "0", "1"}.__contains__,
}


def is_well_formed(literal: Literal) -> bool:
    """True where the text of a literal is one that its datatype allows; others allow any."""
    test = _LEXICAL.get(literal.datatype.value)
    return test is None or bool(test(literal.value))


@lru_cache(maxsize=4096)
def comparable(term: Term) -> Comparable | None:
    """The value of a number or a day; None for all else."""
    if not isinstance(term, Literal):
        return None
    datatype = term.datatype
    if datatype in (XSD.integer, XSD.decimal):
        try:
            return Decimal(term.value)
        except InvalidOperation:
            return None
    if datatype == XSD.date and _is_date(term.value):
        return date.fromisoformat(term.value)
    return None


def is_before(first: Term, second: Term, or_equal: bool) -> bool:
    """True where both can be compared and the first comes before the second (or equals it)."""
    left, right = comparable(first), comparable(second)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left <= right if or_equal else left < right
    if isinstance(left, date) and isinstance(right, date):
        return left <= right if or_equal else left < right
    return False
