"""Who sat at the session, who was away, who held whose power."""

from ecograph.facts.attendance.sessions import find_attendance

__all__ = ["find_attendance"]
