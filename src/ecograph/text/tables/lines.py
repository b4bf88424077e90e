"""Lines of the cleaned text, cut into the segments that a layout keeps apart."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ecograph.model.readings import Reading
from ecograph.model.tables import MONEY_ROLES
from ecograph.text.tables.lexicon import head_role
from ecograph.values.folding import fold
from ecograph.values.money import Amount, parse_cell

_CUT = re.compile(r"[ ]{2,}|\t+| *\.{4,} *| *(?:\. ){4,}\.? *| *…{2,} *| *_{4,} *| *\| *")
_BULLET = re.compile(r"\s*(?:[-–—•*◦▪■●►➢✓·�>]|o(?= ))[ \t]+(?=\S)")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})? ?%")
_PAGE_NUMBER = re.compile(r"[-–]? ?(?:[Pp]age|[Pp]\.)? ?\d{1,3} ?(?:/|sur) ?\d{1,3} ?[-–]?|[Pp]age \d{1,3}")
_MARGIN = 20  # a number alone this far from the left is a page number
_TAB_WIDTH = 60  # a tab or a bar opens the next column, however long the cell before it
_NIL = ("-", "–", "—")
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_KEYED = re.compile(r"(?P<key>[a-z][^\d:]{2,30}?)[ :]{1,3}(?P<value>\d[\d .,]*(?: ?(?:€|euros?))?(?: ?(?:ht|ttc))?)")
_RULE = re.compile(r"[\s_=\-–—*.|+]*")
_STRONG = re.compile(r"€|euro|\d[ .]\d{3}(?!\d)|\d,\d$|\d[.,]\d\d$")


def is_year(text: str) -> bool:
    """Whether a cell holds nothing but a year: the head of a column, not a sum."""
    return _YEAR.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line: its span in the cleaned text, words, column of characters, and value where it is one."""

    start: int
    end: int
    text: str
    left: int
    right: int
    amount: Amount | None = None
    is_percent: bool = False
    key: str = ""  # the head word that stands before the amount in its own cell ("travaux 64 300 € HT")

    @property
    def is_value(self) -> bool:
        """Whether the segment is nothing but an amount or a percentage."""
        return self.amount is not None or self.is_percent

    @property
    def is_strong(self) -> bool:
        """Whether the segment looks like money by itself: a currency, thousands or cents."""
        return self.amount is not None and _STRONG.search(fold(self.text)) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something; `blank` counts the empty lines above it, `gaps` those that hold a lone space."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    blank: int
    has_bullet: bool = False
    gaps: int = 0

    @property
    def is_row(self) -> bool:
        """Whether the line carries a label and, behind it, an amount."""
        return not self.segments[0].is_strong and any(s.is_strong for s in self.segments[1:])

    @property
    def is_weak_row(self) -> bool:
        """Whether the line could be a row of small bare figures, in a table that has other rows."""
        words, last = self.segments[0], self.segments[-1]
        behind = [s.is_value for s in self.segments[1:]]
        return not words.is_strong and any(behind) and (last.is_value or behind[0]) and len(words.text) < 80

    @property
    def is_text(self) -> bool:
        """Whether the line has no value at all."""
        return not any(s.is_value for s in self.segments)

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(s.text for s in self.segments)


def read_lines(reading: Reading) -> tuple[Line, ...]:
    """The lines of the cleaned text that say something, in order, without what is left of page heads and numbers."""
    raws = reading.text.split("\n")
    repeated = Counter(_masked(raw) for raw in raws if len(raw) < 200)
    lines: list[Line] = []
    start = blank = gaps = 0
    after_number = False
    for raw in raws:
        end = start + len(raw)
        if not raw.strip():
            blank += 1
            gaps += bool(raw)
        elif _is_page_number(raw) or (after_number and len(raw) > 20 and "€" not in raw and repeated[_masked(raw)] > 1):
            after_number = True
        elif not _RULE.fullmatch(raw) or raw.strip() in _NIL:
            lines.append(_read_line(raw, start, blank, gaps))
            blank = gaps = 0
            after_number = False
        start = end + 1
    return tuple(lines)


def _is_page_number(raw: str) -> bool:
    words = raw.strip()
    if len(words) > 20:
        return False
    is_far = raw.startswith(" " * _MARGIN) and words.isdigit() and len(words) <= 3
    return is_far or _PAGE_NUMBER.fullmatch(words) is not None


_DIGITS = re.compile(r"\d+")


def _masked(raw: str) -> str:
    return _DIGITS.sub("#", raw).strip()


def _read_line(raw: str, start: int, blank: int, gaps: int) -> Line:
    bullet = _BULLET.match(raw)
    at = bullet.end() if bullet else len(raw) - len(raw.lstrip())
    segments: list[Segment] = []
    if len(raw) > 1_500:
        return Line(start, start + len(raw), (_segment(raw, at, len(raw.rstrip()), start),), blank, bool(bullet), gaps)
    for cut in _CUT.finditer(raw, at):
        if cut.start() > at:
            segments.append(_segment(raw, at, cut.start(), start))
        at = cut.end()
    if raw[at:].strip():
        segments.append(_segment(raw, at, len(raw.rstrip()), start))
    return Line(start, start + len(raw), tuple(_keyed(segments)), blank, bool(bullet), gaps)


def _keyed(segments: list[Segment]) -> Iterator[Segment]:
    """The segments, where a lone money word ("concours") goes with the amount behind it.

    Behind a value such a word opens the second table of the line, unless the line has such words before.
    """
    has_key = any(segment.key for segment in segments)
    for at, segment in enumerate(segments):
        after = segments[at + 1] if 0 < at < len(segments) - 1 else None
        is_word = after is not None and after.amount is not None and head_role(fold(segment.text)) in MONEY_ROLES
        if after is not None and is_word and (has_key or not segments[at - 1].is_value):
            segments[at + 1] = replace(after, key=fold(segment.text))
            has_key = True
        else:
            yield segment


def _segment(raw: str, left: int, right: int, start: int) -> Segment:
    text = raw[left:right]
    mark = "\t" if "\t" in raw else "|" if raw.count("|") > 1 else ""
    column = raw.count(mark, 0, left) * _TAB_WIDTH if mark else left
    span = (column, column + min(right - left, _TAB_WIDTH - 5) if mark else right)
    folded = fold(text).strip()
    is_percent = _PERCENT.fullmatch(folded) is not None
    is_other = is_percent or len(text) > 40 or _YEAR.fullmatch(folded) is not None
    amount = None if is_other else parse_cell(folded)
    keyed = _KEYED.fullmatch(folded) if amount is None and left > 20 and len(text) < 60 else None
    if keyed and head_role(keyed["key"]) and not _YEAR.fullmatch(keyed["value"]):
        left += keyed.start("value")
        return Segment(
            start + left, start + right, raw[left:right], *span, parse_cell(keyed["value"]), key=keyed["key"]
        )
    return Segment(start + left, start + right, text, *span, amount, is_percent)
