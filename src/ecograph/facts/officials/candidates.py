"""A role found in one place, before the places of a document are brought together."""

from dataclasses import dataclass

from ecograph.values.people import PersonName


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, a role, an organisation and their words; `is_default` where no words name the organisation."""

    name: PersonName
    role_class: str
    label: str
    organisation: str
    start: int
    end: int
    rule: str
    is_default: bool = False
