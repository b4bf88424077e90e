"""Every name of a document under its fullest form."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ecograph.model.facts import Attendance, Fact, NameReading
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import fold
from ecograph.values.people import PeopleRegister, PersonName, parse_name


@dataclass(frozen=True)
class PeopleOfDocument:
    """The person mentions of a reading in text order and the register that brings their variants together."""

    mentions: tuple[Mention, ...]
    register: PeopleRegister

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    def display(self, name: PersonName) -> str:
        """The name as tables write it."""
        return self.register.display(name)

    def at(self, start: int, reach: int = 3) -> Mention | None:
        """The person mention that starts within `reach` characters after an offset, or None."""
        index = bisect_left(self._starts, start - 1)
        if index < len(self.mentions) and self.mentions[index].start <= start + reach:
            return self.mentions[index]
        return None

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The person mentions that lie wholly in [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)


def people_of(reading: Reading, known: Iterable[Fact] = (), names: Iterable[PersonName] = ()) -> PeopleOfDocument:
    """The people of a reading: its mentions, the people that `known` lists, and further names."""
    mentions = reading.by_kind.get("person", ())
    listed = {
        f.person if isinstance(f, Attendance) else f.name for f in known if isinstance(f, Attendance | NameReading)
    }
    members = [name for person in sorted(listed) if (name := parse_name(person))]
    certain = [m.value for m in mentions if m.rule != "person-plain"]
    register = PeopleRegister.of([*certain, *members, *names])
    sure = [m for m in mentions if m.rule != "person-plain" or register.knows(m.value)]
    unseen = _unseen(reading, members, sure)
    return PeopleOfDocument(tuple(sorted((*sure, *unseen), key=lambda m: m.start)), register)


def _unseen(reading: Reading, members: list[PersonName], mentions: list[Mention]) -> Iterator[Mention]:
    """Places of listed people that no mention covers: names without capitals, rare given names."""
    seen = {m.value.key for m in mentions}
    taken = {position for m in mentions for position in (m.start, m.end - 1)}
    flat = reading.folded.replace("\n", " ")
    for name in members:
        if name.key in seen or not name.is_complete:
            continue
        given, surname = fold(name.given), fold(name.surname)
        places: set[int] = set()
        for written in (f"{given} {surname}", f"{surname} {given}", f"{given[0]}. {surname}", f"{given[0]}.{surname}"):
            for start in _places(flat, written):
                end = start + len(written)
                if start not in taken and end - 1 not in taken and start not in places:
                    places.add(start)
                    yield Mention("person", start, end, name, "person-listed")


def _places(flat: str, words: str) -> Iterator[int]:
    """Where words stand in a text as words of their own."""
    at = flat.find(words)
    while at >= 0:
        before, after = flat[at - 1 : at], flat[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() or before == "-" or after.isalnum() or after == "-"):
            yield at
        at = flat.find(words, at + 1)
