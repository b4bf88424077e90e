"""Figures that are no flow of money."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_indicators(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Indicator facts."""
    return ()
