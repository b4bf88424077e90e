"""Tables that came out as a stream: one cell a line, list items, or a run within one line."""

import re
from collections import Counter
from dataclasses import dataclass, field

from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.items import Item, read_items, value_with_note
from ecograph.text.tables.lexicon import head_role, is_group_label, is_total_label
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold

_TEXT_ROLES = ("number", "name", "purpose", "place", "code")
_ADDRESS = re.compile(r"\b\d{5}\b|\b\d{1,4} ?(?:bis|ter)?,? (?:rue|avenue|av\.|place|boulevard|bd|chemin|allee|impasse|quai|route)"
                      r"|^(?:rue|avenue|place|boulevard|bp|b\.p\.|cs|mairie|maison des associations|hotel de ville)\b|\bcedex\b")  # fmt: skip
_ACCOUNT_HEAD = re.compile(r"\d{2,3} ?[-–:]? ?[a-z]")
_LONGEST_CELL = 140
_MOST_CELLS = 8


@dataclass
class _Chunk:
    """The texts of one row and the values behind them."""

    texts: list[tuple[Segment, Line]] = field(default_factory=list)
    values: list[Segment] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    note: Segment | None = None
    is_item: bool = False


def read_stream(lines: tuple[Line, ...], text: str) -> tuple[Draft, ...]:
    """The tables among lines that do not keep their columns apart."""
    drafts: list[Draft] = []
    chunks: list[_Chunk] = [_Chunk()]
    for at, line in enumerate(lines):
        if _breaks(lines, at):
            _close(chunks, drafts)
            chunks = [_Chunk()]
        _take(line, text, chunks)
    _close(chunks, drafts)
    return tuple(drafts)


