"""Static SVG pictures of networks and of flows, readable in print and without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from math import sqrt

# Okabe and Ito's colours, told apart by colour-blind readers too; grey for the communities beyond
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
GREY = "#8A8A8A"
WIDTH, HEIGHT = 960, 640
MARGIN = 30
LABELS = 18


@dataclass(frozen=True, slots=True)
class Dot:
    """A node to draw."""

    name: str
    x: float
    y: float
    size: float
    community: int
    link: str = ""


def colour(community: int) -> str:
    """The colour of a community; the largest have one of their own."""
    return PALETTE[community] if 0 <= community < len(PALETTE) else GREY


def network_picture(
    dots: Mapping[str, Dot], lines: Sequence[tuple[str, str, float]], title: str, height: int = HEIGHT
) -> str:
    """An SVG of a network; the largest nodes are named, the others name themselves on hovering."""
    place = _scaled(dots, height)
    largest_line = max((weight for _, _, weight in lines), default=1.0) or 1.0
    largest_dot = max((dot.size for dot in dots.values()), default=1.0) or 1.0
    parts = [
        f'<svg class="network" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title><g stroke="#9a9a9a" stroke-opacity="0.55">'
    ]
    for source, target, weight in lines:
        (x1, y1), (x2, y2) = place[source], place[target]
        width = 0.6 + 3.4 * sqrt(weight / largest_line)
        parts.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke-width="{width:.1f}"/>')
    parts.append('</g><g stroke="#fff" stroke-width="0.8">')
    ordered = sorted(dots.items(), key=lambda item: (-item[1].size, item[0]))
    for node, dot in ordered:
        x, y = place[node]
        radius = 2.5 + 11 * sqrt(dot.size / largest_dot)
        circle = f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{colour(dot.community)}">'
        circle += f"<title>{escape(dot.name)}</title></circle>"
        parts.append(f'<a href="{escape(dot.link)}">{circle}</a>' if dot.link else circle)
    parts.append('</g><g font-family="sans-serif" font-size="11" text-anchor="middle" fill="currentColor">')
    parts += _labels([(place[node], dot.name) for node, dot in ordered])
    parts.append("</g></svg>")
    return "".join(parts)


def _scaled(dots: Mapping[str, Dot], height: int) -> dict[str, tuple[float, float]]:
    if not dots:
        return {}
    left, right = min(dot.x for dot in dots.values()), max(dot.x for dot in dots.values())
    low, top = min(dot.y for dot in dots.values()), max(dot.y for dot in dots.values())
    scale = min((WIDTH - 2 * MARGIN) / max(right - left, 1e-9), (height - 2 * MARGIN) / max(top - low, 1e-9), 60.0)
    shift_x, shift_y = (WIDTH - scale * (right - left)) / 2, (height - scale * (top - low)) / 2
    return {
        node: (round(shift_x + scale * (dot.x - left), 1), round(shift_y + scale * (dot.y - low), 1))
        for node, dot in dots.items()
    }


def _labels(named: Sequence[tuple[tuple[float, float], str]]) -> list[str]:
    """The names of the first nodes that have room; a name that would cover another one is left out."""
    taken: list[tuple[float, float, float]] = []
    shown = []
    for (x, y), name in named:
        text = name if len(name) <= 34 else f"{name[:33]}…"
        half = 3.1 * len(text)
        centre = min(max(x, half + 2), WIDTH - half - 2)
        if all(
            abs(y - other_y) > 12 or abs(centre - other_x) > half + other_half for other_x, other_y, other_half in taken
        ):
            taken.append((centre, y, half))
            shown.append(
                f'<text x="{centre:.1f}" y="{y - 9:.1f}" paint-order="stroke" stroke="var(--paper,#fff)" '
                f'stroke-width="3">{escape(text)}</text>'
            )
        if len(shown) == LABELS:
            break
    return shown


@dataclass(frozen=True, slots=True)
class Stream:
    """An amount that goes from one side of a flow picture to the other."""

    source: str
    target: str
    euros: Decimal


def flow_picture(streams: Sequence[Stream], title: str, names: Mapping[str, str], limit: int = 40) -> str:
    """An SVG Sankey diagram of the largest streams, payers left, payees right; what is beyond is one stream "…"."""
    ordered = sorted(streams, key=lambda stream: (-stream.euros, stream.source, stream.target))
    rest = sum((stream.euros for stream in ordered[limit:]), Decimal(0))
    shown = [*ordered[:limit], *([Stream("…", "…", rest)] if rest else [])]
    total = float(sum((stream.euros for stream in shown), Decimal(0))) or 1.0
    left, right = _sums(shown, "source"), _sums(shown, "target")
    gap = 8.0
    scale = max(220.0, 10.0 * max(len(left), len(right))) / total
    (starts, left_end), (ends, right_end) = _stacked(left, scale, gap), _stacked(right, scale, gap)
    height = max(left_end, right_end) + 20
    parts = [
        f'<svg class="flows" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title><g fill-opacity="0.45">'
    ]
    from_left, from_right = dict(starts), dict(ends)
    index = {name: number for number, name in enumerate(left)}
    for stream in sorted(shown, key=lambda stream: (starts[stream.source], ends[stream.target])):
        thick = max(float(stream.euros) * scale, 0.5)
        y1, y2 = from_left[stream.source], from_right[stream.target]
        from_left[stream.source] += float(stream.euros) * scale
        from_right[stream.target] += float(stream.euros) * scale
        label = f"{names.get(stream.source, stream.source)} → {names.get(stream.target, stream.target)}: {money(stream.euros)}"
        parts.append(
            f'<path fill="{PALETTE[index[stream.source] % len(PALETTE)]}" d="M300 {y1:.1f}C480 {y1:.1f} 480 {y2:.1f} 660 '
            f'{y2:.1f}V{y2 + thick:.1f}C480 {y2 + thick:.1f} 480 {y1 + thick:.1f} 300 {y1 + thick:.1f}Z">'
            f"<title>{escape(label)}</title></path>"
        )
    parts.append('</g><g font-family="sans-serif" font-size="11" fill="currentColor">')
    for sums, tops, x, anchor in ((left, starts, 288, "end"), (right, ends, 672, "start")):
        for name, euros in sums.items():
            thick = max(float(euros) * scale, 1.0)
            bar = 292 if anchor == "end" else 660
            parts.append(f'<rect x="{bar}" y="{tops[name]:.1f}" width="8" height="{thick:.1f}"/>')
            parts.append(
                f'<text x="{x}" y="{tops[name] + thick / 2 + 4:.1f}" text-anchor="{anchor}">'
                f'{escape(_short(names.get(name, name)))} <tspan fill-opacity="0.7">{money(euros)}</tspan></text>'
            )
    return "".join([*parts, "</g></svg>"])


def money(euros: Decimal) -> str:
    """An amount as French readers write it, with cents only where there are any.

    >>> money(Decimal("80000.00"))
    '80\\u202f000\\xa0€'
    """
    text = f"{euros:,.2f}".removesuffix(".00")
    return f"{text.replace(',', chr(0x202F)).replace('.', ',')}\xa0€"


def _short(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:29]}…"


def _sums(streams: Sequence[Stream], side: str) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for stream in streams:
        name = stream.source if side == "source" else stream.target
        sums[name] = sums.get(name, Decimal(0)) + stream.euros
    return dict(sorted(sums.items(), key=lambda item: (item[0] == "…", -item[1], item[0])))


def _stacked(sums: Mapping[str, Decimal], scale: float, gap: float) -> tuple[dict[str, float], float]:
    """The top of each bar, and the bottom of the last; a thin bar still has the room of its name."""
    tops, y = {}, 20.0
    for name, euros in sums.items():
        tops[name] = y
        y += max(float(euros) * scale, 10.0) + gap
    return tops, y
