"""Who sat at the session, who was away, who held whose power."""

from ecograph.model.facts import Fact
from ecograph.model.readings import Reading


def find_attendance(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Attendance and Proxy facts."""
    return ()
