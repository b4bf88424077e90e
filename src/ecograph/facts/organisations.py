"""The organisations of a document."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_organisations(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Organisation facts: every organisation that the document names, once."""
    return ()
