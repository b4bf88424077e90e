"""Who presides over the session."""

import re
from dataclasses import dataclass
from functools import cache

from ecograph.facts.people.document import PeopleOfDocument
from ecograph.knowledge import load_rules
from ecograph.model.readings import Mention, Reading


@dataclass(frozen=True, slots=True)
class Presiding:
    """The mention of the person who presides, and the rule that found it."""

    mention: Mention
    rule: str


@cache
def _before() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load_rules("attendance")["presiding_before"]) + ")")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(r"\s{0,2}(?:" + "|".join(load_rules("attendance")["presiding_after"]) + ")")


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(load_rules("attendance")["signing"])


def find_presiding(reading: Reading, people: PeopleOfDocument) -> Presiding | None:
    """Who is said to preside; else the Maire or Président who signs; else None."""
    for cue in _before().finditer(reading.folded):
        if mention := people.at(cue.end(), reach=4):
            return Presiding(mention, "presiding-before")
    for mention in people.mentions:
        if _after().match(reading.folded, mention.end, min(len(reading.folded), mention.end + 160)):
            return Presiding(mention, "presiding-after")
    for mention in people.mentions:
        if _signing().search(reading.folded[max(0, mention.start - 110) : mention.start]):
            return Presiding(mention, "presiding-signature")
    return None
