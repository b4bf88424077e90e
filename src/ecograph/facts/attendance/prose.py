"""Powers that a sentence of the minutes gives: "Mme A quitte la séance et donne pouvoir à Mme B"."""

import re
from collections.abc import Iterator

from ecograph.facts.attendance.entries import Entry
from ecograph.model.readings import Reading

_GIVES = re.compile(
    r"\b(?:donne(?:nt|r|ee?)?|donnant|a donne|ayant donne|avait donne|laisse|laissant|remet|confie)\s+(?:son |sa |alors |ensuite )?"
    r"(?:pouvoir|procuration)s?(?:[^.;\n]{0,40}?)\s+a\s+"
)


def find_handovers(reading: Reading) -> Iterator[Entry]:
    """Each power given in a sentence: the nearest person before the verb gives to the person after it."""
    mentions = reading.by_kind.get("person", ())
    for cue in _GIVES.finditer(reading.folded):
        receiver = next((m for m in mentions if cue.end() - 1 <= m.start <= cue.end() + 2), None)
        before = [m for m in mentions if cue.start() - 160 <= m.start and m.end <= cue.start()]
        if not receiver or not before:
            continue
        giver = before[-1]
        between = reading.folded[giver.end : cue.start()]
        if re.search(r"[.;]\s|\n\s*\n", between.replace("n° ", "")):
            continue
        yield Entry(giver.value, giver.start, receiver.end, None, receiver=receiver.value, by_power=True)
