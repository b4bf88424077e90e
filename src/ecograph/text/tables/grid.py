"""A block of lines with columns, read as rows under heads."""

import re
from dataclasses import replace

from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.lexicon import head_role, is_group_label
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold

_LINKING = re.compile(r"(?:\b(?:de|du|des|d'|la|le|les|l'|et|en|a|au|aux|pour|sur|par|avec)|[-,(«/&])$")
Columns = tuple[tuple[int, int], ...]


def _values(line: Line) -> tuple[Segment, ...]:
    """The segments of a row that are values; the first segment is always its label."""
    if not (line.is_row or line.is_weak_row):
        return ()
    worded = next((i for i, s in enumerate(line.segments) if any(c.isalpha() for c in s.text)), 0)
    at = max(1, worded + 1) if not line.segments[worded].is_value else 1
    return tuple(s for s in line.segments[at:] if s.is_value)


def _clusters(rows: tuple[Line, ...]) -> Columns:
    """The spans of characters that the value columns take."""
    spans = sorted((s.left, s.right) for line in rows for s in _values(line))
    merged: list[tuple[int, int]] = []
    for left, right in spans:
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    most = max((len(_values(line)) for line in rows), default=0)
    if len(merged) >= most and not (len(merged) > most and _mixes(rows, tuple(merged))):
        return tuple(merged)
    full = next(line for line in rows if len(_values(line)) == most)
    return tuple((s.left, s.right) for s in _values(full))


def _mixes(rows: tuple[Line, ...], columns: Columns) -> bool:
    """Whether a span of characters holds percentages of some rows and amounts of others: rows that were not aligned."""
    kinds: dict[int, set[bool]] = {}
    for line in rows:
        for segment in _values(line):
            kinds.setdefault(_nearest(columns, segment.left, segment.right), set()).add(segment.is_percent)
    return any(len(kind) > 1 for kind in kinds.values())


def _nearest(columns: Columns, left: int, right: int) -> int:
    """Index of the column that a span of characters stands in."""

    def distance(column: tuple[int, int]) -> int:
        overlap = min(right, column[1]) - max(left, column[0])
        return -overlap if overlap > 0 else min(abs(right - column[1]), abs(left - column[0]))

    return min(range(len(columns)), key=lambda i: distance(columns[i]))


def _text_columns(rows: tuple[Line, ...]) -> tuple[int, ...]:
    """Where the text columns start."""
    lefts = sorted(s.left for line in rows for s in line.segments if s not in _values(line))
    kept: list[int] = []
    for left in lefts:
        if not kept or left - kept[-1] > 3:
            kept.append(left)
    return tuple(kept)


def read_block(heads: tuple[Line, ...], block: tuple[Line, ...]) -> Draft | None:
    """The rows of a block under its heads, or None where there is but one."""
    rows = tuple(line for line in block if _values(line))
    if len(rows) < 2:
        return None
    columns, texts = _clusters(rows), _text_columns(rows)
    drafted: list[DraftRow] = []
    group, pending = _group_in_heads(heads), []  # type: str, list[Line]
    for at, line in enumerate(block):
        if _values(line):
            row = _draft_row(line, columns, texts, group)
            for above in reversed(pending):
                row = _with_text(row, above, texts)
            drafted.append(row)
            pending = []
        elif _is_head(line, heads):
            pending = []
        elif _continues(block, at, texts):
            drafted[-1] = _with_text(drafted[-1], line, texts)
        elif _belongs_below(block, at):
            pending.append(line)
        else:
            group = line.text
    text_heads, value_heads = _read_heads(heads, columns, texts)
    start = min((heads[0].start if heads else block[0].start), drafted[0].start)
    return Draft("aligned", tuple(drafted), text_heads, value_heads, start, max(row.end for row in drafted))


def _group_in_heads(heads: tuple[Line, ...]) -> str:
    lone = [line for line in heads if len(line.segments) == 1]
    named = [line.text for line in lone if is_group_label(fold(line.text))]
    return named[-1] if named else lone[0].text if lone and len(heads) > 1 and len(heads[-1].segments) > 1 else ""


def _is_head(line: Line, heads: tuple[Line, ...]) -> bool:
    """Whether a line repeats the column heads."""
    if len(line.segments) < 2:
        return False
    same = any(fold(line.text) == fold(head.text) for head in heads)
    return same or sum(head_role(fold(s.text)) is not None for s in line.segments) >= 2


