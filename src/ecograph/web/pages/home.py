"""The first page: what is here, the largest flows as a picture, and how to go on."""

from dataclasses import dataclass

from ecograph.web.pages.rendering import Page
from ecograph.web.pages.site import Site
from ecograph.web.pages.view import View

COUNTED = ("act", "organisation", "person", "flow", "convention", "session", "partnership", "project")
_WIDTH, _HEIGHT, _BAR, _GAP, _MARGIN = 900, 420, 12, 8, 270
_SLOT = 30  # room that the two lines of a label need
_NAME = 31  # characters of a name


@dataclass(frozen=True, slots=True)
class Bar:
    """One actor in the picture: a bar with its name and sum."""

    name: str
    sum: str
    x: float
    y: float
    height: float
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One sum from a payer to a payee: a curved band."""

    path: str
    title: str
    rank: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Who gives how much to whom, payers left and payees right."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]


def home_page(site: Site, view: View) -> Page:
    """The first page."""
    counts = site.index.counts()
    largest = site.index.find(("flow",), order="amount", size=8, facets={"status": "awarded", "instrument": "grant"})
    content = {
        "counts": [(kind, counts.get(kind, 0)) for kind in COUNTED if counts.get(kind)],
        "largest": largest.entries, "picture": draw(view, site.index.sums("awarded", "grant", 12)),
    }  # fmt: skip
    return Page("home.html", view.t("home.title"), "home", path="", content=content)


def draw(view: View, sums: list[tuple[str, str, float]]) -> Picture | None:
    """The picture of some sums (a Sankey diagram of two columns)."""
    if not sums:
        return None
    payers, payees = _totals(sums, 0), _totals(sums, 1)
    scale = _HEIGHT / sum(amount for _, _, amount in sums)
    left, right = _stack(payers, scale), _stack(payees, scale)
    bars = [*_bars(view, payers, left, scale, is_left=True), *_bars(view, payees, right, scale, is_left=False)]
    used_left, used_right = dict(left), dict(right)
    ribbons = []
    for rank, (payer, payee, amount) in enumerate(sums):
        height = amount * scale
        title = f"{payer} → {payee} : {view.money(round(amount, 2))}"
        ribbons.append(Ribbon(_band(used_left[payer], used_right[payee], height), title, rank % 6))
        used_left[payer] += height
        used_right[payee] += height
    height = max(place + _slot(total, scale) for totals, places in ((payers, left), (payees, right))
                 for total, place in zip(totals.values(), places.values(), strict=True))  # fmt: skip
    return Picture(_WIDTH, round(height) + 2, tuple(bars), tuple(ribbons))


def _totals(sums: list[tuple[str, str, float]], side: int) -> dict[str, float]:
    totals: dict[str, float] = {}
    for row in sums:
        name = str(row[side])
        totals[name] = totals.get(name, 0.0) + row[2]
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))


def _stack(totals: dict[str, float], scale: float) -> dict[str, float]:
    """Where the bar of each name begins."""
    y, places = _GAP / 2, {}
    for name, total in totals.items():
        places[name] = y + (_slot(total, scale) - total * scale) / 2
        y += _slot(total, scale) + _GAP
    return places


def _slot(total: float, scale: float) -> float:
    """The height that a bar takes with its label."""
    return max(total * scale, _SLOT)


def _bars(view: View, totals: dict[str, float], places: dict[str, float], scale: float, is_left: bool) -> list[Bar]:
    x = _MARGIN - _BAR if is_left else _WIDTH - _MARGIN
    text_x, anchor = (x - 8, "end") if is_left else (x + _BAR + 8, "start")
    return [
        Bar(
            name=name if len(name) <= _NAME else f"{name[: _NAME - 2].rstrip()}…", sum=view.money(round(total, 2)),
            x=x, y=round(places[name], 1), height=round(max(total * scale, 1), 1), text_x=text_x, anchor=anchor,
        )
        for name, total in totals.items()
    ]  # fmt: skip


def _band(left: float, right: float, height: float) -> str:
    """The outline of a band, as an SVG path."""
    x1, x2, middle = _MARGIN, _WIDTH - _MARGIN, _WIDTH / 2
    return (
        f"M{x1},{left:.1f} C{middle},{left:.1f} {middle},{right:.1f} {x2},{right:.1f} L{x2},{right + height:.1f} "
        f"C{middle},{right + height:.1f} {middle},{left + height:.1f} {x1},{left + height:.1f} Z"
    )
