"""A network with plain attributes only, for formats that know neither years nor lists."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


def flat(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The graph with the weights of the years as the text "2019:1200.0|2020:800.0", and no missing values."""
    plain = graph.__class__()
    for node, data in graph.nodes(data=True):
        plain.add_node(node, **_plain(data))
    for source, target, data in graph.edges(data=True):
        plain.add_edge(source, target, **_plain(data))
    return plain


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: "|".join(f"{year}:{weight}" for year, weight in value.items()) if isinstance(value, dict) else value
        for name, value in data.items()
        if value is not None
    }
