"""ZIP archives: the supported files inside, each as a document of its own."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from ecograph.errors import UnreadableDocument

MAX_MEMBERS = 10_000
MAX_UNPACKED = 512 * 1024 * 1024  # a small archive that unpacks to more is a bomb


def members(name: str, data: bytes, suffixes: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each supported file of an archive; UnreadableDocument where it is broken or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [info for info in archive.infolist() if not info.is_dir() and _is_wanted(info.filename, suffixes)]
            if len(inside) > MAX_MEMBERS or sum(info.file_size for info in inside) > MAX_UNPACKED:
                raise UnreadableDocument(name, "unpacks to more than is reasonable")
            for info in sorted(inside, key=lambda found: found.filename):
                yield info.filename, archive.read(info)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise UnreadableDocument(name, f"is a broken or locked archive ({error})") from error


def _is_wanted(filename: str, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(filename)
    return path.suffix.lower() in suffixes and not any(part.startswith((".", "__MACOSX")) for part in path.parts)
