"""Opens a store by its location."""

from pathlib import Path

from ecograph.stores.base import Store
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import DiskStore


def open_store(location: str | Path) -> Store:
    """The current generation of a store directory, opened for reading."""
    folder = StoreDirectory(Path(location)).require_current()
    return DiskStore(folder / "graph", folder.name)
