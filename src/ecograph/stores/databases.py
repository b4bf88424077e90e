"""The databases beside a graph, opened for reading."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ecograph.errors import StoreError
from ecograph.stores.generations import REPLACED


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection, closed at the end; StoreError where the generation that held the file is gone."""
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    except sqlite3.OperationalError as error:
        if path.exists():
            raise
        raise StoreError(REPLACED) from error
    with closing(database):
        yield database
