"""Where the graph is kept: in memory, on disk, or behind somebody's SPARQL endpoint."""

from ecograph.stores.base import Store
from ecograph.stores.opening import open_store

__all__ = ["Store", "open_store"]
