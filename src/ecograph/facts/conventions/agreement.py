"""An agreement as a reading states it, and when two statements are of one agreement."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ecograph.model.facts import Signatory
from ecograph.values.folding import fold, name_key

Execution = Literal["draft", "approved", "signed", ""]
_STRENGTH = {"": 0, "draft": 1, "approved": 2, "signed": 3}
_RANK = re.compile(r"avenant (?:n ?° ?)?(\d+)")
_EMPTY_WORDS = frozenset(
    [
        "de",
        "d",
        "du",
        "des",
        "et",
        "la",
        "le",
        "l",
        "convention",
        "accord",
        "contrat",
        "avenant",
        "charte",
        "protocole",
        "n",
    ]
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kind, parties and what is said of an agreement at [start, end) of the cleaned text."""

    kind: str
    parties: tuple[str, ...]
    start: int
    end: int
    rule: str
    title: str = ""
    year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    signatories: tuple[Signatory, ...] = ()
    amends: str = ""
    execution: Execution = ""
    confidence: float = 0.8

    @property
    def head(self) -> str:
        """What kind of paper it is: "convention", "convention cadre", "avenant 2" ..."""
        folded = fold(self.kind)
        rank = _RANK.match(folded)
        if rank:
            return f"avenant {rank[1]}"
        first = re.match(r"(?:convention|accord)[- ]cadre|[a-z]+", folded)
        return first[0].replace("-", " ").removesuffix("s") if first else folded

    @property
    def qualities(self) -> frozenset[str]:
        """The words of the kind that tell it from others."""
        return frozenset(w for w in name_key(self.kind).split() if w not in _EMPTY_WORDS and not w.isdigit())

    def is_same(self, other: "Agreement") -> bool:
        """Whether two statements may be of one agreement: same parties and paper, no year or quality against it."""
        if {name_key(p) for p in self.parties} != {name_key(p) for p in other.parties}:
            return False
        if self.head != other.head and "avenant" not in (self.head, other.head):
            return False
        if self.head.startswith("avenant") != other.head.startswith("avenant"):
            return False
        if self.year and other.year and self.year != other.year:
            return False
        return not (self.qualities and other.qualities and not self.qualities & other.qualities)

    def joined(self, other: "Agreement") -> "Agreement":
        """This agreement with what another statement of it adds."""
        stronger = max(self.execution, other.execution, key=_STRENGTH.__getitem__)
        return replace(
            self,
            kind=self.kind if len(self.qualities) >= len(other.qualities) else other.kind,
            title=self.title or other.title,
            year=self.year or other.year,
            period_start=self.period_start or other.period_start,
            period_end=self.period_end or other.period_end,
            signatories=self.signatories or other.signatories,
            amends=self.amends or other.amends,
            execution=stronger,
        )


def merged(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """The agreements, several statements of one made one; the earlier ones of the iterable lead."""
    kept: list[Agreement] = []
    for agreement in agreements:
        for index, earlier in enumerate(kept):
            if earlier.is_same(agreement):
                kept[index] = earlier.joined(agreement)
                break
        else:
            kept.append(agreement)
    return tuple(kept)