def _breaks(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a table cannot go on over this line."""
    line, before = lines[at], lines[at - 1] if at else None
    if before is None:
        return False
    far = line.start - before.end > 400  # another table was taken out between them
    return far or line.blank > 5


def _take(line: Line, text: str, chunks: list[_Chunk]) -> None:
    """Adds the cells of one line to the chunks, the last of which is open."""
    open_chunk = chunks[-1]
    items = read_items(line, text)
    if items:
        _take_items(items, line, chunks)
    elif len(line.segments) == 1 and line.segments[0].is_value:
        open_chunk.values.append(line.segments[0])
        open_chunk.gaps.append(line.gaps)
    elif opened := value_with_note(line, text):
        open_chunk.values.append(opened[0])
        open_chunk.gaps.append(line.gaps)
        open_chunk.note = opened[1]
    elif _is_cell(line):
        if open_chunk.values and _is_note_line(line, open_chunk):
            return
        if open_chunk.values:
            chunks.append(_Chunk())
        chunks[-1].texts.append((line.segments[0], line))
    else:
        chunks.append(_Chunk())
        chunks.append(_Chunk())


def _is_cell(line: Line) -> bool:
    text = line.text
    if len(line.segments) > 1 or len(text) > _LONGEST_CELL:
        return False
    return not (len(text) > 60 and text.rstrip().endswith((".", ";", ",")))


def _is_note_line(line: Line, chunk: _Chunk) -> bool:
    """Whether a line is the rest of the item or value above it: in brackets, or going on in lower case."""
    text = line.text
    return line.blank <= 2 and (text[:1] == "(" or (chunk.is_item and text[:1].islower() and not line.has_bullet))


def _take_items(items: tuple[Item, ...], line: Line, chunks: list[_Chunk]) -> None:
    for item in items:
        label = item.label
        if chunks[-1].values:
            chunks.append(_Chunk())
        chunk = chunks[-1]
        above = chunk.texts[-1] if chunk.texts else None
        if above and above[1].has_bullet and not line.has_bullet and line.blank == 0 and above[1].end < line.start:
            chunk.texts[-1] = (joined(above[0], label), line)
        else:
            chunk.texts.append((label, line))
        chunk.values += item.values
        chunk.gaps += [0] * len(item.values)
        chunk.note, chunk.is_item = item.note, True


def _close(chunks: list[_Chunk], drafts: list[Draft]) -> None:
    """Makes drafts of the runs of full chunks."""
    run: list[_Chunk] = []
    for chunk in [*chunks, _Chunk()]:
        if chunk.texts and chunk.values and len(chunk.texts) <= _MOST_CELLS * (3 if not run else 1):
            run.append(chunk)
            continue
        draft = _read_run(run)
        if draft:
            drafts.append(draft)
        run = []


def _read_run(run: list[_Chunk]) -> Draft | None:
    if len(run) < 2 or not any(s.is_strong for c in run for s in c.values) or _labels_follow(run):
        return None
    heads: tuple[str, ...] = ()
    text_heads: tuple[str, ...] = ()
    rows: list[DraftRow] = []
    group = ""
    widths = Counter(len(c.values) for c in run)
    width = max(widths, key=lambda n: (widths[n], n))
    for at, chunk in enumerate(run):
        texts, found = _without_heads(chunk, first=at == 0)
        if found is not None:
            text_heads, heads = text_heads or found.text_heads, heads or found.value_heads
            group = found.group or group
        texts, named = _without_group(texts, len(text_heads))
        group = named or group
        if texts:
            rows.append(_row(texts, chunk, len(text_heads) or 1, max(width, len(heads)), group))
    if len(rows) < 2:
        return None
    heads = _spread(heads, max(len(r.values) for r in rows))
    layout = "list" if all(c.is_item for c in run) else "stacked"
    return Draft(layout, tuple(rows), text_heads, heads, min(r.start for r in rows), max(r.end for r in rows))


def _labels_follow(run: list[_Chunk]) -> bool:
    """Whether the words stand behind their amounts ("40 000 €", "à la notification"): a schedule, not a table."""
    low = sum(chunk.texts[-1][0].text[:1].islower() for chunk in run[1:])
    return low * 2 >= len(run)


@dataclass(frozen=True, slots=True)
class _Heads:
    """Column heads found among the texts of a chunk."""

    text_heads: tuple[str, ...]
    value_heads: tuple[str, ...]
    group: str


def _without_heads(chunk: _Chunk, *, first: bool) -> tuple[list[tuple[Segment, Line]], _Heads | None]:
    """The texts behind the column heads, and the heads."""
    roles = [head_role(fold(s.text)) for s, _ in chunk.texts]
    is_head = [role is not None or is_group_label(fold(s.text)) for role, (s, _) in zip(roles, chunk.texts, strict=True)]
    starts = [i for i in range(len(roles)) if roles[i] is not None and sum(is_head[i:]) >= 2]
    if not starts or not any(role in _TEXT_ROLES for role in roles):
        return (_nearest_texts(chunk) if first else chunk.texts), None
    begin = end = starts[0]
    while end < len(roles) - 1 and is_head[end]:
        end += 1
    if end - begin < 2:
        return (_nearest_texts(chunk) if first else chunk.texts), None
    named = [(roles[i], chunk.texts[i][0].text) for i in range(begin, end)]
    text_heads = tuple(text for role, text in named if role in _TEXT_ROLES)
    value_heads = tuple(text for role, text in named if role not in _TEXT_ROLES)
    above = [s.text for s, _ in chunk.texts[:begin] if not s.text.startswith("(")]
    return chunk.texts[end:], _Heads(text_heads, value_heads, above[-1] if above else "")


def _nearest_texts(chunk: _Chunk) -> list[tuple[Segment, Line]]:
    """The texts of the first row: without heads, what stands above the label is not the table's."""
    kept = chunk.texts[-1:]
    for above, below in zip(reversed(chunk.texts[:-1]), reversed(chunk.texts[1:]), strict=True):
        if is_group_label(fold(above[0].text)) or _wraps(above[0], below[0]):
            kept.insert(0, above)
        else:
            break
    return kept


def _wraps(above: Segment, below: Segment) -> bool:
    return below.text[:1].islower() or above.text.rstrip().endswith(("-", ",", " de", " du", " des", " et", " la"))


def _without_group(texts: list[tuple[Segment, Line]], columns: int) -> tuple[list[tuple[Segment, Line]], str]:
    """The texts behind a group label, and the label."""
    group = ""
    while len(texts) > 1:
        text = texts[0][0].text
        folded = fold(text)
        side = is_group_label(folded)
        account = _ACCOUNT_HEAD.match(folded) and re.match(r"dont\b|- |\d{2,3}", fold(texts[1][0].text))
        titled = columns == 0 and len(texts) > 1 and not _wraps(texts[0][0], texts[1][0]) and texts[1][1].is_text is False
        if not (side or account or titled or text.rstrip().endswith(":")):
            break
        group, texts = (group if account and group else text), texts[1:]
        if account:
            group = ""
    return texts, group


def _row(texts: list[tuple[Segment, Line]], chunk: _Chunk, columns: int, width: int, group: str) -> DraftRow:
    cells: list[Segment | None] = [None] * columns
    own = [s for s, _ in texts]
    names = own[: len(own) - columns + 1] or own[:1]
    cells[0] = _name_cell(names)
    for index, segment in enumerate(own[len(names) :], start=1):
        cells[min(index, columns - 1)] = segment
    values = _placed(chunk, width, is_total_label(fold(own[0].text)))
    keys = tuple(s.key if s else "" for s in values)
    return DraftRow(tuple(cells), values, group, chunk.note, keys if any(keys) else ())


def _name_cell(parts: list[Segment]) -> Segment:
    """The name out of the lines of its cell: an address below it is left out."""
    name = parts[0]
    for part in parts[1:]:
        if _ADDRESS.search(fold(part.text)):
            break
        name = joined(name, part)
    return name


def _placed(chunk: _Chunk, width: int, is_total: bool) -> tuple[Segment | None, ...]:
    """The values in their columns: by the empty cells that the layout left, else from the right."""
    placed: list[Segment | None] = []
    if any(chunk.gaps) and sum(chunk.gaps) + len(chunk.values) <= width:
        for gap, value in zip(chunk.gaps, chunk.values, strict=True):
            placed += [None] * gap
            placed.append(value)
        placed += [None] * (width - len(placed))
        return tuple(placed)
    missing: list[Segment | None] = [None] * (width - len(chunk.values))
    return (*missing, *chunk.values) if not chunk.is_item or is_total else (*chunk.values, *missing)


def _spread(heads: tuple[str, ...], width: int) -> tuple[str, ...]:
    """One head for each column, where group heads stand before the heads of their columns."""
    above = len(heads) - width
    if above > 0 and width % above == 0:
        return tuple(f"{heads[i * above // width]} {head}" for i, head in enumerate(heads[above:]))
    return heads[:width] if above >= 0 else (*([""] * -above), *heads)
