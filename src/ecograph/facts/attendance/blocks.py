"""One block of an attendance list: a heading and the stretch of names under it."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["present", "represented", "proxy", "held", "excused", "absent", "guest", "mandants", "mandataires"]


@dataclass(frozen=True, slots=True)
class Block:
    """The text [start, end) under one heading, the heading itself [head, start), and the group it is for.

    Where the names are a column beside another one (communes, bodies), `width` is how much of each line they take.
    """

    kind: BlockKind
    head: int
    start: int
    end: int
    excused: bool = False
    group: str = ""
    width: int = 0
