"""Indicators in a table: a row names what is counted, columns are years."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.indicators.counts import Figure, rule_words
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.money import parse_number

_YEARS_LINE = re.compile(
    r"(?:^|\n)(?P<before>[^\n\d]{0,60})(?P<years>(?:(?:19|20)\d\d\s{1,20}){1,5}(?:19|20)\d\d)\s*\n"
)
_ROW = re.compile(
    r"[ \t]*(?P<label>[^\d\s][^\n]{3,60}?)[ \t]{2,60}(?P<cells>(?:\d{1,3}(?: \d{3})*"
    r"|\d+)(?:[ \t]{2,}(?:\d{1,3}(?: \d{3})*|\d+)){0,5})[ \t]*(?:\n|$)"
)
_MONEY = re.compile(r"€|\beuros?\b|\bsubvention|\bcharges\b|\bproduits\b|\brecettes\b|\bdepenses\b")
_COUNTED_TITLE = re.compile(r"^(?:nombre|nb|effectifs?|[a-z' -]{0,24}[a-z]{3,}s\b)")
_MOST_ROWS = 30


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{rule_words('counted')})\b")


def find_counted_columns(reading: Reading) -> Iterator[tuple[Figure, str]]:
    """Cells of columns that count things in tables of bodies ("jeunes licenciés"), each with the label of its row."""
    for table in reading.tables:
        counted = [
            (i, column) for i, column in enumerate(table.columns)
            if column.role in ("other", "number", "basis") and _COUNTED_TITLE.search(fold(column.title))
            and _nouns().search(fold(column.title)) and not _MONEY.search(fold(column.title))
        ]  # fmt: skip
        for row in table.rows if counted else ():
            for index, column in counted:
                cell = next((c for c in row.cells if c.column == index), None)
                if cell and not row.is_total and re.fullmatch(r"\d{1,3}(?:[ .]\d{3})*", cell.text.strip()):
                    value = parse_number(cell.text.strip())
                    if value > 0:
                        label = " ".join(column.title.split())
                        yield Figure(label, value, cell.start, cell.end, "counted-column", year=column.year), row.label


def find_tabled(reading: Reading) -> Iterator[Figure]:
    """Figures of tables whose head is a line of years and whose rows name counted things."""
    for head in _YEARS_LINE.finditer(reading.folded):
        years = [int(y) for y in head["years"].split()]
        if _MONEY.search(reading.folded, max(0, head.start() - 60), head.end()):
            continue
        position = head.end()
        for _ in range(_MOST_ROWS):
            blank = re.compile(r"\s*\n").match(reading.folded, position)
            position = blank.end() if blank else position
            row = _ROW.match(reading.folded, position)
            if not row or not _nouns().search(row["label"]):
                break
            cells = re.split(r"[ \t]{2,}", row["cells"])
            label = " ".join(reading.text[row.start("label") : row.end("label")].split())
            if len(cells) == len(years):
                for cell, year in zip(cells, years, strict=True):
                    yield Figure(label, parse_number(cell), row.start(), row.end(), "indicator-table", year=year)
            position = row.end()
