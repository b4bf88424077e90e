"""Attendance, proxies and group memberships from the lists of a document."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from ecograph.facts.attendance.blocks import Block
from ecograph.facts.attendance.codes import find_coded_rows
from ecograph.facts.attendance.columns import without_box
from ecograph.facts.attendance.entries import CHAIR, Entry, read_entries
from ecograph.facts.attendance.grids import Grid, find_grids, find_status_rows
from ecograph.facts.attendance.groups import find_memberships
from ecograph.facts.attendance.headings import find_blocks
from ecograph.facts.attendance.marked import find_marked
from ecograph.facts.attendance.prose import (
    find_arrivals,
    find_handovers,
    find_held_powers,
    find_told_absences,
    find_told_powers,
)
from ecograph.facts.people import PeopleOfDocument, Presiding, find_presiding, people_of
from ecograph.knowledge.people import given_names
from ecograph.model.facts import Act, Attendance, AttendanceStatus, Fact, NameReading, Proxy
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.people import list_style

_TITLED = re.compile(r"\s?(?:,|\(|[ ]{2,}|–|-)\s?(?:maire|presidente?)(?=\s?(?:[,;)\n]|[ ]{2}))")


@dataclass(slots=True)
class _Person:
    """What the lists say of one person, before it is made one status."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    substitute_for: str = ""


