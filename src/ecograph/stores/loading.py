"""Sends a store to another engine's endpoint, graph by graph: only what changed, and on from where it stopped.

What an endpoint holds is noted in DIR/cache/endpoints/<hash of its URL>.json, after each graph. A graph is replaced as
a whole, so that sending it twice does no harm; of the default graph, which holds the union, single statements are sent
(ecograph.stores.held).
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from ecograph.errors import StoreError
from ecograph.stores.base import Store
from ecograph.stores.held import HeldStatements
from ecograph.stores.sending import Sender
from ecograph.vocabulary import OWL

DEFAULT = ""  # the name of the default graph
BATCH = 1000  # triples in one request; the parser of Virtuoso 7 gives up before 5000
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: graphs sent, removed and left, the statements sent; and the statements of the default graph."""

    sent: int
    removed: int
    unchanged: int
    triples: int
    added_to_union: int = 0
    taken_from_union: int = 0


@dataclass(slots=True)
class _Ledger:
    """The graphs that an endpoint is known to hold, each with the hash of its content."""

    path: Path
    graphs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "_Ledger":
        """The ledger in a file, empty where there is none."""
        graphs = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return cls(path, graphs)

    def write(self) -> None:
        """Writes the ledger, as one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = self.path.with_suffix(".new")
        aside.write_text(json.dumps(self.graphs, indent=0, sort_keys=True), encoding="utf-8")
        aside.replace(self.path)


def load(
    store: Store, sender: Sender, ledger: Path, marker: str, progress: Progress, batch: int = BATCH, union: bool = False
) -> LoadReport:  # fmt: skip
    """Makes the endpoint hold the graphs of the store; `marker` is the graph that then states the version.

    With `union` the default graph there gets each statement of all graphs once, as in the store itself.
    """
    known = _Ledger.read(ledger)
    seen: set[str] = set()
    sent = triples = 0
    for name, quads in groupby(store.quads(), key=lambda quad: str(quad.graph_name).strip("<>")):
        content = sorted((quad.triple for quad in quads), key=str)
        digest = _digest(content)
        seen.add(name)
        if known.graphs.get(name) != digest:
            if known.graphs.pop(name, None):
                known.write()
            sender.replace(name, _batches(content, batch))
            known.graphs[name] = digest
            known.write()
            sent, triples = sent + 1, triples + len(content)
        progress("send", len(seen), max(len(seen), len(known.graphs)))
    gone = sorted(set(known.graphs) - seen - {marker, DEFAULT})
    for name in gone:
        sender.remove(name)
        del known.graphs[name]
        known.write()
    added, taken = _load_union(store, sender, held_path(ledger), progress, batch) if union else (0, 0)
    removed = len(gone) + (0 if union else _remove_union(sender, known, held_path(ledger)))
    statement = ox.Triple(ox.NamedNode(marker), OWL.versionInfo, ox.Literal(store.version()))
    sender.replace(marker, iter([[statement]]))
    return LoadReport(sent, removed, len(seen) - sent, triples, added, taken)


def _load_union(store: Store, sender: Sender, path: Path, progress: Progress, batch: int) -> tuple[int, int]:
    """Brings the default graph into step; how many statements were added and taken out."""
    with closing(HeldStatements(path)) as held:
        held.want(map(_line, store.triples()))
        if not held.is_known or (not sender.can_take_out and any(held.surplus(1))):
            with held.emptying():
                sender.remove(DEFAULT)
        added = taken = 0
        for lines in held.surplus(batch):
            with held.removing(lines):
                sender.take_out(DEFAULT, lines)
            taken += len(lines)
            progress("union", taken, taken)
        for lines in held.missing(batch):
            with held.adding(lines):
                sender.add(DEFAULT, lines)
            added += len(lines)
            progress("union", taken + added, taken + added)
    return added, taken


def _line(triple: ox.Triple) -> str:
    if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
        raise StoreError(f"A blank node cannot be told from others in another engine's default graph: {triple}.")
    return str(triple)


def _remove_union(sender: Sender, known: _Ledger, path: Path) -> int:
    """Empties the default graph if a load filled it; 1 if so, else 0."""
    if not path.exists() and DEFAULT not in known.graphs:  # noted there by earlier releases
        return 0
    sender.remove(DEFAULT)
    path.unlink(missing_ok=True)
    known.graphs.pop(DEFAULT, None)
    known.write()
    return 1


def _digest(triples: list[ox.Triple]) -> str:
    digest = hashlib.sha256()
    for triple in triples:
        digest.update(str(triple).encode())
    return digest.hexdigest()


def _batches(triples: list[ox.Triple], size: int) -> Iterator[list[ox.Triple]]:
    """The sorted triples in portions; in one where a blank node would be torn apart."""
    if any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple.subject, triple.object)):
        size = len(triples)
    for start in range(0, len(triples), size):
        yield triples[start : start + size]


def ledger_path(cache: Path, endpoint: str) -> Path:
    """Where the ledger of an endpoint is kept."""
    return cache / "endpoints" / f"{hashlib.sha256(endpoint.encode()).hexdigest()[:16]}.json"


def held_path(ledger: Path) -> Path:
    """Where the statements of the default graph are noted, beside the ledger of the graphs."""
    return ledger.with_suffix(".sqlite")


def forget(ledger: Path) -> None:
    """Forgets what an endpoint holds: the next load sends everything."""
    ledger.unlink(missing_ok=True)
    held_path(ledger).unlink(missing_ok=True)
