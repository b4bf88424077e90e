"""Mentions of dates in a Reading."""

from ecograph.model.readings import Mention, Reading


def find_dates(reading: Reading) -> tuple[Mention, ...]:
    """The dates seen in the cleaned text."""
    return ()
