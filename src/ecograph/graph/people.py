"""Attendance, proxies, roles and recusals as RDF (ELI-DL participation, ORG membership)."""

from pyoxigraph import Literal, NamedNode

from ecograph.graph.writer import GraphWriter, day
from ecograph.model.facts import Attendance, NameReading, Proxy, Recusal, Role
from ecograph.vocabulary import EG, ELI_DL, ORG, SKOS, typed


def write_attendance(writer: GraphWriter, attendance: Attendance) -> None:
    """Writes how one person attended the session of an act."""
    person = writer.person(attendance.person)
    if person is None:
        return
    key = (writer.node.value, attendance.act, person.value, attendance.status)
    node, new = writer.begin("attendance", (EG.Attendance, ELI_DL.Participation), attendance, *key)
    if not new:
        return
    _write_participation(writer, node, attendance.act)
    writer.add(node, ELI_DL.had_participant_person, person)
    writer.code(node, EG.attendanceStatus, "attendance", attendance.status)
    writer.add(node, EG.representedBy, writer.person(attendance.represented_by))
    writer.add(node, EG.substituteFor, writer.person(attendance.substitute_for))
    writer.prose(node, EG.seat, attendance.seat)
    writer.text(node, EG.fromItem, attendance.from_item)
    writer.text(node, EG.untilItem, attendance.until_item)


def write_proxy(writer: GraphWriter, proxy: Proxy) -> None:
    """Writes who gave a proxy to whom, and for which items."""
    giver, receiver = writer.person(proxy.giver), writer.person(proxy.receiver)
    if giver is None or receiver is None:
        return
    key = (writer.node.value, proxy.act, giver.value, receiver.value, proxy.from_item, proxy.until_item)
    node, new = writer.begin("proxy", (EG.Proxy, ELI_DL.Participation), proxy, *key)
    if new:
        _write_participation(writer, node, proxy.act)
        writer.add(node, EG.principal, giver)
        writer.add(node, EG.proxyHolder, receiver)
        writer.text(node, EG.fromItem, proxy.from_item)
        writer.text(node, EG.untilItem, proxy.until_item)


def _write_participation(writer: GraphWriter, node: NamedNode, act: str) -> None:
    session = writer.sessions.get(act)
    if session is not None:
        writer.add(session, ELI_DL.had_participation, node)


def write_role(writer: GraphWriter, role: Role) -> None:
    """Writes a role as an org:Membership that is attested on a day, with no invented interval."""
    person, organisation = writer.person(role.person), writer.organisation(role.organisation)
    if person is None:
        return
    key = (person.value, organisation.value if organisation else "", role.role)
    node, new = writer.begin("role", (EG.RoleHolding, ORG.Membership), role, *key)
    if new:
        writer.add(node, ORG.member, person)
        writer.add(node, ORG.organization, organisation)
        writer.prose(node, EG.roleLabel, role.role)
    writer.add(node, EG.attestedOn, day(role.day) if role.day else None)


def write_recusal(writer: GraphWriter, recusal: Recusal) -> None:
    """Writes that a person stepped aside for interest, and the voices that this took from the vote."""
    person = writer.person(recusal.person)
    if person is None:
        return
    node, new = writer.begin("recusal", (EG.Recusal,), recusal, writer.node.value, recusal.act, person.value)
    if new:
        writer.add(node, EG.person, person)
        writer.add(node, EG.voices, typed(recusal.voices, "integer"))
        writer.add(node, EG.interestIn, writer.organisation(recusal.organisation))


def write_name_reading(writer: GraphWriter, reading: NameReading) -> None:
    """Writes what a listed name was read as."""
    span = reading.evidence[0]
    node: NamedNode
    node, new = writer.begin("name", (EG.NameMention,), reading, writer.node.value, span.start, span.end)
    if new:
        writer.add(node, SKOS.notation, Literal(reading.name))
        writer.code(node, EG.nameUse, "name-use", reading.use)
        writer.prose(node, EG.reason, reading.reason)
