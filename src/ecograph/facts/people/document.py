"""Every name of a document under its fullest form."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecograph.model.facts import Attendance, Fact
from ecograph.model.readings import Mention, Reading
from ecograph.values.people import PeopleRegister, PersonName, parse_name


@dataclass(frozen=True, slots=True)
class PeopleOfDocument:
    """The person mentions of a reading in text order and the register that brings their variants together."""

    mentions: tuple[Mention, ...]
    register: PeopleRegister
    listed: frozenset[str]

    def display(self, name: PersonName) -> str:
        """The name as tables write it."""
        return self.register.display(name)

    def at(self, start: int, reach: int = 3) -> Mention | None:
        """The person mention that starts within `reach` characters after an offset, or None."""
        return next((m for m in self.mentions if start - 1 <= m.start <= start + reach), None)

    def before(self, end: int, reach: int = 3) -> Mention | None:
        """The person mention that ends within `reach` characters before an offset, or None."""
        return next((m for m in reversed(self.mentions) if end - reach <= m.end <= end), None)

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The person mentions that lie wholly in [start, end)."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)


def people_of(reading: Reading, known: Iterable[Fact] = (), names: Iterable[PersonName] = ()) -> PeopleOfDocument:
    """The people of a reading: its mentions, the members that `known` lists, and further names."""
    mentions = reading.by_kind.get("person", ())
    listed = [fact for fact in known if isinstance(fact, Attendance)]
    members = [name for fact in listed if (name := parse_name(fact.person))]
    certain = [m.value for m in mentions if m.rule != "person-plain"]
    register = PeopleRegister.of([*certain, *members, *names])
    plain = [m for m in mentions if m.rule != "person-plain" or register.knows(m.value) or m.value.civility]
    return PeopleOfDocument(tuple(plain), register, frozenset(fact.person for fact in listed))
