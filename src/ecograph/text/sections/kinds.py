"""Sections: stretches of the text with one role in the act."""

import re
from collections.abc import Iterator

from ecograph.model.readings import Reading, Section, SectionKind
from ecograph.text.sections.cues import layout_cues

# A line starts after a line end; in a text that lost its lines, after a full stop or a comma before a capital.
_LINE_START = re.compile(r"(?m)^[ ]{0,120}[-*•\"«■–]{0,2}[ ]{0,3}(?=\S)")
_SENTENCE_START = re.compile(r"(?<=[.;,:] )(?=[A-ZÀ-Ý])")


def find_sections(reading: Reading) -> tuple[Section, ...]:
    """The sections of the cleaned text in text order, without gaps; the first one is the head."""
    starts = list(_starts(reading))
    found: list[Section] = []
    kind: SectionKind = "head"
    begin, heading = 0, ""
    for at, next_kind in starts:
        if next_kind == kind:
            continue
        if at > begin:
            found.append(Section(kind, heading, begin, at))
        kind, begin = next_kind, at
        heading = reading.text[at : reading.text.find("\n", at) % (len(reading.text) + 1)][:120].strip()
    found.append(Section(kind, heading, begin, len(reading.text)))
    return tuple(found)


def _starts(reading: Reading) -> Iterator[tuple[int, SectionKind]]:
    cues = layout_cues().sections
    for at in _openings(reading.text):
        for kind, opens in cues:
            if opens.match(reading.folded, at):
                yield at, kind
                break


def _openings(text: str) -> Iterator[int]:
    lines = text.count("\n") + 1
    if len(text) / lines < 400:
        yield from (match.end() for match in _LINE_START.finditer(text))
    else:
        places = {m.end() for m in _LINE_START.finditer(text)} | {m.start() for m in _SENTENCE_START.finditer(text)}
        yield from sorted(places)
