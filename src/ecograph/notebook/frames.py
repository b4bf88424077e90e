"""Query results as pandas DataFrames with numbers and dates where the graph has them."""

from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ecograph.errors import EcographError
from ecograph.vocabulary import XSD

if TYPE_CHECKING:
    from pandas import DataFrame

_INTEGERS = frozenset({XSD.integer, XSD.gYear, XSD.int, XSD.long, XSD.nonNegativeInteger})
_NUMBERS = frozenset({XSD.decimal, XSD.double, XSD.float})


def pandas() -> ModuleType:
    """The pandas library, or a sentence on how to get it."""
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise EcographError("Tables in Python need pandas: pip install 'ecograph[notebook]'.") from error
    return pandas


def frame(result: ox.QuerySolutions, columns: list[str]) -> "DataFrame":
    """A DataFrame of a result: integers and years as Int64, decimals as float, dates as dates, the rest as text."""
    rows = [[_value(row[column]) for column in columns] for row in result]
    made: DataFrame = pandas().DataFrame(rows, columns=columns)
    for column in columns:
        kinds = {type(row[columns.index(column)]) for row in rows} - {type(None)}
        if kinds == {int}:
            made[column] = made[column].astype("Int64")
        elif kinds and kinds <= {int, float}:
            made[column] = made[column].astype("float64")
    return made


def _value(term: object) -> object:
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else None
    if term.datatype in _INTEGERS:
        return int(term.value)
    if term.datatype in _NUMBERS:
        return float(Decimal(term.value)) if term.datatype == XSD.decimal else float(term.value)
    if term.datatype == XSD.date:
        return date.fromisoformat(term.value[:10])
    return term.value == "true" if term.datatype == XSD.boolean else term.value
