"""Mentions of amounts in a Reading."""

from ecograph.model.readings import Mention, Reading


def find_amounts(reading: Reading) -> tuple[Mention, ...]:
    """The amounts seen in the cleaned text."""
    return ()
