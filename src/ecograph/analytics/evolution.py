"""How a network changes from year to year: what stays, what is new, what ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ecograph.analytics.networks import Network, Tie


@dataclass(frozen=True, slots=True)
class Change:
    """Pairs of actors tied in one year against the year before among those that have any.

    `persistence` is the share of the earlier pairs that are still tied, `novelty` the share of the later pairs that
    were not tied before, `jaccard` the pairs of both years over the pairs of either.
    """

    before: int
    year: int
    kept: int
    new: int
    ended: int
    persistence: float
    novelty: float
    jaccard: float


def changes(network: Network) -> tuple[Change, ...]:
    """The change of each year with ties against the last one before it that has any."""
    pairs = pairs_by_year(network.ties, network.is_directed)
    years = sorted(pairs)
    return tuple(_change(before, year, pairs[before], pairs[year]) for before, year in pairwise(years))


def pairs_by_year(ties: Iterable[Tie], is_directed: bool) -> dict[int, set[tuple[str, str]]]:
    """The pairs of actors that are tied in each year."""
    found: dict[int, set[tuple[str, str]]] = {}
    for tie in ties:
        ends = (tie.source, tie.target)
        if tie.year is not None and tie.source != tie.target:
            found.setdefault(tie.year, set()).add(ends if is_directed else (min(ends), max(ends)))
    return found


def _change(before: int, year: int, old: set[tuple[str, str]], new: set[tuple[str, str]]) -> Change:
    kept = len(old & new)
    return Change(
        before, year, kept, len(new) - kept, len(old) - kept,
        kept / len(old), (len(new) - kept) / len(new), kept / len(old | new),
    )  # fmt: skip
