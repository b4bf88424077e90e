"""Acts, sessions, votes and the texts that acts cite."""

from dataclasses import dataclass
from datetime import date

from ecograph.model.facts.base import Fact
from ecograph.model.facts.codes import ActKind, ReferenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Counts of voices; None where the act does not say. `unanimous` False means "à la majorité"."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    not_voting: int | None = None
    unanimous: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Fact):
    """One act; `act` is its id within the document."""

    kind: ActKind
    number: str = ""
    institution: str = ""
    body: str = ""
    session_date: date | None = None
    title: str = ""
    signed_date: date | None = None
    received_date: date | None = None  # contrôle de légalité
    adopted: bool | None = None
    votes: Votes | None = None
    members_in_office: int | None = None
    present_count: int | None = None
    rapporteur: str = ""
    commission: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Fact):
    """A meeting: its day, place, hours ("18:10"), seats, and the items in the order they were taken."""

    institution: str
    body: str
    day: date | None
    place: str = ""
    opened: str = ""
    closed: str = ""
    convened_on: date | None = None
    seats: int | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference(Fact):
    """A text that the act cites."""

    kind: ReferenceKind
    reference: str
    day: date | None = None
