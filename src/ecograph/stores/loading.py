"""Sends a store to another engine's endpoint, graph by graph: only what changed, and on from where it stopped.

What an endpoint holds is noted in DIR/cache/endpoints/<hash of its URL>.json, after each graph. A graph is replaced as
a whole, so that sending it twice does no harm.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from ecograph.stores.base import Store
from ecograph.stores.sending import Sender
from ecograph.vocabulary import OWL

DEFAULT = ""  # the name of the default graph
BATCH = 1000  # triples in one request; the parser of Virtuoso 7 gives up before 5000
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, in graphs."""

    sent: int
    removed: int
    unchanged: int
    triples: int


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
    graphs = _graphs(store)
    if union:
        graphs[DEFAULT] = list({triple for triples in graphs.values() for triple in triples})
    digests = {name: _digest(triples) for name, triples in graphs.items()}
    changed = [name for name in sorted(graphs) if known.graphs.get(name) != digests[name]]
    gone = sorted(set(known.graphs) - set(graphs) - {marker})
    sent = 0
    for done, name in enumerate(changed, start=1):
        known.graphs.pop(name, None)
        sender.replace(name, _batches(graphs[name], batch))
        known.graphs[name] = digests[name]
        known.write()
        sent += len(graphs[name])
        progress("send", done, len(changed))
    for name in gone:
        sender.remove(name)
        del known.graphs[name]
        known.write()
    statement = ox.Triple(ox.NamedNode(marker), OWL.versionInfo, ox.Literal(store.version()))
    sender.replace(marker, iter([[statement]]))
    return LoadReport(len(changed), len(gone), len(graphs) - len(changed), sent)


def _graphs(store: Store) -> dict[str, list[ox.Triple]]:
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in store.quads():
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        graphs.setdefault(name, []).append(quad.triple)
    return graphs


def _digest(triples: list[ox.Triple]) -> str:
    digest = hashlib.sha256()
    for line in sorted(map(str, triples)):
        digest.update(line.encode())
    return digest.hexdigest()


def _batches(triples: list[ox.Triple], size: int) -> Iterator[list[ox.Triple]]:
    """The triples in portions; in one where a blank node would be torn apart."""
    if any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple.subject, triple.object)):
        size = len(triples)
    ordered = sorted(triples, key=str)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def ledger_path(cache: Path, endpoint: str) -> Path:
    """Where the ledger of an endpoint is kept."""
    return cache / "endpoints" / f"{hashlib.sha256(endpoint.encode()).hexdigest()[:16]}.json"
