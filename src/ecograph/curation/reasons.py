"""Why an amount or a name was read as it was, in a sentence: from the `because` of the rule that decided."""

from functools import cache
from typing import Any

from ecograph.knowledge import load_rules

_FILES = ("ledger", "money_natures", "money_verbs", "money_nouns", "money_tables", "instalments")


def reason_in_words(reason: str) -> str:
    """The rule's id with its reason; the id alone where no file of rules gives one.

    >>> reason_in_words("no-verb")
    'no-verb: no verb of giving, asking or refusing governs the amount'
    """
    kind, _, rest = reason.partition("/")
    key = rest.partition("/")[0] if kind == "table" else reason
    because = _reasons().get(f"{kind}/{key}" if kind == "table" else key, "")
    return f"{reason}: {because.rstrip('.')}" if because else reason


@cache
def _reasons() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _FILES:
        for rule in _rules(load_rules(name)):
            key = f"table/{rule['id']}" if name == "money_tables" else str(rule["id"])
            found.setdefault(key, str(rule.get("because", "")))
    return found


def _rules(content: Any) -> list[dict[str, Any]]:
    lists = [
        rules for rules in (content.values() if isinstance(content, dict) else [content]) if isinstance(rules, list)
    ]
    return [rule for rules in lists for rule in rules if isinstance(rule, dict) and "id" in rule]
