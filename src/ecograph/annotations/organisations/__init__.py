"""Mentions of organisations in a Reading: heads of names, gazetteers, lists, contexts; the best of each place."""

from ecograph.annotations.organisations.candidates import Candidate, choose
from ecograph.annotations.organisations.headed import find_headed
from ecograph.annotations.organisations.listed import find_listed
from ecograph.annotations.organisations.resolving import resolve_organisations
from ecograph.model.readings import Mention, Reading
from ecograph.values.organisations import OrganisationName

__all__ = ["find_organisations", "resolve_organisations"]


def find_organisations(reading: Reading) -> tuple[Mention, ...]:
    """The organisations seen in the cleaned text, none overlapping another; values are OrganisationName."""
    found = choose([*find_headed(reading), *find_listed(reading)])
    return tuple(_mention(candidate) for candidate in found)


def _mention(candidate: Candidate) -> Mention:
    value = OrganisationName(candidate.name, candidate.type, candidate.score)
    return Mention("organisation", candidate.start, candidate.end, value, f"organisation/{candidate.rule}")
