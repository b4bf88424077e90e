"""The errors that ecograph raises on purpose: each is a sentence that a researcher understands."""

from pathlib import Path


class EcographError(Exception):
    """Root of all expected errors; `str(error)` is fit to print."""


class UnreadableDocument(EcographError):
    """A document could not be turned into text; the other documents go on."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class KnowledgeError(EcographError):
    """A rule, gazetteer, query, shape or correction file is wrong; names file and line."""

    def __init__(self, path: Path | str, line: int | None, reason: str) -> None:
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {reason}")
        self.path = str(path)
        self.line = line


class StoreError(EcographError):
    """The store is absent, locked, full or of another format; the old store is intact."""


class QueryError(EcographError):
    """A query is unknown, malformed, or misses a parameter."""
