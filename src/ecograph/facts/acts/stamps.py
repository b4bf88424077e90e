"""When an act was signed, and when the prefecture received it (art. L. 2131-1 CGCT makes it executory)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Mention, Reading

_REACH = 90  # characters between the words of a stamp and its date


@dataclass(frozen=True, slots=True)
class Stamps:
    """The days of signature and of reception, None where they are not said."""

    signed: date | None = None
    received: date | None = None


@cache
def _received_cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["words"].replace(" ", r"\s{1,3}")) for entry in load_rules("acts")["received"])


@cache
def _signed_cue() -> re.Pattern[str]:
    return re.compile(load_rules("acts")["signed"])


def find_stamps(reading: Reading, start: int, end: int) -> Stamps:
    """The stamps in [start, end) of the cleaned text; the last signature, the surest word of reception."""
    return Stamps(_signed(reading, start, end), _received(reading, start, end))


def _received(reading: Reading, start: int, end: int) -> date | None:
    for cue in _received_cues():
        for match in cue.finditer(reading.folded, start, end):
            if _is_other_act(reading, match.start()):
                continue
            day = _date_after(reading, match.end(), end)
            if day:
                return day
    return None


def _is_other_act(reading: Reading, at: int) -> bool:
    """Whether the stamp words stand in a visa or an order to transmit ("sera transmis au préfet")."""
    line = reading.folded[max(0, at - 60) : at]
    return bool(re.search(r"\b(?:vu|sera|seront|enregistres?|statuts|recours|dans un delai)\b[^.\n]*\Z", line))


def _date_after(reading: Reading, at: int, end: int) -> date | None:
    """The first day that follows, before another stamp speaks of publication or notification."""
    following = _dates(reading, at, min(at + _REACH, end))
    if not following:
        return None
    between = reading.folded[at : following[0].start]
    if re.search(r"publi|affich|notifi|\bsigne|;|\.\s*\n|compter|au plus tard|prend effet|cesse", between):
        return None
    value = following[0].value
    return value if isinstance(value, date) else None


def _dates(reading: Reading, start: int, end: int) -> tuple[Mention, ...]:
    return tuple(m for m in reading.by_kind.get("date", ()) if start <= m.start < end and m.rule == "date.day")


def _signed(reading: Reading, start: int, end: int) -> date | None:
    day: date | None = None
    for match in _signed_cue().finditer(reading.folded, start, end):
        if match[0].startswith("sign") and _is_other_act(reading, match.start()):
            continue
        following = _dates(reading, match.end(), min(match.end() + 60, end))
        if following and isinstance(following[0].value, date):
            between = reading.folded[match.end() : following[0].start]
            if "\n\n" not in between:
                day = following[0].value
    return day
