"""Euros by territory: what the actors of each région and département give and receive, as tables and as maps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ecograph.analytics.whereabouts import REGION, Territory, Whereabouts
from ecograph.knowledge.territories import DEPARTEMENT, territories
from ecograph.web.network.choice import Choice
from ecograph.web.network.outlines import OVERSEAS, outlines
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
class Area:
    """A territory on a map: its shade (0: no euros), what is told of it, where a click leads, and the départements it is drawn by."""

    shade: int
    title: str
    href: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """One map: its side and level, its areas, and its legend: each shade with its least sum and its upper bound."""

    side: str
    level: str
    areas: tuple[Area, ...]
    legend: tuple[tuple[int, Decimal, Decimal | None], ...]

    @property
    def by_code(self) -> dict[str, Area]:
        """The area that each département is of."""
        return {code: area for area in self.areas for code in area.codes}


@dataclass(frozen=True, slots=True)
class Level:
    """The euros of the régions or of the départements: a row for each, and the maps of what they give and receive."""

    name: str
    rows: tuple[Row, ...]
    maps: tuple[Map, ...]


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


def by_region(rows: Iterable[Row], where: Whereabouts) -> tuple[Row, ...]:
    """The rows of territories put together by région: its own body and those of its départements."""
    sums: dict[str, list[Decimal]] = {}
    for row in rows:
        key = (row.territory.within or row.territory.key) if row.territory else ""
        given, received = sums.get(key, (NOTHING, NOTHING))
        sums[key] = [given + row.given, received + row.received]
    found = (Row(where.territories.get(key), given, received) for key, (given, received) in sums.items())
    return tuple(sorted(found, key=_rank))


def levels(view: View, path: str, choice: Choice, rows: tuple[Row, ...], where: Whereabouts) -> tuple[Level, ...]:
    """The régions, then the départements, with their maps; a click narrows the page at `path`. None where no territory is known."""
    if not any(row.territory for row in rows):
        return ()
    whole = by_region(rows, where)
    return (
        Level(REGION, whole, _maps(view, path, choice, whole, REGION)),
        Level(DEPARTEMENT, rows, _maps(view, path, choice, rows, DEPARTEMENT)),
    )


@cache
def _drawn_by(level: str) -> Mapping[str, tuple[str, ...]]:
    """The départements by which each territory of a level is drawn, by its code."""
    drawn = outlines()
    codes: dict[str, list[str]] = {}
    for code in (*drawn.codes, *OVERSEAS) if drawn else ():
        found = territories().get((DEPARTEMENT, code))
        own = found.within if found and found.within and level == REGION else code
        codes.setdefault(own, []).append(code)
    return {code: tuple(parts) for code, parts in codes.items()}


def _maps(view: View, path: str, choice: Choice, rows: Iterable[Row], level: str) -> tuple[Map, ...]:
    """A map of what is given and one of what is received; none without outlines, or where no territory of the level is known."""
    named = {row.territory.code: row for row in rows if row.territory and row.territory.level == level}
    if not _drawn_by(level) or not named:
        return ()

    def narrowed(territory: Territory) -> str:
        return view.links.page(path, **choice.parameters(territory=territory.key))

    largest = max(row.of(side) for row in named.values() for side in SIDES)
    least = Decimal(10) ** (max(largest.adjusted(), 0) - STEPS + 1)
    return tuple(_map(view, narrowed, side, level, named, least) for side in SIDES)


def _map(
    view: View,
    narrowed: Callable[[Territory], str],
    side: str,
    level: str,
    rows: Mapping[str, Row],
    least: Decimal,
) -> Map:
    areas = tuple(_area(view, narrowed, codes, rows.get(code), side, least) for code, codes in _drawn_by(level).items())
    shown = sorted({area.shade for area in areas} - {0})
    bounds = [
        (shade, least * 10 ** (shade - 1) if shade > 1 else NOTHING, least * 10**shade if shade < STEPS else None)
        for shade in shown
    ]
    return Map(side, level, areas, tuple(bounds))


def _area(
    view: View,
    narrowed: Callable[[Territory], str],
    codes: tuple[str, ...],
    row: Row | None,
    side: str,
    least: Decimal,
) -> Area:
    if row is None or row.territory is None or not row.of(side):
        return Area(0, "", "", codes)
    amount = row.of(side)
    shade = min(max((amount / least).adjusted() + 1, 1), STEPS)
    return Area(shade, f"{row.territory.label} : {view.money(amount)}", narrowed(row.territory), codes)
