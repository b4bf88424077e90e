"""Mentions of organisations in a Reading."""

from ecograph.model.readings import Mention, Reading


def find_organisations(reading: Reading) -> tuple[Mention, ...]:
    """The organisations seen in the cleaned text."""
    return ()
