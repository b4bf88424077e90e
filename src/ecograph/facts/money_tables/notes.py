"""What the words behind the sum of a row add: another sum asked for, an advance, a part of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ecograph.facts.money_tables.rules import table_rules
from ecograph.model.facts import Flow, Instrument
from ecograph.model.tables import Cell, Row
from ecograph.values.folding import fold
from ecograph.values.money import parse_number, plain
from ecograph.values.written_amounts import read_amounts

_ASKED = re.compile(r"demand|sollicit|souhait")
_INSTEAD = re.compile(r"au lieu d")
_ADVANCE = re.compile(r"acompte|avance|deja (?:verse|attribue|vote)|premier versement|en sus|en plus|complement")
_PART = re.compile(r"\bdont\b")
_BARE = re.compile(r"(?<![\d,.])\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?(?![\d%])(?! ?%)")


@dataclass(frozen=True, slots=True)
class _Sum:
    start: int
    end: int
    value: Decimal


def read_notes(row: Row, given: Flow, *, is_marked: bool) -> Iterator[Flow]:
    """The flows that the notes of a row add to the sum that it gives."""
    for cell in row.cells:
        if cell.column < 0:
            folded = fold(cell.text)
            for found in _sums(folded, is_marked):
                yield from _noted(found, folded, given, cell)


def _sums(folded: str, is_marked: bool) -> Iterator[_Sum]:
    """The sums of a note; figures without a currency count where the row's own sum has none either."""
    marked = [_Sum(f.start, f.end, f.amount.value) for f in read_amounts(folded)]
    yield from marked
    if not marked and not is_marked:
        yield from (_Sum(m.start(), m.end(), plain(parse_number(m[0]))) for m in _BARE.finditer(folded))


def _noted(found: _Sum, folded: str, given: Flow, cell: Cell) -> Iterator[Flow]:
    if found.value == given.amount:
        return
    base = replace(given, amount=found.value, funding_source="")
    if _ASKED.search(folded) or _INSTEAD.search(folded[: found.start]):
        yield replace(base, status="requested")
    elif _PART.search(folded[: found.start]):
        yield _part(base, found, cell, given.amount)
    elif _ADVANCE.search(folded):
        yield base


def _part(base: Flow, found: _Sum, cell: Cell, total: Decimal) -> Flow:
    """A part of the row's sum: "dont 350 € pour X", "dont avance remboursable 76 000 €"."""
    before = re.split(r"\bdont\b|\bet\b|,", fold(cell.text)[: found.start])[-1]
    behind = re.split(r",? et \d", cell.text[found.end :])[0]
    words = re.split(r"\bpour\b", behind, maxsplit=1)
    purpose = words[-1] if len(words) > 1 else before
    instrument: Instrument = next(
        (name for name, pattern in table_rules().instruments if pattern.search(before)), "grant"
    )
    return replace(
        base,
        purpose=" ".join(purpose.strip(" .)").split()[:12]),
        part_of_amount=total,
        axis="purpose" if len(words) > 1 else "source",
        instrument=instrument,
    )
