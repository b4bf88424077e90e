"""Euro flows, their parts, budgets, and the ledger of amounts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ecograph.model.facts.base import Fact
from ecograph.model.facts.codes import AmountUse, Axis, FlowStatus, InstalmentKind, Instrument, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Fact):
    """Euros from a named payer to a named payee. With `part_of_amount` it is a component of that total."""

    payer: str
    payee: str
    amount: Decimal
    year: int | None = None
    status: FlowStatus = "awarded"
    instrument: Instrument = "grant"
    purpose: str = ""
    funding_source: str = ""
    part_of_amount: Decimal | None = None
    axis: Axis = ""  # set on components: by source of funds, by purpose, by year or instalment
    tax_basis: Literal["HT", "TTC", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment(Fact):
    """One payment of a flow: share in percent and/or amount, and the condition it waits for."""

    of_amount: Decimal
    kind: InstalmentKind
    percent: Decimal | None = None
    amount: Decimal | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Fact):
    """A line, subtotal or total of a budget; `table` groups the lines of one table of the document."""

    organisation: str
    side: Side
    label: str
    amount: Decimal
    year: int | None = None
    table: str = ""
    is_total: bool = False
    tax_basis: Literal["HT", "TTC", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Fact):
    """ "x % of y": amount, base and percent as stated."""

    amount: Decimal
    base: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCode(Fact):
    """Accounting codes that a decision is charged to (nomenclatures M14, M52, M57, M71)."""

    chapitre: str = ""
    nature: str = ""
    article: str = ""
    fonction: str = ""
    operation: str = ""
    programme: str = ""
    sous_politique: str = ""
    budget: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountReading(Fact):
    """The one reading of one euro amount of the document, with its reason, and the reading that came second."""

    amount: Decimal
    use: AmountUse
    reason: str
    score: float = 1.0
    runner_up: AmountUse | None = None
    runner_up_score: float = 0.0
