"""Tables whose columns the text layer kept apart by spaces, tabs or leaders of dots."""

import re
from dataclasses import replace

from ecograph.text.tables.drafts import Draft
from ecograph.text.tables.grid import read_block
from ecograph.text.tables.lexicon import head_role, is_group_label, is_total_label
from ecograph.text.tables.lines import Line, Segment, is_year
from ecograph.text.tables.reversed import turned
from ecograph.text.tables.sums import adds_up
from ecograph.values.folding import fold

_PROSE = 85  # a lone segment this long is a sentence, not a cell
_MOST_TEXT_LINES = 4
_MOST_ROWS = 60


def read_aligned(lines: tuple[Line, ...]) -> tuple[Draft, ...]:
    """The tables among lines that keep their columns apart."""
    lines = turned(lines)
    small = _small_tables(lines)
    drafts: list[Draft] = []
    at, floor = 0, -1
    while at < len(lines):
        if not lines[at].is_row and at not in small:
            at += 1
            continue
        last = _last_row(lines, at)
        while at > 0 and lines[at - 1].is_weak_row and lines[at].blank < 2 and lines[at - 1].start > floor:
            at -= 1
        after = _tail_end(lines, last)
        head = _head_start(lines, at, floor)
        block, heads = lines[at:after], lines[head:at]
        if last > at:
            for part_heads, part in _side_by_side(heads, block):
                draft = read_block(part_heads, part)
                if draft:
                    drafts.append(draft)
        at, floor = after, lines[after - 1].start
    return tuple(drafts)


def _small_tables(lines: tuple[Line, ...]) -> frozenset[int]:
    """Where rows of small bare figures start, which their own total closes ("Frais généraux   40")."""
    starts: set[int] = set()
    rows: list[int] = []
    for at, line in enumerate(lines):
        if line.is_weak_row and line.segments[-1].amount is not None:
            rows.append(at)
            if is_total_label(fold(line.segments[0].text)):
                own = [lines[i] for i in rows[-_MOST_ROWS:]]
                if len(own) > 2 and adds_up([r.segments[0] for r in own], [r.segments[-1] for r in own]):
                    starts.add(rows[0])
                rows = []
        elif len(line.segments) > 1 or _is_prose(line):
            rows = []
    return frozenset(starts)


def _is_prose(line: Line) -> bool:
    return len(line.segments) == 1 and len(line.segments[0].text) > _PROSE


def _last_row(lines: tuple[Line, ...], first: int) -> int:
    """Index of the last row of the table whose first row is given."""
    last, texts = first, 0
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if line.is_row or line.is_weak_row:
            if _is_new_table(lines, last, at):
                break
            last, texts = at, 0
            continue
        texts += 1
        if texts > _MOST_TEXT_LINES or _is_prose(line) or line.blank > 4 or line.text.rstrip().endswith((".", " :")):
            break
    return last


def _is_new_table(lines: tuple[Line, ...], last: int, at: int) -> bool:
    """Whether a total closed the table and something else than totals or a fresh section follows."""
    if not is_total_label(fold(lines[last].segments[0].text)):
        return False
    between = lines[last + 1 : at]
    titled = any(len(line.segments) == 1 and re.match(r"\W*(?:tableau|annexe)\b", fold(line.text)) for line in between)
    return titled or any(len(line.segments) == 1 and len(line.text) > 60 for line in between)


def _tail_end(lines: tuple[Line, ...], last: int) -> int:
    """Index behind the last row and the wrapped words below it."""
    after = last + 1
    first_left = lines[last].segments[0].left
    while after < len(lines) and after - last <= 2:
        line = lines[after]
        wrapped = line.blank == 0 and line.is_text and len(line.segments) == 1 and not line.has_bullet
        if not wrapped or line.segments[0].left <= first_left or len(line.text) > 60 or len(lines[last].segments) < 3:
            break
        after += 1
    return after


def _head_start(lines: tuple[Line, ...], first: int, floor: int) -> int:
    """Index of the first line of column heads above the first row."""
    at = first
    while at > 0 and first - at < 5:
        line = lines[at - 1]
        if not line.is_text or lines[at].blank > 2 or _is_prose(line) or line.start < floor or line.has_bullet:
            break
        heads = sum(head_role(fold(s.text)) is not None or is_group_label(fold(s.text)) for s in line.segments)
        above = lines[at - 2] if at > 1 else None
        opens = above is not None and sum(map(_is_head_word, above.segments)) > 1
        is_section = opens and len(line.segments) == 1 and len(line.text) < 50
        if lines[at].blank and len(line.segments) == 1 and not heads and _are_heads(lines[at:first]):
            break  # the title of the table, or what stands above it
        names_columns = len(line.segments) > 1 or heads or line.segments[0].left > 25 or is_section
        if not names_columns or line.text.rstrip().endswith((".", ";", " :")):
            break
        at -= 1
    return at


def _is_head_word(cell: Segment) -> bool:
    """Whether a cell heads a column: a known word, a year, a unit in brackets."""
    return head_role(fold(cell.text).strip(" ()")) is not None or is_year(cell.text)


def _are_heads(lines: tuple[Line, ...]) -> bool:
    """Whether one of these lines holds heads: three texts side by side, or two that are known heads."""
    return any(
        len(line.segments) > 2 or sum(head_role(fold(s.text)) is not None for s in line.segments) > 1 for line in lines
    )


def _side_by_side(heads: tuple[Line, ...], block: tuple[Line, ...]) -> list[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """The block, or its left and right halves where two tables of labels and amounts stand side by side."""
    cuts = [
        line.segments[2].left for line in block if [s.is_value for s in line.segments] == [False, True, False, True]
    ]
    if len(cuts) < 2:
        return [(heads, block)]
    cut = min(cuts) - 2
    if any(s.left < cut < s.right for line in block for s in line.segments):
        return [(heads, block)]
    return [(_half(heads, cut, left), _half(block, cut, left)) for left in (True, False)]


def _half(lines: tuple[Line, ...], cut: int, left: bool) -> tuple[Line, ...]:
    halves = [replace(line, segments=tuple(s for s in line.segments if (s.left < cut) == left)) for line in lines]
    return tuple(line for line in halves if line.segments)
