"""Under which base the IRIs of a publication stand: whoever reads a store need not be told what its builder was told."""

import json
from pathlib import Path

import pyoxigraph as ox

from ecograph.stores.base import Store
from ecograph.stores.opening import Publication
from ecograph.vocabulary import OWL

MANIFEST = "manifest.json"
LOAD_GRAPH = "graph/load"  # under the base: the graph in which `ecograph load` states the version
_STATED = (
    f"SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?graph <{OWL.versionInfo.value}> ?version }} }} ORDER BY ?graph"
)


def minted_base(publication: Publication, store: Store) -> str | None:
    """The base that the manifest of a generation names, or the one of the graph that a load left; None where neither is."""
    if publication.is_remote:
        return _stated_base(store)
    manifest = Path(publication.place) / MANIFEST
    return str(json.loads(manifest.read_text(encoding="utf-8"))["base"]) if manifest.exists() else None


def _stated_base(store: Store) -> str | None:
    rows = store.query(_STATED)
    if not isinstance(rows, ox.QuerySolutions):
        return None
    stated = [row["graph"].value for row in rows]
    return next((iri.removesuffix(LOAD_GRAPH) for iri in stated if iri.endswith(f"/{LOAD_GRAPH}")), None)
