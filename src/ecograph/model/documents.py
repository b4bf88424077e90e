"""What a file is once opened: its stored text, and where a fact was found in it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PageSpan:
    """One page of a paginated source: its number from 1 and its code points in the stored text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordBox:
    """Where one word of a PDF stands: stored-text offsets, page, box in points (left, bottom, right, top)."""

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Document:
    """A source document. Every offset of every evidence counts code points of `text`."""

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    pages: tuple[PageSpan, ...] = ()
    words: tuple[WordBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a fact came from: `document.text[start:end] == quote`, always."""

    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 1.0


IssueKind = Literal[
    "unreadable", "not-an-act", "unread-amount", "unread-name", "doubt", "weak-fact", "conflict", "limit"
]


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about a document or about one place in it, in one French and one English sentence."""

    kind: IssueKind
    message_fr: str
    message_en: str
    evidence: Evidence | None = None
    weight: float = 0.0  # euros at stake
