"""Totals of tables against the rows above them, column by column, and rows against their own total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.discrepancies.sums import euros, is_error, is_reached
from ecograph.model.facts import Discrepancy
from ecograph.model.readings import Reading
from ecograph.model.tables import Row, Table
from ecograph.values.folding import fold

_PART = re.compile(r"^\s*(?:dont|-\s*dont|y compris|soit)\b")
_TOTAL = re.compile(r"\b(?:total|totaux|sous-total|ensemble(?= ?(?:$|:|des |du ))|s/total)\b")
_GRAND = re.compile(r"\b(?:total general|total des|totaux|grand total|total)\b")
_SKIPPED = frozenset({"number", "code", "rate", "place", "name", "purpose"})
_STATED_AFTER = re.compile(
    r"\b(?:total|montant total|montant global|somme totale)\b(?! de la page)[^.;\n€\d]{0,60}[\s:]{1,3}(?P<figure>\d)"
)


def find_wrong_tables(reading: Reading) -> Iterator[Discrepancy]:
    """Totals that the rows of a table do not make; one for each total row."""
    for table in reading.tables:
        wrong = {row.start: d for d, row in _wrong_columns(reading, table)}
        yield from wrong.values()
        if not wrong:
            yield from _wrong_rows(reading, table)
            yield from _stated_beside(reading, table)


def _columns(table: Table) -> list[int]:
    return [i for i, column in enumerate(table.columns) if column.role not in _SKIPPED and _holds_sums(table, i)]


def _holds_sums(table: Table, column: int) -> bool:
    """Whether a column of unknown role holds sums of money: it does where its other cells and its total are amounts."""
    if table.columns[column].role != "other":
        return True
    cells = [c for row in table.rows for c in row.cells if c.column == column]
    return len(cells) >= 4 and all(c.amount is not None for c in cells)


def _cell(row: Row, column: int) -> Decimal | None:
    amounts = [c.amount.value for c in row.cells if c.column == column and c.amount is not None]
    return amounts[0] if len(amounts) == 1 else None


def _is_total(row: Row) -> bool:
    return row.is_total or bool(_TOTAL.search(fold(row.label)))


def _wrong_columns(reading: Reading, table: Table) -> Iterator[tuple[Discrepancy, Row]]:
    seen: set[int] = set()
    for column in _columns(table):
        lines: list[Decimal] = []  # since the last subtotal
        everything: list[Decimal] = []
        subtotals: list[Decimal] = []
        for row in table.rows:
            amount = _cell(row, column)
            if amount is None or _PART.match(fold(row.label)):
                continue
            if not _is_total(row):
                lines.append(amount)
                everything.append(amount)
                continue
            readings = (lines, everything, subtotals, [*subtotals, *lines])
            if not any(is_reached(r, amount, table.scale) for r in readings if r) and row.start not in seen:
                judged = lines if len(lines) == len(everything) or len(lines) >= 3 else everything
                mixed = [*subtotals, *lines] if subtotals and lines and len(lines) < 3 else judged
                if is_error(judged, amount) and (mixed is judged or is_error(mixed, amount) or len(mixed) < 3):
                    seen.add(row.start)
                    yield _wrong(reading, table, row, amount, sum(judged, Decimal(0))), row
            subtotals.append(amount)
            lines = []


def _wrong(reading: Reading, table: Table, row: Row, stated: Decimal, computed: Decimal) -> Discrepancy:
    part = reading.part_at(row.start)
    label = " ".join(row.label.split()) or "total"
    return Discrepancy(
        evidence=(reading.evidence(table.start, table.end, "column-sum", 0.9),),
        act=part.id if part else "",
        kind="sum",
        message=f"{label} : la somme des lignes est de {euros(computed)} pour un total affiché de {euros(stated)}",
        stated=stated,
        computed=computed,
    )


def _wrong_rows(reading: Reading, table: Table) -> Iterator[Discrepancy]:
    """Rows whose years do not make the row's own total."""
    totals = [i for i, c in enumerate(table.columns) if c.role == "total"]
    years = [i for i, c in enumerate(table.columns) if c.year is not None and c.role != "total"]
    if len(totals) != 1 or len(years) < 3:
        return
    for row in table.rows:
        stated = _cell(row, totals[0])
        parts = [amount for i in years if (amount := _cell(row, i)) is not None]
        if (
            stated is not None
            and len(parts) == len(years)
            and not is_reached(parts, stated)
            and is_error(parts, stated)
        ):
            yield _wrong(reading, table, row, stated, sum(parts, Decimal(0)))
            return


def _stated_beside(reading: Reading, table: Table) -> Iterator[Discrepancy]:
    """A total in the lines right after a table that has none of its own."""
    if any(_is_total(row) for row in table.rows):
        return
    found = _STATED_AFTER.search(reading.folded, table.end, table.end + 220)
    amounts = reading.mentions_in("amount", found.start("figure"), found.start("figure") + 24) if found else ()
    if not found or not amounts:
        return
    stated = amounts[0].value.value
    sums = []
    for column in _columns(table):
        lines = [a for row in table.rows if (a := _cell(row, column)) is not None]
        sums.append((column, lines))
    if any(is_reached(lines, stated) for _, lines in sums if lines):
        return
    decided = [lines for column, lines in sums if table.columns[column].role == "awarded"]
    for lines in decided if len(decided) == 1 else []:
        if is_error(lines, stated):
            computed = sum(lines, Decimal(0))
            part = reading.part_at(found.start())
            yield Discrepancy(
                evidence=(reading.evidence(table.start, amounts[0].end, "total-after-table", 0.8),),
                act=part.id if part else "", kind="sum", stated=stated, computed=computed,
                message=f"la somme des lignes est de {euros(computed)} pour un total affiché de {euros(stated)}",
            )  # fmt: skip
