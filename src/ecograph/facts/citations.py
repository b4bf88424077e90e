"""The texts that an act cites."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_citations(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """LegalReference facts."""
    return ()
