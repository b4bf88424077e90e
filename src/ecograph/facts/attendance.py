"""Who sat, who was away, who held whose proxy."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_attendance(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Attendance, Proxy and NameReading facts."""
    return ()
