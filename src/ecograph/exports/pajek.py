"""Networks as Pajek .net files."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def write_pajek(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes vertices by their name, numbered where two have the same, and arcs or edges by weight."""
    numbers = {node: number for number, node in enumerate(graph, start=1)}
    taken: dict[str, int] = {}
    lines = [f"*Vertices {len(numbers)}"]
    for node, label in graph.nodes(data="label", default=""):
        name = " ".join(str(label or node).replace('"', "'").split())
        taken[name] = taken.get(name, 0) + 1
        shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
        lines.append(f'{numbers[node]} "{shown}"')
    lines.append("*Arcs" if graph.is_directed() else "*Edges")
    for source, target, weight in graph.edges(data="weight", default=1.0):
        lines.append(f"{numbers[source]} {numbers[target]} {weight:g}" if weight < 1e5 else
                     f"{numbers[source]} {numbers[target]} {weight:.2f}")  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
