"""Partnerships, memberships, conventions, projects, indicators, organisations, discrepancies as RDF."""

from pyoxigraph import Literal, NamedNode

from ecograph.graph.writer import GraphWriter, day, decimal, year
from ecograph.model.facts import (
    PUBLIC_TYPES,
    Convention,
    Discrepancy,
    FundingRelation,
    Indicator,
    Membership,
    Organisation,
    Partnership,
    Project,
)
from ecograph.vocabulary import CPOV, EG, ELI, ORG, QB, RDFS, SCHEMA, SKOS


def write_partnership(writer: GraphWriter, tie: Partnership) -> None:
    """Writes a cooperation of two organisations."""
    first, second = writer.organisation(tie.party_a), writer.organisation(tie.party_b)
    if first is None or second is None:
        return
    key = (writer.node.value, *sorted((first.value, second.value)), tie.tie, tie.subject)
    node, new = writer.begin("partnership", (EG.Partnership, ORG.OrganizationalCollaboration), tie, *key)
    if new:
        for predicate, party in ((EG.partyA, first), (EG.partyB, second)):
            writer.add(node, predicate, party)
            writer.add(node, ORG.hasMember, party)
        writer.prose(node, EG.subject, tie.subject)
        writer.code(node, EG.tieKind, "tie", tie.tie)
        writer.code(node, EG.tieDegree, "degree", tie.degree)


def write_membership(writer: GraphWriter, membership: Membership) -> None:
    """Writes that an organisation (or person) belongs to a group."""
    name = membership.member
    member = writer.person(name) if membership.is_person else writer.organisation(name)
    group = writer.organisation(membership.group)
    if member is None or group is None:
        return
    node, new = writer.begin(
        "membership", (EG.GroupMembership,), membership, writer.node.value, member.value, group.value
    )
    if new:
        writer.add(node, EG.member, member)
        writer.add(node, EG.group, group)


def write_funding_relation(writer: GraphWriter, relation: FundingRelation) -> None:
    """Writes funding stated without an amount, or that it has ceased."""
    funder = writer.organisation(relation.funder)
    if funder is None:
        return
    kind = EG.FundingCeased if relation.ceased else EG.FundingRelation
    key = (writer.node.value, funder.value, relation.programme, relation.ceased)
    node, new = writer.begin("funding-relation", (kind,), relation, *key)
    if new:
        writer.add(node, SCHEMA.funder, funder)
        writer.prose(node, EG.programmeName, relation.programme)


def write_convention(writer: GraphWriter, convention: Convention) -> None:
    """Writes an agreement, its parties and who signs for them."""
    parties = [party for name in convention.parties if (party := writer.organisation(name)) is not None]
    ordered = sorted(party.value for party in parties)
    key = (writer.node.value, convention.kind, convention.title, convention.year, *ordered)
    node, new = writer.begin("convention", (EG.Convention, ELI.Work), convention, *key)
    if not new:
        return
    writer.text(node, EG.conventionKind, convention.kind)
    writer.prose(node, RDFS.label, convention.title or convention.kind)
    writer.add(node, EG.fiscalYear, year(convention.year) if convention.year else None)
    writer.add(node, SCHEMA.startDate, day(convention.period_start) if convention.period_start else None)
    writer.add(node, SCHEMA.endDate, day(convention.period_end) if convention.period_end else None)
    writer.prose(node, EG.amends, convention.amends)
    writer.code(node, EG.executionStatus, "execution", convention.execution)
    for party in parties:
        writer.add(node, EG.party, party)
    for rank, signatory in enumerate(convention.signatories, start=1):
        signature = NamedNode(f"{node.value}/signature/{rank}")
        writer.add(node, EG.signature, signature)
        writer.part(signature, EG.Signature, convention)
        writer.add(signature, EG.signatory, writer.person(signatory.person))
        writer.add(signature, EG.forParty, writer.organisation(signatory.organisation))
        writer.prose(signature, EG.inCapacity, signatory.capacity)


def write_project(writer: GraphWriter, project: Project) -> None:
    """Writes a named project, programme, event or label."""
    iri = NamedNode(writer.minter.project(project.name))
    node, new = writer.begin_at(iri, (EG.Project, SCHEMA.Project), project)
    if new:
        writer.add(node, RDFS.label, Literal(project.name))


def write_indicator(writer: GraphWriter, indicator: Indicator) -> None:
    """Writes a figure as an observation."""
    about = writer.organisation(indicator.of)
    key = (writer.node.value, indicator.of, indicator.label, indicator.value, indicator.year)
    node, new = writer.begin("indicator", (EG.Indicator, QB.Observation), indicator, *key)
    if new:
        writer.add(node, EG.about, about)
        writer.text(node, EG.aboutName, indicator.of)
        writer.prose(node, RDFS.label, indicator.label)
        writer.add(node, EG.value, decimal(indicator.value))
        writer.text(node, EG.unit, indicator.unit)
        writer.add(node, EG.fiscalYear, year(indicator.year) if indicator.year else None)


def write_organisation(writer: GraphWriter, organisation: Organisation) -> None:
    """Writes what this document says of an organisation: type, identifiers, address, other names."""
    node = writer.organisation(organisation.name)
    if node is None:
        return
    kind = CPOV.PublicOrganisation if organisation.type in PUBLIC_TYPES else ORG.FormalOrganization
    types: tuple[NamedNode, ...] = (kind,)
    if organisation.type == "pole":
        types = (*types, EG.PoleCompetitivite)
    _, new = writer.begin_at(node, types, organisation)
    for other in organisation.other_names:
        writer.text(node, SKOS.altLabel, other)
    if not new:
        writer.text(node, SKOS.altLabel, organisation.name)
        return
    writer.code(node, EG.organisationType, "organisation-type", organisation.type)
    for scheme in ("siren", "siret", "rna"):
        writer.text(node, EG[scheme], getattr(organisation, scheme))
    writer.text(node, EG.address, organisation.address)


def write_discrepancy(writer: GraphWriter, found: Discrepancy) -> None:
    """Writes what the source itself gets wrong: both figures and the difference."""
    key = (writer.node.value, found.kind, found.stated, found.computed, found.message)
    node, new = writer.begin("discrepancy", (EG.Discrepancy,), found, *key)
    if new:
        writer.code(node, EG.discrepancyKind, "discrepancy", found.kind)
        writer.prose(node, EG.message, found.message)
        writer.add(node, EG.statedValue, decimal(found.stated))
        writer.add(node, EG.computedValue, decimal(found.computed))
        writer.add(node, EG.delta, decimal(found.computed - found.stated))
