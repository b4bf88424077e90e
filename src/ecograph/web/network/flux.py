"""Who gives how much to whom in a year and at a stage: the picture of the flows, and their sums to the cent."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ecograph.web.network.choice import INSTRUMENTS, STATUSES, Choice
from ecograph.web.network.datasets import Publication
from ecograph.web.network.outlines import outlines
from ecograph.web.network.sums import Sum, most_used, sums
from ecograph.web.network.territories import by_territory, levels
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.sankey import Band, Stop, draw
from ecograph.web.pages.view import View

PATH = "reseau/flux"
BANDS = 24  # sums of the picture; what remains goes into one more
ROWS = 200  # rows of the table on the page


def flux_page(published: Publication, view: View, choice: Choice) -> Page:
    """The page of the flows."""
    found = sums(published, choice)
    places = by_territory(found, published.reader.whereabouts)
    content = {
        "choice": choice, "sums": found[:ROWS], "count": len(found), "flows": sum(one.flows for one in found),
        "total": sum((one.amount for one in found), Decimal(0)), "picture": draw(_bands(view, found)), "bands": BANDS,
        "with_budgets": any(budget.key for one in found[:BANDS] for budget in one.budgets),
        "years": published.years["money"], "statuses": STATUSES, "instruments": INSTRUMENTS,
        "territories": published.territories["money"],
        "places": levels(view, PATH, choice, places, published.reader.whereabouts), "outlines": outlines(),
        "places_csv": view.links.page("reseau/territoires.csv", **choice.parameters()),
        "csv": view.links.page(f"{PATH}.csv", **choice.parameters()),
        "network": view.links.page("reseau", **choice.parameters()),
        "other_address": view.links.page(PATH, **choice.parameters(lang=view.other_language)),
    }  # fmt: skip
    return Page("flux.html", view.t("network.flux"), "network", path=PATH, content=content)


def _bands(view: View, found: tuple[Sum, ...]) -> list[Band]:
    """The largest sums and one band for all others; by way of the budgets where any is named."""
    shown = [one for one in found[:BANDS] if one.amount]
    names = _budget_names(shown)
    bands = [band for number, one in enumerate(shown, 1) for band in _split(view, one, f"#sum-{number}", names)]
    rest = sum((one.amount for one in found[BANDS:]), Decimal(0))
    if rest:
        ends = [Stop("", view.t("network.other_payers")), Stop("", view.t("network.other_payees"))]
        title = f"{ends[0].name} → {ends[1].name} : {view.money(rest)}"
        bands.append(Band((ends[0], Stop("", ""), ends[1]) if names else tuple(ends), rest, title, "#sums"))
    return bands


def _budget_names(shown: Sequence[Sum]) -> Mapping[tuple[str, str], str]:
    """One name for each budget of each payer, that which stands for most euros of all its sums."""
    written: dict[tuple[str, str], dict[str, Decimal]] = {}
    for one in shown:
        for budget in one.budgets:
            if budget.key:
                names = written.setdefault((one.payer.iri, budget.key), {})
                names[budget.name] = names.get(budget.name, Decimal(0)) + budget.amount
    return {whose: most_used(names) for whose, names in written.items()}


def _split(view: View, one: Sum, href: str, names: Mapping[tuple[str, str], str]) -> list[Band]:
    payer, payee = Stop(one.payer.iri, one.payer.label), Stop(one.payee.iri, one.payee.label)
    if not names:
        title = f"{payer.name} → {payee.name} : {view.money(one.amount)}"
        return [Band((payer, payee), one.amount, title, href)]
    bands = []
    for budget in one.budgets:
        name = names.get((payer.key, budget.key), "")
        told = " → ".join(part for part in (payer.name, name, payee.name) if part)
        middle = Stop(f"{payer.key} {budget.key or payee.key}", name)
        bands.append(Band((payer, middle, payee), budget.amount, f"{told} : {view.money(budget.amount)}", href))
    return bands
