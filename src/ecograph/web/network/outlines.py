"""The outlines of the départements that were bundled with the scripts, and where the maps draw each of them."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache

from ecograph.web.pages.rendering import STATIC, script

FILE = "departements.svg"
OVERSEAS = ("971", "972", "973", "974", "976")
AROUND_PARIS = ("75", "92", "93", "94")  # too small to be seen at the scale of the country
_SVG = "{http://www.w3.org/2000/svg}"
_RING = re.compile(r"M(-?\d+),(-?\d+)l([^zM]*)z")
_INSET = 190  # units that the départements around Paris are enlarged to
_SQUARE, _APART = 64, 28


@dataclass(frozen=True, slots=True)
class Box:
    """A square in which a département overseas is shown."""

    code: str
    x: int
    y: int
    side: int = _SQUARE


@dataclass(frozen=True, slots=True)
class Outlines:
    """The file, the codes that it draws, the size of a map, the squares overseas, and the enlargement of what is small."""

    address: str
    codes: tuple[str, ...]
    width: int
    height: int
    boxes: tuple[Box, ...]
    inset: str  # an SVG transform
    around_paris: tuple[str, ...] = AROUND_PARIS


@cache
def outlines() -> Outlines | None:
    """The outlines, or None where the package was installed without npm."""
    address = script(FILE)
    if not address:
        return None
    root = ET.parse(STATIC / "bundles" / FILE).getroot()
    width, height = (int(number) for number in root.attrib["viewBox"].split()[2:])
    paths = {path.attrib["id"].removeprefix("d"): path.attrib["d"] for path in root.iter(f"{_SVG}path")}
    boxes = tuple(Box(code, _APART + rank * (_SQUARE + _APART), height + _APART) for rank, code in enumerate(OVERSEAS))
    return Outlines(
        address, tuple(sorted(paths)), width, height + 3 * _APART + _SQUARE, boxes,
        _enlarged([paths[code] for code in AROUND_PARIS if code in paths]),
    )  # fmt: skip


def _enlarged(paths: list[str]) -> str:
    """The transform that brings some outlines, large, to the upper left corner."""
    points = [point for path in paths for point in _points(path)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    scale = round(_INSET / max(max(xs) - min(xs), max(ys) - min(ys), 1), 2)
    return f"translate({_APART - min(xs) * scale:.1f} {_APART - min(ys) * scale:.1f}) scale({scale})"


def _points(path: str) -> list[tuple[int, int]]:
    points = []
    for x_text, y_text, steps in _RING.findall(path):
        x, y = int(x_text), int(y_text)
        points.append((x, y))
        for step in steps.split():
            dx, dy = step.split(",")
            x, y = x + int(dx), y + int(dy)
            points.append((x, y))
    return points
