"""Budgets in two sides, each closed by its own total: what adds up is read, however its cells were laid out.

"Dépenses 011 Charges générales 61 200 € 012 Personnel 148 000 € Total dépenses 209 200 € Recettes 70 Ventes ...".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ecograph.text.tables.beside import Half, read_beside
from ecograph.text.tables.drafts import Draft, DraftRow
from ecograph.text.tables.lexicon import cut_head, is_total_label
from ecograph.text.tables.lines import Segment
from ecograph.values.folding import fold
from ecograph.values.money import parse_cell

_WORDS = (
    "D[ÉEé]PENSES|D[ée]penses|CHARGES|Charges|EMPLOIS|Emplois|RECETTES|Recettes|PRODUITS|Produits|RESSOURCES|Ressources"
)
_KIND = (
    r"(?: (?:pr[ée]visionnel(?:le)?s|PR[ÉE]VISIONNEL(?:LE)?S|pr[ée]vues?|attendu(?:e?s)"
    r"|(?:de |d')(?:fonctionnement|investissement|exploitation|l'action|l'exercice)|(?:en )?(?:HT|TTC|euros|€)"
    r"|\([^()\n]{1,30}\)|20\d\d))*"
)
HEAD = re.compile(rf"(?<![\w'’(«])(?:{_WORDS}){_KIND}(?![ ]+[a-zà-ÿ])(?=[\s:|;*.–-])")
_NAMES = re.compile(
    r"[\s:|;*–-]*(?:(?:Montants?|MONTANTS?|Pr[ée]visions?|PR[ÉE]VISIONS?|Pr[ée]vu|Budget|BUDGET|BP|Sommes?|En euros|en euros"
    r"|Libell[ée]s?|Intitul[ée]s?|Postes?|Nature|EUR|€)(?: (?:en euros|en €|pr[ée]visionnels?|HT|TTC|€|20\d\d))*[\s:|;*–-]+)*"
)
_NUMBER = r"(?:(?!0\d)\d{1,3}(?:[ .]\d{3})+|(?!0\d)\d{1,7})(?:,\d\d)?(?![\d,])(?: ?(?:€|euros?\b|EUR\b))?"
_MARK = r"[ \t]*(?:[:;|\t]|\.{3,}|…+|–|—|-)?[ \t]*"
_ROW = re.compile(
    r"[\s|;•*·–—-]*(?P<code>0?\d{2,4}(?:[ \t]*[-–:|;.][ \t]*|\s+))?"
    r"(?P<label>[^\W\d_](?:[^\n|;]|\n(?!\s*\n)){1,90}?)"
    rf"(?:{_MARK}\n*[ \t]*|\s+)(?P<value>{_NUMBER})(?=[ \t]*(?:$|[\n|;]|[.](?:\s|$)|[ \t]+(?:[A-ZÀ-Ý«]|0?\d{{2,4}}[ \t]+[-–:]?[ \t]*[^\W\d_])))"
)
_LINE = re.compile(r"\s*(?P<words>[^\n]{1,120})")
_MOST_ROWS = 60
_FARTHEST = 120  # characters between the total of one side and the head of the other


@dataclass
class _Side:
    """One side: its head, rows and total, and its span."""

    start: int
    end: int
    rows: list[DraftRow] = field(default_factory=list)


def read_sides(text: str) -> tuple[Draft, ...]:
    """The budgets whose sides add up."""
    drafts: list[Draft] = []
    at = 0
    while head := HEAD.search(text, at):
        at = head.end()
        halves = read_beside(text, head.start(), HEAD)
        found = [_of_half(half) for half in halves] if halves else list(_below(text, head))
        if found and all(_adds_up(side) for side in found):
            tables = [[side] for side in found] if halves else [found]
            drafts += [_draft(sides) for sides in tables]
            at = max(side.end for side in found)
    return tuple(drafts)


def _draft(sides: list[_Side]) -> Draft:
    rows = tuple(row for side in sides for row in side.rows)
    return Draft("stacked", rows, (), ("Montant",), sides[0].start, max(side.end for side in sides))


def _below(text: str, head: re.Match[str]) -> Iterator[_Side]:
    """The side under a head, and the one that follows its total; one that adds up to nothing undoes both."""
    side = _read_side(text, head)
    if side is None:
        return
    yield side
    following = HEAD.search(text, side.end, side.end + _FARTHEST)
    if following and not text[side.end : following.start()].strip(" \n.;|-–"):
        yield _read_side(text, following) or _Side(following.start(), following.end())


def _read_side(text: str, head: re.Match[str]) -> _Side | None:
    """The rows behind a head up to their total, or None where other words come between."""
    at = _behind_names(text, head.end())
    side, closed = _Side(head.start(), at), 0
    while (row := _ROW.match(text, at)) and len(side.rows) < _MOST_ROWS and not HEAD.match(text, row.start("label")):
        label, value = _segment(row, "label"), _segment(row, "value")
        side.rows.append(DraftRow((label,), (value,), head[0]))
        at = row.end("value")
        if is_total_label(fold(label.text)) and (_adds_up(side) or not closed):
            closed, side.end = len(side.rows), at
    side.rows = side.rows[:closed]
    return side if closed else None


def _behind_names(text: str, start: int) -> int:
    """Where the words that name the columns end."""
    names = _NAMES.match(text, start)
    at = names.end() if names else start
    line = _LINE.match(text, at)
    cut = cut_head(fold(line["words"])) if line else ()
    return line.end() if line and cut and cut[-1][1] >= len(line["words"].rstrip()) else at


def _segment(row: re.Match[str], name: str) -> Segment:
    start, end = row.span(name)
    words = " ".join(row[name].split())
    amount = parse_cell(fold(words)) if name == "value" else None
    return Segment(start, end, words, 0 if name == "label" else 100, 90 if name == "label" else 190, amount)


def _of_half(half: Half) -> _Side:
    rows = [DraftRow((label,), (value,), half.head) for label, value in half.rows]
    return _Side(half.start, max(row.end for row in rows), rows)


def _adds_up(side: _Side) -> bool:
    """Whether the last row is the total of the others, or of its own partial totals."""
    rows = side.rows
    if len(rows) < 3 or not is_total_label(fold(rows[-1].label)):
        return False
    total = _value(rows[-1])
    plain = [row for row in rows[:-1] if not is_total_label(fold(row.label))]
    return total > 0 and sum(map(_value, plain)) == total


def _value(row: DraftRow) -> Decimal:
    cell = row.values[0]
    return cell.amount.value if cell is not None and cell.amount is not None else Decimal(0)
