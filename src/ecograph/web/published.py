"""The published graph as the application sees it: one publication at a time, the next one without a restart."""

import threading
import time
from pathlib import Path

from ecograph.settings import settings
from ecograph.stores.base import Store
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.minting import minted_base
from ecograph.stores.opening import Publication, current_publication, is_endpoint, open_publication

SOURCES = "sources.sqlite"
_REMOTE_SECONDS = 30.0  # how often another engine is asked for its version


class PublishedGraph:
    """Where the graph is, what is published there now, and a store opened on it for trusted queries."""

    def __init__(self, location: str | Path, sources: Path | None = None) -> None:
        self._sources = sources
        self.location = str(location)
        self.is_remote = is_endpoint(location)
        self._lock = threading.Lock()
        self._publication: Publication | None = None
        self._looked = 0.0
        self._base: tuple[Publication, str] | None = None
        self._opened: tuple[Publication, Store] | None = None

    def publication(self) -> Publication:
        """What is published now; for a directory this reads one small file. StoreError where there is nothing."""
        if not self.is_remote:
            return current_publication(self.location)
        with self._lock:
            if self._publication is None or time.monotonic() - self._looked > _REMOTE_SECONDS:
                self._publication = current_publication(self.location)
                self._looked = time.monotonic()
            return self._publication

    def store(self, publication: Publication) -> Store:
        """A store on a publication, opened once for the latest; for the application's own cheap queries only."""
        with self._lock:
            if self._opened is None or self._opened[0] != publication:
                self._opened = (publication, open_publication(publication))
            return self._opened[1]

    def base(self, publication: Publication) -> str:
        """The base of the IRIs of a publication; that of the settings where nothing says it."""
        store = self.store(publication)
        with self._lock:
            if self._base is None or self._base[0] != publication:
                self._base = (publication, minted_base(publication, store) or settings().base)
            return self._base[1]

    def sources(self, publication: Publication) -> Path | None:
        """The database of the texts, or None: another engine holds the graph only, unless a directory has the texts."""
        if not publication.is_remote:
            found = Path(publication.place) / SOURCES
        elif self._sources is not None:
            found = StoreDirectory(self._sources).require_current() / SOURCES
        else:
            return None
        return found if found.exists() else None
