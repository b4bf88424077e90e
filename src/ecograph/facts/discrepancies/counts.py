"""Stated counts of those present against the list, votes against the voices there were."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from ecograph.model.facts import Act, Attendance, Discrepancy, Fact
from ecograph.model.readings import Reading

# People who come or go make the count one of a moment, the list one of the evening.
_MOVEMENT = re.compile(
    r"\b(?:arrivee?s?|depart|partie?s?|quitte|rejoint|rejoignent|en cours de seance|a l'ouverture"
    r"|en debut de seance|sorti|retiree?|entree? en seance"
    r"|jusqu'[aeu]|a partir d[ue]|suppleante?s?)\b"
)
_AROUND = 200

_MOST_OFF = 2  # a wider gap is more often a list that was cut


def find_wrong_counts(reading: Reading, known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    """Counts that the act states and its own list contradicts, where the list is whole."""
    acts = [fact for fact in known if isinstance(fact, Act)]
    listed = [fact for fact in known if isinstance(fact, Attendance)]
    session = next((a for a in acts if a.present_count is not None), None)
    if session is None or session.present_count is None or not listed:
        return
    if _MOVEMENT.search(reading.folded, *_stretch(reading, listed)):
        return
    if any(a.from_item or a.until_item for a in listed):
        return
    present = {a.person for a in listed if a.status == "present"}
    gap = abs(len(present) - session.present_count)
    if not 0 < gap <= _MOST_OFF or len(present) < 5:
        return
    everyone = {a.person for a in listed}
    if session.members_in_office is not None and len(everyone) != session.members_in_office:
        return
    evidence = (*session.evidence[:1], *listed[0].evidence[:1])
    yield Discrepancy(
        evidence=evidence, act=session.act, kind="count", stated=Decimal(session.present_count),
        computed=Decimal(len(present)),
        message=f"{session.present_count} présents annoncés, {len(present)} noms dans la liste des présents",
    )  # fmt: skip
    yield from _wrong_votes(acts, len(present), len({a.person for a in listed if a.status == "represented"}))


def _stretch(reading: Reading, listed: list[Attendance]) -> tuple[int, int]:
    """Where in the cleaned text the attendance is told, and a little around it."""
    places = [e for a in listed for e in a.evidence]
    first, last = min(e.start for e in places), max(e.end for e in places)
    start, end = bisect_left(reading.origin, first), bisect_left(reading.origin, last)
    return max(0, start - _AROUND), min(len(reading.text), end + _AROUND)


def _wrong_votes(acts: list[Act], present: int, represented: int) -> Iterator[Discrepancy]:
    for act in acts:
        votes = act.votes
        if votes is None or None in (votes.in_favour, votes.against, votes.abstained, votes.not_voting):
            continue
        cast = sum(v for v in (votes.in_favour, votes.against, votes.abstained, votes.not_voting) if v is not None)
        voices = present + represented
        if cast > voices and cast - voices <= _MOST_OFF:
            yield Discrepancy(
                evidence=act.evidence[:1], act=act.act, kind="votes", stated=Decimal(cast), computed=Decimal(voices),
                message=f"{cast} voix comptées pour {voices} voix présentes ou représentées",
            )  # fmt: skip
