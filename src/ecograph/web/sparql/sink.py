"""Where a worker writes an answer: short ones in memory, long ones in a file, none past its limits."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ecograph.web.sparql.jobs import INLINE

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_ROW_MARKS = {
    "json": (re.compile(rb',\{"[^,}]'), 4), "xml": (re.compile(b"<result>"), 8), "tsv": (re.compile(b"\n"), 1),
}  # fmt: skip
_PART = 1_000_000  # a growing file is announced this often


class TooMuch(Exception):
    """An answer went past a limit; `what` is "rows" or "bytes"."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(f"The answer has more than {limit:,} {what}.")
        self.what = what
        self.limit = limit


class RowCounter:
    """Counts the rows in a stream of serialised results, exactly and without parsing it.

    In JSON `,{"` and then a name stands between rows only: inside a string a quote follows a backslash, and after one
    there is a comma or a brace. XML escapes "<" and TSV line ends. CSV leaves line ends inside quotes, so that only
    those outside count.
    """

    def __init__(self, format: str) -> None:
        self._mark = _ROW_MARKS.get(format)
        self._tail = b""
        self._in_quotes = False
        self.rows = {"json": 1, "csv": -1, "tsv": -1}.get(format, 0)  # a first row without comma; a head

    def feed(self, chunk: bytes) -> None:
        """Counts the rows that begin (or, in CSV and TSV, end) in this piece."""
        if self._mark is None:
            self._feed_csv(chunk)
            return
        pattern, length = self._mark
        window = self._tail + chunk
        self.rows += sum(1 for _ in pattern.finditer(window))
        self._tail = window[len(window) - length + 1 :] if len(window) >= length else window

    def _feed_csv(self, chunk: bytes) -> None:
        if b'"' not in chunk:
            self.rows += 0 if self._in_quotes else chunk.count(b"\n")
            return
        for part in chunk.split(b'"'):
            self.rows += 0 if self._in_quotes else part.count(b"\n")
            self._in_quotes = not self._in_quotes
        self._in_quotes = not self._in_quotes  # no quote after the last part


class AnswerSink(io.RawIOBase):
    """A writable file that keeps the limits of an answer."""

    def __init__(
        self, spool: str, max_bytes: int, max_rows: int, format: str | None,
        hold: int | None = None, announce: Callable[[int], None] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._spool = Path(spool)
        self._max_bytes = max_bytes
        self._max_rows = max_rows
        self._counter = RowCounter(format) if format else None
        self._hold = hold
        self._announce = announce
        self._announced = 0
        self._pieces: list[bytes] = []
        self._file: BinaryIO | None = None
        self.size = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, piece: "ReadableBuffer", /) -> int:
        """Takes a piece; TooMuch where a limit is passed."""
        chunk = bytes(piece)
        self.size += len(chunk)
        if self.size > self._max_bytes:
            raise TooMuch("bytes", self._max_bytes)
        if self._counter is not None:
            self._counter.feed(chunk)
            if self._counter.rows > self._max_rows:
                raise TooMuch("rows", self._max_rows)
        if self._file is not None:
            self._file.write(chunk)
            self._tell()
            return len(chunk)
        self._pieces.append(chunk)
        if self.size > INLINE:
            self._file = self._spool.open("wb", buffering=INLINE)
            self._file.write(b"".join(self._pieces))
            self._pieces = []
        return len(chunk)

    def _tell(self) -> None:
        """Announces what may go out already, where answers need not be held back until they are complete."""
        if self._hold is None or self._announce is None or self._file is None:
            return
        if self.size > self._hold and self.size - self._announced > _PART:
            self._file.flush()
            self._announced = self.size
            self._announce(self.size)

    def finish(self) -> bytes | None:
        """The whole answer, or None where it lies in the file."""
        if self._file is None:
            return b"".join(self._pieces)
        self._file.close()
        return None