def find_attendance(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Attendance, Proxy, Membership (political groups) and NameReading facts, in text order."""
    acts = [fact.kind for fact in known if isinstance(fact, Act)]
    if acts and all(kind in ("convention", "amendment") for kind in acts):
        return ()  # parties sign an agreement, no assembly sits
    grids = find_grids(reading.text, reading.folded, given_names(), given_names())
    grids += find_status_rows(reading.text, reading.folded, given_names(), given_names())
    grids += find_coded_rows(reading.text, reading.folded, given_names(), given_names())
    if not grids:
        grids = find_marked(reading.text, reading.folded, given_names(), given_names())
    lists = _without_boxes(reading)
    blocks = [b for b in find_blocks(lists.text, lists.folded) if not any(_overlaps(b, g) for g in grids)]
    entries = [e for grid in grids for e in grid.entries] + [e for block in blocks for e in _entries_of(lists, block)]
    pairs = list(_paired(lists, blocks))
    handovers = [h for h in find_handovers(reading) if entries or pairs or h.status]
    people = people_of(
        reading,
        known,
        [n for e in (*entries, *pairs) for n in (e.name, e.receiver, e.substitute_for) if n and n is not CHAIR],
    )
    listed = {people.display(e.name) for e in (*entries, *pairs)}
    entries += [e for e in find_arrivals(reading, people) if people.display(e.name) in listed]
    if entries:
        entries += [e for e in find_told_absences(reading, people) if people.display(e.name) not in listed]
        handovers += find_told_powers(reading)
    powers = [*pairs, *handovers, *find_held_powers(reading, people)]
    return tuple(_facts(reading, people, find_presiding(reading, people), entries, powers))


def _without_boxes(reading: Reading) -> Reading:
    text = without_box(reading.text)
    return reading if text == reading.text else replace(reading, text=text, folded=fold(text))


def _overlaps(block: Block, grid: Grid) -> bool:
    return block.head < grid.end and grid.start < block.end


def _entries_of(reading: Reading, block: Block) -> list[Entry]:
    if block.kind in ("mandants", "mandataires"):
        return []
    style = list_style(reading.text[block.start : block.end], given_names())
    return read_entries(reading.text, reading.folded, block, style, given_names(), given_names())


def _paired(reading: Reading, blocks: list[Block]) -> Iterator[Entry]:
    """Givers and receivers of two parallel lists, first with first; nothing where the lists differ in length."""
    for givers, receivers in itertools.pairwise(blocks):
        if (givers.kind, receivers.kind) != ("mandants", "mandataires"):
            continue
        style = list_style(reading.text[givers.start : receivers.end], given_names())
        first, second = (
            read_entries(reading.text, reading.folded, b, style, given_names(), given_names())
            for b in (givers, receivers)
        )
        if len(first) == len(second):
            for giver, receiver in zip(first, second, strict=True):
                yield replace(
                    giver,
                    receiver=receiver.name,
                    by_power=True,
                    status="absent",
                    from_item=giver.from_item or receiver.from_item,
                    until_item=giver.until_item or receiver.until_item,
                )


def _facts(
    reading: Reading, people: PeopleOfDocument, presiding: Presiding | None, entries: list[Entry], powers: list[Entry]
) -> Iterator[Fact]:
    chair = people.display(presiding.mention.value) if presiding else _listed_chair(reading, people, entries)
    persons = _by_person(people, entries)
    present = {name for name, p in persons.items() if any(e.status == "present" for e in p.entries)}
    if present and presiding and presiding.rule != "presiding-signature" and chair not in present:
        mention = presiding.mention
        persons.setdefault(chair, _Person(chair)).entries.insert(
            0, Entry(mention.value, mention.start, mention.end, "present")
        )
        present.add(chair)
    giving = [e for e in (*entries, *powers) if e.receiver and _receiver(people, e, chair)]
    for entry in powers:
        name = people.display(entry.name)
        if name not in persons and entry.end - entry.start < 10_000 and entry in powers:
            persons.setdefault(name, _Person(name)).entries.append(entry)
    yield from _attendance(reading, people, chair, persons, present, giving)
    yield from _proxies(reading, people, chair, giving, present)
    yield from find_memberships(reading, people, entries)
    yield from _ledger(reading, people, entries)


def _listed_chair(reading: Reading, people: PeopleOfDocument, entries: list[Entry]) -> str:
    """The one of those present whom the list calls président or maire, or nothing."""
    titled = [e for e in entries if e.status == "present" and _TITLED.match(reading.folded, e.end)]
    return people.display(titled[0].name) if len({e.name for e in titled}) == 1 else ""


def _receiver(people: PeopleOfDocument, entry: Entry, chair: str) -> str:
    if entry.receiver is None:
        return ""
    return chair if entry.receiver == CHAIR else people.display(entry.receiver)


def _by_person(people: PeopleOfDocument, entries: list[Entry]) -> dict[str, _Person]:
    persons: dict[str, _Person] = {}
    for entry in entries:
        if entry.status is None:
            continue
        name = people.display(entry.name)
        person = persons.setdefault(name, _Person(name))
        person.entries.append(entry)
        if entry.substitute_for is not None:
            person.substitute_for = people.display(entry.substitute_for)
    return persons


def _attendance(
    reading: Reading,
    people: PeopleOfDocument,
    chair: str,
    persons: dict[str, _Person],
    present: set[str],
    giving: list[Entry],
) -> Iterator[Attendance]:
    receivers: dict[str, str] = {}
    for entry in sorted(giving, key=lambda e: not e.by_power):
        receivers.setdefault(people.display(entry.name), _receiver(people, entry, chair))
    substitutes = _standing_in(people, chair, persons, present, giving)
    replaced = {p.substitute_for for p in persons.values()} - {n for n, p in persons.items()}
    for name, person in persons.items():
        if name in replaced:
            continue
        entry = person.entries[0]
        status = _status(person, name in receivers)
        intervals = next((e for e in person.entries if e.from_item or e.until_item), entry)
        yield Attendance(
            evidence=(reading.evidence(entry.start, entry.end, "attendance-list"),),
            act=act_at(reading, entry.start),
            person=name,
            status=status,
            represented_by=receivers.get(name, "") if status == "represented" else "",
            substitute_for=person.substitute_for,
            seat=next((e.seat for e in person.entries if e.seat), ""),
            from_item=intervals.from_item if status == "present" else "",
            until_item=intervals.until_item if status == "present" else "",
        )
    yield from (_substitute(reading, *substitute) for substitute in substitutes if substitute[0] not in persons)


def _status(person: _Person, has_receiver: bool) -> AttendanceStatus:
    statuses = {e.status for e in person.entries}
    if "present" in statuses:
        return "present"
    if has_receiver:
        return "represented"
    for status in ("excused", "represented", "absent"):
        if status in statuses:
            return status
    return "absent"


def _standing_in(
    people: PeopleOfDocument, chair: str, persons: dict[str, _Person], present: set[str], giving: list[Entry]
) -> list[tuple[str, str, Entry]]:
    """Those who represent a member without being one: they sit in the member's place."""
    if not present:
        return []
    found = []
    for entry in giving:
        receiver = _receiver(people, entry, chair)
        if not entry.by_power and receiver not in persons:
            found.append((receiver, people.display(entry.name), entry))
    return found


def _substitute(reading: Reading, name: str, member: str, entry: Entry) -> Attendance:
    evidence = (reading.evidence(entry.start, entry.end, "attendance-substitute"),)
    return Attendance(
        evidence=evidence, act=act_at(reading, entry.start), person=name, status="present", substitute_for=member
    )


def act_at(reading: Reading, position: int) -> str:
    """The id of the act that holds a position, or nothing."""
    part = reading.part_at(position)
    return part.id if part else ""


@cache
def _counts_voices() -> re.Pattern[str]:
    return re.compile(
        r"pouvoirs?\b(?! publics)|procurations?\b|votants\b|(?<!aux )\bvoix\b|(?:pour"
        r"|contre)\s*:\s*\d|\b\d{1,3}\s+(?:pour|contre)\b"
    )


def _proxies(
    reading: Reading, people: PeopleOfDocument, chair: str, giving: list[Entry], present: set[str]
) -> Iterator[Proxy]:
    """A power named as such, or a representation by another member in an act that counts voices."""
    counts = bool(_counts_voices().search(reading.folded))
    seen: set[tuple[str, str]] = set()
    for entry in giving:
        giver, receiver = people.display(entry.name), _receiver(people, entry, chair)
        if not receiver or giver == receiver or (giver, receiver) in seen:
            continue
        if not entry.by_power and not (counts and (receiver in present or not present)):
            continue
        seen.add((giver, receiver))
        yield Proxy(
            evidence=(reading.evidence(entry.start, entry.end, "proxy"),),
            act=act_at(reading, entry.start),
            giver=giver,
            receiver=receiver,
            from_item=entry.from_item,
            until_item=entry.until_item,
        )


def _ledger(reading: Reading, people: PeopleOfDocument, entries: list[Entry]) -> Iterator[NameReading]:
    for entry in entries:
        evidence = (reading.evidence(entry.start, entry.end, "attendance-list"),)
        yield NameReading(
            evidence=evidence,
            name=people.display(entry.name),
            use=entry.status or "mentioned",
            reason="attendance-list",
        )
