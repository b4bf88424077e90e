"""Opens a store by its location: a directory, or the URL of a SPARQL endpoint."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ecograph.stores.base import Store
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import DiskStore


def is_endpoint(location: str | Path) -> bool:
    """Whether a store's location is the URL of an endpoint rather than a directory."""
    return str(location).lower().startswith(("http://", "https://"))


def open_store(location: str | Path) -> Store:
    """The current generation of a store directory, opened for reading, or the endpoint at a URL."""
    if is_endpoint(location):
        return _remote(str(location))
    return open_publication(current_publication(location))


@dataclass(frozen=True, slots=True)
class Publication:
    """What a location holds at a moment: an endpoint, or the folder of a generation; and its version."""

    place: str
    version: str

    @property
    def is_remote(self) -> bool:
        """Whether another engine holds it."""
        return is_endpoint(self.place)


def current_publication(location: str | Path) -> Publication:
    """The publication to read now; cheap for a directory, so that a new build is seen at once."""
    if is_endpoint(location):
        return Publication(str(location), _remote(str(location)).version())
    folder = StoreDirectory(Path(location)).require_current()
    return Publication(str(folder), folder.name)


def open_publication(publication: Publication) -> Store:
    """A publication opened for reading."""
    if publication.is_remote:
        return _remote(publication.place)
    return DiskStore(Path(publication.place) / "graph", publication.version)


@cache
def _remote(url: str) -> Store:
    """The one store of an endpoint; its library takes long to import, and readers of directories do without it."""
    from ecograph.stores.remote import RemoteStore

    return RemoteStore(url)
