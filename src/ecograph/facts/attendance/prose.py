"""What sentences of the minutes say of who sat: powers given on leaving, powers held by a speaker, late arrivals."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ecograph.facts.attendance.entries import Entry
from ecograph.facts.people import PeopleOfDocument, find_speeches
from ecograph.knowledge import load_rules
from ecograph.model.facts import AttendanceStatus
from ecograph.model.readings import Reading

_GIVES = re.compile(
    r"\b(?:donne(?:nt|r|ee?)?|donnant|a donne|ayant donne|avait donne|laisse|laissant"
    r"|remet|confie)\s+(?:son |sa |alors |ensuite )?"
    r"(?:pouvoir|procuration)s?(?:[^.;:\n]{0,40}?)\s+a\s+"
)


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(str(load_rules("attendance")[name]).replace(" ", r"\s+"))


def find_handovers(reading: Reading) -> Iterator[Entry]:
    """Each power given in a sentence: the nearest person before the verb gives to the person after it.

    Whoever leaves and gives a power was present; of others the sentence does not say.
    """
    mentions = reading.by_kind.get("person", ())
    starts = [m.start for m in mentions]
    for cue in _GIVES.finditer(reading.folded):
        index = bisect_left(starts, cue.end() - 1)
        receiver = mentions[index] if index < len(mentions) and starts[index] <= cue.end() + 2 else None
        index = bisect_left(starts, cue.start()) - 1
        giver = mentions[index] if index >= 0 and starts[index] >= cue.start() - 160 else None
        if not receiver or not giver or giver.end > cue.start():
            continue
        between = reading.folded[giver.end : cue.start()]
        if re.search(r"[.;]\s|\n\s*\n", between.replace("n° ", "")):
            continue
        status: AttendanceStatus | None = "present" if _rule("leaves").search(between) else None
        yield Entry(giver.value, giver.start, receiver.end, status, receiver=receiver.value, by_power=True)


def find_held_powers(reading: Reading, people: PeopleOfDocument) -> Iterator[Entry]:
    """The powers that speakers of a debate say they hold: "J'ai reçu pouvoir de Mme X"."""
    for speech in find_speeches(reading, people):
        for cue in _rule("holds_power").finditer(reading.folded, speech.start, speech.end):
            giver = people.at(cue.end(), reach=2)
            if giver:
                yield Entry(giver.value, giver.start, giver.end, "absent", receiver=speech.speaker.value, by_power=True)


def find_arrivals(reading: Reading, people: PeopleOfDocument) -> Iterator[Entry]:
    """Those of whom a sentence says that they come while the session is on."""
    for mention in people.mentions:
        verb = _rule("arrives").match(reading.folded, mention.end)
        if verb:
            yield Entry(mention.value, mention.start, verb.end(), "present")
