"""Money in sentences: every euro amount outside the tables gets one reading, chosen by score."""

from ecograph.facts.money_prose.budgets import find_budget_lines, find_codes, find_shares
from ecograph.facts.money_prose.covers import find_covers
from ecograph.facts.money_prose.flows import Flows
from ecograph.facts.money_prose.frames import Framer
from ecograph.facts.money_prose.instalments import bind
from ecograph.facts.money_prose.ledger import readings_of
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.schedules import find_schedules
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.money_prose.verdicts import Judge
from ecograph.model.facts import Fact, Flow
from ecograph.model.readings import Reading


def find_money_prose(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Flow, Instalment, BudgetLine, Share, BudgetCode and AmountReading facts of the amounts in prose."""
    prose = Prose(reading, known)
    if not prose.sums and not any(isinstance(fact, Flow) for fact in known):
        return tuple(dict.fromkeys(find_codes(prose)))
    topics = Topics(prose)
    schedules = find_schedules(prose)
    judge = Judge(prose, topics, Framer(prose))
    verdicts = {item.start: judge.read(item) for item in prose.sums}
    flows = Flows(prose, verdicts, schedules)
    found = flows.facts()
    tabled = [f for f in known if isinstance(f, Flow)]
    ledger = list(flows.verdicts.values())
    return (
        *found,
        *dict.fromkeys(bind(prose, schedules, [*tabled, *found])),
        *find_budget_lines(prose, topics, judge.years, ledger),
        *find_covers(prose, ledger),
        *find_shares(prose, ledger),
        *dict.fromkeys(find_codes(prose)),
        *readings_of(prose, ledger),
    )
