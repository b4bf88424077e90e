"""Names and subjects of one reading, made once for the families that follow one another on the same facts."""

from ecograph.facts.parties.named import NamedOrganisations
from ecograph.facts.parties.subjects import Subjects
from ecograph.model.facts import Act, Fact, Flow
from ecograph.model.readings import Reading

_Made = tuple[Reading, tuple[Fact, ...], NamedOrganisations, Subjects]
_last: list[_Made] = []  # of the reading that was asked for last: the next family asks for the same


def names_and_subjects(reading: Reading, known: tuple[Fact, ...]) -> tuple[NamedOrganisations, Subjects]:
    """The organisations that a reading names and whom its sentences speak of, given the acts and flows found so far."""
    facts = tuple(fact for fact in known if isinstance(fact, Act | Flow))
    made = _last[0] if _last else None
    if made is None or made[0] is not reading or made[1] != facts:
        names = NamedOrganisations(reading, known)
        made = (reading, facts, names, Subjects(reading, names, known))
        _last[:] = [made]
    return made[2], made[3]
