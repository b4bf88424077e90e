"""Rows whose cells a mark keeps apart: "Porteur ; action ; 46 300 ; 6 000", "Club / Commune / 1 968,00".

A mark counts as one where neighbouring lines have it as often and hold figures in the same places.
"""

import re

from ecograph.text.tables.cells import Cells, read_cells
from ecograph.text.tables.drafts import Draft
from ecograph.text.tables.fields import read_cell
from ecograph.text.tables.items import is_label
from ecograph.text.tables.lexicon import head_role
from ecograph.text.tables.lines import Line, Segment, is_year
from ecograph.values.folding import fold

MARKS = (
    re.compile(r"[ ]*\|[ ]*"), re.compile(r"[ ]*\t[ ]*"), re.compile(r"[ ]+;[ ]*|;[ ]+"), re.compile(r"[ ]+/[ ]+"),
)  # fmt: skip
_DASH, _COMMA = re.compile(r"[ ]+[-–—][ ]+"), re.compile(r",[ ]+")
PUNCTUATION = (_DASH, _COMMA)  # marks that sentences have too
_SENTENCE = re.compile(r"[:;]|[a-z]{3}\. [A-Z]")
_LONGEST_LINE = 400
_FARTHEST = 260  # characters between two rows of one table
_EDGES = re.compile(r"^[ ]*\|?[ ]*|[ ]*\|?[ ]*$")
_DRAWN = re.compile(r"[\s|:+=-]*")


def read_delimited(lines: tuple[Line, ...], text: str, marks: tuple[re.Pattern[str], ...]) -> tuple[Draft, ...]:
    """The tables among lines whose cells one of the marks keeps apart."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for mark in (mark for mark in marks if mark.search(text)):
        for run in (part for whole in _runs(lines, text, mark) for part in _beside(whole)):
            if any(row.start in taken for row in run):
                continue
            draft = read_cells(run, text)
            if draft:
                drafts.append(draft)
                taken |= {row.start for row in run}
    return tuple(drafts)


def _runs(lines: tuple[Line, ...], text: str, mark: re.Pattern[str]) -> list[list[Cells]]:
    """Lines that follow each other closely and hold as many cells."""
    runs: list[list[Cells]] = []
    for line in lines:
        cut = _cut(line, text, mark)
        if cut is None:
            continue
        last = runs[-1][-1] if runs else None
        near = last is not None and line.start - last.end < _FARTHEST
        same = last is not None and (_is_like(cut, last) or (cut.is_total and cut.figures > 0))
        if not (near and same) or (last is not None and last.is_total and not cut.is_total and not cut.figures):
            runs.append([])
        runs[-1].append(cut)
    return runs


def _beside(run: list[Cells]) -> list[list[Cells]]:
    """The run, or its halves where two lists of names and sums stand beside each other under the same heads or none."""
    rows = [row for row in run if row.figures and not row.is_total]
    width = len(rows[0].cells) if rows else 0
    shape = [cell.amount is not None for cell in rows[0].cells] if rows else []
    if width != 4 or shape != [False, True, False, True] or len(rows) < 2:
        return [run]
    heads = [row for row in run if not row.figures and row.start < rows[0].start]
    same = all(len(h.cells) == 4 and fold(h.cells[0].text) == fold(h.cells[2].text) for h in heads)
    alike = sum([c.amount is not None for c in row.cells] == shape for row in rows) * 3 >= len(rows) * 2
    named = all(cell.text[:1].isupper() for row in rows for cell in row.cells[::2] if cell.text)
    if not (same and alike and named):
        return [run]
    return [[_half(row, side) for row in run if len(row.cells) > side] for side in (0, 2)]


def _half(row: Cells, side: int) -> Cells:
    cells = row.cells[side : side + 2]
    return Cells(cells[0].start, cells[-1].end, cells)


def _is_like(row: Cells, last: Cells) -> bool:
    """Whether two lines have as many cells, or as many figures behind unlike numbers of words."""
    if len(row.cells) == len(last.cells):
        return True
    both = (row, last)
    return (
        row.figures == last.figures > 0
        and all(len(r.cells) - r.figures in (1, 2, 3) for r in both)
        and all(all(c.amount is not None or c.is_percent for c in r.cells[-r.figures :]) for r in both)
    )


def _cut(line: Line, text: str, mark: re.Pattern[str]) -> Cells | None:
    first = line.segments[0].start
    raw = text[first : line.end]
    if len(raw) > _LONGEST_LINE or not mark.search(raw) or _DRAWN.fullmatch(raw):
        return None
    edges = [(m.start(), m.end()) for m in _EDGES.finditer(raw)] if "|" in raw else []
    left, right = (edges[0][1], edges[-1][0]) if len(edges) > 1 else (0, len(raw.rstrip(" ;.")))
    cells: list[Segment] = []
    at = left
    for found in (*mark.finditer(raw, left, right), None):
        end = found.start() if found else right
        cells.append(read_cell(raw, first, at, end, len(cells)))
        at = found.end() if found else right
    cut = Cells(line.start, line.end, tuple(cells))
    if mark is _COMMA and (_SENTENCE.search(raw, left, right) or not (cells[-1].amount or _are_heads(cells))):
        return None
    return cut if len(cells) >= 3 or cut.is_total or _is_pair(cells) else None


def _are_heads(cells: list[Segment]) -> bool:
    return all(head_role(fold(cell.text)) is not None for cell in cells)


def _is_pair(cells: list[Segment]) -> bool:
    """Whether two cells are a name and its sum, or the heads over such."""
    first, last = cells[0], cells[-1]
    return _are_heads(cells) or (
        last.amount is not None and not last.key and not is_year(last.text) and is_label(first.text)
    )
