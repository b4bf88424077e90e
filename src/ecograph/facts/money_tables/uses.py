"""The ledger of the tables: one AmountReading for each amount in a cell, with its reason."""

from collections.abc import Iterator

from ecograph.facts.money_tables.rules import Kind
from ecograph.facts.money_tables.scene import Scene
from ecograph.model.facts import AmountReading, AmountUse, BudgetLine, Fact, Flow
from ecograph.model.tables import Cell, Row

_BY_KIND: dict[Kind, AmountUse] = {
    "tariffs": "fee_scale", "schedule": "instalment", "accounts": "budget_line", "expenses": "budget_line",
    "budget": "budget_line", "plan": "budget_line", "components": "component",
}  # fmt: skip


def read_uses(scene: Scene, kind: Kind, found: tuple[Fact, ...]) -> Iterator[AmountReading]:
    """What each amount of the table was read as."""
    flows = {(f.evidence[0].start, f.amount): f for f in found if isinstance(f, Flow)}
    lines = {(f.evidence[0].start, f.amount): f for f in found if isinstance(f, BudgetLine)}
    for row in scene.table.rows:
        start = scene.scenes.reading.origin[row.start]
        for cell in row.cells:
            if cell.amount is None or not cell.amount.value:
                continue
            key = (start, cell.amount.value)
            yield AmountReading(
                evidence=(scene.scenes.reading.evidence(cell.start, cell.end, f"table/{kind}"),),
                act=scene.act_id,
                amount=cell.amount.value,
                use=_use(scene, kind, row, cell, flows.get(key), lines.get(key)),
                reason=f"table/{kind}/{_role(scene, cell)}",
                score=0.5 if kind == "other" else 0.9,
            )


def _role(scene: Scene, cell: Cell) -> str:
    columns = scene.table.columns
    return columns[cell.column].role if 0 <= cell.column < len(columns) else "note"


def _use(scene: Scene, kind: Kind, row: Row, cell: Cell, flow: Flow | None, line: BudgetLine | None) -> AmountUse:
    if row.is_total or _role(scene, cell) == "total":
        return "total"
    if flow is not None:
        return "component" if flow.part_of_amount is not None else "flow"
    if line is not None:
        return "cost" if line.side == "total" else "budget_line"
    return _BY_KIND.get(kind, "unread" if kind == "other" else "other")
