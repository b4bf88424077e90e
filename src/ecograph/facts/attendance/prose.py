"""Powers that a sentence of the minutes gives: "Mme A quitte la séance et donne pouvoir à Mme B"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ecograph.facts.attendance.entries import Entry
from ecograph.model.readings import Reading

_GIVES = re.compile(
    r"\b(?:donne(?:nt|r|ee?)?|donnant|a donne|ayant donne|avait donne|laisse|laissant"
    r"|remet|confie)\s+(?:son |sa |alors |ensuite )?"
    r"(?:pouvoir|procuration)s?(?:[^.;\n]{0,40}?)\s+a\s+"
)


def find_handovers(reading: Reading) -> Iterator[Entry]:
    """Each power given in a sentence: the nearest person before the verb gives to the person after it."""
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
        yield Entry(giver.value, giver.start, receiver.end, None, receiver=receiver.value, by_power=True)
