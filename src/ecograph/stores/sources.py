"""The stored texts of the source documents, beside the public graph and never in it."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ecograph.model.documents import Document, PageSpan, WordBox
from ecograph.stores.databases import reading

_TABLE = """CREATE TABLE documents (
    sha256 TEXT, name TEXT, media_type TEXT, text TEXT, pages TEXT, words TEXT, PRIMARY KEY (sha256, name))"""


def write_sources(path: Path, documents: Iterable[Document]) -> None:
    """Writes the texts of all documents into a new database."""
    with sqlite3.connect(path) as database:
        database.execute(_TABLE)
        database.executemany("INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?)", map(_row, documents))
    database.close()


def _row(document: Document) -> tuple[str, ...]:
    pages = [(page.number, page.start, page.end) for page in document.pages]
    words = [(word.start, word.end, word.page, word.box) for word in document.words]
    return (
        document.sha256, document.name, document.media_type, document.text, json.dumps(pages), json.dumps(words),
    )  # fmt: skip


def read_source(path: Path, sha256_prefix: str) -> Document | None:
    """The stored document whose hash begins so, or None."""
    with reading(path) as database:
        row = database.execute(
            "SELECT sha256, name, media_type, text, pages, words FROM documents WHERE sha256 >= ? AND sha256 < ? LIMIT 1",
            (sha256_prefix, sha256_prefix + "g"),
        ).fetchone()
    if row is None:
        return None
    sha256, name, media_type, text, pages, words = row
    return Document(
        name=name, text=text, sha256=sha256, media_type=media_type,
        pages=tuple(PageSpan(*page) for page in json.loads(pages)),
        words=tuple(WordBox(start, end, page, tuple(box)) for start, end, page, box in json.loads(words)),
    )  # fmt: skip
