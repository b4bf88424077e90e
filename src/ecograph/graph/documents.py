"""One document's extraction as the quads of its named graph."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ecograph.graph import acts, money, people, ties
from ecograph.graph.statements import DocumentGraph
from ecograph.graph.writer import GraphWriter
from ecograph.model import facts as f
from ecograph.model.documents import Issue
from ecograph.model.entities import DocumentNames
from ecograph.values.iris import Minter
from ecograph.vocabulary import DCT, EG, PROV, RDF, RDFS, SKOS, typed

WRITERS: dict[type[f.Fact], Callable[[GraphWriter, Any], None]] = {
    f.Act: acts.write_act,
    f.Session: acts.write_session,
    f.LegalReference: acts.write_citation,
    f.Attendance: people.write_attendance,
    f.Proxy: people.write_proxy,
    f.Role: people.write_role,
    f.Recusal: people.write_recusal,
    f.NameReading: people.write_name_reading,
    f.Instalment: money.write_instalment,
    f.BudgetLine: money.write_budget_line,
    f.Share: money.write_share,
    f.BudgetCode: money.write_budget_code,
    f.AmountReading: money.write_amount_reading,
    f.Partnership: ties.write_partnership,
    f.Membership: ties.write_membership,
    f.FundingRelation: ties.write_funding_relation,
    f.Convention: ties.write_convention,
    f.Project: ties.write_project,
    f.Indicator: ties.write_indicator,
    f.Organisation: ties.write_organisation,
    f.Discrepancy: ties.write_discrepancy,
}


def document_quads(extraction: f.Extraction, names: DocumentNames, minter: Minter) -> list[Quad]:
    """The quads of a document's named graph, sorted, each once."""
    return sorted(document_graph(extraction, names, minter).quads(), key=str)


def document_graph(extraction: f.Extraction, names: DocumentNames, minter: Minter) -> DocumentGraph:
    """A document's named graph."""
    writer = GraphWriter(minter, extraction.document, names)
    _write_source(writer)
    organisations = [fact for fact in extraction.facts if isinstance(fact, f.Organisation)]
    for organisation in organisations:  # labels first: the full name wins over the names used elsewhere
        writer.organisation(organisation.name)
    for fact in extraction.facts:
        if isinstance(fact, f.Act):
            writer.acts.setdefault(fact.act, acts.act_iri(writer, fact))
    parents = _flows_by_amount(writer, extraction.facts)
    for fact in extraction.facts:
        if isinstance(fact, f.Flow):
            money.write_flow(writer, fact, parents)
        else:
            WRITERS[type(fact)](writer, fact)
    for issue in extraction.issues:
        _write_issue(writer, issue)
    return writer.graph


def _write_source(writer: GraphWriter) -> None:
    document, node = writer.document, writer.node
    writer.add(node, RDF.type, EG.SourceDocument)
    writer.add(node, RDF.type, PROV.Entity)
    writer.text(node, EG.fileName, document.name)
    writer.add(node, RDFS.label, Literal(document.name))
    writer.text(node, EG.sha256, document.sha256)
    writer.text(node, DCT["format"], document.media_type)
    writer.add(node, EG.length, typed(len(document.text), "integer"))
    writer.add(node, EG.graph, writer.graph.name)


def _flows_by_amount(writer: GraphWriter, facts: tuple[f.Fact, ...]) -> dict[tuple[str, str, Decimal], NamedNode]:
    found: dict[tuple[str, str, Decimal], NamedNode] = {}
    for fact in facts:
        if isinstance(fact, f.Flow) and fact.part_of_amount is None:
            flow = money.flow_iri(writer, fact)
            found.setdefault((fact.payer, fact.payee, fact.amount), flow)
            writer.totals.setdefault(fact.amount, set()).add(flow)
    return found


def _write_issue(writer: GraphWriter, issue: Issue) -> None:
    where = (issue.evidence.start, issue.evidence.end) if issue.evidence else ("", "")
    node = NamedNode(writer.minter.node("issue", writer.node.value, issue.kind, *where, issue.message_fr))
    writer.add(node, RDF.type, EG.Issue)
    writer.add(node, EG.statedIn, writer.node)
    writer.add(node, SKOS.notation, Literal(issue.kind))
    writer.prose(node, EG.message, issue.message_fr)
    writer.add(node, EG.message, Literal(issue.message_en, language="en"))
    writer.add(node, EG.weight, typed(format(issue.weight, ".2f"), "decimal"))
    if issue.evidence:
        writer.evidence(node, (issue.evidence,))
