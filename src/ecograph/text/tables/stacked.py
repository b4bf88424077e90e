"""Tables that came out one cell a line under heads that came out so too: every row has as many lines as there are heads."""

import re

from ecograph.model.tables import MONEY_ROLES
from ecograph.text.tables.cells import Cells, read_cells
from ecograph.text.tables.columns import value_role
from ecograph.text.tables.drafts import Draft, joined
from ecograph.text.tables.fields import is_refused
from ecograph.text.tables.lexicon import head_role, is_body, is_group_label, is_total_label
from ecograph.text.tables.lines import Line, Segment, is_year
from ecograph.values.folding import fold

_LONGEST_CELL = 140
_FEWEST_HEADS = 3
_OF_MONEY = (*MONEY_ROLES, "total")
_BARE = re.compile(r"(?!.*\b(?:de|du|des|d)\b)\S+(?: \S+)?(?: \([^()]+\))?")


def read_stacked(lines: tuple[Line, ...], text: str) -> tuple[Draft, ...]:
    """The tables among lines that hold one cell each, under three heads and more."""
    drafts: list[Draft] = []
    at = 0
    while at < len(lines):
        heads, behind = _heads(lines, at)
        found = _most_rows(lines, heads, behind) if heads else []
        more, further = _heads(lines, at, is_wide=True) if behind > at else (None, at)
        wider = _most_rows(lines, more, further) if more and further > behind else []
        if len(wider) > max(1, len(found)):
            heads, behind, found = more, further, wider
        draft = read_cells([heads, *found], text, "stacked") if heads and len(found) > 1 else None
        if draft:
            drafts.append(draft)
            at = next((i for i in range(behind, len(lines)) if lines[i].start >= draft.end), len(lines))
        else:
            at = behind if heads else at + 1
    return tuple(drafts)


def _most_rows(lines: tuple[Line, ...], heads: Cells, behind: int) -> list[Cells]:
    return max((_rows(heads, cells) for cells in _readings(lines, behind)), key=len)


def _heads(lines: tuple[Line, ...], at: int, *, is_wide: bool = False) -> tuple[Cells | None, int]:
    """The heads that start at a line, one a line or wrapped over two, and the index of the line behind them.

    Wide heads take in words of money that are no known head ("Aide aux projets").
    """
    cells: list[Segment] = []
    while at < len(lines) and _is_cell(lines[at]) and not lines[at].segments[0].is_value:
        cell = lines[at].segments[0]
        wrapped = joined(cell, lines[at + 1].segments[0]) if at + 1 < len(lines) and _is_cell(lines[at + 1]) else None
        if wrapped and head_role(fold(wrapped.text)) is not None:
            cells.append(wrapped)
            at += 2
        elif head_role(fold(cell.text)) is not None or (cells and _names_money(cell.text, is_wide)):
            cells.append(cell)
            at += 1
        else:
            break
    return (Cells(cells[0].start, cells[-1].end, tuple(cells)), at) if len(cells) >= _FEWEST_HEADS else (None, at)


def _names_money(text: str, is_wide: bool) -> bool:
    """Whether a cell below a head is one too: a year, a section, a funder by its bare name ("État (CGET)", "CAF 03")."""
    folded = fold(text)
    if is_wide and value_role(folded) in _OF_MONEY:
        return True
    return is_year(text) or is_group_label(folded) or (is_body(folded) and _BARE.fullmatch(folded) is not None)


def _is_cell(line: Line) -> bool:
    return len(line.segments) == 1 and len(line.segments[0].text) <= _LONGEST_CELL


def _readings(lines: tuple[Line, ...], at: int) -> tuple[list[Segment], list[Segment]]:
    """The cells from a line on: each line one, or lines in small letters going on with the cell above."""
    plain: list[Segment] = []
    wrapped: list[Segment] = []
    for line in lines[at:]:
        if not _is_cell(line):
            break
        cell = line.segments[0]
        goes_on = wrapped and cell.text[:1].islower() and not (wrapped[-1].is_value or is_refused(cell))
        plain.append(cell)
        wrapped[-1:] = [joined(wrapped[-1], cell)] if goes_on else [*wrapped[-1:], cell]
    return plain, wrapped


def _rows(heads: Cells, cells: list[Segment]) -> list[Cells]:
    """The rows that the cells make, as long as each has its sums where the first has them."""
    width, at = len(heads.cells), 0
    rows: list[Cells] = []
    while at + 2 <= len(cells):
        own = tuple(cells[at : at + width])
        if is_total_label(fold(own[0].text)):
            own = (own[0], *_values(cells, at + 1))
            if len(own) > 1:
                rows.append(Cells(own[0].start, own[-1].end, own))
            break
        if len(own) < width or not (own[-1].is_value or is_refused(own[-1])) or (rows and not _is_like(own, rows[0])):
            goes_on = any(cell.is_value for cell in cells[at : at + width + 2])
            return [] if goes_on else rows  # other readers make more of rows of unlike lengths
        rows.append(Cells(own[0].start, own[-1].end, own))
        at += width
    return rows


def _is_like(own: tuple[Segment, ...], first: Cells) -> bool:
    return all(a.is_value == b.is_value or is_refused(b) for a, b in zip(first.cells, own, strict=True))


def _values(cells: list[Segment], at: int) -> list[Segment]:
    found = []
    while at < len(cells) and cells[at].is_value:
        found.append(cells[at])
        at += 1
    return found
