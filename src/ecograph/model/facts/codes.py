"""The closed lists: the same codes as in the tidy tables (docs/tables.md) and in ontology/codes.ttl."""

from typing import Literal

ActKind = Literal["deliberation", "convention", "amendment", "minutes", "order", "decision", "report"]
AttendanceStatus = Literal["present", "represented", "excused", "absent"]
FlowStatus = Literal["requested", "proposed", "awarded", "rejected", "withdrawn", "planned", "paid"]
Instrument = Literal["grant", "loan", "guarantee", "membership_fee", "in_kind", "capital", "contract"]
Axis = Literal["source", "purpose", "instalment", ""]
InstalmentKind = Literal["advance", "interim", "balance", "single"]
Side = Literal["revenue", "expense", "total"]
ReferenceKind = Literal[
    "law", "code", "decree", "order", "circular", "regulation", "deliberation", "convention", "opinion"
]
OrganisationType = Literal[
    "commune", "epci", "metropole", "departement", "region", "state", "pole", "association",
    "company", "university", "research", "chamber", "syndicat", "other",
]  # fmt: skip

PUBLIC_TYPES: frozenset[OrganisationType] = frozenset(
    {"commune", "epci", "metropole", "departement", "region", "state", "syndicat"}
)
TERRITORIAL_TYPES: frozenset[OrganisationType] = PUBLIC_TYPES - {"syndicat"}

AmountUse = Literal[
    "flow", "component", "instalment", "budget_line", "total", "cost", "base", "threshold", "indicator",
    "turnover", "fee_scale", "code", "restated", "other", "unread",
]  # fmt: skip
NameUse = Literal[
    "present", "represented", "excused", "absent", "proxy", "signatory", "official", "mentioned", "unread"
]
