"""The kinds of facts that an act states. Amounts are Decimal euros; names are as the document writes them.

`act` is the id of the act (ActPart.id) that states the fact; an empty string stands for "not said".
Closed lists are those of the tidy tables (docs/tables.md).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ecograph.model.documents import Document, Evidence, Issue

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries: the words it came from (one or more places) and the act that states it."""

    evidence: tuple[Evidence, ...]
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Counts of voices; None where the act does not say. `unanimous` False means "à la majorité"."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    not_voting: int | None = None
    unanimous: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Fact):
    """One act; `act` is its id within the document."""

    kind: ActKind
    number: str = ""
    institution: str = ""
    body: str = ""
    session_date: date | None = None
    title: str = ""
    signed_date: date | None = None
    received_date: date | None = None  # contrôle de légalité
    adopted: bool | None = None
    votes: Votes | None = None
    members_in_office: int | None = None
    present_count: int | None = None
    rapporteur: str = ""
    commission: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Fact):
    """A meeting: its day, place, hours ("18:10"), seats, and the items in the order they were taken."""

    institution: str
    body: str
    day: date | None
    place: str = ""
    opened: str = ""
    closed: str = ""
    convened_on: date | None = None
    seats: int | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Fact):
    """A person at a session; items are the act's own numbers ("1.2.2")."""

    person: str
    status: AttendanceStatus
    represented_by: str = ""
    substitute_for: str = ""
    seat: str = ""  # commune, college or group that the person sits for
    from_item: str = ""
    until_item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy(Fact):
    """A pouvoir / procuration (art. L. 2121-20 CGCT: a councillor holds one proxy)."""

    giver: str
    receiver: str
    from_item: str = ""
    until_item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Fact):
    """A role that a person is said to hold; `day` is the day of the act that attests it."""

    person: str
    role: str
    organisation: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal(Fact):
    """A person who did not take part for interest; `voices` counts a proxy held too."""

    person: str
    voices: int = 1
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Fact):
    """Euros from a named payer to a named payee. With `part_of_amount` it is a component of that total."""

    payer: str
    payee: str
    amount: Decimal
    year: int | None = None
    status: FlowStatus = "awarded"
    instrument: Instrument = "grant"
    purpose: str = ""
    funding_source: str = ""
    part_of_amount: Decimal | None = None
    axis: Axis = ""  # set on components: by source of funds, by purpose, by year or instalment
    tax_basis: Literal["HT", "TTC", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment(Fact):
    """One payment of a flow: share in percent and/or amount, and the condition it waits for."""

    of_amount: Decimal
    kind: InstalmentKind
    percent: Decimal | None = None
    amount: Decimal | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Fact):
    """A line, subtotal or total of a budget; `table` groups the lines of one table of the document."""

    organisation: str
    side: Side
    label: str
    amount: Decimal
    year: int | None = None
    table: str = ""
    is_total: bool = False
    tax_basis: Literal["HT", "TTC", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Fact):
    """ "x % of y": amount, base and percent as stated."""

    amount: Decimal
    base: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCode(Fact):
    """Accounting codes that a decision is charged to (nomenclatures M14, M52, M57, M71)."""

    chapitre: str = ""
    nature: str = ""
    article: str = ""
    fonction: str = ""
    operation: str = ""
    programme: str = ""
    sous_politique: str = ""
    budget: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership(Fact):
    """A stated cooperation of two organisations."""

    party_a: str
    party_b: str
    subject: str = ""
    tie: Literal["convention", "project", "network", "event", "other"] = "other"
    degree: Literal["planned", "signed", "running", "ended", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """An organisation (or a person, for political groups) that belongs to a group."""

    member: str
    group: str
    is_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingRelation(Fact):
    """Funding stated without an amount; `ceased` for "ne sont plus financeurs"."""

    funder: str
    programme: str
    ceased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs for a party, and in which capacity."""

    person: str
    organisation: str
    capacity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention(Fact):
    """An agreement and its parties."""

    kind: str
    parties: tuple[str, ...]
    title: str = ""
    year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    signatories: tuple[Signatory, ...] = ()
    amends: str = ""
    execution: Literal["draft", "approved", "signed", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """A named project, programme, event or label."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference(Fact):
    """A text that the act cites."""

    kind: ReferenceKind
    reference: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Fact):
    """A figure about something that is not a sum of money that flows."""

    of: str
    label: str
    value: Decimal
    unit: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Fact):
    """An organisation of the document under its full official name."""

    name: str
    type: OrganisationType
    siren: str = ""
    siret: str = ""
    rna: str = ""
    address: str = ""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy(Fact):
    """What the source itself gets wrong: both figures, neither hidden nor mended."""

    kind: Literal["sum", "share", "conflict", "count", "votes", "words"]
    message: str
    stated: Decimal
    computed: Decimal


AmountUse = Literal[
    "flow", "component", "instalment", "budget_line", "total", "cost", "base", "threshold", "indicator",
    "turnover", "fee_scale", "code", "restated", "other", "unread",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountReading(Fact):
    """The one reading of one euro amount of the document, with its reason and the runner-up's score."""

    amount: Decimal
    use: AmountUse
    reason: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReading(Fact):
    """The one reading of one listed name of the document."""

    name: str
    use: Literal["present", "represented", "excused", "absent", "proxy", "signatory", "official", "mentioned", "unread"]
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says, and all doubts about it."""

    document: Document
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...] = ()
