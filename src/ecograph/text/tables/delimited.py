"""Rows whose cells a mark keeps apart: "Porteur ; action ; 46 300 ; 6 000", "Club / Commune / 1 968,00".

A mark counts as one where neighbouring lines have it as often and hold figures in the same places.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.fields import is_refused, note_behind, read_cell
from ecograph.text.tables.items import VERB, is_label
from ecograph.text.tables.lexicon import head_role, is_total_label
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


@dataclass(frozen=True, slots=True)
class _Cells:
    """A line cut at a mark."""

    line: Line
    cells: tuple[Segment, ...]

    @property
    def figures(self) -> int:
        return sum((c.amount is not None and not is_year(c.text)) or c.is_percent for c in self.cells)

    @property
    def is_total(self) -> bool:
        return is_total_label(fold(next((c.text for c in self.cells if c.text), "")))


def read_delimited(lines: tuple[Line, ...], text: str, marks: tuple[re.Pattern[str], ...]) -> tuple[Draft, ...]:
    """The tables among lines whose cells one of the marks keeps apart."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for mark in marks:
        for run in _runs(lines, text, mark):
            if any(row.line.start in taken for row in run):
                continue
            draft = _read_run(run, text)
            if draft:
                drafts.append(draft)
                taken |= {row.line.start for row in run}
    return tuple(drafts)


def _runs(lines: tuple[Line, ...], text: str, mark: re.Pattern[str]) -> list[list[_Cells]]:
    """Lines that follow each other closely and hold as many cells."""
    runs: list[list[_Cells]] = []
    for line in lines:
        cut = _cut(line, text, mark)
        if cut is None:
            continue
        last = runs[-1][-1] if runs else None
        near = last is not None and line.start - last.line.end < _FARTHEST
        same = last is not None and (_is_like(cut, last) or (cut.is_total and cut.figures > 0))
        if not (near and same) or (last is not None and last.is_total and not cut.is_total and not cut.figures):
            runs.append([])
        runs[-1].append(cut)
    return runs


def _is_like(row: _Cells, last: _Cells) -> bool:
    """Whether two lines have as many cells, or as many figures behind unlike numbers of words."""
    if len(row.cells) == len(last.cells):
        return True
    both = (row, last)
    return (
        row.figures == last.figures > 0
        and all(len(r.cells) - r.figures in (1, 2, 3) for r in both)
        and all(all(c.amount is not None or c.is_percent for c in r.cells[-r.figures :]) for r in both)
    )


def _cut(line: Line, text: str, mark: re.Pattern[str]) -> _Cells | None:
    first = line.segments[0].start
    raw = text[first : line.end]
    if len(raw) > _LONGEST_LINE or _DRAWN.fullmatch(raw):
        return None
    if not mark.search(raw):
        return None
    edges = [(m.start(), m.end()) for m in _EDGES.finditer(raw)] if "|" in raw else []
    left, right = (edges[0][1], edges[-1][0]) if len(edges) > 1 else (0, len(raw.rstrip(" ;.")))
    cells: list[Segment] = []
    at = left
    for found in (*mark.finditer(raw, left, right), None):
        end = found.start() if found else right
        cells.append(read_cell(raw, first, at, end, len(cells)))
        at = found.end() if found else right
    cut = _Cells(line, tuple(cells))
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


def _read_run(run: list[_Cells], text: str) -> Draft | None:
    rows = [row for row in run if row.figures and _is_row(row)]
    body = [row for row in rows if not row.is_total]
    width = Counter(len(row.cells) for row in body).most_common(1)[0][0] if body else 0
    rows = [row if row.is_total else _fitted(row, width) for row in rows]
    body = [row for row in rows if not row.is_total]
    if len(body) < (2 if width > 2 else 3):
        return None
    heads = _heads(run, body)
    values = _value_columns(body, heads, width)
    texts = [i for i in range(width) if i not in values]
    if not values or not texts:
        return None
    drafted = [_draft_row(row, texts, values, width, text) for row in rows]
    words = [heads.cells[i].text if heads and i < len(heads.cells) else "" for i in range(width)]
    start = heads.line.start if heads else rows[0].line.start
    return Draft(
        "aligned", tuple(drafted), tuple(words[i] for i in texts), tuple(words[i] for i in values),
        start, rows[-1].line.end,
    )  # fmt: skip


def _fitted(row: _Cells, width: int) -> _Cells:
    """The row with as many cells as the others: words too many are of the last words, words too few are empty."""
    cells, surplus = row.cells, len(row.cells) - width
    at = len(cells) - row.figures
    if surplus > 0 and at - surplus > 0:
        together = joined(*cells[at - surplus - 1 : at])
        return replace(row, cells=(*cells[: at - surplus - 1], together, *cells[at:]))
    empty = replace(cells[0], start=cells[0].end, text="")
    return replace(row, cells=(*cells[:at], *([empty] * -surplus), *cells[at:])) if surplus < 0 else row


def _is_row(row: _Cells) -> bool:
    named = next((c for c in row.cells if any(map(str.isalpha, c.text)) and c.amount is None), None)
    if named is None or VERB.search(fold(named.text)):
        return False
    return row.is_total or is_label(named.text) or len(named.text) <= 60


def _heads(run: list[_Cells], body: list[_Cells]) -> _Cells | None:
    """The line of column heads: the last one above the rows without a figure."""
    above = [row for row in run if row.line.start < body[0].line.start and not row.figures]
    named = [row for row in above if sum(head_role(fold(c.text)) is not None for c in row.cells) or row is above[-1]]
    return named[-1] if named else None


def _value_columns(body: list[_Cells], heads: _Cells | None, width: int) -> list[int]:
    """Which columns hold figures: most of their cells do, or are empty or a refusal; running numbers do not count."""
    found: list[int] = []
    for index in range(1 if _is_label_column(body, 0) or _is_numbering(body, 0) else 0, width):
        cells = [row.cells[index] for row in body if index < len(row.cells)]
        figures = [c for c in cells if c.amount is not None or c.is_percent]
        empty = [c for c in cells if not c.text or is_refused(c)]
        role = head_role(fold(heads.cells[index].text)) if heads and index < len(heads.cells) else None
        is_code = role in ("number", "code") or (role == "place" and not any(c.is_strong for c in figures))
        if figures and len(figures) + len(empty) >= 0.7 * len(cells) and not is_code:
            found.append(index)
    return found


def _is_label_column(body: list[_Cells], index: int) -> bool:
    return sum(any(map(str.isalpha, row.cells[index].text)) for row in body) * 2 > len(body)


def _is_numbering(body: list[_Cells], index: int) -> bool:
    figures = [row.cells[index].text for row in body]
    return all(text.isdigit() and len(text) < 4 for text in figures) and len(set(figures)) == len(figures)


def _draft_row(row: _Cells, texts: list[int], values: list[int], width: int, text: str) -> DraftRow:
    cells = row.cells
    if len(cells) != width:  # a total without the empty cells: its figures stand under the last columns
        figures = [c for c in cells if c.amount is not None][-len(values) :]
        placed = (*([None] * (len(values) - len(figures))), *figures)
        return DraftRow((cells[0], *([None] * (len(texts) - 1))), placed)
    last = cells[-1]
    note = note_behind(last, text[row.line.start : row.line.end], row.line.start) if last.amount is not None else None
    return DraftRow(
        tuple(cells[i] if cells[i].text else None for i in texts),
        tuple(cells[i] if cells[i].text else None for i in values),
        note=note,
        keys=tuple(cells[i].key for i in values) if any(cells[i].key for i in values) else (),
    )
