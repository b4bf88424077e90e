"""Agreements, their parties and signatories."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_conventions(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Convention facts."""
    return ()
