"""Tables that came out column by column: the head and all cells of one column, then those of the next."""

from dataclasses import dataclass, field, replace

from ecograph.model.tables import MONEY_ROLES
from ecograph.text.tables.cells import Cells, read_cells
from ecograph.text.tables.drafts import Draft
from ecograph.text.tables.fields import is_refused
from ecograph.text.tables.lexicon import head_role, is_total_label
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold

_LONGEST_CELL = 90
_FEWEST_ROWS = 3


@dataclass
class _Column:
    head: Segment
    role: str
    cells: list[Segment] = field(default_factory=list)


def read_blocks(lines: tuple[Line, ...], text: str) -> tuple[Draft, ...]:
    """The tables whose columns stand below each other, each with its head and as many cells as the names."""
    drafts: list[Draft] = []
    at = 0
    while at < len(lines):
        columns, behind = _columns(lines, at)
        draft = _draft(columns, text)
        if draft:
            drafts.append(draft)
        at = behind if draft else at + 1
    return tuple(drafts)


def _columns(lines: tuple[Line, ...], at: int) -> tuple[list[_Column], int]:
    """The columns from a head of names on, and the index of the line behind them."""
    columns: list[_Column] = []
    while at < len(lines) and len(lines[at].segments) == 1 and len(lines[at].text) <= _LONGEST_CELL:
        cell = lines[at].segments[0]
        role = None if cell.is_value else head_role(fold(cell.text))
        if role is not None and (columns or role == "name"):
            columns.append(_Column(cell, role))
        elif not columns or (len(columns) > 1 and _is_full(columns, cell)):
            break
        else:
            columns[-1].cells.append(cell)
        at += 1
    return columns, max(at, 1)


def _is_full(columns: list[_Column], cell: Segment) -> bool:
    """Whether the last column has a cell for each name; one sum more closes it where no name is a total's."""
    names, held = columns[0].cells, len(columns[-1].cells)
    is_closed = bool(names) and is_total_label(fold(names[-1].text))
    return held > len(names) or (held == len(names) and (is_closed or not cell.is_value))


def _draft(columns: list[_Column], text: str) -> Draft | None:
    if len(columns) < 2 or len(columns[0].cells) < _FEWEST_ROWS or any(c.is_value for c in columns[0].cells):
        return None
    count = len(columns[0].cells)
    figures = [column for column in columns[1:] if column.role in MONEY_ROLES]
    if not figures or any(len(column.cells) not in (count, count + 1) for column in columns):
        return None
    if not all(c.is_value or is_refused(c) for column in figures for c in column.cells):
        return None
    heads = Cells(columns[0].head.start, columns[0].head.end, tuple(column.head for column in columns))
    rows = [tuple(column.cells[at] for column in columns) for at in range(count)]
    found = read_cells([heads, *(Cells(row[0].start, row[-1].end, row) for row in rows)], text, "stacked")
    end = max(cell.end for column in columns for cell in column.cells)
    return replace(found, start=heads.start, end=end) if found else None
