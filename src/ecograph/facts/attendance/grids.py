"""Attendance set as a grid: one person a line, a mark under "Présent", "Excusé", "Pouvoir à"."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from ecograph.facts.attendance.entries import Entry
from ecograph.model.facts import AttendanceStatus
from ecograph.values.folding import fold
from ecograph.values.people import ListStyle, PersonName, find_names, list_style

_COLUMN = re.compile(
    r"\b(?:(?P<present>presents?)|(?P<excused>(?:absents? )?excuses?)|(?P<represented>representes?(?: par)?)"
    r"|(?P<absent>absents?)|(?P<receiver>(?:pouvoirs?|procurations?|mandataires?)(?: donnee?s?)?"
    r"(?: a| de vote a| par)?))(?![a-z])"
)
_MARK = re.compile(r"(?<![a-z0-9])(?:x|☒|✓|✔|oui|1)(?![a-z0-9])")
_ROW_WORD = re.compile(
    r"\b(?:(?P<present>presente?)|(?P<excused>(?:absente? )?excusee?)|(?P<represented>representee?)"
    r"|(?P<absent>absente?))\b"
)
_LINE_STATUS = re.compile(
    r"(?:[:,;|–-]|[ ]{2})[ ]*(?:(?P<present>presente?)|(?P<excused>(?:absente?,? )?excusee?)"
    r"|(?P<represented>representee?)|(?P<absent>absente?)"
    r"|(?P<receiver>(?:(?:a |ayant )?donnee? )?(?:pouvoir|procuration|mandat)(?: de vote)?(?: donnee?)? (?:a|au)))(?![a-z])"
)
_STATUS_WORD = re.compile(r"(?<=[ :|,;–-])(?:present|excuse|represent|absent|pouvoir|procuration)e?e?(?![a-z])")
_SUBSTITUTE = re.compile(r"\bsuppl|\bremplac")
_LONGEST_GRID = 400


@dataclass(frozen=True, slots=True)
class Grid:
    """The stretch [start, end) of the text that is a grid, and its people."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def find_grids(text: str, folded: str, given_names: Container[str], spellings: Mapping[str, str]) -> list[Grid]:
    """The attendance grids of a text."""
    grids: list[Grid] = []
    position = 0
    while header := _next_header(folded, position):
        start, end, columns = header
        grid = _read_grid(text, folded, start, end, columns, given_names, spellings)
        if grid:
            grids.append(grid)
        position = max(end, grid.end if grid else end)
    return grids


def find_status_rows(text: str, folded: str, given_names: Container[str], spellings: Mapping[str, str]) -> list[Grid]:
    """Runs of three or more lines that each give a person and, after a colon or a gap, the person's status."""
    grids: list[Grid] = []
    run: list[Entry] = []
    style: ListStyle | None = None
    if len(_STATUS_WORD.findall(folded)) < 3:
        return []
    position = 0
    for line in (*text.splitlines(keepends=True), ""):
        entry = None
        status = _LINE_STATUS.search(folded, position, position + len(line)) if line.strip() else None
        if status:
            style = style or list_style(text[position : position + 2000], given_names)
            entry = _status_row(line, position, status, style, given_names, spellings)
        if entry:
            run.append(entry)
        elif line.strip() or not line:
            if len(run) >= 3:
                grids.append(Grid(run[0].start, position, tuple(run)))
            run, style = [], None
        position += len(line)
    return grids


def _status_row(
    line: str,
    offset: int,
    status: re.Match[str],
    style: ListStyle,
    given_names: Container[str],
    spellings: Mapping[str, str],
) -> Entry | None:
    names = find_names(line, style, given_names, spellings)
    if not names or line[: names[0].start].strip(" -•*") or offset + names[0].end > status.start():
        return None
    other = next((n for n in names[1:] if offset + n.start > status.end()), None)
    receiver = other.name if other else None
    kind = _STATUS[status.lastgroup or "absent"]
    if status.lastgroup == "receiver" and receiver is None:
        return None
    if other and _SUBSTITUTE.search(fold(line[status.end() - offset : other.start])):
        return Entry(other.name, offset, offset + len(line.rstrip()), "present", substitute_for=names[0].name)
    return Entry(names[0].name, offset, offset + len(line.rstrip()), kind, receiver=receiver, by_power=True)


def _next_header(folded: str, position: int) -> tuple[int, int, list[tuple[int, str]]] | None:
    """The next line that titles two or more columns of a grid: (start, end, [(centre, kind)])."""
    for cue in _COLUMN.finditer(folded, position):
        start, end = (
            folded.rfind("\n", max(0, cue.start() - 300), cue.start()) + 1,
            folded.find("\n", cue.start(), cue.start() + 300),
        )
        if end < 0 or (not start and cue.start() > 300):
            continue
        line = folded[start:end]
        cells = [(m, m.lastgroup or "") for m in _COLUMN.finditer(line)]
        kinds = {kind for _, kind in cells}
        apart = sum(bool(re.match(r"(?:[ ]{2,}|[|]|$)", line[m.end() :])) for m, _ in cells)
        if len(kinds) >= 2 and apart >= 2 and ":" not in line and not re.search(r"\d", line):
            return start, end, [((m.start() + m.end()) // 2, kind) for m, kind in cells]
    return None


def _read_grid(
    text: str,
    folded: str,
    start: int,
    end: int,
    columns: list[tuple[int, str]],
    given_names: Container[str],
    spellings: Mapping[str, str],
) -> Grid | None:
    style = list_style(text[end : end + 4000], given_names)
    entries: list[Entry] = []
    line_start, last = end + 1, end
    for line in text[end + 1 : end + 40_000].splitlines(keepends=True)[:_LONGEST_GRID]:
        if line.strip():
            row = _read_row(
                line, folded[line_start : line_start + len(line)], line_start, columns, style, given_names, spellings
            )
            if row is None:
                break
            entries.append(row)
            last = line_start + len(line)
        line_start += len(line)
    return Grid(start, last, tuple(entries)) if len(entries) >= 2 else None


def _read_row(
    line: str,
    folded: str,
    offset: int,
    columns: list[tuple[int, str]],
    style: ListStyle,
    given_names: Container[str],
    spellings: Mapping[str, str],
) -> Entry | None:
    names = find_names(line, style, given_names, spellings)
    if not names or len(line[: names[0].start].strip()) > 4:
        return None
    rest = folded[names[0].end :]
    marks = [((m.start() + m.end()) // 2 + names[0].end, m) for m in _MARK.finditer(rest)]
    status: AttendanceStatus | None = None
    receiver: PersonName | None = names[1].name if len(names) > 1 else None
    if marks:
        kind = min(columns, key=lambda column: abs(column[0] - marks[-1][0]))[1]
        status = _STATUS.get(kind)
    elif word := _ROW_WORD.search(rest):
        status = _STATUS.get(word.lastgroup or "")
    if receiver is None and status is None:
        return Entry(names[0].name, offset + names[0].start, offset + names[0].end, "absent") if rest.strip() else None
    return Entry(
        names[0].name,
        offset + names[0].start,
        offset + names[0].end,
        status or "absent",
        receiver=receiver,
        by_power=True,
    )


_STATUS: dict[str, AttendanceStatus] = {
    "present": "present",
    "excused": "excused",
    "absent": "absent",
    "represented": "represented",
    "receiver": "represented",
}
