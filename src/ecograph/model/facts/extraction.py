"""What the source itself gets wrong, and all that one document says."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ecograph.model.documents import Document, Issue
from ecograph.model.facts.base import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy(Fact):
    """What the source itself gets wrong: both figures, neither hidden nor mended."""

    kind: Literal["sum", "share", "conflict", "count", "votes", "words"]
    message: str
    stated: Decimal
    computed: Decimal


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says, and all doubts about it."""

    document: Document
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...] = ()
