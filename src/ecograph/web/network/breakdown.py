"""What each flow is made of: the budgets it is charged to, its components, its payments."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import QuerySolutions

from ecograph.exports.tables import cell
from ecograph.queries import run_query
from ecograph.stores.base import Store

BUDGETS = ("source", "budget")  # the axes that say which budget pays, in parts or as a whole


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a flow along one axis; parts of different axes are never added."""

    axis: str
    kind: str
    amount: Decimal | None
    percent: str
    label: str
    iri: str


def breakdowns(store: Store) -> Mapping[str, tuple[Part, ...]]:
    """The parts of each flow that has any, by the IRI of the flow."""
    rows = run_query(store, "flow_breakdown", {})
    if not isinstance(rows, QuerySolutions):
        raise TypeError("flow_breakdown is no SELECT query")
    found: dict[str, list[Part]] = {}
    for row in rows:
        amount = cell(row["amount"])
        part = Part(
            cell(row["axis"]), cell(row["kind"]), Decimal(amount) if amount else None, cell(row["percent"]),
            cell(row["label"]), cell(row["part"]),
        )  # fmt: skip
        found.setdefault(cell(row["flow"]), []).append(part)
    return {flow: tuple(parts) for flow, parts in found.items()}


def charged_to(amount: Decimal, parts: tuple[Part, ...]) -> tuple[tuple[str, Decimal], ...]:
    """The budgets that pay an amount, and "" for what no budget is named for; they add up to the amount.

    Components along the axis of sources come before the budget of the whole; where they add up to more than the
    flow, which one pays what is not known.
    """
    for axis in BUDGETS:
        named = [(part.label, part.amount) for part in parts if part.axis == axis and part.label and part.amount]
        said = sum((euros for _, euros in named), Decimal(0))
        if named and said <= amount:
            return (*named, ("", amount - said)) if said < amount else tuple(named)
    return (("", amount),)
