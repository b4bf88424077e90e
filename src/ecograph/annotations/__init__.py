"""Mentions in a Reading: amounts, dates, persons, organisations, references; names defined in the document."""

from dataclasses import replace

from ecograph.model.readings import Reading


def annotate(reading: Reading) -> Reading:
    """The reading with its mentions and aliases."""
    return replace(reading, mentions=(), aliases={})
