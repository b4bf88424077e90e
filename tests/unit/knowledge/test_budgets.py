from typing import Any

import pytest

from ecograph.knowledge import load_rules
from ecograph.knowledge.budgets import budget_key
from ecograph.values.folding import name_key

RULES = load_rules("budgets")["same"]
MAIN = (
    "budget principal",
    "Budget général",
    "BUDGET PRINCIPAL – exercice 2021",
    "au budget principal 2019 de la Ville",
)
OTHERS = (
    "budget annexe de l'eau",
    "budget primitif 2021",
    "chapitre 65, article 65748",
    "FEDER",
    "CPER 2015-2020",
    "CPER 2021-2027",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_has_a_reason_and_does_what_its_examples_say(rule: dict[str, Any]) -> None:
    assert rule["because"]
    assert {name: budget_key(name) for name in rule["examples"]} == rule["examples"]
    assert [name for name in rule["not"] if budget_key(name) != name_key(name)] == []


def test_the_main_budget_of_a_body_is_one() -> None:
    assert {budget_key(name) for name in MAIN} == {"budget principal"}


def test_other_budgets_stay_apart() -> None:
    assert len({budget_key(name) for name in (*OTHERS, "budget principal")}) == len(OTHERS) + 1
