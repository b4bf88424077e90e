"""The roles that people are said to hold."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_officials(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Role facts."""
    return ()
