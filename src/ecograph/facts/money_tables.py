"""Grant tables, financing plans, budgets."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_money_tables(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Flow, BudgetLine and AmountReading facts of the amounts inside tables."""
    return ()
