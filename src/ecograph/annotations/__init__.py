"""Mentions in a Reading: amounts, dates, persons, organisations, references; names defined in the document."""

from dataclasses import replace

from ecograph.annotations.amounts import find_amounts
from ecograph.annotations.dates import find_dates
from ecograph.annotations.definitions import find_definitions
from ecograph.annotations.organisations import find_organisations, resolve_organisations
from ecograph.annotations.persons import find_persons
from ecograph.annotations.references import find_references
from ecograph.model.readings import Reading


def annotate(reading: Reading) -> Reading:
    """The reading with its mentions and aliases."""
    for find in (find_amounts, find_dates, find_references, find_persons, find_organisations):
        reading = replace(reading, mentions=(*reading.mentions, *find(reading)))
    reading = replace(reading, aliases=find_definitions(reading))
    return replace(reading, mentions=resolve_organisations(reading))
