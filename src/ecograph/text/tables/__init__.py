"""Tables that the text layer kept or lost: runs of lines that carry labels and amounts."""

from ecograph.model.readings import Reading


def find_tables(reading: Reading) -> Reading:
    """The reading with its tables."""
    return reading
