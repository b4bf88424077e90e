"""Who stepped aside for interest."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_recusals(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Recusal facts."""
    return ()
