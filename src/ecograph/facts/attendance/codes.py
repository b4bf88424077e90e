"""Attendance set as a table with a code letter for each person, and often a key to the letters: "P : présent"."""

import re
from collections.abc import Container, Mapping

from ecograph.facts.attendance.entries import Entry
from ecograph.facts.attendance.grids import Grid
from ecograph.model.facts import AttendanceStatus
from ecograph.values.people import ListStyle, NameSpan, find_names, list_style

_CODE = re.compile(
    r"(?:[ ]{2,}|[|;:][ ]{0,20})(?P<code>[A-Z]{1,4})\.?[ ]{0,3}"
    r"(?P<to>\([^()\n]{3,50}\)|(?:[:àa>→=-]{1,2} |[ ]{2,}|[|] ?)[^\n|]{3,50})?[ |;]{0,20}$"
)
_KEY = re.compile(
    r"(?<![A-Za-zÀ-ÿ])(?P<code>[A-Z]{1,4})\s?[)=:–-]{1,2}\s?(?P<words>[^\n;,–()=:]{2,40}?)(?=\s*(?:$|[;,\n()]|\s[–-]\s|\s[A-Z]{1,4}\s?[=:)]))"
)
_MEANINGS: tuple[tuple[AttendanceStatus, re.Pattern[str]], ...] = (
    ("represented", re.compile(r"represent|pouvoir|procuration|mandat|confie|donne")),
    ("excused", re.compile(r"excus")),
    ("absent", re.compile(r"absen|nouvelles|manqu|defaill")),
    ("present", re.compile(r"presen|\bla\b|siege|venue?")),
)
_USUAL: dict[str, AttendanceStatus] = {
    "P": "present", "E": "excused", "EX": "excused", "EXC": "excused", "AE": "excused", "A": "absent",
    "ABS": "absent", "R": "represented", "REP": "represented", "PV": "represented", "PROC": "represented",
}  # fmt: skip
_FEWEST = 3


def find_coded_rows(text: str, folded: str, given_names: Container[str], spellings: Mapping[str, str]) -> list[Grid]:
    """The tables of a text whose lines each end in a code: three lines or more, one of them a present one."""
    grids: list[Grid] = []
    run: list[tuple[str, int]] = []
    position = 0
    for line in (*text.splitlines(keepends=True), ""):
        if _CODE.search(line.rstrip("\n")):
            run.append((line, position))
        elif line.strip() or not line:
            if len(run) >= _FEWEST:
                key = {**_USUAL, **_key(text, folded, run[0][1] - 1200, position + 1200)}
                grids += _grid(run, key, given_names, spellings)
            run = []
        position += len(line)
    return grids


def _key(text: str, folded: str, start: int, end: int) -> dict[str, AttendanceStatus]:
    """What the letters stand for, where the lines around a table say so."""
    found: dict[str, AttendanceStatus] = {}
    for match in _KEY.finditer(text, max(0, start), min(len(text), end)):
        words = folded[match.start("words") : match.end("words")]
        meaning = next((status for status, pattern in _MEANINGS if pattern.search(words)), None)
        if meaning:
            found[match["code"]] = meaning
    return found


def meanings_of_letters(text: str, folded: str, start: int, end: int) -> dict[str, AttendanceStatus]:
    """What single letters stand for in [start, end), where a key says it: "P : présent ; E : excusé"."""
    key = _key(text, folded, start, end)
    return key if "present" in key.values() else {}


def _grid(
    run: list[tuple[str, int]], key: Mapping[str, AttendanceStatus], given_names: Container[str],
    spellings: Mapping[str, str],
) -> list[Grid]:  # fmt: skip
    style = list_style("".join(line for line, _ in run), given_names)
    rows = [_row(line, at, style, key, given_names, spellings) for line, at in run]
    entries = tuple(row for row in rows if row)
    if len(entries) < _FEWEST or len(entries) * 2 < len(run) or all(e.status != "present" for e in entries):
        return []
    return [Grid(run[0][1], run[-1][1] + len(run[-1][0]), entries)]


def _row(
    line: str, offset: int, style: ListStyle, key: Mapping[str, AttendanceStatus], given_names: Container[str],
    spellings: Mapping[str, str],
) -> Entry | None:  # fmt: skip
    code = _CODE.search(line.rstrip("\n"))
    status = key.get(code["code"]) if code else None
    if code is None or status is None:
        return None
    named = find_names(line[: code.start()], style, given_names, spellings)
    name = _in_first_cell(line, named)
    if name is None:
        return None
    to = find_names(code["to"] or "", style, given_names, spellings)
    receiver = to[0].name if to and status == "represented" else None
    return Entry(name.name, offset + name.start, offset + len(line.rstrip()), status, receiver=receiver, by_power=True)


def _in_first_cell(line: str, named: list[NameSpan]) -> NameSpan | None:
    """The name that stands at the head of a line, after a number at most."""
    return named[0] if named and len(line[: named[0].start].strip(" |•-")) <= 3 else None
