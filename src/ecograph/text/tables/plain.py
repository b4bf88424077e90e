"""Lists without heads, a name and its sum a line, where small bare figures are sums because their neighbours are."""

import re

from ecograph.text.tables.drafts import Draft, DraftRow
from ecograph.text.tables.items import is_label
from ecograph.text.tables.lexicon import is_total_label
from ecograph.text.tables.lines import Line, Segment, is_year
from ecograph.values.folding import fold
from ecograph.values.money import parse_cell

_ROW = re.compile(
    r"(?P<label>[^\W\d_].{2,90}?)[ :]+(?P<value>(?:(?!0)\d{1,3}(?:[ .]\d{3})+|(?!0)\d{2,3})"
    r"(?:,\d\d)?(?: ?(?:€|euros?))?)[ ;.]*"
)
_COUNTING = re.compile(
    r"\b(?:n°|no|numero|article|chapitre|compte|page|lot|rue|rd|de|du|des|d'|a|au|en|le|la|les|et|sur|pour|station)$|[,(/-]$"
)
_FEWEST = 3


def read_plain(lines: tuple[Line, ...]) -> tuple[Draft, ...]:
    """The lists of names with bare sums, small ones among them."""
    drafts: list[Draft] = []
    run: list[DraftRow] = []
    for line in lines:
        row = _row(line)
        if row is None or (run and (line.blank > 1 or line.start - run[-1].end > 12)):
            drafts += _draft(run)
            run = []
        run += [row] if row else []
    return (*drafts, *_draft(run))


def _row(line: Line) -> DraftRow | None:
    if len(line.segments) > 1 or len(line.text) > 120:
        return None
    cell = line.segments[0]
    found = _ROW.fullmatch(cell.text)
    if (
        found is None
        or is_year(found["value"])
        or _COUNTING.search(fold(found["label"]))
        or not is_label(found["label"])
    ):
        return None
    (a, b), (c, d) = found.span("label"), found.span("value")
    value = Segment(cell.start + c, cell.start + d, found["value"], c, d, parse_cell(found["value"]))
    return DraftRow((Segment(cell.start + a, cell.start + b, found["label"], a, b),), (value,))


def _draft(rows: list[DraftRow]) -> list[Draft]:
    """The list of rows; rows of large sums alone, or small ones mostly, are left to other readers."""
    strong = [row.values[0] is not None and row.values[0].is_strong for row in rows]
    body = [row for row in rows if not is_total_label(fold(row.label))]
    if len(body) < _FEWEST or all(strong) or sum(strong) * 2 < len(rows):
        return []
    return [Draft("list", tuple(rows), (), ("",), rows[0].start, rows[-1].end)]
