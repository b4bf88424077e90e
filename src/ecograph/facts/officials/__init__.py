"""Stated roles of people: in the session, in the institution, in other organisations."""

from ecograph.facts.officials.gathering import find_officials

__all__ = ["find_officials"]
