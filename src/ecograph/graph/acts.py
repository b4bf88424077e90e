"""Acts, sessions, votes and citations as RDF (ELI, ELI-DL)."""

from pyoxigraph import Literal, NamedNode

from ecograph.graph.writer import GraphWriter, day
from ecograph.model.facts import Act, LegalReference, Session, Votes
from ecograph.values.legal_iris import legifrance_iri
from ecograph.vocabulary import DCT, EG, ELI, ELI_DL, ORG, RDF, RDFS, SCHEMA, SKOS, typed

CLASSES = {
    "deliberation": EG.Deliberation, "convention": EG.Agreement, "amendment": EG.Amendment, "minutes": EG.Minutes,
    "order": EG.Order, "decision": EG.Decision, "report": EG.Report,
}  # fmt: skip


def act_iri(writer: GraphWriter, act: Act) -> NamedNode:
    """The IRI of an act of this document."""
    institution = writer.organisation(act.institution)
    when = act.session_date or act.signed_date
    sha = writer.document.sha256
    key = institution.value if institution else ""
    return NamedNode(writer.minter.act(key, when, act.number, act.title, sha, act.act))


def write_act(writer: GraphWriter, act: Act) -> None:
    """Writes an act with its institution, organ, dates, outcome and votes."""
    node, new = writer.begin_at(writer.acts[act.act], (EG.Act, CLASSES[act.kind], ELI.LegalResource), act)
    if not new:
        return
    institution = writer.organisation(act.institution)
    writer.code(node, EG.actKind, "act-kind", act.kind)
    writer.text(node, EG.localId, act.act)
    writer.text(node, DCT.identifier, act.number)
    writer.prose(node, DCT.title, act.title)
    writer.add(node, EG.institution, institution)
    organ = write_organ(writer, institution, act.body)
    writer.add(node, ELI.passed_by, organ or institution)
    writer.text(node, EG.bodyName, act.body)
    if organ and act.session_date:
        _write_session_of(writer, node, organ, act)
    for predicate, when in (
        (EG.sessionDate, act.session_date),
        (EG.signedDate, act.signed_date),
        (EG.receivedByPrefecture, act.received_date),
        (ELI.date_document, act.session_date or act.signed_date),
    ):
        writer.add(node, predicate, day(when) if when else None)
    if act.adopted is not None:
        writer.add(node, EG.adopted, typed(str(act.adopted).lower(), "boolean"))
    for predicate, count in ((EG.membersInOffice, act.members_in_office), (EG.presentCount, act.present_count)):
        writer.add(node, predicate, typed(count, "integer") if count is not None else None)
    writer.add(node, EG.rapporteur, writer.person(act.rapporteur))
    writer.prose(node, EG.commission, act.commission)
    if act.votes:
        _write_votes(writer, node, act, act.votes)


def _write_session_of(writer: GraphWriter, node: NamedNode, organ: NamedNode, act: Act) -> None:
    """The meeting that took an act: it is known from the act even where no heading tells of it."""
    session = NamedNode(writer.minter.session(organ.value, act.session_date, writer.document.sha256))
    writer.sessions[act.act] = session
    writer.add(node, EG.session, session)
    writer.part(session, EG.Session, act)
    writer.add(session, ELI_DL.had_responsible_organization, organ)
    writer.add(session, ELI_DL.activity_date, day(act.session_date) if act.session_date else None)


def _write_votes(writer: GraphWriter, node: NamedNode, act: Act, votes: Votes) -> None:
    vote = NamedNode(f"{node.value}/vote")
    writer.add(node, EG.vote, vote)
    writer.part(vote, ELI_DL.Vote, act)
    for predicate, count in (
        (ELI_DL.number_of_votes_favor, votes.in_favour),
        (ELI_DL.number_of_votes_against, votes.against),
        (ELI_DL.number_of_votes_abstention, votes.abstained),
        (EG.votesNotCast, votes.not_voting),
    ):
        writer.add(vote, predicate, typed(count, "integer") if count is not None else None)
    if votes.unanimous is not None:
        writer.add(vote, EG.unanimous, typed(str(votes.unanimous).lower(), "boolean"))


def write_organ(writer: GraphWriter, institution: NamedNode | None, body: str) -> NamedNode | None:
    """The organ of an institution, linked from it; None where either is not said."""
    if institution is None or not body:
        return None
    organ = NamedNode(writer.minter.organ(institution.value, body))
    writer.add(organ, RDF.type, ORG.OrganizationalUnit)
    writer.add(organ, RDFS.label, Literal(body))
    writer.add(institution, ORG.hasUnit, organ)
    return organ


def write_session(writer: GraphWriter, session: Session) -> None:
    """Writes a meeting with its items in the order in which they were taken."""
    institution = writer.organisation(session.institution)
    organ = write_organ(writer, institution, session.body)
    holder = organ or institution or writer.node
    iri = NamedNode(writer.minter.session(holder.value, session.day, writer.document.sha256))
    node, new = writer.begin_at(iri, (EG.Session, ELI_DL.Activity), session)
    if not new:
        return
    writer.add(node, ELI_DL.had_responsible_organization, organ or institution)
    writer.add(node, ELI_DL.activity_date, day(session.day) if session.day else None)
    writer.add(node, EG.convenedOn, day(session.convened_on) if session.convened_on else None)
    writer.prose(node, SCHEMA.location, session.place)
    writer.text(node, EG.opened, session.opened)
    writer.text(node, EG.closed, session.closed)
    writer.add(node, EG.seatCount, typed(session.seats, "integer") if session.seats is not None else None)
    for rank, number in enumerate(session.items, start=1):
        item = NamedNode(f"{node.value}/item/{rank}")
        writer.add(node, ELI_DL.consists_of, item)
        writer.part(item, EG.AgendaItem, session)
        writer.add(item, SKOS.notation, Literal(number))
        writer.add(item, ELI_DL.activity_order, typed(rank, "integer"))


def write_citation(writer: GraphWriter, citation: LegalReference) -> None:
    """Writes a citation node and the direct eli:cites link to the text it names."""
    node, new = writer.begin(
        "citation", (EG.Citation,), citation,
        writer.node.value, citation.act, citation.kind, citation.reference, citation.day,
    )  # fmt: skip
    if not new:
        return
    cited = legifrance_iri(citation.kind, citation.reference, citation.day) or writer.minter.cited_work(
        citation.kind, citation.reference
    )
    work = NamedNode(cited)
    writer.code(node, EG.referenceKind, "reference-kind", citation.kind)
    writer.text(node, EG.rawCitation, citation.reference)
    writer.add(node, EG.citedDate, day(citation.day) if citation.day else None)
    writer.add(node, EG.citedWork, work)
    writer.add(work, RDF.type, ELI.LegalResource)
    writer.add(work, RDFS.label, Literal(citation.reference))
    for act in [writer.acts[citation.act]] if citation.act in writer.acts else list(writer.acts.values())[:1]:
        writer.add(act, ELI.cites, work)
