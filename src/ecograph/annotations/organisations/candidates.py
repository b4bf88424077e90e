"""A place that may name an organisation, and the choice among places that overlap."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at [start, end) of the cleaned text; `head_start` lies before it where a noun only announces it."""

    start: int
    end: int
    head_start: int
    name: str
    type: str
    score: float
    rule: str


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without overlap, in text order: the longest of the surest first."""
    ranked = sorted(candidates, key=lambda c: (-(c.end - c.start) * c.score, c.start, c.rule))
    starts: list[int] = []
    chosen: list[Candidate] = []
    for candidate in ranked:
        place = bisect_left(starts, candidate.start)
        is_free_before = place == 0 or chosen[place - 1].end <= candidate.start
        is_free_after = place == len(starts) or starts[place] >= candidate.end
        if is_free_before and is_free_after:
            starts.insert(place, candidate.start)
            chosen.insert(place, candidate)
    return chosen
