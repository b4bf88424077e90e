"""What the figures of a table tell by themselves: totals that close it, rates, columns that add up other columns."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ecograph.model.tables import Column, ColumnRole, Row
from ecograph.text.tables.drafts import DraftRow
from ecograph.text.tables.lexicon import is_total_label
from ecograph.text.tables.lines import Segment
from ecograph.values.folding import fold
from ecograph.values.written_amounts import read_percents

_OPEN: tuple[ColumnRole, ...] = ("amount", "other", "basis", "revenue", "expense")
_SHARE_OF_ROWS = Decimal("0.7")


def closes(rows: Sequence[DraftRow]) -> bool:
    """Whether a row that is called a total states the sum of the rows above it."""
    sums: dict[int, Decimal] = {}
    counted = 0
    for row in rows:
        total = is_total_label(fold(row.label))
        for index, cell in enumerate(row.values):
            if cell is None or cell.amount is None:
                continue
            if total and counted > 1 and cell.amount.value and sums.get(index) == cell.amount.value:
                return True
            sums[index] = sums.get(index, Decimal(0)) + cell.amount.value
        counted += 1
        if total:
            sums, counted = {}, 0
    return False


def adds_up(labels: Sequence[Segment], figures: Sequence[Segment]) -> bool:
    """Whether labels with one figure each form a column that its own total closes."""
    return closes([DraftRow((label,), (figure,)) for label, figure in zip(labels, figures, strict=True)])


def with_sums(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[Column, ...]:
    """The columns, where figures tell which is the cost, which the grant at a rate of it, which a total."""
    body = [row for row in rows if not row.is_total]
    if len(body) < 2:
        return columns
    found = _by_rate(list(columns), body)
    return tuple(_by_sum(found, body))


def _figures(rows: Sequence[Row], column: int) -> list[Decimal]:
    """The amounts of a column, nothing where a row has none there."""
    cells = [{c.column: c.amount.value for c in row.cells if c.amount is not None} for row in rows]
    return [cell.get(column, Decimal(0)) for cell in cells]


def _rates(rows: Sequence[Row], column: int) -> list[Decimal]:
    words = [next((c.text for c in row.cells if c.column == column), "") for row in rows]
    return [next((p.value for p in read_percents(fold(text))), Decimal(0)) for text in words]


def _holds(checks: list[bool]) -> bool:
    return len(checks) > 1 and sum(checks) >= _SHARE_OF_ROWS * len(checks)


def _by_rate(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """Cost x rate = grant, where head words do not say so already."""
    rated = [i for i, column in enumerate(columns) if column.role == "rate"]
    open_columns = [i for i, column in enumerate(columns) if column.role in (*_OPEN, "awarded")]
    for rate in rated:
        rates = _rates(rows, rate)
        for cost in open_columns:
            for grant in open_columns:
                if cost == grant or columns[grant].role == "awarded" == columns[cost].role:
                    continue
                triples = zip(_figures(rows, cost), rates, _figures(rows, grant), strict=True)
                checks = [abs(c * r / 100 - g) <= max(Decimal(1), g / 100) for c, r, g in triples if c and r and g]
                if _holds(checks) and columns[grant].role in ("amount", "basis") and columns[cost].role != "awarded":
                    columns[cost] = replace(columns[cost], role="basis")
                    columns[grant] = replace(columns[grant], role="awarded")
    return columns


def _by_sum(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """A column of no known meaning that adds up two and more others is their total."""
    open_columns = [i for i, column in enumerate(columns) if column.role in ("amount", "other", "awarded", "revenue")]
    if len(open_columns) < 3:
        return columns
    for index in (open_columns[-1], open_columns[0]):
        if columns[index].role not in ("amount", "other") or columns[index].year:
            continue
        others = [i for i in open_columns if i != index]
        sums = [sum((_figures(rows, i)[at] for i in others), Decimal(0)) for at in range(len(rows))]
        own = _figures(rows, index)
        parts = max(sum(_figures(rows, i)[at] != 0 for i in others) for at in range(len(rows)))
        if parts > 1 and _holds([a == b for a, b in zip(sums, own, strict=True) if a or b]):
            columns[index] = replace(columns[index], role="total")
            break
    return columns
