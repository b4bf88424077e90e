"""The whole graph as files, sorted, so that the same graph gives the same bytes."""

import gzip
import shutil
from dataclasses import dataclass
from pathlib import Path

from ecograph.exports.rdf import write_rdf
from ecograph.stores.base import Store

SUFFIXES = ("ttl", "nq", "jsonld")


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the whole graph."""

    path: str  # within the site
    suffix: str  # of its format
    statements: int
    size: int
    packed_size: int

    @property
    def packed_path(self) -> str:
        """The same file, compressed."""
        return f"{self.path}.gz"


def write_dumps(store: Store, folder: Path) -> list[Dump]:
    """Writes the graph in each format, plain and compressed; returns the plain files."""
    folder.mkdir(parents=True, exist_ok=True)
    dumps = []
    for suffix in SUFFIXES:
        path = folder / f"ecograph.{suffix}"
        statements = write_rdf(store, suffix, path)
        packed = _compress(path)
        sizes = path.stat().st_size, packed.stat().st_size
        dumps.append(Dump(f"{folder.name}/{path.name}", suffix, statements, *sizes))
    return dumps


def _compress(path: Path) -> Path:
    """Writes the file again with gzip, without a time or a name in it; returns where."""
    packed = path.with_name(f"{path.name}.gz")
    with (
        path.open("rb") as plain,
        packed.open("wb") as target,
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0, compresslevel=6) as compressor,
    ):
        shutil.copyfileobj(plain, compressor)
    return packed
