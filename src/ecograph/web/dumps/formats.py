"""Which dumps the server gives, and where."""

SUFFIXES = ("nq", "trig", "ttl")  # without the graphs of the documents: the last one
FOLDER = "dumps"


def file_name(suffix: str) -> str:
    """The name of the dump in the format of a suffix.

    >>> file_name("nq")
    'ecograph.nq.gz'
    """
    return f"ecograph.{suffix}.gz"


def path_of(suffix: str) -> str:
    """Where a dump is on the server."""
    return f"{FOLDER}/{file_name(suffix)}"


ADVICE = f"take the whole graph from /{path_of(SUFFIXES[0])}"
"""What a query that asks for too much is told."""
