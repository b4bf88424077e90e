"""What the finders of roles need of a document: its people, its organisations, its institutions."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from ecograph.facts.officials.naming import organisation_name
from ecograph.facts.people import PeopleOfDocument
from ecograph.model.facts import Act, Fact
from ecograph.model.readings import Mention, Reading

_PARAGRAPH = re.compile(r"\n[ ]*\n")
_SENTENCE = re.compile(r"(?<=[a-z0-9»)])[.!?]\s+(?=[A-ZÀ-Þ«])|\n[ ]*\n|\n\s*[-–•]\s")
_PARTY_LEAD = re.compile(r"\b(?:ENTRE|Entre|ET|Et)\b|\n\s*(?:\d+[.)°]|[-–•�])\s")


@dataclass(frozen=True)
class Scene:
    """A reading with its people and the acts that are known of it."""

    reading: Reading
    people: PeopleOfDocument
    known: tuple[Fact, ...]

    @cached_property
    def _institutions(self) -> dict[str, str]:
        return {act.act: act.institution for act in self.known if isinstance(act, Act) and act.institution}

    @cached_property
    def organisations(self) -> tuple[Mention, ...]:
        """The organisation mentions in text order."""
        return self.reading.by_kind.get("organisation", ())

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.organisations]

    def institution(self, position: int) -> str:
        """The institution whose act holds a position, else that of the first act, else nothing."""
        part = self.reading.part_at(position)
        own = self._institutions.get(part.id, "") if part else ""
        return own or next(iter(self._institutions.values()), "")

    def is_institution(self, name: str) -> bool:
        """True for an issuer of an act of the document."""
        return name in self._institutions.values()

    def organisations_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The organisation mentions that start in [start, end)."""
        return self.organisations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def organisation_after(self, position: int, reach: int) -> str:
        """The first organisation named within `reach` characters after a position, or nothing."""
        index = bisect_left(self._starts, position)
        if index < len(self.organisations) and self._starts[index] <= position + reach:
            return organisation_name(self.organisations[index])
        return ""

    def organisation_before(self, position: int, floor: int, others_first: bool = True) -> str:
        """The last organisation named in [floor, position), one that is no issuer where there is one."""
        index = bisect_left(self._starts, position)
        named = [
            organisation_name(m)
            for m in self.organisations[max(0, index - 12) : index]
            if m.start >= floor and m.end <= position
        ]
        others = [name for name in named if not self.is_institution(name)]
        if others_first and others:
            return others[-1]
        return named[-1] if named else ""

    def topic(self, position: int) -> str:
        """The first organisation named in the paragraph of a position before it, that is no issuer, or nothing."""
        floor = max(self.reading.text.rfind("\n\n", 0, position), position - 1200, 0)
        index = bisect_left(self._starts, floor)
        for mention in self.organisations[index : index + 12]:
            if mention.end > position:
                break
            if not self.is_institution(organisation_name(mention)):
                return organisation_name(mention)
        return ""

    def sentence_start(self, position: int) -> int:
        """Where the sentence that holds a position begins."""
        window = self.reading.text[max(0, position - 700) : position]
        ends = [m.end() for m in _SENTENCE.finditer(window)]
        return max(0, position - 700) + (ends[-1] if ends else 0)

    def party(self, position: int) -> str:
        """The party of an agreement whose paragraph holds a position: the first organisation that it names."""
        window_start = max(0, position - 900)
        window = self.reading.text[window_start:position]
        starts = [m.end() for m in _PARAGRAPH.finditer(window)]
        for start in [*reversed(starts), 0]:
            absolute = window_start + start
            leads = [m.end() for m in _PARTY_LEAD.finditer(self.reading.text, absolute, position)]
            floor = leads[-1] if leads else absolute
            index = bisect_left(self._starts, floor)
            if index < len(self.organisations) and self.organisations[index].end <= position:
                if position - self._starts[index] > 600:
                    return self.organisation_before(position, position - 600, others_first=False)
                return organisation_name(self.organisations[index])
        return ""
