"""Which tables the page of each kind of thing shows: a new section is one line here and one query."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A table: the query that fills it, the parameter that takes the thing's IRI, and columns that would repeat it."""

    query: str
    parameter: str = "thing"
    hidden: tuple[str, ...] = ()


_STATEMENTS = Section("statements", hidden=("before", "after"))
_ORGANISATION = (
    Section("actor_totals", "actor"), Section("actor_flows", "actor"), Section("actor_ties", "actor"),
    Section("actor_roles", "actor", ("organisation",)), Section("actor_conventions", "actor"),
    Section("actor_acts", "actor"), Section("actor_mentioned_in", "actor"), Section("actor_indicators", "actor"),
)  # fmt: skip
_PERSON = (
    Section("actor_roles", "actor", ("person",)), Section("person_sessions", "person"), Section("person_proxies", "person"),
    Section("person_deeds", "person"),
)  # fmt: skip
_ACT = (
    Section("voices_ledger", "of_act", ("act", "date")), Section("act_flows", "of_act"), Section("act_recusals", "of_act"),
    Section("act_ties", "of_act"), Section("legal_basis", "of_act", ("act",)),
)  # fmt: skip
_FLOW = (Section("flow_parts", "of_flow"), Section("flow_instalments", "of_flow"), _STATEMENTS)
_SESSION = (
    Section("session_acts", "of_session"), Section("who_sat", "in_session", ("session", "body", "institution")),
    Section("who_held_whose_proxy", "in_session", ("session",)),
)  # fmt: skip
SECTIONS: dict[str, tuple[Section, ...]] = {
    "org": _ORGANISATION, "person": _PERSON, "act": _ACT, "flow": _FLOW, "session": _SESSION,
    "convention": (Section("convention_signatures"), _STATEMENTS), "document": (Section("discrepancies", "in_document"),),
    "evidence": (Section("stated_by"),), "territory": (Section("territory_actors"),),
    "budget": (Section("budget_parts", "of_budget"), _STATEMENTS),
}  # fmt: skip
OTHERS = (_STATEMENTS,)

KINDS = (
    "org", "person", "act", "session", "document", "evidence", "flow", "project", "territory", "cited", "rule", "partnership",
    "membership", "funding-relation", "convention", "discrepancy", "instalment", "budget", "budget-line", "share",
    "budget-code", "amount", "name", "attendance", "proxy", "role", "recusal", "citation", "indicator", "issue",
    "merge-candidate", "validation", "judgement",
)  # fmt: skip
"""First segments of the paths of things."""

INFORMATION = frozenset({"act", "document", "evidence", "validation", "cited", "rule"})
"""Kinds whose IRI names a text; any other names something that no file can be, and answers 303 to a program."""

NAVIGATION = {
    "org": "actors", "person": "actors", "act": "acts", "document": "acts", "session": "acts", "flow": "flows",
    "instalment": "flows", "discrepancy": "discrepancies", "partnership": "actors", "convention": "acts",
}  # fmt: skip
