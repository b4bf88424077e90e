"""The turns of phrase of ties match their examples and nothing of their counter-examples."""

from typing import Any

import pytest

from ecograph.facts.partnerships.rules import TieRule, cooperation_rules, funding_rules, membership_rules
from ecograph.knowledge import load_rules
from ecograph.values.folding import fold

ENTRIES = [
    *zip(cooperation_rules(), load_rules("partnerships")["ties"], strict=True),
    *zip(membership_rules(), load_rules("memberships")["memberships"], strict=True),
    *zip(funding_rules(), load_rules("funding")["funding"], strict=True),
]


@pytest.mark.parametrize(("rule", "entry"), ENTRIES, ids=[rule.id for rule, _ in ENTRIES])
def test_a_phrase_matches_its_examples_only(rule: TieRule, entry: dict[str, Any]) -> None:
    assert entry["examples"]
    assert entry["not"]
    missed = [example for example in entry["examples"] if not any(rule.finds(fold(example)))]
    wrong = [example for example in entry["not"] if any(rule.finds(fold(example)))]
    assert (missed, wrong) == ([], [])
