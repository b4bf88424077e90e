"""Rows that open with their amount ("1 200 €   Harmonie   stage"), turned so that the label stands first."""

from dataclasses import replace

from ecograph.text.tables.lines import Line, Segment

_FAR = 1_000  # the turned amounts stand right of every text
_MOST_HEADS = 3


def turned(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, where rows of an amount and words, two and more in a row, have the amount last; their heads too."""
    found = list(lines)
    at = 0
    while at < len(found):
        last = at
        while last < len(found) and _opens_with_amount(found[last]):
            last += 1
        if last - at > 1:
            width = max(line.segments[0].right for line in found[at:last])
            for index in (*_heads_above(found, at, width), *range(at, last)):
                found[index] = _with_first_last(found[index])
        at = max(last, at + 1)
    return tuple(found)


def _opens_with_amount(line: Line) -> bool:
    first, *others = line.segments
    return first.is_strong and bool(others) and not any(s.is_value for s in others) and not line.has_bullet


def _heads_above(lines: list[Line], first: int, width: int) -> list[int]:
    """The lines of heads above the first row: as many cells as the row has, the first above the amounts."""
    above = range(max(0, first - _MOST_HEADS), first)
    wanted = len(lines[first].segments)
    return [
        i for i in above if lines[i].is_text and len(lines[i].segments) == wanted and lines[i].segments[0].left < width
    ]


def _with_first_last(line: Line) -> Line:
    first, *others = line.segments
    moved: Segment = replace(first, left=first.left + _FAR, right=first.right + _FAR)
    return replace(line, segments=(*others, moved))
