"""What each release adds and removes: two sorted dumps, read side by side, and the list of all releases."""

import csv
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import islice
from pathlib import Path

FOLDER = "changes"
LIST = "changes.csv"
ADDED, REMOVED = "added.nq", "removed.nq"
_COLUMNS = ("version", "date", "added", "removed")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many statements came and went with a release."""

    version: str
    date: str
    added: int
    removed: int

    def path(self, name: str) -> str:
        """Where a file of this release is, within the site."""
        return f"{FOLDER}/{self.version}/{name}"


def write_changes(before: Path, after: Path, site: Path, version: str, date: str) -> Changes:
    """Writes what a release adds and removes, and notes it in the list, if it changes anything at all.

    Both dumps are sorted, so that neither is held in memory.
    """
    folder = site / FOLDER / version
    folder.mkdir(parents=True, exist_ok=True)
    added = removed = 0
    with (folder / ADDED).open("w", encoding="utf-8") as new, (folder / REMOVED).open("w", encoding="utf-8") as old:
        for line, is_new in _differences(_lines(before), _lines(after)):
            (new if is_new else old).write(line)
            added += is_new
            removed += not is_new
    changes = Changes(version, date, added, removed)
    if added or removed:
        _write_list(site, [changes, *(one for one in releases(site) if one.version != version)])
    else:
        _take_away(folder)
    return changes


def releases(site: Path) -> list[Changes]:
    """The releases that changed a site, the newest first; none where nothing stood there before."""
    path = site / FOLDER / LIST
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Changes(row["version"], row["date"], int(row["added"]), int(row["removed"]))
            for row in csv.DictReader(lines)
        ]


def _write_list(site: Path, found: list[Changes]) -> None:
    with (site / FOLDER / LIST).open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(_COLUMNS)
        rows.writerows(astuple(one) for one in found)


def _take_away(folder: Path) -> None:
    """Removes a folder that says nothing, and the one around it if that has nothing else."""
    for name in (ADDED, REMOVED):
        (folder / name).unlink()
    folder.rmdir()
    if not any(folder.parent.iterdir()):
        folder.parent.rmdir()


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
