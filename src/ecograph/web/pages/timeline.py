"""What an organisation was awarded and gave, and with whom it worked, year by year, as one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ecograph.exports.tables import cell
from ecograph.web.pages.tables import ask
from ecograph.web.pages.view import View
from ecograph.web.site import Site

DIRECTIONS = ("received", "given")
_STATUS, _GUARANTEE = "awarded", "guarantee"  # stages are never added up, and a guarantee moves no euro
_PARTNERS = 16  # rows of partners at most
_MOST = 100_000  # rows of a query
_WIDTH, _LEFT, _BARS, _ROW, _HEAD = 900, 270, 130, 24, 28
_LONGEST = 34  # characters of a name


@dataclass(frozen=True, slots=True)
class Sum:
    """The euros of one year and direction, as a bar."""

    direction: str
    year: int
    amount: Decimal
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner with a mark in each year of an act that names it."""

    name: str
    short_name: str
    iri: str
    y: float
    marks: tuple[tuple[int, float, str], ...]  # year, place, how it is tied


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: years from left to right, euros above, partners below."""

    width: int
    height: int
    base: int  # where the bars stand
    years: tuple[tuple[int, float], ...]
    sums: tuple[Sum, ...]
    partners: tuple[Partner, ...]
    directions: tuple[str, ...]  # those that have euros
    left_out: int  # partners that find no room


def timeline(site: Site, view: View, iri: str) -> Timeline | None:
    """The picture of an organisation; None where the acts give no years for it."""
    euros = _euros(site, iri)
    ties = _ties(site, view, iri)
    years = {year for year, _ in euros} | {year for _, marks in ties.values() for year in marks}
    if len(years) < 2 and not (years and ties):
        return None
    places = _places(range(min(years), max(years) + 1))
    base = _HEAD + _BARS if euros else _HEAD
    known = sorted(ties.items(), key=lambda item: (min(item[1][1]), item[1][0], item[0]))
    partners = [
        Partner(
            name, name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…", partner,
            base + 30 + _ROW * (row + 0.5), tuple((year, places[year], how) for year, how in sorted(marks.items())),
        )
        for row, (partner, (name, marks)) in enumerate(known[:_PARTNERS])
    ]  # fmt: skip
    height = base + 30 + _ROW * len(partners) + 6
    return Timeline(
        _WIDTH, height, base, tuple(places.items()), _bars(euros, places, base), tuple(partners),
        tuple(one for one in DIRECTIONS if any(one == direction for _, direction in euros)), max(0, len(known) - _PARTNERS),
    )  # fmt: skip


def _euros(site: Site, iri: str) -> dict[tuple[int, str], Decimal]:
    """Awarded euros by year and direction; each flow counts once."""
    found: dict[tuple[int, str], Decimal] = {}
    rows, _ = ask(site.store, "actor_flows", {"actor": iri}, 1, _MOST)
    counted: set[tuple[str, str]] = set()
    for row in rows:
        year, direction, flow = cell(row["year"]), cell(row["direction"]), cell(row["flow_iri"])
        if (
            cell(row["status"]) == _STATUS
            and cell(row["instrument"]) != _GUARANTEE
            and year
            and (flow, year) not in counted
        ):
            counted.add((flow, year))
            key = (int(year[:4]), direction)
            found[key] = found.get(key, Decimal(0)) + Decimal(cell(row["amount"]))
    return found


def _ties(site: Site, view: View, iri: str) -> dict[str, tuple[str, dict[int, str]]]:
    """The partners of an organisation: by IRI its name, and by year how the acts tie them."""
    found: dict[str, tuple[str, dict[int, str]]] = {}
    rows, _ = ask(site.store, "partners_over_time", {"actor": iri}, 1, _MOST)
    for row in rows:
        how = f"{view.code('tie', cell(row['tie']))} ({view.code('degree', cell(row['degree']))})"
        marks = found.setdefault(cell(row["partner_iri"]), (cell(row["partner"]), {}))[1]
        year = int(cell(row["year"]))
        marks[year] = f"{marks[year]}, {how}" if year in marks else how
    return found


def _places(years: Sequence[int]) -> dict[int, float]:
    """The middle of each year's column."""
    step = (_WIDTH - _LEFT) / len(years)
    return {year: round(_LEFT + step * (number + 0.5), 1) for number, year in enumerate(years)}


def _bars(euros: dict[tuple[int, str], Decimal], places: dict[int, float], base: int) -> tuple[Sum, ...]:
    largest = max(euros.values(), default=Decimal(1)) or Decimal(1)
    wide = min((_WIDTH - _LEFT) / len(places) / 2 - 2, 60)
    directions = sorted({direction for _, direction in euros}, key=DIRECTIONS.index)
    bars = []
    for (year, direction), amount in sorted(euros.items()):
        height = round(max(float(amount / largest) * (_BARS - 20), 1), 1)
        x = places[year] + (wide + 2) * (directions.index(direction) - len(directions) / 2)
        bars.append(Sum(direction, year, amount, round(x, 1), round(base - height, 1), round(wide, 1), height))
    return tuple(bars)
