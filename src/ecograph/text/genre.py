"""Whether a text is an act of a public body at all."""

import re
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(cue) for cue in load_rules("genre")["cues"])


def is_act(reading: Reading) -> bool:
    """Whether the text holds the words of the genre, several of them and often enough."""
    rules = load_rules("genre")
    length = max(len(reading.text), 1)
    wanted = rules["distinct_short"] if length < rules["short"] else rules["distinct"]
    distinct = total = 0
    for cue in _cues():
        count = sum(1 for _ in cue.finditer(reading.folded))
        distinct, total = distinct + bool(count), total + count
        if distinct >= wanted and total * 10_000 / length >= rules["per_10000"]:
            return True
    return False
