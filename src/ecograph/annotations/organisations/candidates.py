"""A place that may name an organisation, and the choice among places that overlap."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at [start, end) of the cleaned text; `name_start` may lie before it, at the noun that announces it."""

    start: int
    end: int
    head_start: int
    name: str
    type: str
    score: float
    rule: str

    @property
    def name_start(self) -> int:
        """Where the name itself begins."""
        return self.start


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without overlap, in text order: the longest of the surest first."""
    chosen: list[Candidate] = []
    taken: set[int] = set()
    ranked = sorted(candidates, key=lambda c: (-(c.end - c.start) * c.score, c.start, c.rule))
    for candidate in ranked:
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint((candidate.start, candidate.end - 1)) and taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)
