"""The people of one document: variants of a name brought together, initials expanded, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ecograph.values.folding import name_key
from ecograph.values.people.names import PersonName, given_key, surname_key


@dataclass(slots=True)
class PeopleRegister:
    """Resolves a name to the fullest form that the same document gives of it, where only one person fits."""

    _by_surname: dict[str, list[PersonName]] = field(default_factory=dict)
    _displayed: dict[PersonName, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[PersonName]) -> "PeopleRegister":
        """The register of these names; the order in which they are given does not matter."""
        register = cls()
        for name in sorted(set(names), key=lambda n: (-n.is_complete, -len(n.given), n.display())):
            register._add(name)
        return register

    def _add(self, name: PersonName) -> None:
        others = self._by_surname.setdefault(surname_key(name.surname), [])
        for index, other in enumerate(others):
            if given_key(other.given) == given_key(name.given):
                others[index] = _better_spelt(other, name)
                return
        others.append(name)

    def resolve(self, name: PersonName) -> PersonName:
        """The fullest form of a name in this document, or the name itself."""
        name = self._with_initial(name)
        candidates = [c for c in self._by_surname.get(surname_key(name.surname), ()) if _may_be(name, c)]
        same = [c for c in candidates if given_key(c.given) == given_key(name.given)]
        if name.is_complete:
            return same[0] if same else self._swapped(name)
        full = [c for c in candidates if c.is_complete]
        if len(full) == 1:
            return full[0]
        if not full:
            initials = [c for c in candidates if c.given]
            if not name.given and len(initials) == 1:
                return initials[0]
        return same[0] if same else name

    def _with_initial(self, name: PersonName) -> PersonName:
        """ "M. ROUX" under a signature where only Maryse ROUX is known: the "M." is her initial."""
        if name.given or name.civility != "M.":
            return name
        known = self._by_surname.get(surname_key(name.surname), ())
        if not any(c.given for c in known) or any(_may_be(name, c) and c.given for c in known):
            return name
        return PersonName("M.", name.surname) if all(c.given[:1] in ("M", "") for c in known) else name

    def display(self, name: PersonName) -> str:
        """The fullest form of a name, written for tables."""
        displayed = self._displayed.get(name)
        if displayed is None:
            displayed = self._displayed[name] = self.resolve(name).display()
        return displayed

    def knows(self, name: PersonName) -> bool:
        """True where the register holds a person with this surname whom the name may mean."""
        return any(_may_be(name, c) for c in self._by_surname.get(surname_key(name.surname), ()))

    def _swapped(self, name: PersonName) -> PersonName:
        for candidate in self._by_surname.get(surname_key(name.given), ()):
            if surname_key(candidate.given) == surname_key(name.surname):
                return candidate
        return name


def _better_spelt(one: PersonName, other: PersonName) -> PersonName:
    def score(name: PersonName) -> tuple[int, int, int, int]:
        written = f"{name.given}{name.surname}"
        return (
            len(written) - len(written.encode("ascii", "ignore")),  # accents
            "'" in name.surname,
            bool(name.civility),
            -sum(c == " " for c in name.surname),
        )

    if one == other:
        return one
    better = max((one, other), key=score)
    civility = better.civility or one.civility or other.civility
    return PersonName(better.given, better.surname, civility)


def _may_be(name: PersonName, candidate: PersonName) -> bool:
    """True where nothing in the name speaks against the candidate."""
    if name.gender and candidate.gender and name.gender != candidate.gender:
        return False
    if not name.given or not candidate.given:
        return True
    if not name.has_initials and not candidate.has_initials:
        return given_key(name.given) == given_key(candidate.given)
    return _initials_agree(name.given, candidate.given)


def _initials_agree(one: str, other: str) -> bool:
    """ "J.-M." agrees with "Jean-Marc", "Ph." with "Philippe", "J." with "Jean-Marc"."""
    a, b = _parts(one), _parts(other)
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(a, b, strict=False))


def _parts(given: str) -> list[str]:
    parts = name_key(given).split()
    if len(parts) == 1 and given.endswith(".") and len(parts[0]) == 2 and given[:2].isupper():
        return list(parts[0])
    return parts
