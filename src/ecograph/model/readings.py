"""A document as the rules read it: cleaned text with a map back to the stored text, sections, mentions."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter
from typing import Any, Literal

from ecograph.model.documents import Document, Evidence
from ecograph.model.tables import Table

SectionKind = Literal[
    "head", "attendance", "agenda", "visas", "recitals", "report", "decision",
    "convention", "annex", "signature", "other",
]  # fmt: skip
MentionKind = Literal["amount", "percent", "date", "person", "organisation", "reference", "code"]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the cleaned text with one role in the act."""

    kind: SectionKind
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ActPart:
    """The stretch of the cleaned text that is one act; `minutes` covers the whole file."""

    id: str
    kind: str
    number: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A value seen in the cleaned text: its span, kind, parsed value and (for names) full name."""

    kind: MentionKind
    start: int
    end: int
    value: Any
    rule: str = ""


@dataclass(frozen=True)
class Reading:
    """The cleaned text of a document and what was seen in it.

    `folded` has the same length as `text`: lower case, no accents, straight quotes. Rules search
    `folded`, names are read from `text`, evidence is given in offsets of the stored text.
    """

    document: Document
    text: str
    origin: Sequence[int]  # origin[i] = offset in document.text of text[i]; one entry more than characters
    folded: str
    sections: tuple[Section, ...] = ()
    parts: tuple[ActPart, ...] = ()
    tables: tuple[Table, ...] = ()
    mentions: tuple[Mention, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)  # folded other name -> full name, in this document

    @cached_property
    def by_kind(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions of each kind, in text order."""
        kinds: dict[str, list[Mention]] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.start, -m.end)):
            kinds.setdefault(mention.kind, []).append(mention)
        return {kind: tuple(found) for kind, found in kinds.items()}

    def mentions_in(self, kind: MentionKind, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions of a kind that lie wholly within [start, end), in text order."""
        mentions = self.by_kind.get(kind, ())
        first = bisect_left(mentions, start, key=attrgetter("start"))
        before_end = takewhile(lambda mention: mention.start <= end, islice(mentions, first, None))
        return tuple(mention for mention in before_end if mention.end <= end)

    def evidence(self, start: int, end: int, rule: str, confidence: float = 1.0) -> Evidence:
        """Evidence for cleaned-text [start, end), quoted from the stored text."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first = self.origin[start]
        last = self.origin[end - 1] + 1 if end > start else first
        return Evidence(first, last, self.document.text[first:last], rule, confidence)

    def part_at(self, offset: int) -> ActPart | None:
        """The innermost act that holds an offset of the cleaned text, or None."""
        bounds, innermost = self._innermost
        return innermost[bisect_right(bounds, offset)]

    @cached_property
    def _innermost(self) -> tuple[list[int], list[ActPart | None]]:
        """Where acts begin and end, and the innermost act before the first of these places, then behind each."""
        bounds = sorted({place for part in self.parts for place in (part.start, part.end)})
        innermost: list[ActPart | None] = [None]
        for place in bounds:
            holding = [part for part in self.parts if part.start <= place < part.end]
            innermost.append(min(holding, key=lambda part: part.end - part.start, default=None))
        return bounds, innermost

    def full_name(self, name: str, folded_name: str) -> str:
        """The full official name that this document gives for a name, else the name itself."""
        return self.aliases.get(folded_name, name)
