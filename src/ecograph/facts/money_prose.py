"""Money in sentences."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_money_prose(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Flow, Instalment, BudgetLine, Share, BudgetCode and AmountReading facts of the amounts in prose."""
    return ()
