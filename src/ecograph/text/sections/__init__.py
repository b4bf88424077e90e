"""Sections of an act and the acts in a file."""

from dataclasses import replace

from ecograph.model.readings import Reading
from ecograph.text.sections.heads import described
from ecograph.text.sections.kinds import find_sections
from ecograph.text.sections.parts import find_parts


def segment(reading: Reading) -> Reading:
    """The reading with its sections and act parts, each part with the kind, number and title of its head."""
    parts = tuple(described(reading, part) for part in find_parts(reading))
    return replace(reading, sections=find_sections(reading), parts=parts)
