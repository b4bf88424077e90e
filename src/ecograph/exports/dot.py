"""Networks as GraphViz DOT."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def write_dot(graph: "nx.Graph[str]", path: Path) -> None:
    """Writes nodes with label and kind, and edges with weight and years."""
    kind, arrow = ("digraph", "->") if graph.is_directed() else ("graph", "--")
    lines = [f"{kind} ecograph {{"]
    for node, data in graph.nodes(data=True):
        lines.append(
            f"  {_quoted(node)} [label={_quoted(data.get('label', node))}, class={_quoted(data.get('kind', ''))}];"
        )
    for source, target, data in graph.edges(data=True):
        years = " ".join(str(year) for year in data.get("years", {}))
        lines.append(
            f"  {_quoted(source)} {arrow} {_quoted(target)} [weight={_quoted(data.get('weight', 1.0))}, "
            f"comment={_quoted(years)}];"
        )
    path.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


def _quoted(value: object) -> str:
    text = " ".join(str(value).split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
