"""The whole graph as one RDF file, in a stable order."""

from pathlib import Path
from typing import IO

import pyoxigraph as ox

from ecograph.errors import EcographError
from ecograph.stores.base import Store
from ecograph.vocabulary import PREFIXES

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD, "rdfxml": ox.RdfFormat.RDF_XML,
}  # fmt: skip


def write_rdf(store: Store, format: str, path: Path) -> int:
    """Writes all statements, sorted (without graph names where the format has none); returns their number."""
    if format not in FORMATS:
        raise EcographError(f"No export format {format!r}; there are {', '.join(FORMATS)}.")
    target = FORMATS[format]
    statements: list[ox.Quad] | list[ox.Triple]
    if target.supports_datasets:
        statements = sorted(store.quads(), key=str)
    else:
        statements = sorted(store.triples(), key=str)
    with path.open("wb") as handle:
        ox.serialize(statements, handle, format=target, prefixes=PREFIXES)
    return len(statements)


def stream_rdf(store: Store, format: str, target: IO[bytes]) -> None:
    """Writes all statements to a file in the order of the store, of which none is held in memory."""
    known = FORMATS[format]
    statements = store.quads() if known.supports_datasets else store.triples()
    ox.serialize(statements, target, format=known, prefixes=PREFIXES)
