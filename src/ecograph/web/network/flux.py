"""Who gives how much to whom in a year and at a stage: the picture of the flows, and their sums to the cent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ecograph.analytics.networks import Actor, Tie
from ecograph.web.network.breakdown import Part, charged_to
from ecograph.web.network.choice import INSTRUMENTS, STATUSES, Choice
from ecograph.web.network.datasets import Publication
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.sankey import Band, Stop, draw
from ecograph.web.pages.view import View

PATH = "reseau/flux"
BANDS = 24  # sums of the picture; what remains goes into one more
ROWS = 200  # rows of the table on the page


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow of a sum, with what it is made of."""

    tie: Tie
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """What one payer gives to one payee, and the flows that it adds up."""

    payer: Actor
    payee: Actor
    amount: Decimal
    flows: int
    made_of: tuple[Flow, ...] = field(default=())

    @property
    def budgets(self) -> tuple[tuple[str, Decimal], ...]:
        """The budgets that pay this sum, by name; "" for what no budget is named for."""
        totals: dict[str, Decimal] = {}
        for flow in self.made_of:
            for name, amount in charged_to(flow.tie.weight, flow.parts):
                totals[name] = totals.get(name, Decimal(0)) + amount
        return tuple(sorted(totals.items(), key=lambda item: (item[0] == "", -item[1], item[0])))


def sums(published: Publication, choice: Choice) -> tuple[Sum, ...]:
    """The sums of the flows that are chosen, largest first."""
    dataset = published.dataset(choice)
    actors = dataset.network.actors
    flows: dict[tuple[str, str], list[Flow]] = {}
    for tie in sorted(dataset.network.ties, key=lambda tie: (-(tie.year or 0), -tie.weight, tie.statement)):
        flows.setdefault((tie.source, tie.target), []).append(Flow(tie, published.parts.get(tie.statement, ())))
    return tuple(
        Sum(actors[one.source], actors[one.target], one.weight, one.count, tuple(flows[one.source, one.target]))
        for one in dataset.edges
    )


def flux_page(published: Publication, view: View, choice: Choice) -> Page:
    """The page of the flows."""
    found = sums(published, choice)
    content = {
        "choice": choice, "sums": found[:ROWS], "count": len(found), "flows": sum(one.flows for one in found),
        "total": sum((one.amount for one in found), Decimal(0)), "picture": draw(_bands(view, found)), "bands": BANDS,
        "with_budgets": any(name for one in found[:BANDS] for name, _ in one.budgets),
        "years": published.years["money"], "statuses": STATUSES, "instruments": INSTRUMENTS,
        "territories": published.territories["money"],
        "csv": view.links.page(f"{PATH}.csv", **choice.parameters()),
        "network": view.links.page("reseau", **choice.parameters()),
        "other_address": view.links.page(PATH, **choice.parameters(lang=view.other_language)),
    }  # fmt: skip
    return Page("flux.html", view.t("network.flux"), "network", path=PATH, content=content)


def _bands(view: View, found: tuple[Sum, ...]) -> list[Band]:
    """The largest sums and one band for all others; by way of the budgets where any is named."""
    shown = [one for one in found[:BANDS] if one.amount]
    by_budget = any(name for one in shown for name, _ in one.budgets)
    bands = [band for number, one in enumerate(shown, 1) for band in _split(view, one, f"#sum-{number}", by_budget)]
    rest = sum((one.amount for one in found[BANDS:]), Decimal(0))
    if rest:
        ends = [Stop("", view.t("network.other_payers")), Stop("", view.t("network.other_payees"))]
        title = f"{ends[0].name} → {ends[1].name} : {view.money(rest)}"
        bands.append(Band((ends[0], Stop("", ""), ends[1]) if by_budget else tuple(ends), rest, title, "#sums"))
    return bands


def _split(view: View, one: Sum, href: str, by_budget: bool) -> list[Band]:
    payer, payee = Stop(one.payer.iri, one.payer.label), Stop(one.payee.iri, one.payee.label)
    if not by_budget:
        title = f"{payer.name} → {payee.name} : {view.money(one.amount)}"
        return [Band((payer, payee), one.amount, title, href)]
    budgets: Mapping[str, Decimal] = dict(one.budgets)
    return [
        Band(
            (payer, Stop(f"{payer.key} {name}" if name else f"{payer.key} {payee.key}", name), payee), amount,
            " → ".join(part for part in (payer.name, name, payee.name) if part) + f" : {view.money(amount)}", href,
        )
        for name, amount in budgets.items()
    ]  # fmt: skip
