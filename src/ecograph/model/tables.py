"""Money tables that the text layer kept or lost: rows of labels and amounts under columns with roles."""

from dataclasses import dataclass
from typing import Literal

from ecograph.values.money import Amount

Layout = Literal["aligned", "stacked", "list", "inline", "records"]
ColumnRole = Literal[
    "number", "name", "purpose", "code", "place", "basis", "rate",
    "requested", "awarded", "past", "amount", "total", "instalment", "expense", "revenue", "other",
]  # fmt: skip
TEXT_ROLES: tuple[ColumnRole, ...] = ("number", "name", "purpose", "place", "code")
MONEY_ROLES: tuple[ColumnRole, ...] = ("basis", "requested", "awarded", "past", "amount")
SUM_ROLES: tuple[ColumnRole, ...] = (*MONEY_ROLES, "total", "expense", "revenue")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its span in the cleaned text, its words, the amount it states alone, the column it stands in."""

    start: int
    end: int
    text: str
    column: int = 0
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head words, what they mean, and the year they name."""

    title: str
    role: ColumnRole
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label and its cells; `group` is the section heading of the table that it stands under."""

    start: int
    end: int
    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `heading` is the words that announce it, `scale` the unit of its bare figures (1000 for "en K€")."""

    layout: Layout
    start: int
    end: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    scale: int = 1
