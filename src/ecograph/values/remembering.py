"""What was made of one object, kept until another is asked about."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def for_the_last(make: Callable[[Given], Made]) -> Callable[[Given], Made]:
    """The function, which answers from memory where it is asked again about the object that it was asked about last.

    For what several families of facts want of the same reading: told by identity, for a reading is long to compare.
    """
    kept: list[tuple[Given, Made]] = []

    @wraps(make)
    def made_of(given: Given) -> Made:
        if not kept or kept[0][0] is not given:
            kept[:] = [(given, make(given))]
        return kept[0][1]

    return made_of
