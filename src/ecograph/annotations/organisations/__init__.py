"""Mentions of organisations in a Reading: heads of names, gazetteers, lists, contexts; the best of each place."""

from ecograph.annotations.organisations.assembled import find_assembled
from ecograph.annotations.organisations.candidates import Candidate, choose
from ecograph.annotations.organisations.enumerated import find_contextual, find_enumerated
from ecograph.annotations.organisations.headed import find_headed
from ecograph.annotations.organisations.listed import find_listed
from ecograph.annotations.organisations.resolving import resolve_organisations
from ecograph.knowledge.organisations import streets
from ecograph.model.readings import Mention, Reading
from ecograph.values.organisations import OrganisationName

__all__ = ["find_organisations", "resolve_organisations"]

_METHODS = (find_headed, find_listed, find_assembled, find_enumerated, find_contextual)


def find_organisations(reading: Reading) -> tuple[Mention, ...]:
    """The organisations seen in the cleaned text, none overlapping another; values are OrganisationName."""
    found = [candidate for find in _METHODS for candidate in find(reading)]
    return tuple(_mention(candidate) for candidate in choose(found) if not _is_street(reading, candidate))


def _is_street(reading: Reading, candidate: Candidate) -> bool:
    start = candidate.head_start
    return bool(streets().search(reading.folded, max(0, start - 24), start))


def _mention(candidate: Candidate) -> Mention:
    value = OrganisationName(candidate.name, candidate.type, candidate.score)
    return Mention("organisation", candidate.start, candidate.end, value, f"organisation/{candidate.rule}")