def _continues(block: tuple[Line, ...], at: int, texts: tuple[int, ...]) -> bool:
    """Whether a line without values goes on with the cells of the row above it."""
    line, above = block[at], block[at - 1]
    if at == 0 or line.blank or not (_values(above) or above.is_text) or not any(_values(r) for r in block[:at]):
        return False
    first = line.segments[0]
    if first.text[:1].islower() or first.text[:1] in "(«&/" or _LINKING.search(fold(above.segments[0].text)):
        return True
    if _belongs_below(block, at):
        return False
    return first.left > texts[0] + 1 or len(line.segments) > 1 or (not line.has_bullet and at + 1 < len(block))


def _belongs_below(block: tuple[Line, ...], at: int) -> bool:
    """Whether a line without values is the first line of the label of the row below it."""
    if at + 1 >= len(block) or block[at + 1].blank:
        return False
    line, below = block[at], block[at + 1]
    if is_group_label(fold(line.text)):
        return False
    first = below.segments[0]
    starts_low = first.text[:1].islower() or _LINKING.search(fold(line.segments[0].text)) is not None
    numbered = line.segments[0].text.strip(" .").isdigit() and len(line.segments) > 1
    hangs = first.left > line.segments[0].left + 1 and len(line.segments) == 1 and line.blank == 0
    return starts_low or numbered or (hangs and at > 0 and block[at - 1].segments[0].left == line.segments[0].left)


def _draft_row(line: Line, columns: Columns, texts: tuple[int, ...], group: str) -> DraftRow:
    values: list[Segment | None] = [None] * len(columns)
    own = _values(line)
    for at, segment in enumerate(own):
        index = at if len(own) == len(columns) else _nearest(columns, segment.left, segment.right)
        values[index] = segment
    cells: list[Segment | None] = [None] * len(texts)
    for segment in line.segments:
        if segment not in own:
            index = _text_index(texts, segment.left)
            held = cells[index]
            cells[index] = segment if held is None else joined(held, segment)
    keys = tuple(s.key if s else "" for s in values)
    return DraftRow(tuple(cells), tuple(values), group, keys=keys if any(keys) else ())


def _text_index(texts: tuple[int, ...], left: int) -> int:
    return max((i for i, start in enumerate(texts) if start <= left + 3), default=0)


def _with_text(row: DraftRow, line: Line, texts: tuple[int, ...]) -> DraftRow:
    cells = list(row.texts)
    for segment in line.segments:
        index = _text_index(texts, segment.left)
        held = cells[index]
        cells[index] = segment if held is None else joined(held, segment)
    return replace(row, texts=tuple(cells))


def _reaches(segment: Segment, column: tuple[int, int]) -> bool:
    return segment.left < column[1] + 3 and segment.right > column[0] - 3


def _one_a_column(line: Line, columns: Columns) -> tuple[Segment, ...]:
    """The last segments of a line of heads, where there is one over each value column."""
    last = line.segments[-len(columns) :]
    if len(last) < len(columns) or not all(_reaches(s, c) for s, c in zip(last, columns, strict=True)):
        return ()
    return last


def _read_heads(
    heads: tuple[Line, ...], columns: Columns, texts: tuple[int, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The head words above each text column and each value column."""
    text_heads, value_heads = [""] * len(texts), [""] * len(columns)
    for line in heads:
        if len(line.segments) == 1 and is_group_label(fold(line.text)) and len(heads) > 1:
            continue
        by_order = _one_a_column(line, columns)
        for segment in line.segments:
            own = next((i for i, left in enumerate(texts) if abs(left - segment.left) < 3), None)
            if own is not None and all(abs(c[0] - segment.left) > 3 for c in columns):
                text_heads[own] = f"{text_heads[own]} {segment.text}".strip()
                continue
            reach = [c for c in columns if _reaches(segment, c)]
            if segment in by_order:
                reach = [columns[by_order.index(segment)]]
            if reach:
                for column in reach:
                    index = columns.index(column)
                    value_heads[index] = f"{value_heads[index]} {segment.text}".strip()
            elif segment.left < columns[0][0] and abs(segment.left - texts[_text_index(texts, segment.left)]) < 12:
                index = _text_index(texts, segment.left)
                text_heads[index] = f"{text_heads[index]} {segment.text}".strip()
            else:
                index = _nearest(columns, segment.left, segment.right)
                value_heads[index] = f"{value_heads[index]} {segment.text}".strip()
    return tuple(text_heads), tuple(value_heads)
