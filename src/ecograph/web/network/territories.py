"""Euros by territory: what the actors of each département or région give and receive, as a table and as two maps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ecograph.analytics.whereabouts import REGION, Territory, Whereabouts
from ecograph.web.network.choice import Choice
from ecograph.web.network.outlines import OVERSEAS, Outlines, outlines
from ecograph.web.network.sums import Sum
from ecograph.web.pages.view import View

STEPS = 5  # shades of both maps; each step is ten times the one before
SIDES = ("given", "received")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Row:
    """What the actors of one territory give and receive; without a territory those of whom it is not known."""

    territory: Territory | None
    given: Decimal
    received: Decimal

    def of(self, side: str) -> Decimal:
        """One of the two sums."""
        return self.given if side == "given" else self.received


@dataclass(frozen=True, slots=True)
class Shape:
    """A département on a map: its shade (0: no euros), what is told of it, and where a click leads."""

    code: str
    shade: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Map:
    """One map: its side, its départements by code, and its legend: each shade with its least sum and its upper bound."""

    side: str
    shapes: Mapping[str, Shape]
    legend: tuple[tuple[int, Decimal, Decimal | None], ...]


def by_territory(found: Iterable[Sum], where: Whereabouts) -> tuple[Row, ...]:
    """The sums of each territory, largest first, those of no known territory last; each column adds up to the total."""
    sums: dict[str, dict[str, Decimal]] = {side: {} for side in SIDES}
    for one in found:
        for side, actor in zip(SIDES, (one.payer.iri, one.payee.iri), strict=True):
            key = where.of.get(actor, "")
            sums[side][key] = sums[side].get(key, NOTHING) + one.amount
    rows = [
        Row(where.territories.get(key), *(sums[side].get(key, NOTHING) for side in SIDES))
        for key in {*sums["given"], *sums["received"]}
    ]
    return tuple(sorted(rows, key=_rank))


def _rank(row: Row) -> tuple[bool, Decimal, str]:
    return row.territory is None, -(row.given + row.received), row.territory.key if row.territory else ""


def draw_maps(view: View, path: str, choice: Choice, rows: Iterable[Row]) -> tuple[Outlines, tuple[Map, ...]] | None:
    """A map of what is given and one of what is received; a click narrows the page at `path` to a département.

    None where no outlines were bundled, or where no département is known.
    """
    drawn = outlines()
    named = {row.territory.code: row for row in rows if row.territory and row.territory.level != REGION}
    if drawn is None or not named:
        return None

    def narrowed(territory: Territory) -> str:
        return view.links.page(path, **choice.parameters(territory=territory.key))

    largest = max(row.of(side) for row in named.values() for side in SIDES)
    least = Decimal(10) ** (max(largest.adjusted(), 0) - STEPS + 1)
    return drawn, tuple(_map(view, narrowed, side, named, drawn, least) for side in SIDES)


def _map(
    view: View,
    narrowed: Callable[[Territory], str],
    side: str,
    rows: Mapping[str, Row],
    drawn: Outlines,
    least: Decimal,
) -> Map:
    codes = (*drawn.codes, *OVERSEAS)
    shapes = {code: _shape(view, narrowed, code, rows.get(code), side, least) for code in codes}
    shown = sorted({shape.shade for shape in shapes.values()} - {0})
    bounds = [
        (shade, least * 10 ** (shade - 1) if shade > 1 else NOTHING, least * 10**shade if shade < STEPS else None)
        for shade in shown
    ]
    return Map(side, shapes, tuple(bounds))


def _shape(
    view: View, narrowed: Callable[[Territory], str], code: str, row: Row | None, side: str, least: Decimal
) -> Shape:
    if row is None or row.territory is None or not row.of(side):
        return Shape(code, 0, "", "")
    amount = row.of(side)
    shade = min(max((amount / least).adjusted() + 1, 1), STEPS)
    return Shape(code, shade, f"{row.territory.label} : {view.money(amount)}", narrowed(row.territory))
