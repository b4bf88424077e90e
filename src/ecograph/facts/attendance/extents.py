"""Where an attendance list ends."""

import re
from functools import cache

from ecograph.knowledge import load_rules


@cache
def stop_cue() -> re.Pattern[str]:
    """What ends an attendance list."""
    return re.compile(r"(?:(?<=[\s.;:*(])|^)(?:" + "|".join(load_rules("attendance")["stop"]) + ")")


@cache
def _interleaved() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load_rules("attendance")["interleaved"]) + ")")


def list_end(folded: str, start: int, limit: int) -> int:
    """Where the list that starts at an offset ends: at a cue that opens something else, at `limit` at the latest."""
    position = start
    while cue := stop_cue().search(folded, position, limit):
        resumed = _resumption(folded, start, cue.start(), limit)
        if resumed is None and not _is_in_brackets(folded, max(start, cue.start() - 150), cue.start()):
            return cue.start()
        position = resumed or cue.end()
    return limit


def _is_in_brackets(folded: str, start: int, position: int) -> bool:
    return folded.rfind("(", start, position) > folded.rfind(")", start, position)


def _resumption(folded: str, start: int, cue: int, limit: int) -> int | None:
    """Where a list of dashed names goes on after a header that stands between two of its names, or None."""
    opening = line_start(folded, cue)
    header = _interleaved().match(folded, cue, limit)
    if not header or ("- " not in folded[opening:cue] and folded[start:cue].strip()):
        return None
    return (
        header.end()
        if re.match(r"[^\n]{0,30}?(?:^|[ ])- [a-z]", folded[header.end() : min(limit, header.end() + 40)])
        else None
    )


def line_start(text: str, position: int) -> int:
    """Where the line of a position starts, or 300 characters before it: some files are one line."""
    floor = max(0, position - 300)
    return max(floor, text.rfind("\n", floor, position) + 1)
