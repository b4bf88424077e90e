"""What a generation was built from: its inputs, its documents and what went wrong with some."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ecograph.pipeline.inputs import InputFile


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of a build; `counts` are facts by kind over all documents."""

    version: str
    base: str
    files: tuple[InputFile, ...]
    counts: dict[str, int]
    violations: int
    warnings: int
    issues: int

    def write(self, path: Path) -> None:
        """Writes the manifest as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in a file, or None where there is no file."""
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    content["files"] = tuple(InputFile(**file) for file in content["files"])
    return Manifest(**content)
