"""Agreements, their parties and signatories: written out in the document, or named by it."""

from ecograph.facts.conventions.agreement import Agreement, merged
from ecograph.facts.conventions.blocks import find_blocks
from ecograph.facts.conventions.named import find_named
from ecograph.facts.parties import names_and_subjects
from ecograph.model.facts import Convention, Fact
from ecograph.model.readings import Reading


def find_conventions(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Convention facts, each agreement once, in the order in which the document first speaks of them."""
    names, subjects = names_and_subjects(reading, known)
    written = find_blocks(reading, names)
    agreements = merged((*written, *find_named(reading, names, subjects, known, written)))
    return tuple(_fact(reading, agreement) for agreement in sorted(agreements, key=lambda a: a.start))


def _fact(reading: Reading, agreement: Agreement) -> Convention:
    part = reading.part_at(agreement.start)
    return Convention(
        evidence=(reading.evidence(agreement.start, agreement.end, agreement.rule, agreement.confidence),),
        act=part.id if part else "",
        kind=agreement.kind,
        parties=agreement.parties,
        title=agreement.title,
        year=agreement.year,
        period_start=agreement.period_start,
        period_end=agreement.period_end,
        signatories=agreement.signatories,
        amends=agreement.amends,
        execution=agreement.execution,
    )
