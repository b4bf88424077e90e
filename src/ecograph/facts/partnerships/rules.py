"""The turns of phrase of data/rules/{partnerships,memberships,funding}.yml, compiled once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ecograph.knowledge import load_rules


@dataclass(frozen=True, slots=True)
class TieRule:
    """A turn of phrase, where its parties stand (`reads`), and the rest of its entry."""

    id: str
    reads: str
    phrase: re.Pattern[str]
    tie: str = "other"
    degree: str = ""
    joint: bool = False
    public_only: bool = False
    needs: tuple[str, ...] = ()

    def finds(self, folded: str, stretches: tuple[tuple[int, int], ...] | None = None) -> Iterator[re.Match[str]]:
        """The places of a folded text, or of some stretches of it, where the phrase stands."""
        needs = [need for need in self.needs if need in folded]
        if self.needs and not needs:
            return
        for start, end in ((0, len(folded)),) if stretches is None else stretches:
            if not needs or any(folded.find(need, start, end) >= 0 for need in needs):
                yield from self.phrase.finditer(folded, start, end)


_CLASS_OR_SPACE = re.compile(r"\[[^\]]*\]|\(\?<[=!][^)]*\)| \?|  *")


def flexible(phrase: str) -> str:
    """The phrase with each space read as one to three white characters: acts break lines and justify text.

    >>> flexible("est membre ?d[eu ]") == r"est\\s{1,3}membre\\s{0,3}d[eu ]"
    True
    """
    return _CLASS_OR_SPACE.sub(lambda m: {" ": r"\s{1,3}", " ?": r"\s{0,3}"}.get(m[0], m[0]), phrase)


def _rule(entry: dict[str, Any]) -> TieRule:
    return TieRule(
        id=entry["id"],
        reads=entry["reads"],
        phrase=re.compile(flexible(entry["phrase"])),
        tie=entry.get("tie", "other"),
        degree=entry.get("degree", ""),
        joint=bool(entry.get("joint")),
        needs=tuple(entry.get("needs", ())),
        public_only=entry.get("only") == "public",
    )


@cache
def cooperation_rules() -> tuple[TieRule, ...]:
    """The rules of partnerships, in the order in which they are tried."""
    return tuple(_rule(entry) for entry in load_rules("partnerships")["ties"])


@cache
def membership_rules() -> tuple[TieRule, ...]:
    """The rules of memberships."""
    return tuple(_rule(entry) for entry in load_rules("memberships")["memberships"])


@cache
def funding_rules() -> tuple[TieRule, ...]:
    """The rules of funding without an amount."""
    return tuple(_rule(entry) for entry in load_rules("funding")["funding"])


@cache
def pattern(file: str, *keys: str) -> re.Pattern[str]:
    """The single pattern that stands under keys of a file of rules."""
    value = load_rules(file)
    for key in keys:
        value = value[key]
    return re.compile(flexible(value))


@cache
def degree_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words that raise or lower the degree of a tie, the strongest first."""
    return tuple(
        (degree, re.compile(flexible(phrase))) for degree, phrase in load_rules("partnerships")["degrees"].items()
    )
