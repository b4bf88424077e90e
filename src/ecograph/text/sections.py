"""Sections of an act and the acts in a file."""

from ecograph.model.readings import Reading


def segment(reading: Reading) -> Reading:
    """The reading with its sections and act parts."""
    return reading
