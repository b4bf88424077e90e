"""Who sat, who held whose proxy, who held which role, who stepped aside."""

from dataclasses import dataclass
from datetime import date

from ecograph.model.facts.base import Fact
from ecograph.model.facts.codes import AttendanceStatus, NameUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Fact):
    """A person at a session; items are the act's own numbers ("1.2.2")."""

    person: str
    status: AttendanceStatus
    represented_by: str = ""
    substitute_for: str = ""
    seat: str = ""  # commune, college or group that the person sits for
    from_item: str = ""
    until_item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy(Fact):
    """A pouvoir / procuration (art. L. 2121-20 CGCT: a councillor holds one proxy)."""

    giver: str
    receiver: str
    from_item: str = ""
    until_item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """A role that a person is said to hold; `day` is the day of the act that attests it."""

    person: str
    role: str
    organisation: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal(Fact):
    """A person who did not take part for interest; `voices` counts a proxy held too."""

    person: str
    voices: int = 1
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading(Fact):
    """The one reading of one listed name of the document."""

    name: str
    use: NameUse
    reason: str
