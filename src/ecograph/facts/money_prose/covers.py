"""A sentence that says who covers the budget of one body: each funder is a line of its revenue."""

from collections.abc import Iterator

from ecograph.facts.money_prose.budgets import act_id, stated_lines
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import BudgetLine
from ecograph.values.folding import name_key

_FEWEST = 3  # two funders that are named in passing are no plan


def find_covers(prose: Prose, verdicts: list[Verdict]) -> Iterator[BudgetLine]:
    """Revenue lines of the funders of one body, where one sentence names three or more that are to pay it."""
    told: dict[tuple[int, str], list[Verdict]] = {}
    for verdict in verdicts:
        if _is_planned_grant(verdict):
            sentence = prose.clauses[verdict.sum.clause].sentence
            told.setdefault((sentence, verdict.parties.payee), []).append(verdict)
    known = stated_lines(prose, "revenue")
    for (_, payee), group in told.items():
        payers = {v.parties.payer for v in group}
        if len(payers) < _FEWEST:
            continue
        for verdict in group:
            if (name_key(payee), verdict.sum.value) in known:
                continue
            clause = prose.clauses[verdict.sum.clause]
            yield BudgetLine(
                evidence=(prose.reading.evidence(clause.start, clause.end, "covers", verdict.score),),
                act=act_id(prose, verdict.sum.start),
                organisation=payee,
                side="revenue",
                label=_as_written(prose, verdict),
                amount=verdict.sum.value,
                year=verdict.year,
                tax_basis=verdict.sum.tax_basis,
            )


def _is_planned_grant(verdict: Verdict) -> bool:
    return (
        verdict.use == "flow"
        and verdict.status == "planned"
        and verdict.frame.instrument == "grant"
        and verdict.reason not in ("record", "component")
        and bool(verdict.parties.payer and verdict.parties.payee)
    )


def _as_written(prose: Prose, verdict: Verdict) -> str:
    """The payer as the words beside the sum call it ("FEDER"), else its full name."""
    item, clause = verdict.sum, prose.clauses[verdict.sum.clause]
    named = [m for m in prose.organisations_in(clause.start, clause.end) if m.name == verdict.parties.payer]
    if not named:
        return verdict.parties.payer
    nearest = min(named, key=lambda m: min(abs(m.start - item.end), abs(item.start - m.end)))
    return " ".join(prose.reading.text[nearest.start : nearest.end].split())
