"""What every fact carries."""

from dataclasses import dataclass

from ecograph.model.documents import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries: the words it came from (one or more places) and the act that states it."""

    evidence: tuple[Evidence, ...]
    act: str = ""
