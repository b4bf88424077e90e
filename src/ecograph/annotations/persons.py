"""Mentions of persons in a Reading."""

from ecograph.model.readings import Mention, Reading


def find_persons(reading: Reading) -> tuple[Mention, ...]:
    """The persons seen in the cleaned text."""
    return ()
