"""The two sides of a budget that stand beside each other, line by line: "60 Achats 9 400   70 Ventes 31 200"."""

import re
from dataclasses import dataclass, field

from ecograph.text.tables.drafts import joined
from ecograph.text.tables.lexicon import is_total_label
from ecograph.text.tables.lines import Segment
from ecograph.values.folding import fold
from ecograph.values.money import parse_cell

_CUTS = (re.compile(r"[ ]*\|[ ]*"), re.compile(r"[ ]*\t[ ]*"), re.compile(r"[ ]+;[ ]*"), re.compile(r"[ ]{2,}"))
_CODE = re.compile(r"\d{2,5}[.:]?")
_PREFIX = re.compile(r"0?\d{2,4}[ ]?[-–:.]?[ ]+(?=[^\W\d_])")
_DRAWN = re.compile(r"[\s|:+=_-]*")
_MOST_LINES = 40


@dataclass
class Half:
    """One side: its head, where it starts, and pairs of a label and a sum."""

    head: str
    start: int
    rows: list[tuple[Segment, Segment]] = field(default_factory=list)


@dataclass(frozen=True)
class _Pair:
    """A label and the sum behind it, None where the line only goes on with a label; `at` is its place in the line."""

    at: int
    label: Segment
    value: Segment | None


def read_beside(text: str, offset: int, head: re.Pattern[str]) -> list[Half]:
    """The two sides under a line that names both, or nothing."""
    start, end = text.rfind("\n", 0, offset) + 1, _line_end(text, offset)
    heads = list(head.finditer(text, start, end + 1))
    if len(heads) != 2 or heads[0][0][:1].lower() == heads[1][0][:1].lower():
        return []
    raw = text[start:end]
    cut = next((c for c in _CUTS if c.search(raw.strip(" |"))), None)
    if cut is None:
        return []
    lines = list(_lines(text, end, cut))
    full = [pairs for pairs in lines if len(pairs) == 2]
    if len(full) < 2:
        return []
    middle = min(pairs[1].at for pairs in full)
    if any(pairs[0].at >= middle for pairs in full):
        return []
    halves = [Half(found[0], found.start()) for found in heads]
    for pairs in lines:
        for pair in pairs:
            _add(halves[pair.at >= middle], pair)
    return halves if all(half.rows for half in halves) else []


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _lines(text: str, end: int, cut: re.Pattern[str]) -> list[list[_Pair]]:
    """The pairs of each line below, up to the totals."""
    found: list[list[_Pair]] = []
    blanks = 0
    while end < len(text) and len(found) < _MOST_LINES and blanks < 3:
        start, end = end + 1, _line_end(text, end + 1)
        raw = text[start:end]
        if not raw.strip():
            blanks += 1
            continue
        if _DRAWN.fullmatch(raw):
            continue
        blanks = 0
        pairs = _pairs(raw, start, cut)
        if pairs is None:
            break
        found.append(pairs)
        if any(is_total_label(fold(pair.label.text)) for pair in pairs) and len(pairs) == 2:
            break
    return found


def _pairs(raw: str, start: int, cut: re.Pattern[str]) -> list[_Pair] | None:
    """The labels and sums of a line, accounts left out; None where the line is no row."""
    cells = _cells(raw, start, cut)
    pairs: list[_Pair] = []
    first: int | None = None
    label: Segment | None = None
    for at, (place, cell) in enumerate(cells):
        worded = at + 1 < len(cells) and cells[at + 1][1].amount is None
        if label is None and _CODE.fullmatch(cell.text) and worded:
            first = place
        elif cell.amount is None:
            if label is not None:
                pairs.append(_Pair(first if first is not None else place, label, None))
                first = None
            label, first = cell, first if first is not None else place
        elif label is None:
            return None
        else:
            assert first is not None
            pairs.append(_Pair(first, label, cell))
            label = first = None
    if label is not None and first is not None:
        pairs.append(_Pair(first, label, None))
    return pairs if 0 < len(pairs) <= 2 else None


def _cells(raw: str, start: int, cut: re.Pattern[str]) -> list[tuple[int, Segment]]:
    """The cells of a line that hold something, each with its place: its count between marks, its column else."""
    is_spaced = cut is _CUTS[-1]
    found: list[tuple[int, Segment]] = []
    at = len(raw) - len(raw.lstrip(" "))
    for index, mark in enumerate((*cut.finditer(raw, at), None)):
        end = mark.start() if mark else len(raw.rstrip())
        words = raw[at:end].strip()
        if words:
            left = at + len(raw[at:end]) - len(raw[at:end].lstrip())
            amount = parse_cell(fold(words)) if len(words) < 40 else None
            prefix = _PREFIX.match(words) if amount is None else None
            shift = prefix.end() if prefix else 0
            cell = Segment(
                start + left + shift, start + left + len(words), words[shift:], left, left + len(words), amount
            )
            found.append((left if is_spaced else index, cell))
        at = mark.end() if mark else end
    return found


def _add(half: Half, pair: _Pair) -> None:
    if pair.value is not None:
        half.rows.append((pair.label, pair.value))
    elif half.rows:
        label, value = half.rows[-1]
        half.rows[-1] = (joined(label, pair.label), value)
