"""The first page: what is here, the largest flows as a picture, and how to go on."""

from decimal import Decimal

from ecograph.web.pages.rendering import Page
from ecograph.web.pages.sankey import draw, plain_band
from ecograph.web.pages.view import View
from ecograph.web.site import Site

COUNTED = ("act", "organisation", "person", "flow", "convention", "session", "partnership", "project")


def home_page(site: Site, view: View) -> Page:
    """The first page."""
    counts = site.index.counts()
    largest = site.index.find(("flow",), order="amount", size=8, facets={"status": "awarded", "instrument": "grant"})
    sums = [
        (payer, payee, Decimal(str(round(amount, 2))))
        for payer, payee, amount in site.index.sums("awarded", "grant", 12)
    ]
    bands = [
        plain_band(payer, payee, amount, f"{payer} → {payee} : {view.money(amount)}") for payer, payee, amount in sums
    ]
    content = {
        "counts": [(kind, counts.get(kind, 0)) for kind in COUNTED if counts.get(kind)],
        "largest": largest.entries, "picture": draw(bands),
    }  # fmt: skip
    return Page("home.html", view.t("home.title"), "home", path="", content=content)
