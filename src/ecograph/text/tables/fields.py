"""What one cell of a row says: words, or a sum with the word that tells its meaning ("budget 38 700")."""

import re

from ecograph.model.tables import SUM_ROLES
from ecograph.text.tables.columns import value_role
from ecograph.text.tables.lexicon import is_refusal
from ecograph.text.tables.lines import Segment
from ecograph.values.folding import fold
from ecograph.values.money import NUMBER, UNIT, parse_cell

_SUM = re.compile(
    rf"(?P<key>[a-z][^\d:;]{{1,45}}?)?[ :]*(?P<value>(?:{NUMBER}) ?(?:{UNIT})?(?: ?(?:h\.?t\.?|t\.?t\.?c\.?)\b)?|neant)"
    r"(?P<tail>[ ,(].*)?[ .;,]*"
)
_STRONG = re.compile(r"€|euro|\d[ .]\d{3}(?!\d)|\d,\d\d(?!\d)|neant")
_TOO_LONG = 170


def read_cell(text: str, start: int, left: int, right: int, position: int) -> Segment:
    """The cell at [left, right) of a line that starts at `start`; `position` is its place in the row."""
    while left < right and text[left] in " \t":
        left += 1
    while right > left and text[right - 1] in " \t":
        right -= 1
    words = text[left:right]
    span = (position * 100, position * 100 + 90)
    folded = fold(words)
    plain = parse_cell(folded) if len(words) <= 40 else None
    if plain is not None or len(words) > _TOO_LONG or not words:
        return Segment(start + left, start + right, words, *span, plain)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,3})? ?%", folded):
        return Segment(start + left, start + right, words, *span, None, is_percent=True)
    found = _SUM.fullmatch(folded)
    if found is None or not _is_sum(found):
        return Segment(start + left, start + right, words, *span)
    key = (found["key"] or "").strip(" :") or _meaning_of_tail(found["tail"] or "")
    at, end = left + found.start("value"), left + found.start("value") + len(found["value"].rstrip())
    return Segment(start + at, start + end, text[at:end], *span, parse_cell(found["value"].strip()), key=key)


def note_behind(cell: Segment, text: str, start: int) -> Segment | None:
    """The words behind the sum of the last cell of a line that starts at `start`, or None."""
    left, right = cell.end - start, len(text)
    while left < right and text[left] in " ,;(":
        left += 1
    words = text[left:right].rstrip(" ;.)")
    return Segment(start + left, start + left + len(words), words, 0, len(words)) if len(words) > 2 else None


def is_refused(cell: Segment) -> bool:
    """Whether a worded cell refuses what was asked for."""
    return cell.amount is None and is_refusal(fold(cell.text))


def _is_sum(found: re.Match[str]) -> bool:
    """Whether the figure of a cell is money: marked as such, or told to be by the word before or behind it."""
    key, value, tail = found["key"] or "", found["value"], found["tail"] or ""
    if re.fullmatch(r"(?:19[89]|20[0-4])\d", value.strip()):
        return False
    known = bool(key.strip()) and value_role(key) in SUM_ROLES
    if key.strip() and not known:
        return False
    if re.search(r"\d", re.sub(r"\b(?:dont|soit|apres|au lieu)\b.*", "", tail)):
        return False
    return _STRONG.search(value) is not None or known


def _meaning_of_tail(tail: str) -> str:
    """The word behind a sum that tells its meaning: "45 000 de subvention", "1 500 € demandés"."""
    words = re.match(r"[ ]?(?:de |d')?(?P<word>[a-z]{4,})", tail)
    return words["word"] if words and value_role(words["word"]) in ("requested", "awarded", "basis", "past") else ""
