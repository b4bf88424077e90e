"""Mentions of references in a Reading."""

from ecograph.model.readings import Mention, Reading


def find_references(reading: Reading) -> tuple[Mention, ...]:
    """The references seen in the cleaned text."""
    return ()
