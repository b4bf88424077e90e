"""Where to draw the nodes: computed once at build time, the same for the same network.

Each component is drawn by itself and the drawings are packed side by side, the largest in the middle, so that small
components neither fly away nor cover the large one.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import networkx as nx

Points = NDArray[np.float64]
LARGEST_FOR_FORCES = 1_000  # nodes of a component; forces between all pairs are quadratic
ITERATIONS = 80
SEED = 42
GOLDEN_ANGLE = np.pi * (3 - 5**0.5)


def positions(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Coordinates of every node, in units of about the distance of two neighbours."""
    import networkx as nx

    simple = nx.Graph(graph) if graph.is_directed() else graph
    parts = sorted((sorted(part) for part in nx.connected_components(simple)), key=lambda part: (-len(part), part[0]))
    placed: dict[str, tuple[float, float]] = {}
    for nodes, centre, drawing in _packed([(nodes, _draw(simple, nodes)) for nodes in parts]):
        for node, point in zip(nodes, drawing + centre, strict=True):
            placed[node] = (round(float(point[0]), 3), round(float(point[1]), 3))
    return placed


def positions_of(nodes: Iterable[str], ties: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Coordinates of nodes by the ties between them; ties to others play no part."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((one, other) for one, other in ties if one != other and one in graph and other in graph)
    return positions(graph) if graph else {}


def _draw(graph: "nx.Graph[str]", nodes: list[str]) -> Points:
    """The drawing of one component around its own centre."""
    index = {node: number for number, node in enumerate(nodes)}
    edges = [(index[a], index[b]) for a, b in graph.edges(nodes) if a != b]
    if len(nodes) <= 2:
        return np.array([[0.0, 0.0], [1.0, 0.0]])[: len(nodes)]
    ends = np.array(edges, dtype=np.int64)
    if np.bincount(ends.ravel()).max() == len(nodes) - 1 == len(ends):
        drawing = _star(len(nodes), ends)
    else:
        drawing = _forces(len(nodes), ends) if len(nodes) <= LARGEST_FOR_FORCES else _distances(len(nodes), ends)
    drawing -= (drawing.max(axis=0) + drawing.min(axis=0)) / 2
    lengths = np.linalg.norm(drawing[ends[:, 0]] - drawing[ends[:, 1]], axis=1)
    return drawing / max(float(np.median(lengths)), 1e-9)


def _star(size: int, ends: NDArray[np.int64]) -> Points:
    """One node in the middle, all others on rings around it."""
    drawing = _spiral(size) / (2 if size > 12 else 1)
    middle = int(np.bincount(ends.ravel()).argmax())
    drawing[[0, middle]] = drawing[[middle, 0]]
    others = np.arange(size) != middle
    drawing[middle] = 0.0
    if size <= 12:
        angles = np.linspace(0, 2 * np.pi, size - 1, endpoint=False)
        drawing[others] = np.column_stack([np.cos(angles), np.sin(angles)])
    return drawing


def _forces(size: int, ends: NDArray[np.int64]) -> Points:
    """A force layout after Fruchterman and Reingold, with repulsion by degree as in ForceAtlas2."""
    at = _spiral(size)
    degree = np.bincount(ends.ravel(), minlength=size) + 1.0
    mass = np.sqrt(np.outer(degree, degree))
    reach = size**0.5
    steps = min(ITERATIONS, 20 + 3 * size)
    for step in range(steps):
        across, down = (at[:, axis, None] - at[None, :, axis] for axis in range(2))
        strength = mass / (across * across + down * down + 0.01)
        push = np.column_stack([np.einsum("ij,ij->i", strength, apart) for apart in (across, down)])
        along = at[ends[:, 0]] - at[ends[:, 1]]
        pull = along * np.linalg.norm(along, axis=1, keepdims=True)
        for axis in range(2):
            push[:, axis] -= np.bincount(ends[:, 0], pull[:, axis], size)
            push[:, axis] += np.bincount(ends[:, 1], pull[:, axis], size)
        length = np.linalg.norm(push, axis=1, keepdims=True) + 1e-12
        limit = 0.3 * reach * (1 - step / steps) + 0.01
        at = at + push / length * np.minimum(length, limit)
    return at


def _distances(size: int, ends: NDArray[np.int64]) -> Points:
    """A layout by distances to pivots, for large components; on one thread, to be repeatable."""
    import networkit as nk

    graph = nk.GraphFromCoo((ends[:, 0], ends[:, 1]), n=size, directed=False)
    threads = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    try:
        nk.setSeed(SEED, False)
        layout = nk.viz.PivotMDS(graph, 2, min(50, size))
        layout.run()
        drawing: Points = np.array([tuple(point) for point in layout.getCoordinates()], dtype=np.float64)
    finally:
        nk.setNumberOfThreads(threads)
    # nodes with the same distances to all pivots fall on one point: a small spiral parts them
    parted: Points = drawing + _spiral(size) * 0.02 * float(np.abs(drawing).max()) / size**0.5
    return parted


def _spiral(size: int) -> Points:
    """Points spread evenly over a disc, without chance."""
    numbers = np.arange(size)
    radius, angle = np.sqrt(numbers + 0.5), numbers * GOLDEN_ANGLE
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _packed(parts: list[tuple[list[str], Points]]) -> list[tuple[list[str], Points, Points]]:
    """Each drawing with its centre: the largest in the middle, the others around it on widening rings."""
    packed: list[tuple[list[str], Points, Points]] = []
    ring = angle = widest = 0.0
    for number, (nodes, drawing) in enumerate(parts):
        radius = float(np.linalg.norm(drawing, axis=1).max()) + 0.6
        if number == 0:
            packed.append((nodes, np.zeros(2), drawing))
            ring = radius
            continue
        if angle == 0.0:
            ring, widest = ring + radius, radius
        centre = np.array([np.cos(angle), np.sin(angle)]) * ring
        packed.append((nodes, centre, drawing))
        angle += 2.1 * float(np.arcsin(min(1.0, radius / ring)))
        if angle + 2 * float(np.arcsin(min(1.0, radius / ring))) > 2 * np.pi:
            ring, angle = ring + widest, 0.0
    return packed
