"""Tables that came out as a stream: one cell a line, list items, or a run within one line."""

import re
from collections import Counter
from dataclasses import replace

from ecograph.model.tables import Layout
from ecograph.text.tables.cards import read_cards
from ecograph.text.tables.chunks import Chunk, read_chunks
from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.heads import spread, without_group, without_heads
from ecograph.text.tables.lexicon import is_group_label, is_total_label
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold
from ecograph.values.money import parse_cell

_STREETS = "rue|avenue|av\\.|place|boulevard|bd|chemin|allee|impasse|quai|route"
_ADDRESS = re.compile(
    rf"\b\d{{5}}\b|\b\d{{1,4}} ?(?:bis|ter)?,? (?:{_STREETS})|\bcedex\b"
    r"|^(?:rue|avenue|place|boulevard|bp|b\.p\.|cs|mairie|maison des associations|hotel de ville)\b"
)
_SIDES = "Dépenses|DEPENSES|DÉPENSES|Charges|CHARGES|Recettes|RECETTES|Produits|PRODUITS|Ressources|RESSOURCES"
_SIDE = re.compile(rf"(?:{_SIDES})(?: prévisionnel(?:le)?s)?(?: ?:)? (?=[A-ZÀ-Ý0-9])")
_MOST_CELLS = 8


def read_stream(lines: tuple[Line, ...], text: str) -> tuple[Draft, ...]:
    """The tables among lines that do not keep their columns apart."""
    drafts: list[Draft] = []
    run: list[Chunk] = []
    for chunk in [*read_chunks(lines, text), Chunk()]:
        if chunk.texts and chunk.values and len(chunk.texts) <= _MOST_CELLS * (3 if not run else 1):
            run.append(chunk)
            continue
        draft = _read_run(run)
        if draft:
            drafts.append(draft)
        run = []
    return tuple(drafts)


def _read_run(run: list[Chunk]) -> Draft | None:
    if len(run) < 2 or not any(s.is_strong for c in run for s in c.values) or _labels_follow(run):
        return None
    if cards := read_cards(run):
        return cards
    heads: tuple[str, ...] = ()
    text_heads: tuple[str, ...] = ()
    rows: list[DraftRow] = []
    group, start = "", -1
    width = _width(run)
    run = _blocks(run)
    usual = Counter(chunk.gap_behind for chunk in run).most_common(1)[0][0]
    for chunk in run:
        texts, found = without_heads(chunk)
        if found is not None:
            text_heads, heads = text_heads or found.text_heads, heads or found.value_heads
            group = found.group or group
            start = found.start if not rows else start
        texts, named = without_group(texts, text_heads)
        if named and (rows or text_heads or is_group_label(fold(named))):
            group = named
        if texts:
            rows.append(_row(texts, chunk, len(text_heads) if not chunk.is_item else 1, width, group))
            if usual and chunk.gap_behind > usual:
                rows[-1] = _with_empty_end(rows[-1], (chunk.gap_behind - usual) // (usual + 1))
    rows = _without_straggler(_with_sides(rows))
    if len(rows) < 2:
        return None
    layout: Layout = "inline" if run[0].heads else "list" if all(c.is_item for c in run) else "stacked"
    first = start if start >= 0 else min(r.start for r in rows)
    return Draft(layout, tuple(rows), text_heads, spread(heads, width), first, rows[-1].end)


def _blocks(run: list[Chunk]) -> list[Chunk]:
    """The chunks, where blank lines part blocks of a name, its address and its sum: the name stands first."""
    blocks = [chunk for chunk in run if _is_block(chunk)]
    if len(blocks) < 2 or len(blocks) * 3 < len(run) * 2 or run[0].heads:
        return run
    return [replace(chunk, texts=chunk.texts[:1]) if _is_block(chunk) else chunk for chunk in run]


def _is_block(chunk: Chunk) -> bool:
    """Whether texts stand without a blank line between them, behind one, the lines below the first being details."""
    lines = [line for _, line in chunk.texts]
    apart = len(lines) > 1 and lines[0].blank > 0 and not any(line.blank for line in lines[1:])
    details = [segment for segment, _ in chunk.texts[1:]]
    return apart and any(_ADDRESS.search(fold(segment.text)) for segment in details)


def _with_empty_end(row: DraftRow, count: int) -> DraftRow:
    """The row with its values moved left over so many empty cells, where the blank lines behind it say as much."""
    empty = next((i for i, value in enumerate(row.values) if value is not None), 0)
    shift = min(count, empty)
    return replace(row, values=(*row.values[shift:], *([None] * shift))) if shift else row


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
    signed = [any(s is not None and ("€" in s.text or "euro" in s.text) for s in row.values) for row in rows]
    if sum(signed) > 1 and sum(signed) * 3 >= len(rows) * 2:
        rows = [
            row for row, sign in zip(rows, signed, strict=True) if sign or any(s and s.is_strong for s in row.values)
        ]
    closed = len(rows) > 2 and is_total_label(fold(rows[-2].label)) and "sous" not in fold(rows[-2].label)
    return rows[:-1] if closed and not is_total_label(fold(rows[-1].label)) else rows


def _width(run: list[Chunk]) -> int:
    """How many value columns the rows have, the cells left empty included."""
    gapped = max(len(c.values) + sum(c.gaps) for c in run)
    widths = Counter(len(c.values) for c in run)
    usual = max(widths, key=lambda n: (widths[n], n))
    return gapped if any(sum(c.gaps) for c in run[1:]) and gapped <= 2 * usual else usual


def _labels_follow(run: list[Chunk]) -> bool:
    """Whether the words stand behind their amounts ("40 000 €", "à la notification"): a schedule, not a table."""
    low = sum(chunk.texts[0][0].text[:1].islower() for chunk in run[1:] if not chunk.is_item)
    return low * 2 >= len(run)


def _row(texts: list[tuple[Segment, Line]], chunk: Chunk, columns: int, width: int, group: str) -> DraftRow:
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


def _placed(chunk: Chunk, width: int, is_total: bool) -> tuple[Segment | None, ...]:
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
            replace(longest, start=a, end=b, text=t, amount=parse_cell(t))
            for (a, b), t in zip(pieces, texts, strict=True)
        ]
    return own


def _cut_at(groups: list[str]) -> int:
    """Where an odd row of digit groups is cut: before the group that cannot go on with a number."""
    return next((i for i, group in enumerate(groups) if i and (len(group) < 3 or group[0] != "0")), len(groups) // 2)
