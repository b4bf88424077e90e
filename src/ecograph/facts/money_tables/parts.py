"""Columns that split the sum of each row: by section, by year, by action; their sum stands in a column of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ecograph.facts.money_tables.rules import table_rules
from ecograph.model.facts import Flow
from ecograph.model.tables import Row, Table
from ecograph.values.folding import fold

_SHARE_OF_ROWS = 0.7
_OTHER_MEANING = ("rate", "code", "number", "past", "requested", "name", "purpose", "place")
_PAYMENT = re.compile(
    r"\W*(?:\d+ ?% )?(?:(?:1er|2e|2eme|premiere?|deuxieme|seconde?|derniere?) )?(?:avance|acompte|solde|versement)"
)
_WITHIN = re.compile(r"\bdont\b")
_OF_PROJECT = re.compile(r"\b(?:cout|budget|depense|assiette|devis|base|reste|auto-?financement|demand|sollicit)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The column of the whole and the columns of its parts."""

    whole: int
    parts: tuple[int, ...]

    def of(self, table: Table, row: Row, flow: Flow) -> Iterator[Flow]:
        """The parts of the whole that a flow states, each with the year or the purpose that heads its column."""
        for cell in row.cells:
            if cell.column not in self.parts or cell.amount is None or cell.amount.value in (0, flow.amount):
                continue
            column = table.columns[cell.column]
            title = " ".join(column.title.split())
            purpose = flow.purpose if column.year else ", ".join(p for p in (flow.purpose, title.lower()) if p)
            yield replace(
                flow, amount=cell.amount.value, year=column.year or flow.year, purpose=purpose, status="awarded"
                if flow.status == "proposed" else flow.status, part_of_amount=flow.amount,
                axis="instalment" if column.year else "purpose",
            )  # fmt: skip


def parts_of(table: Table) -> Parts | None:
    """The columns that split the sums of a table, or None where no column adds up the others."""
    rows = [row for row in table.rows if not row.is_total]
    figures = [{c.column: c.amount.value for c in row.cells if c.amount and c.column >= 0} for row in rows]
    columns = sorted({index for own in figures for index in own})
    columns = [i for i in columns if table.columns[i].role not in _OTHER_MEANING]
    titles = {i: fold(table.columns[i].title) for i in columns}
    for whole in reversed(columns):
        others = [i for i in columns if i != whole and not _OF_PROJECT.search(titles[i])]
        if (
            any(table_rules().funders.match(titles[i]) or _PAYMENT.match(titles[i]) for i in others)
            or _OF_PROJECT.search(titles[whole])
            or len(others) < 2
        ):
            continue
        for parts in (others, [i for i in others if i < whole], [i for i in others if i > whole]):
            if len(parts) > 1 and _adds_up(figures, whole, parts) and all(titles[i] for i in parts):
                return Parts(whole, tuple(parts))
    within = [i for i in columns[1:] if _WITHIN.match(titles[i])]
    if within and len(within) < len(columns):
        whole = columns[columns.index(within[0]) - 1]
        return None if _OF_PROJECT.search(titles[whole]) else Parts(whole, tuple(within))
    return None


def _adds_up(figures: list[dict[int, Decimal]], whole: int, parts: list[int]) -> bool:
    """Whether the parts make the whole in most rows, and more than one part counts in some."""
    zero = Decimal(0)
    checks = [sum((own.get(i, zero) for i in parts), zero) == own[whole] for own in figures if own.get(whole)]
    split = any(sum(own.get(i, zero) != 0 for i in parts) > 1 for own in figures)
    return len(checks) > 1 and split and sum(checks) >= _SHARE_OF_ROWS * len(checks)
