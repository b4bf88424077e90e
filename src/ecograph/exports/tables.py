"""The tidy tables as CSV files: each is the result of the query of its name in queries/tables/."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from ecograph.queries import catalogue
from ecograph.stores.base import Store


def cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term as the text of a cell; decimals of euros with two places; unbound is empty."""
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


MONEY_COLUMNS = frozenset({"amount", "part_of_amount", "of_amount", "euros", "total"})


def euros(text: str) -> str:
    """A decimal with two places at least.

    >>> euros("80000")
    '80000.00'
    """
    whole, _, cents = text.partition(".")
    return f"{whole}.{cents:0<2}" if text else ""


def table_rows(store: Store, name: str) -> Iterator[list[str]]:
    """The head and the rows of a table, as text."""
    query = catalogue()[name]
    result = store.query(query.sparql)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(f"{name} is no SELECT query")
    columns = list(query.columns)
    yield columns
    for solution in result:
        row = [cell(solution[column]) for column in columns]
        yield [euros(text) if column in MONEY_COLUMNS else text for column, text in zip(columns, row, strict=True)]


def table_dicts(store: Store, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, each by column."""
    rows = table_rows(store, name)
    columns = next(rows)
    for row in rows:
        yield dict(zip(columns, row, strict=True))


def table_names() -> list[str]:
    """The names of the tidy tables."""
    return sorted(query.name for query in catalogue().values() if query.topic == "tables")


def write_tables(store: Store, folder: Path) -> Iterator[tuple[Path, int]]:
    """Writes every table as UTF-8 CSV; yields each file with its number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in table_names():
        path = folder / f"{name}.csv"
        rows = list(table_rows(store, name))
        with path.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows(rows)
        yield path, len(rows) - 1
