"""Which writings name the same budget of one body."""

import re
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.values.folding import name_key


@cache
def budget_key(name: str) -> str:
    """A key under which two writings of one budget of one body meet.

    >>> budget_key("BUDGET PRINCIPAL – exercice 2021") == budget_key("Budget général")
    True
    >>> budget_key("budget annexe de l'eau") == budget_key("budget principal")
    False
    """
    key = name_key(name)
    for phrase, becomes in _phrases() if _is_budget(key) else ():
        key = phrase.sub(becomes, key).strip()
    return key or name_key(name)


def _is_budget(key: str) -> bool:
    return re.search(load_rules("budgets")["of"], key) is not None


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule["phrase"]), rule["becomes"]) for rule in load_rules("budgets")["same"])
