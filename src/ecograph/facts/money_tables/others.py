"""Tables that are neither grants nor plans: accounts by side, contracts by lot, fees of members, splits of one sum."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.money_tables.bodies import is_same_body
from ecograph.facts.money_tables.funders import read_funder
from ecograph.facts.money_tables.parts import Parts, parts_of
from ecograph.facts.money_tables.rules import table_rules
from ecograph.facts.money_tables.scene import Scene
from ecograph.model.facts import Axis, BudgetLine, Fact, Flow
from ecograph.model.tables import Cell, Row
from ecograph.values.folding import fold

_OF_BUDGET = re.compile(r"budget annexe d[eu'](?: la| l')?[^.,;:\n]{3,40}")


def _amounts(row: Row) -> list[Cell]:
    return [c for c in row.cells if c.column >= 0 and c.amount is not None and c.amount.value]


def read_accounts(scene: Scene) -> Iterator[Fact]:
    """The lines of a budget or account with a column for each side."""
    budget = _OF_BUDGET.search(scene.lead)
    prefix = f"{budget[0]}, " if budget else ""
    for row in scene.table.rows:
        for cell in _amounts(row):
            column = scene.table.columns[cell.column]
            if column.role not in ("expense", "revenue") or cell.amount is None:
                continue
            section = re.sub(r"(?i)\b(?:d[ée]penses|recettes|charges|produits)\b", "", column.title).strip().lower()
            label = ", ".join(part for part in (section, row.label) if part)
            yield BudgetLine(
                evidence=(scene.scenes.reading.evidence(row.start, row.end, "table/accounts"),),
                act=scene.act_id,
                organisation=scene.issuer,
                side="expense" if column.role == "expense" else "revenue",
                label=prefix + label,
                amount=cell.amount.value,
                year=column.year or scene.year,
                table=str(scene.table.start),
                is_total=row.is_total,
            )


def read_contracts(scene: Scene) -> Iterator[Fact]:
    """A contract for each lot, at the amount with tax where both stand there, and the totals."""
    for row in scene.table.rows:
        cells = _amounts(row)
        if not cells:
            continue
        taxed = [
            c
            for c in cells
            if "ttc" in fold(scene.table.columns[c.column].title) or (c.amount and c.amount.tax_basis == "TTC")
        ]
        if row.is_total:
            yield from (_cost(scene, row, cell) for cell in cells)
            continue
        cell = (taxed or cells)[-1]
        assert cell.amount is not None
        named = (_contractor(scene, row), "")
        texts = [
            c.text for c in row.cells if c.amount is None and c.text not in named and any(map(str.isalpha, c.text))
        ]
        purpose = ", ".join(texts)
        yield Flow(
            evidence=(scene.scenes.reading.evidence(row.start, row.end, "table/contracts"),),
            act=scene.act_id,
            payer=scene.issuer,
            payee=scene.full_name(_contractor(scene, row)),
            amount=cell.amount.value,
            year=scene.year,
            instrument="contract",
            purpose=" ".join(purpose.split()[:12]),
            tax_basis="TTC" if taxed else cell.amount.tax_basis,
        )


def _contractor(scene: Scene, row: Row) -> str:
    """The words of the column of contractors, else the label of the row."""
    contractors = table_rules().contractors
    heads = {i: fold(column.title) for i, column in enumerate(scene.table.columns)}
    held = [c.text for c in row.cells if contractors.search(heads.get(c.column, ""))]
    return held[0] if held else row.label


def _cost(scene: Scene, row: Row, cell: Cell) -> BudgetLine:
    assert cell.amount is not None
    return BudgetLine(
        evidence=(scene.scenes.reading.evidence(row.start, row.end, "table/contracts"),),
        act=scene.act_id,
        organisation=scene.issuer,
        side="total",
        label=f"{row.label} {scene.table.columns[cell.column].title}".strip(),
        amount=cell.amount.value,
        year=scene.year,
        table=str(scene.table.start),
        is_total=True,
    )


def read_fees(scene: Scene) -> Iterator[Fact]:
    """What each member pays to the body, its parts, and the sum as its revenue."""
    parts = parts_of(scene.table)
    for row in scene.table.rows:
        cells = _amounts(row)
        if not cells or cells[-1].amount is None:
            continue
        cell = next((c for c in cells if parts and c.column == parts.whole), cells[-1])
        assert cell.amount is not None
        amount = cell.amount.value
        year = scene.table.columns[cell.column].year or scene.year
        evidence = (scene.scenes.reading.evidence(row.start, row.end, "table/fees"),)
        if row.is_total:
            yield BudgetLine(
                evidence=evidence, act=scene.act_id, organisation=scene.issuer, side="revenue", year=year,
                label=f"participations, {row.label}", amount=amount, table=str(scene.table.start), is_total=True,
            )  # fmt: skip
        else:
            payer = read_funder(scene, row.label).name or _member(scene, row)
            if payer and scene.issuer and payer != scene.issuer:
                fee = Flow(
                    evidence=evidence, act=scene.act_id, payer=payer, payee=scene.issuer, amount=amount, year=year,
                    instrument="membership_fee", purpose="participation statutaire",
                )  # fmt: skip
                yield fee
                yield from parts.of(scene.table, row, fee) if parts else ()


def _member(scene: Scene, row: Row) -> str:
    """The commune that a row of fees names under a head that calls it so."""
    column = next((c.column for c in row.cells if c.text == row.label and c.column >= 0), 0)
    is_place = scene.table.columns[column].role == "place" and any(map(str.isalpha, row.label))
    return scene.full_name(row.label) if is_place else ""


def read_components(scene: Scene, axis: Axis = "purpose") -> Iterator[Fact]:
    """The parts of one sum that the body gives, where the rows add up to a sum stated near the table.

    With the axis "instalment" the labels are years ("tranche 2021").
    """
    rows = [(row, _amounts(row)) for row in scene.table.rows if not row.is_total]
    parts = parts_of(scene.table)
    if parts:
        rows = [(row, [c for c in found if c.column == parts.whole]) for row, found in rows]
    cells = [(row, found[0]) for row, found in rows if len(found) == 1]
    total = sum((c.amount.value for _, c in cells if c.amount), Decimal(0))
    if (
        len(cells) != len(rows)
        or len(cells) < 2
        or not (_is_stated(scene, total) or (parts and _closing(scene, total)))
    ):
        return
    payee = scene.beneficiary((scene.issuer,), "")
    if not scene.issuer:
        return
    if (axis == "instalment" or parts) and payee and not is_same_body(payee, scene.issuer):
        yield from _whole(scene, payee, total, None if axis == "instalment" else scene.year, parts)
    for row, cell in cells:
        assert cell.amount is not None
        if not payee or is_same_body(payee, scene.issuer):
            return
        words = re.sub(r"^(?:action|axe|volet|lot|projet) ?(?:n° ?)?\d+ ?[:–-]? ?", "", row.label, flags=re.I).split()
        part = Flow(
            evidence=(scene.scenes.reading.evidence(row.start, row.end, "table/components"),),
            act=scene.act_id,
            payer=scene.issuer,
            payee=payee,
            amount=cell.amount.value,
            year=_year(row.label, scene.year) if axis == "instalment" else scene.year,
            purpose="" if axis == "instalment" else " ".join(words[:12]),
            part_of_amount=total,
            axis=axis,
        )
        yield part
        yield from parts.of(scene.table, row, part) if parts else ()


def _whole(scene: Scene, payee: str, total: Decimal, year: int | None, parts: Parts | None) -> Iterator[Flow]:
    """The sum of all rows, where the table's own last row states it, and its parts."""
    row = _closing(scene, total)
    if row:
        flow = Flow(
            evidence=(scene.scenes.reading.evidence(row.start, row.end, "table/schedule"),),
            act=scene.act_id, payer=scene.issuer, payee=payee, amount=total, year=year,
        )  # fmt: skip
        yield flow
        yield from parts.of(scene.table, row, flow) if parts else ()


def _closing(scene: Scene, total: Decimal) -> Row | None:
    """The row of the table that states the sum of the others."""
    rows = [row for row in scene.table.rows if row.is_total]
    return next((row for row in rows if any(c.amount and c.amount.value == total for c in _amounts(row))), None)


def _year(label: str, year: int | None) -> int | None:
    found = re.search(r"\b(?:19[89]|20[0-4])\d\b", label)
    return int(found[0]) if found else year


def _is_stated(scene: Scene, total: Decimal) -> bool:
    """Whether the act states a sum beside the table or in its articles."""
    amounts = scene.scenes.reading.by_kind.get("amount", ())
    first = bisect_left(amounts, scene.table.start - 900, key=lambda m: m.start)
    last = bisect_left(amounts, scene.table.end + 900, key=lambda m: m.start)
    return any(m.value.value == total for m in amounts[first:last])
