"""Named projects, programmes, events and labels."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_projects(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Project facts."""
    return ()
