"""The voices there were when an item was voted: who sat then, and which proxies held then, by the order of the items.

"Jusqu'au 2.1" is a moment of the evening, not a number: where chapter 2 is taken last, it comes after 7.6.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from ecograph.model.facts import Act, Attendance, Discrepancy, Fact, Proxy, Session
from ecograph.model.readings import Reading

_ORDER = re.compile(r"\bordre (?:de passage|d'examen|d'appel|de presentation)\b[^:\n]{0,60}:\s*")
_ITEMS = re.compile(r"\d[\d./-]*(?:\s?[,;]\s*\d[\d./-]*){2,400}")
_NUMBERED = re.compile(r"\b(?:rapport|point|question|affaire|dossier|item)\s?n ?[°o]\s?(?P<item>\d[\d./-]*\d|\d)")
_MOST_OFF = 2  # a wider gap is more often a list that was cut


@dataclass(frozen=True, slots=True)
class VoicesProof:
    """What was counted for the vote of one item, and what the act states."""

    item: str
    present: int  # sitting when the item was voted
    proxies: int  # valid when the item was voted
    cast: int | None  # for, against, abstained and not voting together
    everyone: int  # all who are listed, whatever they did
    in_office: int | None

    @property
    def voices(self) -> int:
        """Those present and their proxies."""
        return self.present + self.proxies

    @property
    def is_whole(self) -> bool:
        """Whether the list holds every member in office."""
        return self.in_office is not None and self.everyone == self.in_office

    @property
    def is_exact(self) -> bool:
        """Whether the voices cast are those there were."""
        return self.cast == self.voices


def order_of_items(reading: Reading, known: tuple[Fact, ...]) -> tuple[str, ...]:
    """The items in the order in which they were taken, as the act says or as its parts follow one another."""
    said = _ORDER.search(reading.folded)
    listed = _ITEMS.match(reading.folded, said.end()) if said else None
    if listed:
        return tuple(item.rstrip("./-") for item in re.split(r"\s?[,;]\s*", listed[0]))
    return next((fact.items for fact in known if isinstance(fact, Session)), ())


def prove_voices(reading: Reading, known: tuple[Fact, ...], act: Act) -> VoicesProof | None:
    """The count of voices for an act, or None where the item's place in the session cannot be told."""
    order = {item: rank for rank, item in enumerate(order_of_items(reading, known))}
    item = _item_of(reading, act, order)
    sat = [fact for fact in known if isinstance(fact, Attendance)]
    moved = any(a.from_item or a.until_item for a in sat)
    if not sat or (moved and item not in order):
        return None
    present = {a.person for a in sat if a.status == "present" and _holds(order, item, a.from_item, a.until_item)}
    given = {p.giver for p in known if isinstance(p, Proxy)}
    proxies = {
        p.giver for p in known if isinstance(p, Proxy) and _holds(order, item, p.from_item, p.until_item)
    }  # fmt: skip
    proxies |= {a.person for a in sat if a.status == "represented" and a.person not in given}
    return VoicesProof(
        item=item, present=len(present), proxies=len(proxies), cast=_cast(act),
        everyone=len({a.person for a in sat}), in_office=act.members_in_office,
    )  # fmt: skip


def find_wrong_voices(reading: Reading, known: tuple[Fact, ...]) -> list[Discrepancy]:
    """Votes that exceed the voices there were, where people came and went and the list of members is whole."""
    intervals = [f for f in known if isinstance(f, Attendance | Proxy) and (f.from_item or f.until_item)]
    moved = bool(intervals) and all(f.from_item != f.until_item for f in intervals)
    wrong: list[Discrepancy] = []
    for act in (fact for fact in known if isinstance(fact, Act) and moved):
        proof = prove_voices(reading, known, act)
        if proof and proof.is_whole and proof.cast and 0 < proof.cast - proof.voices <= _MOST_OFF:
            wrong.append(
                Discrepancy(
                    evidence=act.evidence[:1], act=act.act, kind="votes", stated=Decimal(proof.cast),
                    computed=Decimal(proof.voices),
                    message=f"{proof.cast} voix comptées pour {proof.voices} voix présentes ou représentées "
                    f"au point {proof.item}",
                )
            )  # fmt: skip
    return wrong


def _item_of(reading: Reading, act: Act, order: dict[str, int]) -> str:
    """The number under which the session took an act: its own, or the one that its text gives."""
    if act.number in order and len(order) > 1:
        return act.number
    part = next((part for part in reading.parts if part.id == act.act), None)
    start, end = (part.start, part.end) if part else (0, len(reading.folded))
    said = (found["item"].rstrip("./-") for found in _NUMBERED.finditer(reading.folded, start, end))
    return next((item for item in said if item in order), act.number)


def _holds(order: dict[str, int], item: str, from_item: str, until_item: str) -> bool:
    """Whether an item lies within an interval of items; a bound that the order does not know bounds nothing."""
    now = order.get(item, 0)
    return order.get(from_item, now) <= now <= order.get(until_item, now)


def _cast(act: Act) -> int | None:
    """All voices that the act counts, those that took no part too; None where it does not say how many were for."""
    votes = act.votes
    if votes is None or votes.in_favour is None:
        return None
    return sum(v or 0 for v in (votes.in_favour, votes.against, votes.abstained, votes.not_voting))
