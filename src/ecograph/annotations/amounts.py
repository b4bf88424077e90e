"""Mentions of amounts and percentages in a Reading."""

from bisect import bisect_right
from collections.abc import Iterator

from ecograph.model.readings import Mention, Reading
from ecograph.values.money import Amount
from ecograph.values.written_amounts import read_amounts, read_bare_amounts, read_percents


def find_amounts(reading: Reading) -> tuple[Mention, ...]:
    """The euro amounts (value: Amount) and percentages (value: Decimal) of the cleaned text, in text order."""
    cells = tuple(_cell_amounts(reading))
    taken = _Spans(cells)
    prose = [m for m in _prose_amounts(reading.folded) if not taken.overlaps(m)]
    percents = [Mention("percent", p.start, p.end, p.value, "percent") for p in read_percents(reading.folded)]
    return tuple(sorted((*cells, *prose, *percents), key=lambda m: (m.start, m.end)))


def _cell_amounts(reading: Reading) -> Iterator[Mention]:
    for table in reading.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.amount is not None:
                    yield Mention("amount", cell.start, cell.end, cell.amount, "table-cell")


def _prose_amounts(folded: str) -> Iterator[Mention]:
    marked = [_mention(f.start, f.end, f.amount, "marked-amount") for f in read_amounts(folded)]
    taken = _Spans(tuple(marked))
    yield from marked
    for bare in read_bare_amounts(folded):
        mention = _mention(bare.start, bare.end, bare.amount, "announced-figure")
        if not taken.overlaps(mention):
            yield mention


def _mention(start: int, end: int, amount: Amount, rule: str) -> Mention:
    return Mention("amount", start, end, amount, rule)


class _Spans:
    """Spans that do not overlap each other, for quick overlap questions."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        ordered = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in ordered]
        self._ends = [m.end for m in ordered]

    def overlaps(self, mention: Mention) -> bool:
        """Whether the mention shares a character with one of the spans."""
        before = bisect_right(self._starts, mention.end - 1) - 1
        return before >= 0 and self._ends[before] > mention.start
