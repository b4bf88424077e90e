"""Whether a row of a table says what a row of the gold says."""

import re
from collections.abc import Callable
from typing import Any

from ecograph.evaluation.likeness import (
    Names,
    is_same_person,
    is_same_reference,
    is_same_text,
    is_same_wording,
    key,
    number,
)
from ecograph.evaluation.rows import Row

Matcher = Callable[[Row, Row], bool]
_AWARDED = {"proposed", "awarded"}
_TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def _if_said(gold: Row, found: Row, field: str, same: Callable[[Any, Any], bool]) -> bool:
    return not gold.get(field) or same(gold[field], found.get(field))


def _is_same_number(first: object, second: object) -> bool:
    return number(first) == number(second)


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else _TRUTH.get(str(value).strip().lower())


def _figures(text: str) -> set[str]:
    joined = re.sub(r"(?<=\d)[ .\u202f\u00a0](?=\d{3})", "", text)
    return {figure for figure in re.findall(r"\d+", joined) if len(figure) > 1}


def _act_matcher(names: Names) -> Matcher:
    def same(gold: Row, found: Row) -> bool:
        field, a, b = gold["field"], gold["value"], found["value"]
        if field != found["field"]:
            return False
        numbers = [key(row["act"]).replace(" ", "") for row in (gold, found)]
        if all(numbers) and numbers[0] != numbers[1] and field != "number":
            return False
        if field.startswith("votes"):
            return _is_same_number(a, b)
        if field in ("adopted", "unanimous"):
            return _truth(a) == _truth(b)
        if field == "institution":
            return names.is_same(a, b)
        if field == "title":
            return is_same_text(a, b, 0.75) or is_same_wording(a, b)
        if field == "number":
            return key(a).replace(" ", "") == key(b).replace(" ", "")
        return str(a).strip() == str(b).strip()

    return same


def _flow_matcher(names: Names) -> Matcher:
    def same(gold: Row, found: Row) -> bool:
        statuses = {gold["status"], found.get("status")}
        return (
            _is_same_number(gold["amount"], found["amount"])
            and _if_said(gold, found, "payer", lambda a, b: names.is_same(a, b or ""))
            and names.is_same(gold["payee"], found["payee"])
            and _if_said(gold, found, "year", _is_same_number)
            and (len(statuses) == 1 or statuses == _AWARDED)
            and (gold.get("instrument") or "grant") == (found.get("instrument") or "grant")
        )

    return same


def matchers(names: Names) -> dict[str, Matcher]:
    """The matcher of each table, for the names of one document."""
    org, person, flow = names.is_same, is_same_person, _flow_matcher(names)

    def digits(text: object) -> str:
        return re.sub(r"\D", "", str(text or ""))

    return {
        "acts": _act_matcher(names),
        "attendance": lambda g, p: person(g["person"], p["person"]) and g["status"] == p["status"]
        and _if_said(g, p, "represented_by", person),
        "proxies": lambda g, p: person(g["from"], p["giver"]) and person(g["to"], p["receiver"]),
        "officials": lambda g, p: person(g["person"], p["person"]) and is_same_wording(g["role"], p["role"])
        and _if_said(g, p, "organisation", lambda a, b: org(a, b or "")),
        "flows": flow,
        "components": lambda g, p: flow(g, p) and _is_same_number(g["part_of_amount"], p.get("part_of_amount")),
        "instalments": lambda g, p: _is_same_number(g["of_amount"], p["of_amount"]) and g["kind"] == p["kind"]
        and _if_said(g, p, "percent", _is_same_number) and _if_said(g, p, "amount", _is_same_number),
        "budget_lines": lambda g, p: _is_same_number(g["amount"], p["amount"]) and g["side"] == p["side"]
        and _if_said(g, p, "year", _is_same_number) and (g["side"] == "total" or is_same_wording(g["label"], p["label"])),
        "partnerships": lambda g, p: any(
            org(a, p["party_a"]) and org(b, p["party_b"]) for a, b in (g["parties"], g["parties"][::-1])
        ),
        "conventions": lambda g, p: org(g["party"], p["party"]) and _if_said(g, p, "signatory", person),
        "legal_references": is_same_reference,
        "organisations": lambda g, p: org(g["name"], p["name"]) and g["type"] == p["type"]
        and _if_said(g, p, "siren", lambda a, b: digits(a) == digits(b)),
        "projects": lambda g, p: is_same_text(g["name"], p["name"]),
        "funding_relations": lambda g, p: org(g["funder"], p["funder"]) and is_same_text(g["programme"], p["programme"]),
        "memberships": lambda g, p: org(g["member"], p["member"]) and org(g["group"], p["group"]),
        "indicators": lambda g, p: _is_same_number(g["value"], p["value"]) and is_same_wording(g["label"], p["label"]),
        "conflicts_of_interest": lambda g, p: person(g["person"], p["person"]),
        "inconsistencies": lambda g, p: bool(_figures(g["what"]) & _figures(p["message"]))
        or is_same_wording(g["what"], p["message"]),
    }  # fmt: skip
