"""The words of data/rules/conventions.yml, compiled once."""

import re
from functools import cache

from ecograph.knowledge import load_rules

_JOIN = re.compile(r"\s+\|\s*")


@cache
def words(*keys: str) -> str:
    """The pattern under keys of the file; the long lists of words stand on several lines, joined here."""
    value = load_rules("conventions")
    for key in keys:
        value = value[key]
    return _JOIN.sub("|", str(value).strip()) if keys[0] in ("head", "qualifier") else str(value)


@cache
def pattern(*keys: str) -> re.Pattern[str]:
    """The compiled pattern under keys of the file."""
    return re.compile(words(*keys))


@cache
def agreement() -> re.Pattern[str]:
    """The name of an agreement: its head, and the qualifiers that belong to its kind."""
    head, qualifier = (words(key).replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,3}") for key in ("head", "qualifier"))
    return re.compile(rf"(?<![a-z-])(?P<head>{head})(?![a-z-])(?P<qualifier>{qualifier})?")


@cache
def loose_heads() -> tuple[str, ...]:
    """Heads that count only where the parties are stated."""
    return tuple(load_rules("conventions")["loose"])
