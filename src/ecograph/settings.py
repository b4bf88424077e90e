"""Where files are and which base IRI is minted; environment variables ECOGRAPH_* override."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ecograph.values.iris import DEFAULT_BASE


def _shipped(name: str) -> Path:
    """A folder of researcher-edited files: beside src/ in a checkout, inside the package when installed."""
    package = Path(__file__).parent
    checkout = package.parents[1] / name
    return checkout if checkout.is_dir() else package / "_shipped" / name


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, read once."""

    data: Path
    ontology: Path
    shapes: Path
    queries: Path
    base: str
    store: Path | None


@cache
def settings() -> Settings:
    """The settings of this process."""
    environment = os.environ
    store = environment.get("ECOGRAPH_STORE")
    return Settings(
        data=Path(environment.get("ECOGRAPH_DATA", _shipped("data"))),
        ontology=Path(environment.get("ECOGRAPH_ONTOLOGY", _shipped("ontology"))),
        shapes=Path(environment.get("ECOGRAPH_SHAPES", _shipped("shapes"))),
        queries=Path(environment.get("ECOGRAPH_QUERIES", _shipped("queries"))),
        base=environment.get("ECOGRAPH_BASE", DEFAULT_BASE),
        store=Path(store) if store else None,
    )
