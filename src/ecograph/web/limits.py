"""What a client may ask of the endpoint."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the endpoint; sizes in bytes, times in seconds."""

    timeout: float = 30.0  # from the arrival of a query to its answer, waiting included
    max_rows: int = 100_000  # of a SELECT, or triples of a CONSTRUCT
    max_bytes: int = 64_000_000  # of an answer
    hold: int | None = None  # an answer goes out once complete, or once longer than this; None: always complete
    concurrent: int = 2
    queue: int = 16
    memory: int | None = 4_000_000_000  # address space of one worker, where the system can bound it
    query_length: int = 200_000  # characters of a query
    services: frozenset[str] = frozenset()  # endpoints that SERVICE may call
    cors_origin: str = "*"
