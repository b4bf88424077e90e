"""A project as a reading names it."""

from dataclasses import dataclass

from ecograph.values.folding import name_key


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project named at [start, end) of the cleaned text."""

    name: str
    start: int
    end: int
    rule: str
    confidence: float = 0.8

    @property
    def key(self) -> str:
        """What is equal in two writings of one name."""
        return name_key(self.name)
