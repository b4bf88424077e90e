"""Who speaks in a debate that is written out: "Mme X. – ...", "M. Y : ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.facts.people.document import PeopleOfDocument
from ecograph.model.readings import Mention, Reading

_OPENS = re.compile(r"(?:,[^.:\n–—]{2,70}(?:\n[^.:\n–—]{0,50})?)?\s{0,2}(?:\.\s{0,2}[–—-]|\s?:)\s")


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says, [start, end) of the cleaned text."""

    speaker: Mention
    start: int
    end: int


def find_speeches(reading: Reading, people: PeopleOfDocument) -> Iterator[Speech]:
    """The speeches of a debate, in order; each lasts until the next speaker or 3,000 characters."""
    opened = [
        (m, o)
        for m in people.mentions
        if _at_line_start(reading.text, m.start) and (o := _OPENS.match(reading.folded, m.end))
    ]
    for index, (mention, opening) in enumerate(opened):
        limit = opened[index + 1][0].start if index + 1 < len(opened) else len(reading.text)
        end = min(limit, opening.end() + 3_000)
        other = re.search(
            r"\n\s*(?:mme|m\.|monsieur|madame) l[ea] (?:maire|president\w*)\s*(?:\.\s*[–—-]|:)",
            reading.folded[opening.end() : end],
        )
        yield Speech(mention, opening.end(), opening.end() + other.start() if other else end)


def _at_line_start(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" -–")
