"""Tables that came out as a stream: one cell a line, list items, or a run within one line."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from ecograph.model.tables import Layout
from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.items import Item, read_items, value_with_note
from ecograph.text.tables.lexicon import cut_head, head_role, is_group_label, is_total_label
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold
from ecograph.values.money import parse_cell

_TEXT_ROLES = ("number", "name", "purpose", "place", "code")
_ADDRESS = re.compile(r"\b\d{5}\b|\b\d{1,4} ?(?:bis|ter)?,? (?:rue|avenue|av\.|place|boulevard|bd|chemin|allee|impasse|quai|route)"
                      r"|^(?:rue|avenue|place|boulevard|bp|b\.p\.|cs|mairie|maison des associations|hotel de ville)\b|\bcedex\b")  # fmt: skip
_ACCOUNT_HEAD = re.compile(r"\d{2,3} ?[-–:]? ?[a-z]")
_SIDE = re.compile(r"(?:Dépenses|DEPENSES|DÉPENSES|Charges|CHARGES|Recettes|RECETTES|Produits|PRODUITS|Ressources|RESSOURCES)"
                   r"(?: prévisionnel(?:le)?s)?(?: ?:)? (?=[A-ZÀ-Ý0-9])")  # fmt: skip
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
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
    heads: tuple[str, ...] = ()


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
    return far or (line.blank > 5 and not line.segments[0].is_value)


def _take(line: Line, text: str, chunks: list[_Chunk]) -> None:
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
        chunks += [_Chunk(), _Chunk()]
        chunks[-1].texts += [(segment, line) for segment in line.segments]
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
    within_prose = items[0].is_inline and len(line.text) > sum(len(i.label.text) + 25 for i in items) + 40
    if within_prose:
        chunks += [_Chunk(), _Chunk()]
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
        chunk.note, chunk.is_item, chunk.heads = item.note, True, item.heads
    if within_prose:
        chunks += [_Chunk(), _Chunk()]


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
    width = _width(run)
    for chunk in run:
        texts, found = _without_heads(chunk)
        if found is not None:
            text_heads, heads = text_heads or found.text_heads, heads or found.value_heads
            group = found.group or group
        texts, named = _without_group(texts, text_heads)
        if named and (rows or text_heads or is_group_label(fold(named))):
            group = named
        if texts:
            rows.append(_row(texts, chunk, len(text_heads) if not chunk.is_item else 1, width, group))
    rows = _without_straggler(_with_sides(rows))
    if len(rows) < 2:
        return None
    layout: Layout = "inline" if run[0].heads else "list" if all(c.is_item for c in run) else "stacked"
    return Draft(layout, tuple(rows), text_heads, _spread(heads, width), min(r.start for r in rows), rows[-1].end)


def _with_sides(rows: list[DraftRow]) -> list[DraftRow]:
    """The rows, where "Dépenses Achats" opens the side of a budget within the label of its first row."""
    side = ""
    found: list[DraftRow] = []
    for row in rows:
        label = row.texts[0]
        opened = _SIDE.match(label.text) if label else None
        if label and opened:
            side = opened[0].strip(" :")
            shift = opened.end()
            label = replace(label, start=label.start + shift, text=label.text[shift:], left=label.left + shift)
            row = replace(row, texts=(label, *row.texts[1:]))
        found.append(replace(row, group=row.group or side))
    return found


def _without_straggler(rows: list[DraftRow]) -> list[DraftRow]:
    """The rows without a lone one behind the total, which is the next sentence, and without weak ones at the edge."""
    strong = [any(s is not None and s.is_strong for s in row.values) for row in rows]
    if sum(strong) >= 3 and not strong[0] and len(rows) - sum(strong) == 1:
        rows = rows[1:]
    closed = len(rows) > 2 and is_total_label(fold(rows[-2].label)) and "sous" not in fold(rows[-2].label)
    return rows[:-1] if closed and not is_total_label(fold(rows[-1].label)) else rows


def _width(run: list[_Chunk]) -> int:
    """How many value columns the rows have, the cells left empty included."""
    gapped = max(len(c.values) + sum(c.gaps) for c in run)
    widths = Counter(len(c.values) for c in run)
    usual = max(widths, key=lambda n: (widths[n], n))
    return gapped if any(sum(c.gaps) for c in run[1:]) and gapped <= 2 * usual else usual


def _labels_follow(run: list[_Chunk]) -> bool:
    """Whether the words stand behind their amounts ("40 000 €", "à la notification"): a schedule, not a table."""
    low = sum(chunk.texts[0][0].text[:1].islower() for chunk in run[1:] if not chunk.is_item)
    return low * 2 >= len(run)


@dataclass(frozen=True, slots=True)
class _Heads:
    """Column heads found among the texts of a chunk."""

    text_heads: tuple[str, ...]
    value_heads: tuple[str, ...]
    group: str


def _without_heads(chunk: _Chunk) -> tuple[list[tuple[Segment, Line]], _Heads | None]:
    """The texts behind the column heads, and the heads."""
    if chunk.heads:
        return chunk.texts, _heads_of(chunk.heads, "")
    for at, (segment, _) in enumerate(chunk.texts[:-1]):
        cut = cut_head(fold(segment.text))
        if len(cut) >= 2 and cut[-1][1] > len(segment.text) * 0.8:
            return chunk.texts[at + 1 :], _heads_of(tuple(segment.text[a:b] for a, b, _ in cut), "")
    roles = [head_role(fold(s.text)) for s, _ in chunk.texts]
    years = [_YEAR.fullmatch(s.text.strip()) is not None for s, _ in chunk.texts]
    is_head = [
        role is not None or year or is_group_label(fold(s.text))
        for role, year, (s, _) in zip(roles, years, chunk.texts, strict=True)
    ]
    starts = [i for i in range(len(roles)) if (roles[i] or years[i]) and sum(is_head[i:]) >= 2]
    begin = end = starts[0] if starts else len(roles)
    while end < len(roles) - 1 and is_head[end]:
        end += 1
    if end - begin < 2 or not (any(role in _TEXT_ROLES for role in roles[begin:end]) or sum(years) > 1):
        return chunk.texts, None
    above = [s.text for s, _ in chunk.texts[:begin] if not s.text.startswith("(")]
    return chunk.texts[end:], _heads_of(tuple(s.text for s, _ in chunk.texts[begin:end]), above[-1] if above else "")


def _heads_of(words: tuple[str, ...], group: str) -> _Heads:
    roles = [(head_role(fold(word)), word) for word in words]
    return _Heads(
        tuple(word for role, word in roles if role in _TEXT_ROLES),
        tuple(word for role, word in roles if role not in _TEXT_ROLES),
        group,
    )


def _wraps(above: Segment, below: Segment) -> bool:
    return below.text[:1].islower() or above.text.rstrip().endswith(("-", ",", " de", " du", " des", " et", " la"))


def _without_group(
    texts: list[tuple[Segment, Line]], text_heads: tuple[str, ...]
) -> tuple[list[tuple[Segment, Line]], str]:
    """The texts of the row itself, and the section heading above them."""
    kept = texts[-1:]
    if text_heads:
        kept = texts
        while len(kept) > 1 and _is_heading(kept[0][0].text, kept[1][0].text):
            kept = kept[1:]
    else:
        for above in reversed(texts[:-1]):
            if not _wraps(above[0], kept[0][0]) or _is_heading(above[0].text, kept[0][0].text):
                break
            kept = [above, *kept]
    above_row = [s.text for s, _ in texts[: len(texts) - len(kept)]]
    named = [text for text in above_row if is_group_label(fold(text))] or above_row[-1:]
    if named and _ACCOUNT_HEAD.match(fold(named[-1])):
        return kept, ""
    return kept, named[-1] if named and len(named[-1]) < 90 else ""


def _is_heading(text: str, below: str) -> bool:
    """Whether words head the rows below them: a side of a budget, an account with parts, or words with a colon."""
    folded = fold(text)
    account = _ACCOUNT_HEAD.match(folded) and re.match(r"dont\b|- |\d{2,3}", fold(below))
    return is_group_label(folded) or account is not None or text.rstrip().endswith(":")


def _row(texts: list[tuple[Segment, Line]], chunk: _Chunk, columns: int, width: int, group: str) -> DraftRow:
    own: list[Segment] = []
    for segment, _ in texts:
        if own and segment.text.startswith("("):
            own[-1] = joined(own[-1], segment)
        else:
            own.append(segment)
    columns = columns or 1
    cells: list[Segment | None] = [None] * columns
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
    own = _split(chunk.values, width)
    placed: list[Segment | None] = []
    if any(chunk.gaps) and sum(chunk.gaps) + len(chunk.values) <= width:
        for gap, value in zip(chunk.gaps, chunk.values, strict=True):
            placed += [None] * gap
            placed.append(value)
        placed += [None] * (width - len(placed))
        return tuple(placed)
    missing: list[Segment | None] = [None] * (width - len(own))
    return (*missing, *own) if not chunk.is_item or is_total else (*own, *missing)


def _split(values: list[Segment], width: int) -> list[Segment]:
    """The values, where two bare figures that stand side by side ("900 900", "95 000 100 000") are told apart."""
    own = list(values)
    while len(own) < width:
        longest = max(own, key=lambda s: s.text.count(" "))
        groups = longest.text.split(" ")
        if not all(g.isdigit() for g in groups) or len(groups) < 2:
            break
        half = len(groups) // 2 if len(groups) % 2 == 0 else _cut_at(groups)
        first = len(" ".join(groups[:half]))
        pieces = [(longest.start, longest.start + first), (longest.start + first + 1, longest.end)]
        texts = [" ".join(groups[:half]), " ".join(groups[half:])]
        at = own.index(longest)
        own[at : at + 1] = [
            replace(longest, start=a, end=b, text=t, amount=parse_cell(t)) for (a, b), t in zip(pieces, texts, strict=True)
        ]
    return own


def _cut_at(groups: list[str]) -> int:
    """Where an odd row of digit groups is cut: before the group that cannot go on with a number."""
    return next((i for i, group in enumerate(groups) if i and (len(group) < 3 or group[0] != "0")), len(groups) // 2)


def _spread(heads: tuple[str, ...], width: int) -> tuple[str, ...]:
    """One head for each column, where group heads stand before the heads of their columns."""
    above = len(heads) - width
    if above > 0 and width % above == 0:
        return tuple(f"{heads[i * above // width]} {head}" for i, head in enumerate(heads[above:]))
    return heads[:width] if above >= 0 else (*([""] * -above), *heads)
