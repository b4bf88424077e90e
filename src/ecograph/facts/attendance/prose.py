"""What sentences of the minutes say of who sat: powers given on leaving, powers held by a speaker, late arrivals."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ecograph.facts.attendance.entries import Entry
from ecograph.facts.people import PeopleOfDocument, find_speeches
from ecograph.knowledge import load_rules
from ecograph.model.facts import AttendanceStatus
from ecograph.model.readings import Mention, Reading

_GIVES = re.compile(
    r"\b(?:donne(?:nt|r|ee?)?|donnant|a donne|ayant donne|avait donne|laisse|laissant"
    r"|remet|confie)\s+(?:son |sa |alors |ensuite )?"
    r"(?:pouvoir|procuration)s?(?:[^.;:\n]{0,40}?)\s+a\s+"
)


_AND = re.compile(r"\s+et\s+(?:m\.|mme|mlle|monsieur|madame)?\s*")
_THEN = re.compile(r"\s?[,;]?\s(?:et\s|puis\s)?(?:m\.|mme|mlle|monsieur|madame)?\s?")
_TO = re.compile(r"\s(?:a|au)\s(?:m\.|mme|mlle|monsieur|madame)?\s?")
_POWER_OF = re.compile(r"(?:^|[.;,:\n(]\s{0,2})(?:pouvoir|procuration)\s(?:de\s|d')\s?(?:m\.|mme)?\s?\Z")
_HOLDS = re.compile(
    r"\s(?:(?:detient|tient|a recu|porte|est porteu(?:r|se) d[eu]|est titulaire d[eu])\s(?:le\s|la\s|un\s|une\s)?"
    r"(?:pouvoir|procuration|mandat)|celui|celle)\s(?:de\s|d')\s?(?:m\.|mme)?\s?"
)
_OPENS = re.compile(r"(?:^|[.;]\s|\n)\s*(?:m\.|mme|mlle|monsieur|madame)?\s?\Z")


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
        before = bisect_left(starts, cue.start()) - 1
        giver = mentions[before] if before >= 0 and starts[before] >= cue.start() - 160 else None
        if not receiver or not giver or giver.end > cue.start():
            continue
        between = reading.folded[giver.end : cue.start()]
        if re.search(r"[.;]\s|\n\s*\n", between.replace("n° ", "")):
            continue
        status: AttendanceStatus | None = "present" if _rule("leaves").search(between) else None
        joint = mentions[before - 1] if before else None
        if joint and not _AND.fullmatch(reading.folded, joint.end, giver.start):
            joint = None
        if joint and "respectivement" in cue[0] and index + 1 < len(mentions):
            yield _gives(joint, receiver, status)
            yield _gives(giver, mentions[index + 1], status)
            continue
        if joint:
            yield _gives(joint, receiver, status)
        yield _gives(giver, receiver, status)
        if status is None:
            yield from _likewise(reading, mentions, index)


def _gives(giver: Mention, receiver: Mention, status: AttendanceStatus | None) -> Entry:
    end = max(giver.end, receiver.end)
    return Entry(giver.value, min(giver.start, receiver.start), end, status, receiver=receiver.value, by_power=True)


def _likewise(reading: Reading, mentions: tuple[Mention, ...], index: int) -> Iterator[Entry]:
    """The pairs behind the first one: "A a donné pouvoir à B, C à D et E à F"."""
    while index + 2 < len(mentions):
        receiver, giver, following = mentions[index : index + 3]
        if not _THEN.fullmatch(reading.folded, receiver.end, giver.start) or not _TO.fullmatch(
            reading.folded, giver.end, following.start
        ):
            return
        yield _gives(giver, following, None)
        index += 2


def find_told_powers(reading: Reading) -> Iterator[Entry]:
    """Powers told as a noun: "Pouvoir de A à B ; pouvoir de C à D", "A détient le pouvoir de B, C celui de D"."""
    mentions = reading.by_kind.get("person", ())
    for first, second in pairwise(mentions):
        if _POWER_OF.search(reading.folded, max(0, first.start - 14), first.start) and _TO.fullmatch(
            reading.folded, first.end, second.start
        ):
            yield _gives(first, second, None)
        elif _HOLDS.fullmatch(reading.folded, first.end, second.start):
            yield _gives(second, first, None)


def find_told_absences(reading: Reading, people: PeopleOfDocument) -> Iterator[Entry]:
    """Those of whom a sentence says that they are away: "M. A était absent.", "Mme B est excusée."."""
    rules = load_rules("attendance")["told_status"]
    for mention in people.mentions:
        if not _OPENS.search(reading.folded, max(0, mention.start - 20), mention.start):
            continue
        for status, phrase in rules.items():
            if told := re.compile(phrase).match(reading.folded, mention.end):
                yield Entry(mention.value, mention.start, told.end(), status)
                break


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
