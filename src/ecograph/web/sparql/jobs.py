"""What goes to a worker and what comes back."""

from dataclasses import dataclass, field

import pyoxigraph as ox

from ecograph.stores.base import WHOLE, Scope
from ecograph.stores.opening import Publication

INLINE = 262_144  # longer answers go through a file


@dataclass(frozen=True, slots=True)
class Job:
    """A query to run; `results` and `graph` name the format for either kind of answer, None where none will do."""

    sparql: str
    publication: Publication
    results: str | None = "json"
    graph: str | None = "ttl"
    bindings: dict[str, ox.NamedNode | ox.Literal] = field(default_factory=dict)
    scope: Scope = WHOLE
    spool: str = ""  # file for a long answer


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits that a worker keeps by itself."""

    max_rows: int
    max_bytes: int
    hold: int | None
    memory: int | None
    offline: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's message: "ready", "part" (so much is in the spool), "done" or the name of a problem."""

    state: str
    kind: str = ""  # "results" or "graph"
    detail: str = ""
    size: int = 0
    body: bytes | None = None  # of a short answer
