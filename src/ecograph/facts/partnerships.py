"""Who works with whom, who belongs to what."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_partnerships(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Partnership, Membership and FundingRelation facts."""
    return ()
