"""Who is tied to whom, and what is named."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ecograph.model.facts.base import Fact
from ecograph.model.facts.codes import OrganisationType


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
