"""The acts of a document and the session that passed them."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_acts(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Act and Session facts: kind, number, institution, body, dates, title, outcome, votes."""
    return ()
