"""Which files a build reads: the files and folders given, and those that earlier builds were given."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ecograph.documents import contents, is_supported
from ecograph.errors import EcographError, UnreadableDocument


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
    """The files of all inputs, in the order of their paths; EcographError where an input does not exist.

    In a folder, files of formats that are not read are left aside; a file that is named is always tried.
    """
    missing = [str(path) for path in inputs if not path.exists()]
    if missing:
        raise EcographError(f"No such file or folder: {', '.join(missing)}")
    files: dict[str, InputFile] = {}
    for given in inputs:
        root = given.resolve()
        for path in [root] if root.is_file() else _inside(root):
            files |= {file.path: file for file in _hashed(root, path)}
    return tuple(files[path] for path in sorted(files))


def _inside(root: Path) -> list[Path]:
    return sorted(
        path
        for path in root.rglob("*")
        if path.is_file() and is_supported(path) and not any(p.startswith(".") for p in path.relative_to(root).parts)
    )


def _hashed(root: Path, path: Path) -> list[InputFile]:
    """The documents of a file; an archive holds several, a file that cannot be opened is one with its problem."""
    found: list[InputFile] = []
    try:
        for locator, data in contents(path):
            found.append(InputFile(str(root), locator, hashlib.sha256(data).hexdigest()))
    except UnreadableDocument as error:
        found.append(InputFile(str(root), str(path), "", error.reason))
    return found


def merge(before: tuple[InputFile, ...], given: list[Path], now: tuple[InputFile, ...]) -> tuple[InputFile, ...]:
    """The files of now, and those that came from inputs not given again; files gone from a folder given are gone."""
    roots = {str(path.resolve()) for path in given}
    kept = [file for file in before if file.root not in roots and not _is_inside(file.path, roots)]
    files = {file.path: file for file in (*kept, *now)}
    return tuple(files[path] for path in sorted(files))


def _is_inside(path: str, roots: set[str]) -> bool:
    return any(str(parent) in roots for parent in (Path(path), *Path(path).parents))
