"""The words that open sections and items, from `data/layouts/sections.yml`, compiled once."""

import re
from dataclasses import dataclass
from functools import cache

from ecograph.knowledge import load_yaml
from ecograph.model.readings import SectionKind


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled words of layouts: sections by kind, items that are no act, closings, outcomes, heads of minutes."""

    sections: tuple[tuple[SectionKind, re.Pattern[str]], ...]
    no_act: re.Pattern[str]
    closing: re.Pattern[str]
    settled: re.Pattern[str]
    minutes: re.Pattern[str]


@cache
def layout_cues() -> Cues:
    """The cues of the layouts."""
    known = load_yaml("sections", "layouts")
    return Cues(
        sections=tuple((entry["kind"], re.compile(entry["opens"], re.MULTILINE)) for entry in known["sections"]),
        no_act=re.compile(known["no_act"]),
        closing=re.compile(known["closing"]),
        settled=re.compile(known["settled"]),
        minutes=re.compile(known["minutes"]),
    )
