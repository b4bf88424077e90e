"""Which files a build reads: the files and folders given, and those that earlier builds were given."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ecograph.errors import EcographError


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file, the input that brought it, and the hash of its bytes ("" where it cannot be read)."""

    root: str
    path: str
    sha256: str
    problem: str = ""

    @property
    def name(self) -> str:
        """The file name, which is the document's name in the tables."""
        return Path(self.path).name


def collect(inputs: list[Path]) -> tuple[InputFile, ...]:
    """The files of all inputs, in the order of their paths; EcographError where an input does not exist."""
    missing = [str(path) for path in inputs if not path.exists()]
    if missing:
        raise EcographError(f"No such file or folder: {', '.join(missing)}")
    files: dict[str, InputFile] = {}
    for given in inputs:
        root = given.resolve()
        paths = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file() and _is_visible(p, root))
        for path in paths:
            files[str(path)] = _hashed(root, path)
    return tuple(files[path] for path in sorted(files))


def _is_visible(path: Path, root: Path) -> bool:
    return not any(part.startswith(".") for part in path.relative_to(root).parts)


def _hashed(root: Path, path: Path) -> InputFile:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return InputFile(str(root), str(path), "", f"cannot be read: {error.strerror}")
    return InputFile(str(root), str(path), digest)


def merge(before: tuple[InputFile, ...], given: list[Path], now: tuple[InputFile, ...]) -> tuple[InputFile, ...]:
    """The files of now, and those that came from inputs not given again; files gone from a folder given are gone."""
    roots = {str(path.resolve()) for path in given}
    kept = [file for file in before if file.root not in roots and not _is_inside(file.path, roots)]
    files = {file.path: file for file in (*kept, *now)}
    return tuple(files[path] for path in sorted(files))


def _is_inside(path: str, roots: set[str]) -> bool:
    return any(str(parent) in roots for parent in (Path(path), *Path(path).parents))
