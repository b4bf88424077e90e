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

    @property
    def _keys(self) -> frozenset[str]:
        return frozenset(name_key(p) for p in self.parties)

    def is_same(self, other: "Agreement") -> bool:
        """Whether two statements may be of one agreement: same parties and paper, no year or quality against it.

        Where three parties or more are named twice, one of the lists may lack some of them.
        """
        fewer, more = sorted((self._keys, other._keys), key=len)
        if fewer != more and not (len(fewer) > 2 and fewer < more):
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
            parties=max(self.parties, other.parties, key=len),
            kind=self.kind if len(self.qualities) >= len(other.qualities) else other.kind,
            title=self.title or other.title,
            year=self.year or other.year,
            period_start=self.period_start or other.period_start,
            period_end=self.period_end or other.period_end,
            signatories=max(self.signatories, other.signatories, key=len),
            amends=self.amends or other.amends,
            execution=stronger,
        )


def without_sums(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """The agreements without those that add up what the same words state pair by pair."""
    every = tuple(agreements)
    return tuple(
        one for one in every
        if not any(two.start < one.end and one.start < two.end and two._keys < one._keys for two in every)
    )  # fmt: skip


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
