"""French local authorities' acts in, a validated RDF knowledge graph out."""

from typing import TYPE_CHECKING

from ecograph.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from ecograph.notebook import OpenGraph

__all__ = ["__version__", "open"]


def open(location: "str | Path") -> "OpenGraph":
    """The graph in a store directory or at the URL of an endpoint, for use in Python and in notebooks.

    Its tables are pandas DataFrames (`pip install ecograph[notebook]`), its networks networkx graphs.
    """
    from ecograph.notebook import open_graph

    return open_graph(location)
