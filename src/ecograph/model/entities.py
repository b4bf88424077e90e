"""Who is who: the entities of the whole graph, and what each document calls them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Identifier:
    """An official identifier: scheme is "siren", "siret", "rna", "insee" or "nic"."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One organisation or person of the graph, after all documents have been linked."""

    iri: str
    kind: Literal["organisation", "person"]
    label: str
    type: str = ""  # OrganisationType, for organisations
    other_names: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    source: str = ""  # gazetteer row that it was linked to, if any
    merged: tuple[str, ...] = ()  # IRIs that now redirect here


@dataclass(frozen=True, slots=True)
class MergeCandidate:
    """Two entities that may be one: proposed with a score, never merged by itself."""

    first: str
    second: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """What the names of one document stand for: values.folding.name_key(name) -> IRI."""

    organisations: Mapping[str, str]
    persons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Linking:
    """All entities, the names of each document (by its sha256), and what might be merged."""

    entities: tuple[Entity, ...]
    names: Mapping[str, DocumentNames]
    candidates: tuple[MergeCandidate, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    """What one document says of one organisation, as linking needs it."""

    name: str
    type: str = ""
    siren: str = ""
    rna: str = ""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What linking needs of one document: its issuer, its organisations, all names that its facts use."""

    sha256: str
    issuer: str
    organisations: tuple[NamedOrganisation, ...]
    organisation_names: tuple[str, ...]
    person_names: tuple[str, ...]
