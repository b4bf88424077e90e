"""Which act of a reading holds a place."""

import pytest

from ecograph.model.documents import Document
from ecograph.model.readings import ActPart, Reading

FILE = ActPart("file", "minutes", "", "", 0, 100)
FIRST = ActPart("first", "deliberation", "1", "", 10, 40)
SECOND = ActPart("second", "deliberation", "2", "", 40, 60)
ANNEX = ActPart("annex", "convention", "", "", 45, 50)
ALONE = ActPart("alone", "deliberation", "3", "", 120, 130)


@pytest.mark.parametrize(
    ("offset", "part"),
    [
        (-1, None), (0, FILE), (9, FILE), (10, FIRST), (39, FIRST), (40, SECOND), (44, SECOND), (45, ANNEX), (49, ANNEX),
        (50, SECOND), (60, FILE), (99, FILE), (100, None), (119, None), (120, ALONE), (129, ALONE), (130, None),
    ],
)  # fmt: skip
def test_the_innermost_act_holds_a_place(offset: int, part: ActPart | None) -> None:
    text = "x" * 200
    parts = (FILE, FIRST, SECOND, ANNEX, ALONE)
    reading = Reading(Document("", text, ""), text, range(len(text) + 1), text, parts=parts)
    assert reading.part_at(offset) == part


def test_of_acts_of_one_length_the_first_holds_a_place() -> None:
    text = "x" * 20
    twins = (ActPart("a", "deliberation", "", "", 0, 10), ActPart("b", "deliberation", "", "", 0, 10))
    assert Reading(Document("", text, ""), text, range(21), text, parts=twins).part_at(5) == twins[0]
