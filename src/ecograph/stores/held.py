"""What the default graph of another engine holds, statement by statement, so that only differences are sent to it.

An SQLite database beside the ledger of graphs. A statement is noted as unsure before it is sent and as sure (or gone)
after, so that a load that breaks off at any moment goes on from there; sending a statement twice does no harm.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS held (line TEXT PRIMARY KEY, is_sure INTEGER NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE wanted (line TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_SURPLUS = "SELECT line FROM held WHERE line > ? AND line NOT IN (SELECT line FROM wanted) ORDER BY line LIMIT ?"
_MISSING = """SELECT line FROM wanted WHERE line > ? AND line NOT IN (SELECT line FROM held WHERE is_sure)
ORDER BY line LIMIT ?"""


class HeldStatements:
    """The statements that an endpoint's default graph is known to hold, and those that it is to hold."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path)
        self._database.executescript(_SCHEMA)

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the graph; if not, it must be emptied first."""
        return bool(self._database.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def emptying(self) -> Iterator[None]:
        """Around the request that empties the graph: after it, the graph is known to hold nothing."""
        with self._database:
            self._database.execute("PRAGMA user_version = 0")
            self._database.execute("DELETE FROM held")
        yield
        with self._database:
            self._database.execute("PRAGMA user_version = 1")

    def want(self, lines: Iterable[str]) -> None:
        """Notes the statements that the graph is to hold."""
        with self._database:
            self._database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((line,) for line in lines))

    def surplus(self, size: int) -> Iterator[list[str]]:
        """The statements that may be there and are not wanted, in portions."""
        return self._portions(_SURPLUS, size)

    def missing(self, size: int) -> Iterator[list[str]]:
        """The statements that are wanted and not surely there, in portions."""
        return self._portions(_MISSING, size)

    def _portions(self, question: str, size: int) -> Iterator[list[str]]:
        last = ""
        while lines := [str(row[0]) for row in self._database.execute(question, (last, size))]:
            yield lines
            last = lines[-1]

    @contextmanager
    def adding(self, lines: list[str]) -> Iterator[None]:
        """Around the request that adds statements."""
        self._note("INSERT OR REPLACE INTO held VALUES (?, 0)", lines)
        yield
        self._note("UPDATE held SET is_sure = 1 WHERE line = ?", lines)

    @contextmanager
    def removing(self, lines: list[str]) -> Iterator[None]:
        """Around the request that removes statements."""
        self._note("UPDATE held SET is_sure = 0 WHERE line = ?", lines)
        yield
        self._note("DELETE FROM held WHERE line = ?", lines)

    def _note(self, statement: str, lines: list[str]) -> None:
        with self._database:
            self._database.executemany(statement, ((line,) for line in lines))
