"""Flows, components, instalments, budgets and the ledger of amounts as RDF (schema.org money)."""

from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ecograph.graph.writer import GraphWriter, decimal, year
from ecograph.model.facts import AmountReading, BudgetCode, BudgetLine, Flow, Instalment, Share
from ecograph.vocabulary import DCT, EG, EUR, RDFS, SCHEMA, typed


def flow_iri(writer: GraphWriter, flow: Flow) -> NamedNode:
    """One flow per payer, payee, amount, year, status, instrument and total that it is part of."""
    payer, payee = writer.organisation(flow.payer), writer.organisation(flow.payee)
    key = (
        payer.value if payer else "", payee.value if payee else flow.payee, decimal(flow.amount).value, flow.year,
        flow.status, flow.instrument, decimal(flow.part_of_amount).value if flow.part_of_amount is not None else "",
    )  # fmt: skip
    return NamedNode(writer.minter.node("flow", *key))


def write_flow(writer: GraphWriter, flow: Flow, parents: dict[tuple[str, str, Decimal], NamedNode]) -> None:
    """Writes a flow, or a component of one of the document's flows."""
    is_component = flow.part_of_amount is not None
    types = (EG.FlowComponent if is_component else EG.FundingFlow, SCHEMA.MonetaryGrant)
    node, new = writer.begin_at(flow_iri(writer, flow), types, flow)
    if not new:
        return
    writer.add(node, SCHEMA.funder, writer.organisation(flow.payer))
    writer.add(node, EG.beneficiary, writer.organisation(flow.payee))
    writer.add(node, EG.amount, decimal(flow.amount))
    writer.add(node, EG.currency, EUR)
    writer.add(node, EG.fiscalYear, year(flow.year) if flow.year else None)
    writer.code(node, EG.flowStatus, "status", flow.status)
    writer.code(node, EG.instrument, "instrument", flow.instrument)
    writer.prose(node, EG.purpose, flow.purpose)
    writer.prose(node, EG.fundingSource, flow.funding_source)
    writer.text(node, EG.taxBasis, flow.tax_basis)
    if flow.part_of_amount is not None:
        writer.add(node, EG.partOfAmount, decimal(flow.part_of_amount))
        writer.add(node, SCHEMA.isPartOf, parents.get((flow.payer, flow.payee, flow.part_of_amount)))
        writer.code(node, EG.axis, "axis", flow.axis or "purpose")


def write_instalment(writer: GraphWriter, part: Instalment) -> None:
    """Writes one payment of a flow."""
    key = (writer.node.value, part.act, part.of_amount, part.kind, part.percent, part.amount)
    node, new = writer.begin("instalment", (EG.Instalment,), part, *key)
    if not new:
        return
    writer.add(node, EG.ofAmount, decimal(part.of_amount))
    writer.code(node, EG.instalmentKind, "instalment", part.kind)
    writer.add(node, EG.percent, decimal(part.percent) if part.percent is not None else None)
    writer.add(node, EG.amount, decimal(part.amount) if part.amount is not None else None)
    writer.prose(node, EG.condition, part.condition)
    flows = writer.totals.get(part.of_amount, set())
    if len(flows) == 1:  # two flows of one amount leave open which of them is paid in parts
        writer.add(node, SCHEMA.isPartOf, next(iter(flows)))


def write_budget_line(writer: GraphWriter, line: BudgetLine) -> None:
    """Writes a line or total of a budget; lines of one table share an eg:Budget."""
    organisation = writer.organisation(line.organisation)
    key = (writer.node.value, line.table, line.organisation, line.year, line.side, line.label, line.amount)
    node, new = writer.begin("budget-line", (EG.BudgetLine,), line, *key)
    if not new:
        return
    writer.add(node, EG.organisation, organisation)
    writer.add(node, EG.fiscalYear, year(line.year) if line.year else None)
    writer.code(node, EG.side, "side", line.side)
    writer.add(node, RDFS.label, Literal(line.label))
    writer.add(node, EG.amount, decimal(line.amount))
    writer.add(node, EG.isTotal, typed(str(line.is_total or line.side == "total").lower(), "boolean"))
    writer.text(node, EG.taxBasis, line.tax_basis)
    if line.table:
        budget = NamedNode(writer.minter.node("budget", writer.node.value, line.table))
        writer.add(node, DCT.isPartOf, budget)
        writer.part(budget, EG.Budget, line)


def write_share(writer: GraphWriter, share: Share) -> None:
    """Writes that an amount is x % of a base."""
    key = (writer.node.value, share.amount, share.base, share.percent)
    node, new = writer.begin("share", (EG.Share,), share, *key)
    if new:
        writer.add(node, EG.amount, decimal(share.amount))
        writer.add(node, EG.base, decimal(share.base))
        writer.add(node, EG.percent, decimal(share.percent))


def write_budget_code(writer: GraphWriter, code: BudgetCode) -> None:
    """Writes the accounting codes that a decision is charged to."""
    fields = ("chapitre", "nature", "article", "fonction", "operation", "programme", "sous_politique")
    values = [getattr(code, field) for field in fields]
    node, new = writer.begin("budget-code", (EG.BudgetCode,), code, writer.node.value, code.act, *values)
    if new:
        for field, value in zip(fields, values, strict=True):
            writer.text(node, EG[field.replace("sous_politique", "sousPolitique")], value)
        writer.prose(node, EG.budgetName, code.budget)


def write_amount_reading(writer: GraphWriter, reading: AmountReading) -> None:
    """Writes the one reading of one euro amount of the text."""
    span = reading.evidence[0]
    node, new = writer.begin("amount", (EG.MonetaryMention,), reading, writer.node.value, span.start, span.end)
    if new:
        writer.add(node, EG.amount, decimal(reading.amount))
        writer.code(node, EG.amountUse, "amount-use", reading.use)
        writer.prose(node, EG.reason, reading.reason)
        writer.add(node, EG.score, typed(f"{reading.score:.3f}", "decimal"))
