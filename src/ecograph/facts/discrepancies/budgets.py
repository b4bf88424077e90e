"""Lines of a budget against the total of their side."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.discrepancies.sums import euros, is_error, is_reached
from ecograph.model.facts import BudgetLine, Discrepancy, Fact

_SIDES = {"revenue": "recettes", "expense": "dépenses"}


def find_wrong_budgets(known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    """Sides of a budget whose lines do not make the stated total."""
    groups: dict[tuple[str, str, str, int | None], list[BudgetLine]] = defaultdict(list)
    for fact in known:
        if isinstance(fact, BudgetLine) and fact.table and fact.side in _SIDES:
            groups[(fact.act, fact.table, fact.side, fact.year)].append(fact)
    for (_, _, side, _), lines in groups.items():
        totals = [line for line in lines if line.is_total]
        amounts = [line.amount for line in lines if not line.is_total]
        if not totals:
            continue
        total = max(totals, key=lambda line: line.amount)
        combined = [*(t.amount for t in totals if t is not total), *amounts]
        if (
            is_reached(amounts, total.amount)
            or is_reached(combined, total.amount)
            or not is_error(amounts, total.amount)
        ):
            continue
        computed = sum(amounts, Decimal(0))
        yield Discrepancy(
            evidence=(*lines[0].evidence[:1], *total.evidence[:1]), act=total.act, kind="sum", stated=total.amount,
            computed=computed,
            message=f"{_SIDES[side]} : la somme des lignes est de {euros(computed)} "
            f"pour un total affiché de {euros(total.amount)}",
        )  # fmt: skip
