"""The kind, number and title that the head of an act gives."""

import re

from ecograph.model.readings import ActPart, Reading
from ecograph.text.sections.kindwords import kind_of_head
from ecograph.text.sections.naming import find_title, minutes_number, minutes_title, title_below
from ecograph.text.sections.numbers import ActNumber, find_number, own_heading
from ecograph.values.folding import fold

_HEAD_LENGTH = 16_000  # lists of those present stand above the number of many acts


def described(reading: Reading, part: ActPart) -> ActPart:
    """The part with the kind, number and title that its head gives, where the part has none yet."""
    head_end = min(part.start + _HEAD_LENGTH, part.end)
    kind = part.kind or kind_of_head(reading, part.start, part.end)
    if kind == "minutes":
        session = part.number or minutes_number(reading, part)
        return ActPart(part.id, kind, session, part.title or minutes_title(reading, part), part.start, part.end)
    number = ActNumber(part.number)
    if not part.number:
        number = find_number(reading, kind, part.start, head_end, part.end)
    title = part.title or find_title(reading, kind, number.end, part.start, head_end)
    own = own_heading(reading, part.start, part.end) if kind == "report" and not part.kind else None
    if own:  # a report and the deliberation on it are one act, under the number of the deliberation
        kind, number = "deliberation", own
        title = title or title_below(reading, own.end, part.end)
    if kind == "order" and re.match(r"portant|[a-z]{4,9}ant\b|relati(?:f|ve) a\b", fold(title)):
        title = f"Arrêté {title[0].lower()}{title[1:]}"
    return ActPart(part.id, kind, number.written, title, part.start, part.end)
