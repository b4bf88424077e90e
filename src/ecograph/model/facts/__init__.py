"""The kinds of facts that an act states. Amounts are Decimal euros; names are as the document writes them.

`act` is the id of the act (ActPart.id) that states the fact; an empty string stands for "not said".
Closed lists are those of the tidy tables (docs/tables.md).
"""

from ecograph.model.facts.acts import Act, LegalReference, Session, Votes
from ecograph.model.facts.base import Fact
from ecograph.model.facts.codes import (
    PUBLIC_TYPES,
    TERRITORIAL_TYPES,
    ActKind,
    AmountUse,
    AttendanceStatus,
    Axis,
    FlowStatus,
    InstalmentKind,
    Instrument,
    NameUse,
    OrganisationType,
    ReferenceKind,
    Side,
)
from ecograph.model.facts.extraction import Discrepancy, Extraction
from ecograph.model.facts.money import AmountReading, BudgetCode, BudgetLine, Flow, Instalment, Share
from ecograph.model.facts.people import Attendance, NameReading, Proxy, Recusal, Role
from ecograph.model.facts.ties import (
    Convention,
    FundingRelation,
    Indicator,
    Membership,
    Organisation,
    Partnership,
    Project,
    Signatory,
)

__all__ = [
    "PUBLIC_TYPES",
    "TERRITORIAL_TYPES",
    "Act",
    "ActKind",
    "AmountReading",
    "AmountUse",
    "Attendance",
    "AttendanceStatus",
    "Axis",
    "BudgetCode",
    "BudgetLine",
    "Convention",
    "Discrepancy",
    "Extraction",
    "Fact",
    "Flow",
    "FlowStatus",
    "FundingRelation",
    "Indicator",
    "Instalment",
    "InstalmentKind",
    "Instrument",
    "LegalReference",
    "Membership",
    "NameReading",
    "NameUse",
    "Organisation",
    "OrganisationType",
    "Partnership",
    "Project",
    "Proxy",
    "Recusal",
    "ReferenceKind",
    "Role",
    "Session",
    "Share",
    "Side",
    "Signatory",
    "Votes",
]
