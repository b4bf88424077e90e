"""The network as a picture: where each node, line and name stands in an SVG."""

from dataclasses import dataclass
from math import hypot, log1p
from statistics import median

from markupsafe import Markup

from ecograph.web.network.choice import Choice
from ecograph.web.network.datasets import Dataset, Edge, Node

LINES = 1000  # lines of a picture
GROUPS = ("person", "local", "state", "research", "association", "company", "text", "other")
_WIDTH, _MARGIN, _LOWEST, _HIGHEST = 1000, 60, 300, 1000
_WIDEST = 150  # between two neighbours
_SMALLEST, _LARGEST = 8.0, 24.0  # radius of the largest node, by how much room there is
_NAMES, _NAME = 40, 28  # how many names are written at most, and characters of each
_GROUP_OF = {
    "person": "person", "commune": "local", "epci": "local", "metropole": "local", "syndicat": "local",
    "departement": "state", "region": "state", "state": "state", "chamber": "state", "university": "research",
    "research": "research", "pole": "research", "association": "association", "company": "company", "text": "text",
    "act": "text", "session": "text",
}  # fmt: skip
_COLOURS = len(GROUPS)


@dataclass(frozen=True, slots=True)
class Spot:
    """A node as it is drawn; a name of no length is not written."""

    node: Node
    x: float
    y: float
    radius: float
    colour: int
    name: str
    name_x: float


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as it is drawn."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    width: float

    @property
    def attributes(self) -> Markup:
        """Its ends and width as attributes of an SVG line: numbers, in one piece."""
        return Markup(f'x1="{self.x1}" y1="{self.y1}" x2="{self.x2}" y2="{self.y2}" stroke-width="{self.width}"')


@dataclass(frozen=True, slots=True)
class Entry:
    """What a colour stands for: a group of kinds, or a community by its number, or several that share the last colour."""

    colour: int
    group: str = ""
    community: int = 0
    sharing: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture and its legend."""

    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    legend: tuple[Entry, ...]
    left_out: int  # edges between drawn nodes that are too light to be drawn
    width: int = _WIDTH


def group_of(kind: str) -> str:
    """The group of kinds that shares a colour."""
    return _GROUP_OF.get(kind, "other")


def groups_of_kinds() -> dict[str, object]:
    """The names of the groups in the order of their colours, and the colour of each kind: what the explorer draws by."""
    return {"names": GROUPS, "of": {kind: GROUPS.index(group) for kind, group in _GROUP_OF.items()}}


def draw_network(dataset: Dataset, choice: Choice) -> Drawing:
    """The picture of a dataset; the same for the same data."""
    nodes = [node for node in dataset.nodes if node.iri in dataset.places]
    at, height = _scaled(dataset.places)
    by_degree, by_community = choice.size == "degree", choice.colour == "community"
    largest = max((_measure(node, by_degree) for node in nodes), default=1.0) or 1.0
    between = [edge for edge in dataset.edges if edge.source in at and edge.target in at and edge.source != edge.target]
    most = _room(between, at)
    radius = {node.iri: most * (0.2 + 0.8 * (_measure(node, by_degree) / largest) ** 0.5) for node in nodes}
    names = _names(nodes, at, radius)
    spots = tuple(
        Spot(
            node,
            *at[node.iri],
            round(radius[node.iri], 1),
            _colour(node, by_community),
            *names.get(node.iri, ("", 0.0)),
        )
        for node in nodes
    )
    heaviest = max((float(edge.weight) for edge in between), default=1.0)
    lines = tuple(_line(edge, at, radius, heaviest) for edge in between[:LINES])
    return Drawing(height, spots, lines, _legend(nodes, by_community), max(0, len(between) - LINES))


def _room(edges: list[Edge], at: dict[str, tuple[float, float]]) -> float:
    """The radius of the largest node: about half the way between neighbours."""
    lengths = [hypot(at[e.source][0] - at[e.target][0], at[e.source][1] - at[e.target][1]) for e in edges]
    return min(max(0.55 * median(lengths or [0.0]), _SMALLEST), _LARGEST)


def _measure(node: Node, by_degree: bool) -> float:
    return float(node.degree if by_degree else node.strength)


def _colour(node: Node, by_community: bool) -> int:
    return min(node.community, _COLOURS - 1) if by_community else GROUPS.index(group_of(node.kind))


def _legend(nodes: list[Node], by_community: bool) -> tuple[Entry, ...]:
    if not by_community:
        return tuple(Entry(colour, GROUPS[colour]) for colour in sorted({_colour(node, False) for node in nodes}))
    shown = sorted({node.community for node in nodes})
    sharing = [one for one in shown if one >= _COLOURS - 1]
    alone = shown if len(sharing) < 2 else [one for one in shown if one not in sharing]
    entries = [Entry(min(one, _COLOURS - 1), community=one + 1) for one in alone]
    return (*entries, *([Entry(_COLOURS - 1, sharing=len(sharing))] if len(sharing) > 1 else []))


def _scaled(places: dict[str, tuple[float, float]]) -> tuple[dict[str, tuple[float, float]], int]:
    """Places in the units of the picture, and its height."""
    if not places:
        return {}, _LOWEST
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    wide, high = max(max(xs) - min(xs), 0.1), max(max(ys) - min(ys), 0.1)
    room = _WIDTH - 2 * _MARGIN
    scale = min(room / wide, (_HIGHEST - 2 * _MARGIN) / high, _WIDEST)
    height = round(max(scale * high + 2 * _MARGIN, _LOWEST))
    left, top = _WIDTH / 2 - scale * (max(xs) + min(xs)) / 2, height / 2 - scale * (max(ys) + min(ys)) / 2
    return {iri: (round(left + scale * x, 1), round(top + scale * y, 1)) for iri, (x, y) in places.items()}, height


def _line(
    edge: Edge, at: dict[str, tuple[float, float]], radius: dict[str, float], heaviest: float
) -> Line:  # fmt: skip
    (x1, y1), (x2, y2) = at[edge.source], at[edge.target]
    length = hypot(x2 - x1, y2 - y1) or 1.0
    x, y = (x2 - x1) / length, (y2 - y1) / length
    first, last = min(radius[edge.source], length / 3), min(radius[edge.target] + 2, length / 2)
    width = 0.8 + 3.2 * log1p(float(edge.weight)) / (log1p(heaviest) or 1.0)
    return Line(
        edge, round(x1 + x * first, 1), round(y1 + y * first, 1), round(x2 - x * last, 1), round(y2 - y * last, 1),
        round(width, 1),
    )  # fmt: skip


def _names(
    nodes: list[Node], at: dict[str, tuple[float, float]], radius: dict[str, float]
) -> dict[str, tuple[str, float]]:
    """The names that find room under their nodes, those of the largest nodes first, and where each is centred."""
    names: dict[str, tuple[str, float]] = {}
    taken: list[tuple[float, float, float]] = []
    for node in nodes:
        if len(names) == _NAMES:
            break
        name = node.label if len(node.label) <= _NAME else f"{node.label[: _NAME - 1].rstrip()}…"
        (x, y), half = at[node.iri], 3.2 * len(name)
        x, y = min(max(x, half + 2), _WIDTH - half - 2), y + radius[node.iri] + 8
        if all(abs(y - other_y) > 14 or abs(x - other_x) > half + other for other_x, other_y, other in taken):
            names[node.iri] = name, round(x, 1)
            taken.append((x, y, half))
    return names
