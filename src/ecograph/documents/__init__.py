"""Opens files of every supported format as Documents; what cannot be opened is named with its reason."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from ecograph.documents import archives, html, pdf, plain, word
from ecograph.documents.content import Content
from ecograph.errors import UnreadableDocument
from ecograph.model.documents import Document

MAX_BYTES = 64 * 1024 * 1024  # of a file
MAX_CHARACTERS = 5_000_000  # of a document's text: some 3,000 pages, above which it is not one act

READERS: dict[str, tuple[str, Callable[[bytes], Content]]] = {
    ".txt": ("text/plain", plain.read),
    ".md": ("text/plain", plain.read),
    ".pdf": ("application/pdf", pdf.read),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.read),
    ".html": ("text/html", html.read),
    ".htm": ("text/html", html.read),
}
ARCHIVES = frozenset({".zip"})


def is_supported(path: Path) -> bool:
    """Whether a file of this name is read at all."""
    return path.suffix.lower() in READERS or path.suffix.lower() in ARCHIVES


INSIDE = "!/"  # between an archive and the file inside it: "acts.zip!/2019/act.pdf"


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Locator and bytes of each document that a file holds: one, or those in an archive."""
    if path.suffix.lower() not in ARCHIVES:
        yield str(path), _bytes(path)
        return
    for name, data in archives.members(path.name, _bytes(path), frozenset(READERS)):
        yield f"{path}{INSIDE}{name}", data


def read_document(locator: str | Path) -> Document:
    """The document at a path or inside an archive; UnreadableDocument says why there is none."""
    file, _, inside = str(locator).partition(INSIDE)
    for found, data in contents(Path(file)):
        if not inside or found == str(locator):
            return parse_document(Path(inside or file).name, data)
    raise UnreadableDocument(locator, "is no longer there")


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(path, f"is larger than {MAX_BYTES // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(path, f"cannot be read: {error.strerror}") from error


def parse_document(name: str, data: bytes) -> Document:
    """The document in the bytes of a file of that name; the suffix tells the format, and bytes overrule it."""
    suffix = Path(name).suffix.lower()
    if data.startswith(b"%PDF-"):
        suffix = ".pdf"
    media_type, read = READERS.get(suffix, READERS[".txt"])
    if not data.strip():
        raise UnreadableDocument(name, "is empty")
    try:
        content = read(data)
    except ValueError as error:
        raise UnreadableDocument(name, str(error)) from error
    if not content.text.strip():
        raise UnreadableDocument(name, "holds no text")
    if len(content.text) > MAX_CHARACTERS:
        size = f"{len(content.text):,}".replace(",", " ")
        raise UnreadableDocument(name, f"holds {size} characters of text; an act holds {MAX_CHARACTERS:,} at most")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(name, content.text, sha256, media_type, content.pages, content.words)
