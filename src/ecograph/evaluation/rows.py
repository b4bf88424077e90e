"""The rows that are compared: those of a gold file, and those of the tidy tables."""

from collections.abc import Mapping
from typing import Any

from ecograph.evaluation.likeness import key

Row = dict[str, Any]
TABLES = (
    "acts attendance proxies officials flows components instalments budget_lines partnerships conventions "
    "legal_references organisations projects funding_relations memberships indicators conflicts_of_interest "
    "inconsistencies"
).split()
_ACT_FIELDS = (
    "kind number institution session_date title received_date adopted votes_for votes_against votes_abstain "
    "votes_not_voting unanimous"
).split()
_VOTES = ("for", "against", "abstain", "not_voting", "unanimous")
_NOT_COMPARED = frozenset({"flow", "evidence", "start", "end", "convention", "iri"})


def act_fields(row: Mapping[str, Any]) -> list[Row]:
    """An act as its stated fields, so that each one right or wrong counts."""
    votes = row.get("votes") or {}
    flat = {
        **row,
        **{name if name == "unanimous" else f"votes_{name}": votes[name] for name in _VOTES if name in votes},
    }
    act = row.get("number") or row.get("act") or ""
    return [
        {"act": act, "field": field, "value": flat[field]} for field in _ACT_FIELDS if flat.get(field) not in (None, "")
    ]


def gold_rows(document: Mapping[str, Any], table: str) -> list[Row]:
    """The rows of a table that the gold of a document holds."""
    if table == "acts":
        return [row for act in document.get("acts") or [document.get("act") or {}] for row in act_fields(act)]
    if table == "components":
        return [row for row in document.get("flows", []) if row.get("part_of_amount")]
    if table == "conventions":
        return _convention_rows(document)
    if table == "projects":
        return [{"name": name} for name in document.get("projects", [])]
    if table == "conflicts_of_interest":
        return [{"person": name} for name in document.get("conflicts_of_interest", [])]
    if table == "partnerships":
        ties = [tie["parties"] for tie in document.get("partnerships", [])]
        return [{"parties": (a, b)} for parties in ties for i, a in enumerate(parties) for b in parties[i + 1 :]]
    return list(document.get(table, []))


def _convention_rows(document: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for convention in document.get("conventions", []):
        signed = convention.get("signatories", [])
        for party in convention["parties"]:
            persons = [s["person"] for s in signed if key(s["organisation"]) == key(party)] or [""]
            rows += [{"party": party, "signatory": person} for person in persons]
    return rows


def found_rows(rows: list[Row], table: str) -> list[Row]:
    """The rows of a tidy table as they are compared; rows that say the same thing twice count once."""
    if table == "acts":
        rows = [field for row in rows for field in act_fields(row)]
    elif table == "components":
        rows = [row for row in rows if row.get("part_of_amount")]
    aside = _NOT_COMPARED | (frozenset() if table == "acts" else frozenset({"act"}))
    kept = {tuple(sorted((k, str(v)) for k, v in row.items() if k not in aside)): row for row in reversed(rows)}
    return list(reversed(kept.values()))
