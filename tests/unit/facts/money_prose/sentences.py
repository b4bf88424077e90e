"""Short acts for the tests of money in sentences: a head, one passage, a foot."""

from datetime import date
from decimal import Decimal

from ecograph.annotations import annotate
from ecograph.facts.money_prose import find_money_prose
from ecograph.model.documents import Document
from ecograph.model.facts import Act, Fact, Flow
from ecograph.model.readings import Reading
from ecograph.text.cleaning import clean

ISSUER = "Commune de Saint-Aubin-sur-Loire"
Stated = tuple[str, str, int, int | None, str, str]


def reading_of(passage: str) -> Reading:
    """The annotated reading of a passage of an act of the commune."""
    text = f"COMMUNE DE SAINT-AUBIN-SUR-LOIRE\n\nSéance du 12 mars 2015\n\n{passage}\n"
    return annotate(clean(Document(name="act.txt", text=text, sha256="0")))


def act_of(reading: Reading, adopted: bool | None = True) -> Act:
    """The act that the head of the passage stands for."""
    evidence = (reading.evidence(0, 7, "test"),)
    day = date(2015, 3, 12)
    return Act(evidence=evidence, kind="deliberation", institution=ISSUER, session_date=day, adopted=adopted)


def facts_of(passage: str, adopted: bool | None = True) -> tuple[Fact, ...]:
    """The money facts of a passage."""
    reading = reading_of(passage)
    return find_money_prose(reading, (act_of(reading, adopted),))


def flows_of(passage: str, adopted: bool | None = True) -> set[Stated]:
    """Payer, payee, euros, year, state and instrument of the whole flows of a passage."""
    flows = [f for f in facts_of(passage, adopted) if isinstance(f, Flow) and f.part_of_amount is None]
    return {(f.payer, f.payee, int(f.amount), f.year, f.status, f.instrument) for f in flows}


def parts_of(passage: str) -> set[tuple[Decimal, Decimal | None, int | None, str]]:
    """Amount, total, year and axis of the components of a passage."""
    flows = [f for f in facts_of(passage) if isinstance(f, Flow) and f.part_of_amount is not None]
    return {(f.amount, f.part_of_amount, f.year, f.axis) for f in flows}
