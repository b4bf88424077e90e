"""What pages are made from: one publication of the graph with its search index and its source texts."""

import tempfile
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ecograph.analytics.drawings import FILE as DRAWINGS
from ecograph.stores.base import Store
from ecograph.stores.generations import Hold
from ecograph.stores.opening import Publication
from ecograph.stores.search import INDEX, SearchIndex, write_index
from ecograph.values.iris import DEFAULT_BASE
from ecograph.web.published import PublishedGraph


@dataclass(frozen=True, slots=True)
class Site:
    """One publication: its graph, its index, the database of its sources (None where there are no texts), and its base."""

    store: Store
    index: SearchIndex
    sources: Path | None
    version: str
    modified: datetime
    base: str = DEFAULT_BASE
    drawings: Path | None = None  # what the explorer draws, where the build left it
    held: tuple[object, ...] = ()  # what must stay for as long as this is read: a generation, an index made here

    def iri(self, path: str) -> str:
        """The IRI that a path on this site stands for."""
        path = path.removeprefix("/")
        own = path.partition("/")[0] in (
            "code",
            "ns",
            "shapes",
            "queries",
        )  # the vocabulary has one base, whatever the data's is
        return f"{DEFAULT_BASE if own else self.base}{path}"


class SiteReader:
    """Opens the site of the current publication, once for each."""

    def __init__(self, graph: PublishedGraph) -> None:
        self._graph = graph
        self._lock = threading.Lock()
        self._site: Site | None = None

    def site(self, publication: Publication | None = None) -> Site:
        """The site of a publication; of what is published now unless said."""
        publication = publication or self._graph.publication()
        with self._lock:
            if self._site is None or self._site.version != publication.version:
                self._site = self._open(publication)
            return self._site

    def _open(self, publication: Publication) -> Site:
        store, folder = self._graph.store(publication), None if publication.is_remote else Path(publication.place)
        index, sources = folder / INDEX if folder else None, self._graph.sources(publication)
        held: list[object] = [Hold(path) for path in {folder, sources.parent if sources else None} if path]
        if index is None or not index.exists():  # another engine, or a store of an earlier release
            made = tempfile.TemporaryDirectory(prefix="ecograph-")
            held.append(made)
            index = Path(made.name) / INDEX
            write_index(index, store)
        written = index.stat().st_mtime
        return Site(
            store=store, index=SearchIndex(index), sources=sources, version=publication.version,
            modified=datetime.fromtimestamp(int(written), UTC), base=self._graph.base(publication),
            drawings=folder / DRAWINGS if folder else None, held=tuple(held),
        )  # fmt: skip
