"""Ties of organisations: partnerships, memberships, funding stated without an amount."""

from ecograph.facts.parties import names_and_subjects
from ecograph.facts.partnerships.cooperation import find_cooperations
from ecograph.facts.partnerships.funding import find_funding
from ecograph.facts.partnerships.memberships import find_memberships
from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_partnerships(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Partnership, Membership and FundingRelation facts."""
    names, subjects = names_and_subjects(reading, known)
    return (
        *find_cooperations(reading, known, names, subjects),
        *find_memberships(reading, known, names, subjects),
        *find_funding(reading, names, subjects),
    )
