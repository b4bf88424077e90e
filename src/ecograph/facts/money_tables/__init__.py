"""Grant tables, financing plans, budgets: the money of the tables of a reading, each amount with one reading."""

from collections.abc import Iterator

from ecograph.facts.money_tables.grants import read_grants
from ecograph.facts.money_tables.kinds import classify
from ecograph.facts.money_tables.others import read_accounts, read_components, read_contracts, read_fees
from ecograph.facts.money_tables.plans import read_plan
from ecograph.facts.money_tables.rules import Kind
from ecograph.facts.money_tables.scene import Scene, Scenes
from ecograph.facts.money_tables.uses import read_uses
from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_money_tables(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Flow, BudgetLine and AmountReading facts of the amounts inside tables."""
    if not reading.tables:
        return ()
    scenes = Scenes(reading, known)
    facts: list[Fact] = []
    for table in reading.tables:
        scene = scenes.of(table)
        kind = classify(scene)
        found = tuple(dict.fromkeys(_read(scene, kind)))
        facts += [*found, *read_uses(scene, kind, found)]
    return tuple(facts)


def _read(scene: Scene, kind: Kind) -> Iterator[Fact]:
    if kind == "grants":
        yield from read_grants(scene)
    elif kind in ("plan", "budget", "expenses"):
        yield from read_plan(scene, kind)
    elif kind == "accounts":
        yield from read_accounts(scene)
    elif kind == "contracts":
        yield from read_contracts(scene)
    elif kind == "dues":
        yield from read_grants(scene, "membership_fee")
    elif kind == "fees":
        yield from read_fees(scene)
    elif kind == "components":
        yield from read_components(scene)
    elif kind == "schedule":
        yield from read_components(scene, "instalment")
