"""Facts from an annotated Reading, one family a module; each family sees the facts found before it."""

from ecograph.facts.acts import find_acts
from ecograph.facts.attendance import find_attendance
from ecograph.facts.citations import find_citations
from ecograph.facts.conventions import find_conventions
from ecograph.facts.discrepancies import find_discrepancies
from ecograph.facts.indicators import find_indicators
from ecograph.facts.money_prose import find_money_prose
from ecograph.facts.money_tables import find_money_tables
from ecograph.facts.officials import find_officials
from ecograph.facts.organisations import find_organisations
from ecograph.facts.partnerships import find_partnerships
from ecograph.facts.projects import find_projects
from ecograph.facts.recusals import find_recusals
from ecograph.facts.settlement import settle
from ecograph.model.facts import Fact
from ecograph.model.readings import Reading

FAMILIES = (
    find_acts,
    find_citations,
    find_attendance,
    find_officials,
    find_recusals,
    find_money_tables,
    find_money_prose,
    find_conventions,
    find_partnerships,
    find_projects,
    find_indicators,
    find_organisations,
    find_discrepancies,
)


def find_facts(reading: Reading) -> tuple[Fact, ...]:
    """All facts that the reading states, each with its evidence."""
    known: tuple[Fact, ...] = ()
    for find in FAMILIES:
        known = (*known, *find(reading, known))
        if find is find_money_prose:
            known = settle(known)
    return known
