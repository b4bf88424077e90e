"""What a person decided about a fact, a doubt, or two organisations that may be one."""

from dataclasses import dataclass
from typing import Literal

JudgementKind = Literal["same", "different", "retracted", "wrong", "right"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: what it is about (names, or the IRI of a fact), why, when, and by whom where that is said."""

    kind: JudgementKind
    about: tuple[str, ...]
    reason: str
    day: str = ""
    entities: tuple[str, ...] = ()  # IRIs of the organisations judged same or different
    by: str = ""
