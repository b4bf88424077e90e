"""What a new release adds and removes: two sorted dumps, read side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """How many statements came and went."""

    added: int
    removed: int


def write_changes(before: Path, after: Path, folder: Path) -> Changes:
    """Writes added.nq and removed.nq; both dumps are sorted, so that neither is held in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    added = removed = 0
    with (
        (folder / "added.nq").open("w", encoding="utf-8") as new,
        (folder / "removed.nq").open("w", encoding="utf-8") as old,
    ):
        for line, is_new in _differences(_lines(before), _lines(after)):
            (new if is_new else old).write(line)
            added += is_new
            removed += not is_new
    return Changes(added, removed)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from lines


def _differences(before: Iterator[str], after: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """The lines of one side only, and whether that side is the new one."""
    old, new = _next(before), _next(after)
    while old is not None or new is not None:
        if old == new:
            old, new = _next(before), _next(after)
        elif new is None or (old is not None and old < new):
            assert old is not None
            yield old, False
            old = _next(before)
        else:
            yield new, True
            new = _next(after)


def _next(lines: Iterator[str]) -> str | None:
    return next(islice(lines, 1), None)
