"""Who gives how much to whom in a year and at a stage: the picture of the flows, and their sums to the cent."""

from dataclasses import dataclass
from decimal import Decimal

from ecograph.analytics.networks import Actor
from ecograph.web.network.choice import INSTRUMENTS, STATUSES, Choice
from ecograph.web.network.datasets import Publication
from ecograph.web.pages.home import draw
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.view import View

PATH = "reseau/flux"
BANDS = 24  # bands of the picture; what remains goes into one more
ROWS = 200  # rows of the table on the page


@dataclass(frozen=True, slots=True)
class Sum:
    """What one payer gives to one payee."""

    payer: Actor
    payee: Actor
    amount: Decimal
    flows: int


def sums(published: Publication, choice: Choice) -> tuple[Sum, ...]:
    """The sums of the flows that are chosen, largest first."""
    dataset = published.dataset(choice)
    actors = dataset.network.actors
    return tuple(Sum(actors[one.source], actors[one.target], one.weight, one.count) for one in dataset.edges)


def flux_page(published: Publication, view: View, choice: Choice) -> Page:
    """The page of the flows."""
    found = sums(published, choice)
    bands = [(one.payer.label, one.payee.label, float(one.amount)) for one in found[:BANDS] if one.amount]
    rest = sum((one.amount for one in found[BANDS:]), Decimal(0))
    if rest:
        bands.append((view.t("network.other_payers"), view.t("network.other_payees"), float(rest)))
    content = {
        "choice": choice, "sums": found[:ROWS], "count": len(found), "flows": sum(one.flows for one in found),
        "total": sum((one.amount for one in found), Decimal(0)), "picture": draw(view, bands), "bands": BANDS,
        "years": published.years["money"], "statuses": STATUSES, "instruments": INSTRUMENTS,
        "csv": view.links.page(f"{PATH}.csv", **choice.parameters()),
        "network": view.links.page("reseau", **choice.parameters()),
        "other_address": view.links.page(PATH, **choice.parameters(lang=view.other_language)),
    }  # fmt: skip
    return Page("flux.html", view.t("network.flux"), "network", path=PATH, content=content)
