"""The box of counts and dates that stands to the right of a list of people, put out so that the list reads on."""

import re

from ecograph.values.folding import fold

_CELLS = re.compile(r"(?P<left>[ ]{0,12}\S[^\n]{0,70}?[ ]{3,}|[ ]{20,})(?P<right>\S[^\n]*)")
_LIST_HEAD = re.compile(r"\bpresente?s?\b[^\n]{0,30}?\s*:\s*\Z")
_BOX = re.compile(
    r"(?:nombre d|date d|secretaires?\b|membres? en exercice|conseillers? en exercice|en exercice|quorum|votants?\b"
    r"|convocation|recue? |affiche|publie|transmis)"
)
_FEWEST = 3
_SHIFT = 2  # repairs of broken words move what stands behind them


def without_box(text: str) -> str:
    """The text with the boxes beside lists of people turned to spaces: no offset moves."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        cells = _CELLS.match(line)
        if cells and _LIST_HEAD.search(fold(cells["left"]).rstrip()) and _BOX.match(fold(cells["right"])):
            _put_out(lines, index, cells.start("right"))
    return "\n".join(lines)


def _put_out(lines: list[str], first: int, column: int) -> None:
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    boxed = [(index, cells.start("right")) for index in range(first, last) if (cells := _CELLS.match(lines[index]))]
    boxed = [(index, start) for index, start in boxed if abs(start - column) <= _SHIFT]
    if len(boxed) < _FEWEST:
        return
    for index, start in boxed:
        lines[index] = lines[index][:start] + " " * (len(lines[index]) - start)
