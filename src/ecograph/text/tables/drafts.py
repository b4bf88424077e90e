"""What the layout readers hand over: rows of texts and values before columns have a meaning."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ecograph.model.tables import Layout
from ecograph.text.tables.lines import Segment


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row as laid out: texts by text column, values by value column (None for an empty cell)."""

    texts: tuple[Segment | None, ...]
    values: tuple[Segment | None, ...]
    group: str = ""
    note: Segment | None = None
    keys: tuple[str, ...] = ()  # words that stand before each value in its own cell ("demande 350 €")

    @property
    def start(self) -> int:
        """Where the first cell starts."""
        return min(s.start for s in self.cells)

    @property
    def end(self) -> int:
        """Where the last cell ends."""
        return max(s.end for s in self.cells)

    @property
    def cells(self) -> tuple[Segment, ...]:
        """All cells that hold something."""
        found = [s for s in (*self.texts, *self.values, self.note) if s is not None]
        return tuple(sorted(found, key=lambda s: s.start))

    @property
    def label(self) -> str:
        """The words of the first text cell."""
        return next((s.text for s in self.texts if s is not None), "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A table as laid out: head words of the text and of the value columns, rows, span."""

    layout: Layout
    rows: tuple[DraftRow, ...]
    text_heads: tuple[str, ...] = ()
    value_heads: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def joined(first: Segment, second: Segment) -> Segment:
    """One text segment out of two that a line break cut; a hyphen at the break is kept without a space."""
    before, after = (first, second) if first.start <= second.start else (second, first)
    glue = "" if before.text.endswith("-") else " "
    return replace(
        before,
        end=after.end,
        text=before.text + glue + after.text,
        left=min(before.left, after.left),
        right=max(before.right, after.right),
    )


class Taken:
    """The stretches of the text that tables have taken."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        spans = sorted((draft.start, draft.end) for draft in drafts)
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def holds(self, offset: int) -> bool:
        """Whether a table holds the character at an offset."""
        before = bisect_right(self._starts, offset) - 1
        return before >= 0 and offset < self._ends[before]

    def touches(self, start: int, end: int) -> bool:
        """Whether a table holds a character between two offsets."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and start < self._ends[before]
