"""The cells of a stream of lines, gathered into chunks: the texts of a row and the values behind them."""

import re
from dataclasses import dataclass, field, replace

from ecograph.text.tables.drafts import joined
from ecograph.text.tables.items import VERB, Item, read_items, value_with_note
from ecograph.text.tables.lexicon import head_role
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold

_LONGEST_CELL = 140
_PROSE = 60  # characters of a line of prose that a margin ends
_OPEN = re.compile(r"(?:\b(?:de|du|des|d'|la|le|les|l'|et|en|a|au|aux|pour|sur|par|avec|sous|dans)|[-,(«/&])$")


@dataclass
class Chunk:
    """The texts of one row and the values behind them."""

    texts: list[tuple[Segment, Line]] = field(default_factory=list)
    values: list[Segment] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    gap_behind: int = 0  # blank lines behind the last value
    note: Segment | None = None
    is_item: bool = False
    heads: tuple[str, ...] = ()


def read_chunks(lines: tuple[Line, ...], text: str) -> list[Chunk]:
    """The chunks of the lines in order; an empty one stands where no table can go on."""
    chunks = [Chunk()]
    lines = unwrapped(lines, text)
    for at, line in enumerate(lines):
        if _breaks(lines, at):
            chunks += [Chunk(), Chunk()]
        _take(line, text, chunks, _is_sparse(lines, at))
    return chunks


def unwrapped(lines: tuple[Line, ...], text: str) -> tuple[Line, ...]:
    """The lines, where a paragraph whose run of labels and amounts goes on over its line breaks is one line."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _wraps(lines[end - 1], lines[end]):
            end += 1
        whole = _one_line(lines[at:end], text) if end - at > 1 else None
        found += [whole] if whole else lines[at:end]
        at = end
    return tuple(found)


def _wraps(above: Line, line: Line) -> bool:
    """Whether a line of prose goes on with the one above."""
    plain = len(above.segments) == 1 and len(line.segments) == 1 and not line.segments[0].is_value
    is_next = plain and not line.blank and line.start - above.end < 90
    return is_next and not line.has_bullet and len(above.text) >= _PROSE


def _one_line(lines: tuple[Line, ...], text: str) -> Line | None:
    """The lines of a paragraph as one, or None where no run of items crosses their breaks."""
    first, last = lines[0].segments[0], lines[-1].segments[-1]
    words = text[first.start : last.end].replace("\n", " ")
    whole = replace(lines[0], end=lines[-1].end, segments=(replace(first, end=last.end, text=words, right=len(words)),))
    items = read_items(whole, text)
    spans = {sum(line.start <= item.label.start for line in lines) for item in items}
    return whole if len(items) >= 3 and len(spans) > 1 else None


def _is_sparse(lines: tuple[Line, ...], at: int) -> bool:
    """Whether blank lines keep the cells apart here, so that lines without one between them are one cell."""
    near = lines[max(0, at - 7) : at + 8]
    return len(near) > 8 and sum(line.blank > 0 for line in near) >= 0.6 * len(near)


def _breaks(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a table cannot go on over this line."""
    line, before = lines[at], lines[at - 1] if at else None
    if before is None:
        return False
    far = line.start - before.end > 400  # another table was taken out between them
    return far or (line.blank > 5 and not line.segments[0].is_value)


def _take(line: Line, text: str, chunks: list[Chunk], is_sparse: bool) -> None:
    """Adds the cells of one line to the chunks, the last of which is open."""
    open_chunk = chunks[-1]
    items = read_items(line, text) if len(line.segments) == 1 else ()
    if items:
        _take_items(items, line, chunks)
    elif len(line.segments) == 1 and line.segments[0].is_value:
        open_chunk.values.append(line.segments[0])
        open_chunk.gaps.append(line.gaps)
    elif opened := value_with_note(line, text):
        open_chunk.values.append(opened[0])
        open_chunk.gaps.append(line.gaps)
        open_chunk.note = opened[1]
    elif line.is_text and sum(head_role(fold(s.text)) is not None for s in line.segments) > 1:
        chunks += [Chunk(), Chunk()]
        chunks[-1].texts += [(segment, line) for segment in line.segments]
    elif _is_cell(line):
        if open_chunk.values and _is_note_line(line, open_chunk):
            return
        if open_chunk.values:
            open_chunk.gap_behind = line.blank
            chunks.append(Chunk())
        texts = chunks[-1].texts
        if texts and (_goes_on(texts[-1][1], line) or (is_sparse and not line.blank and not line.has_bullet)):
            texts[-1] = (joined(texts[-1][0], line.segments[0]), line)
        else:
            texts.append((line.segments[0], line))
    else:
        chunks.append(Chunk())
        chunks.append(Chunk())


def _is_cell(line: Line) -> bool:
    text = line.text
    if len(line.segments) > 1 or len(text) > _LONGEST_CELL:
        return False
    return len(text) <= 60 or not (text.rstrip().endswith((".", ";", ",")) or VERB.search(fold(text)))


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is the second one of a cell: right below it, in lower case ("Budget", "prévisionnel")."""
    if (
        line.blank
        or line.has_bullet
        or before.has_bullet
        or not line.text[:1].islower()
        or line.text.startswith("dont ")
    ):
        return False
    above = fold(before.text)
    return (
        _OPEN.search(above) is not None
        or head_role(above) is not None
        or head_role(f"{above} {fold(line.text)}") is not None
    )


def _is_note_line(line: Line, chunk: Chunk) -> bool:
    """Whether a line is the rest of the item or value above it: in brackets, or going on in lower case."""
    text = line.text
    return line.blank <= 2 and (text[:1] == "(" or (chunk.is_item and text[:1].islower() and not line.has_bullet))


def _take_items(items: tuple[Item, ...], line: Line, chunks: list[Chunk]) -> None:
    within_prose = items[0].is_inline and len(line.text) > sum(len(i.label.text) + 25 for i in items) + 40
    if within_prose:
        chunks += [Chunk(), Chunk()]
    for item in items:
        label = item.label
        if chunks[-1].values:
            chunks.append(Chunk())
        chunk = chunks[-1]
        above = chunk.texts[-1] if chunk.texts else None
        if above and above[1].has_bullet and not line.has_bullet and line.blank == 0 and above[1].end < line.start:
            chunk.texts[-1] = (joined(above[0], label), line)
        else:
            chunk.texts.append((label, line))
        chunk.values += item.values
        chunk.gaps += [0] * len(item.values)
        chunk.note, chunk.is_item, chunk.heads = item.note, True, item.heads
    if within_prose:
        chunks += [Chunk(), Chunk()]
