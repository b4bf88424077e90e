"""Sums of euros as bands between columns of bars (a Sankey diagram), drawn on the server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

_WIDTH, _HEIGHT, _BAR, _GAP, _MARGIN = 900, 420, 12, 8, 270
_SLOT = 30  # room that the two lines of a label need
_NAME = 31  # characters of a name
COLOURS = 6


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a band halts in one column: its key, and the name of its bar; without a name no bar is drawn."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """One sum on its way through the columns, what it is called, and where a click on it leads."""

    stops: tuple[Stop, ...]
    amount: Decimal
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One actor or budget in the picture: a bar with its name and sum."""

    name: str
    whole_name: str
    sum: Decimal
    x: float
    y: float
    width: float
    height: float
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One sum from the first column to the last: a curved band."""

    path: str
    title: str
    href: str
    rank: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Who gives how much to whom: payers left, payees right, budgets or programmes between where there are any."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]


def plain_band(payer: str, payee: str, amount: Decimal, title: str) -> Band:
    """A band of two columns that names alone tell apart."""
    return Band((Stop(payer, payer), Stop(payee, payee)), amount, title)


def draw(bands: Sequence[Band]) -> Picture | None:
    """The picture of some bands, which all halt in the same number of columns; None where there are none."""
    total = sum((band.amount for band in bands), Decimal(0))
    if not total:
        return None
    scale = _HEIGHT / float(total)
    columns = [_totals(bands, number) for number in range(len(bands[0].stops))]
    xs = [_MARGIN + (_WIDTH - 2 * _MARGIN) * number / (len(columns) - 1) for number in range(len(columns))]
    names = {(number, stop.key): stop.name for band in bands for number, stop in enumerate(band.stops)}
    slots = [
        {key: _slot(amount, scale, bool(names[number, key])) for key, amount in totals.items()}
        for number, totals in enumerate(columns)
    ]
    height = max(sum(one.values()) + _GAP * len(one) for one in slots)
    places = [_stack(totals, one, scale, height) for totals, one in zip(columns, slots, strict=True)]
    used = [dict(one) for one in places]
    ribbons = []
    for rank, band in enumerate(bands):
        thick = float(band.amount) * scale
        tops = [used[number][stop.key] for number, stop in enumerate(band.stops)]
        ribbons.append(Ribbon(_outline(xs, tops, thick), band.title, band.href, rank % COLOURS))
        for number, stop in enumerate(band.stops):
            used[number][stop.key] += thick
    bars = [
        _bar(names[number, key], amount, number, len(columns), xs[number], places[number][key], scale)
        for number, totals in enumerate(columns) for key, amount in totals.items() if names[number, key]
    ]  # fmt: skip
    return Picture(_WIDTH, round(height) + 2, tuple(bars), tuple(ribbons))


def _totals(bands: Sequence[Band], number: int) -> dict[str, Decimal]:
    """The sum of each key of a column; the largest first at the ends, between them in the order of the first column."""
    totals: dict[str, Decimal] = {}
    for band in _in_order(bands, number):
        key = band.stops[number].key
        totals[key] = totals.get(key, Decimal(0)) + band.amount
    if 0 < number < len(bands[0].stops) - 1:
        return totals
    return dict(sorted(totals.items(), key=lambda item: (not item[0], -item[1], item[0])))


def _in_order(bands: Sequence[Band], number: int) -> Iterable[Band]:
    if number == 0:
        return bands
    first = list(_totals(bands, 0))
    return sorted(bands, key=lambda band: first.index(band.stops[0].key))


def _stack(totals: dict[str, Decimal], slots: dict[str, float], scale: float, height: float) -> dict[str, float]:
    """Where the bar of each key begins; a column that is shorter than the picture stands in its middle."""
    y, places = (height - sum(slots.values()) - _GAP * len(slots)) / 2 + _GAP / 2, {}
    for key, total in totals.items():
        places[key] = y + (slots[key] - float(total) * scale) / 2
        y += slots[key] + _GAP
    return places


def _slot(total: Decimal, scale: float, is_named: bool) -> float:
    """The height that a bar takes with its label, where it has one."""
    return max(float(total) * scale, _SLOT if is_named else 1)


def _bar(name: str, total: Decimal, number: int, columns: int, x: float, y: float, scale: float) -> Bar:
    is_first, is_last = number == 0, number == columns - 1
    left = x - _BAR if is_first else x if is_last else x - _BAR / 2
    text_x, anchor = (left - 8, "end") if is_first else (left + _BAR + 8, "start")
    longest = _NAME if is_first or is_last else _NAME - 8
    short = name if len(name) <= longest else f"{name[: longest - 2].rstrip()}…"
    height = round(max(float(total) * scale, 1), 1)
    return Bar(short, name, total, round(left, 1), round(y, 1), _BAR, height, round(text_x, 1), anchor)


def _outline(xs: Sequence[float], tops: Sequence[float], height: float) -> str:
    """The outline of a band, as an SVG path: along its upper edge, back along the lower one."""
    upper = list(zip(xs, tops, strict=True))
    lower = [(x, top + height) for x, top in reversed(upper)]
    return (
        f"M{upper[0][0]:.0f},{upper[0][1]:.1f} {_curves(upper)} L{lower[0][0]:.0f},{lower[0][1]:.1f} {_curves(lower)} Z"
    )


def _curves(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(
        f"C{(x1 + x2) / 2:.0f},{y1:.1f} {(x1 + x2) / 2:.0f},{y2:.1f} {x2:.0f},{y2:.1f}"
        for (x1, y1), (x2, y2) in pairwise(points)
    )
