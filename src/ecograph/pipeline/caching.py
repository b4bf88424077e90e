"""What a build need not compute again: extractions by file hash, graphs by extraction and names."""

import hashlib
import os
import pickle
from functools import cache
from pathlib import Path
from typing import Any

from ecograph.settings import settings
from ecograph.version import __version__


@cache
def knowledge_version() -> str:
    """A hash of the code and the rules: another version reads every document anew."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parents[1]
    data = settings().data
    files = [*package.rglob("*.py"), *(data / "rules").rglob("*"), *(data / "gazetteers").rglob("*"),
             *settings().shapes.rglob("*.ttl")]  # fmt: skip
    for path in sorted(p for p in files if p.is_file()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def key_of(*parts: object) -> str:
    """A cache key for the parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def save(path: Path, content: object) -> None:
    """Writes a Python object whole or not at all."""
    save_bytes(path, pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL))


def save_bytes(path: Path, content: bytes) -> None:
    """Writes bytes whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_bytes(content)
    aside.replace(path)


def load(path: Path) -> Any:
    """The Python object in a cache file that this store wrote itself."""
    return pickle.loads(path.read_bytes())


def prune(folder: Path, keep: set[str]) -> None:
    """Removes cache files whose stem is not kept."""
    for path in folder.glob("*"):
        if path.name.split(".")[0] not in keep:
            path.unlink(missing_ok=True)
