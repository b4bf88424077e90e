"""What the source itself gets wrong."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_discrepancies(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Discrepancy facts."""
    return ()
