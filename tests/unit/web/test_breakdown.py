"""The budgets of a flow add up to the flow, whatever the acts say of its parts."""

from decimal import Decimal

import pytest

from ecograph.web.network.breakdown import Part, charged_to


def part(axis: str, amount: int | None, label: str) -> Part:
    return Part(axis, "", None if amount is None else Decimal(amount), "", label, "")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((), [("", 80)]),
        ((part("source", 50, "main"), part("source", 30, "annex")), [("main", 50), ("annex", 30)]),
        ((part("source", 50, "main"),), [("main", 50), ("", 30)]),
        ((part("source", 50, "main"), part("source", 50, "annex")), [("", 80)]),  # more than the flow
        ((part("budget", 80, "whole"),), [("whole", 80)]),
        ((part("source", 80, "main"), part("budget", 80, "whole")), [("main", 80)]),
        ((part("purpose", 80, "events"), part("payment", None, "on signature")), [("", 80)]),
    ],
)
def test_budgets_add_up(parts: tuple[Part, ...], expected: list[tuple[str, int]]) -> None:
    found = charged_to(Decimal(80), parts)
    assert [(name, int(amount)) for name, amount in found] == expected
    assert sum(amount for _, amount in found) == 80
