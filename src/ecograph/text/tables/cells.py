"""Rows whose cells are known one by one, read as a table: which columns hold sums, which line is the heads'."""

from collections import Counter
from dataclasses import dataclass, replace

from ecograph.model.tables import Layout
from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.fields import is_refused, note_behind
from ecograph.text.tables.items import VERB, is_label
from ecograph.text.tables.lexicon import head_role, is_total_label
from ecograph.text.tables.lines import Segment, is_year
from ecograph.values.folding import fold


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table: its stretch of the text and its cells in order."""

    start: int
    end: int
    cells: tuple[Segment, ...]

    @property
    def figures(self) -> int:
        """How many cells are sums or percentages."""
        return sum((c.amount is not None and not is_year(c.text)) or c.is_percent for c in self.cells)

    @property
    def is_total(self) -> bool:
        """Whether the row announces a sum of rows."""
        return is_total_label(fold(next((c.text for c in self.cells if c.text), "")))


def read_cells(run: list[Cells], text: str, layout: Layout = "aligned") -> Draft | None:
    """The table of a run of rows, its heads among them, or None where the figures do not stand in columns."""
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
    start = heads.start if heads else rows[0].start
    return Draft(
        layout, tuple(drafted), tuple(words[i] for i in texts), tuple(words[i] for i in values),
        start, rows[-1].end,
    )  # fmt: skip


def _fitted(row: Cells, width: int) -> Cells:
    """The row with as many cells as the others: words too many are of the last words, words too few are empty."""
    cells, surplus = row.cells, len(row.cells) - width
    at = len(cells) - row.figures
    if surplus > 0 and at - surplus > 0:
        together = joined(*cells[at - surplus - 1 : at])
        return replace(row, cells=(*cells[: at - surplus - 1], together, *cells[at:]))
    empty = replace(cells[0], start=cells[0].end, text="")
    return replace(row, cells=(*cells[:at], *([empty] * -surplus), *cells[at:])) if surplus < 0 else row


def _is_row(row: Cells) -> bool:
    named = next((c for c in row.cells if any(map(str.isalpha, c.text)) and c.amount is None), None)
    if named is None:
        return is_year(row.cells[0].text) and row.figures > 1
    if VERB.search(fold(named.text)):
        return False
    return row.is_total or is_label(named.text) or len(named.text) <= 60


def _heads(run: list[Cells], body: list[Cells]) -> Cells | None:
    """The line of column heads: the last one above the rows without a figure."""
    above = [row for row in run if row.start < body[0].start and not row.figures]
    named = [row for row in above if sum(head_role(fold(c.text)) is not None for c in row.cells) or row is above[-1]]
    return named[-1] if named else None


def _value_columns(body: list[Cells], heads: Cells | None, width: int) -> list[int]:
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


def _is_label_column(body: list[Cells], index: int) -> bool:
    words = [row.cells[index].text for row in body]
    return sum(is_year(word) or any(map(str.isalpha, word)) for word in words) * 2 > len(body)


def _is_numbering(body: list[Cells], index: int) -> bool:
    figures = [row.cells[index].text for row in body]
    return all(text.isdigit() and len(text) < 4 for text in figures) and len(set(figures)) == len(figures)


def _draft_row(row: Cells, texts: list[int], values: list[int], width: int, text: str) -> DraftRow:
    cells = row.cells
    if len(cells) != width:  # a total without the empty cells: its figures stand under the last columns
        figures = [c for c in cells if c.amount is not None][-len(values) :]
        placed = (*([None] * (len(values) - len(figures))), *figures)
        return DraftRow((cells[0], *([None] * (len(texts) - 1))), placed)
    last = cells[-1]
    note = note_behind(last, text[row.start : row.end], row.start) if last.amount is not None else None
    return DraftRow(
        tuple(cells[i] if cells[i].text else None for i in texts),
        tuple(cells[i] if cells[i].text else None for i in values),
        note=note,
        keys=tuple(cells[i].key for i in values) if any(cells[i].key for i in values) else (),
    )
