"""What the source itself gets wrong: sums, shares, counts, votes, words against figures, conflicting totals."""

from ecograph.facts.discrepancies.amounts import find_wrong_amounts
from ecograph.facts.discrepancies.budgets import find_wrong_budgets
from ecograph.facts.discrepancies.conflicts import find_conflicts
from ecograph.facts.discrepancies.counts import find_wrong_counts
from ecograph.facts.discrepancies.tables import find_wrong_tables
from ecograph.facts.discrepancies.voices import find_wrong_voices
from ecograph.model.facts import Discrepancy, Fact
from ecograph.model.readings import Reading


def find_discrepancies(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Discrepancy facts, each pair of figures once; a wrong one would be worse than a missed one."""
    found: dict[tuple[object, ...], Discrepancy] = {}
    for discrepancy in (
        *find_wrong_tables(reading),
        *find_wrong_budgets(known),
        *find_conflicts(reading, known),
        *find_wrong_amounts(reading, known),
        *find_wrong_counts(reading, known),
        *find_wrong_voices(reading, known),
    ):
        found.setdefault((discrepancy.stated, discrepancy.computed), discrepancy)
    return tuple(sorted(found.values(), key=lambda d: d.evidence[0].start))
