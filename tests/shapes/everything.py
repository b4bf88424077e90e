"""One fact of every kind about a small council, and the graph that it becomes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pyoxigraph import Quad

from ecograph.entities import link
from ecograph.graph import document_quads
from ecograph.model import facts as f
from ecograph.model.documents import Document, Evidence, Issue
from ecograph.pipeline.extraction import summarise
from ecograph.values.iris import Minter

TEXT = (
    "Le conseil municipal attribue une subvention de 12 000 € au club nautique. "
    "Contact : mairie@valbrune.fr, 04 00 00 00 00."
)
DAY = date(2021, 3, 12)
VILLE, CLUB = "Ville de Valbrune", "Club nautique"


def _words(words: str) -> tuple[Evidence, ...]:
    start = TEXT.index(words)
    return (Evidence(start, start + len(words), words, "test-rule", 0.9),)


GRANT, TAIL = _words("une subvention de 12 000 €"), _words("au club nautique. Contact")
ANNE, PAUL = "Anne DUPONT", "Paul DURAND"

FACTS: tuple[f.Fact, ...] = (
    f.Act(
        evidence=GRANT, act="1", kind="deliberation", number="2021-045", institution=VILLE, body="Conseil municipal",
        session_date=DAY, title="Subvention", signed_date=DAY, received_date=date(2021, 3, 15), adopted=True,
        votes=f.Votes(in_favour=2, against=0, abstained=0, not_voting=0, unanimous=True), members_in_office=3,
        present_count=1, rapporteur=ANNE, commission="Finances",
    ),
    f.Session(
        evidence=GRANT, act="1", institution=VILLE, body="Conseil municipal", day=DAY, place="Mairie", opened="18:30",
        closed="20:05", convened_on=date(2021, 3, 5), seats=3, items=("1", "2.1"),
    ),
    f.Attendance(evidence=GRANT, act="1", person=ANNE, status="present", seat="Valbrune", from_item="1"),
    f.Attendance(
        evidence=TAIL, act="1", person=PAUL, status="represented", represented_by=ANNE, substitute_for="Zoé LEROY",
    ),
    f.Proxy(evidence=GRANT, act="1", giver=PAUL, receiver=ANNE, from_item="1", until_item="2.1"),
    f.Role(evidence=GRANT, act="1", person=ANNE, role="Maire", organisation=VILLE, day=DAY),
    f.Recusal(evidence=GRANT, act="1", person=PAUL, voices=2, organisation=CLUB),
    f.Flow(
        evidence=(*GRANT, *TAIL), act="1", payer=VILLE, payee=CLUB, amount=Decimal(12000), year=2021, purpose="saison",
        funding_source="budget principal", tax_basis="TTC",
    ),
    f.Flow(
        evidence=GRANT, act="1", payer=VILLE, payee=CLUB, amount=Decimal(8000), part_of_amount=Decimal("12000.00"),
    ),
    f.Flow(
        evidence=GRANT, act="1", payer=VILLE, payee=CLUB, amount=Decimal("4000"), part_of_amount=Decimal("12000"),
        axis="purpose", status="awarded",
    ),
    f.Instalment(
        evidence=GRANT, act="1", of_amount=Decimal(12000), kind="advance", percent=Decimal(50), condition="signature",
    ),
    f.Instalment(
        evidence=GRANT, act="1", of_amount=Decimal(12000), kind="balance", percent=Decimal(50), amount=Decimal(6000),
    ),
    f.BudgetLine(
        evidence=GRANT, act="1", organisation=CLUB, side="expense", label="Voiles", amount=Decimal(700), table="t",
    ),
    f.BudgetLine(
        evidence=TAIL, act="1", organisation=CLUB, side="expense", label="TOTAL", amount=Decimal(700), table="t",
        year=2021, is_total=True, tax_basis="HT",
    ),
    f.Share(evidence=GRANT, act="1", amount=Decimal(12000), base=Decimal(48000), percent=Decimal(25)),
    f.BudgetCode(evidence=GRANT, act="1", chapitre="65", nature="6574", fonction="415", budget="principal"),
    f.AmountReading(evidence=GRANT, act="1", amount=Decimal(12000), use="flow", reason="montant attribué"),
    f.NameReading(evidence=GRANT, act="1", name=ANNE, use="present", reason="liste des présents"),
    f.Partnership(
        evidence=GRANT, act="1", party_a=VILLE, party_b=CLUB, subject="nautisme", tie="project", degree="running",
    ),
    f.Membership(evidence=GRANT, act="1", member=CLUB, group="Fédération française de voile"),
    f.Membership(evidence=GRANT, act="1", member=ANNE, group="Groupe majoritaire", is_person=True),
    f.FundingRelation(evidence=GRANT, act="1", funder="Région Sud", programme="nautisme"),
    f.FundingRelation(evidence=GRANT, act="1", funder="Région Sud", programme="voile", ceased=True),
    f.Convention(
        evidence=GRANT, act="1", kind="convention d'objectifs", parties=(VILLE, CLUB), title="Convention", year=2021,
        period_start=DAY, period_end=date(2021, 12, 31), amends="convention de 2020", execution="signed",
        signatories=(f.Signatory(person=ANNE, organisation=VILLE, capacity="Maire"),),
    ),
    f.Project(evidence=GRANT, act="1", name="Ports propres"),
    f.LegalReference(evidence=GRANT, act="1", kind="law", reference="loi n° 2000-321", day=date(2000, 4, 12)),
    f.LegalReference(evidence=GRANT, act="1", kind="code", reference="article L. 2121-29"),
    f.Indicator(evidence=GRANT, act="1", of=CLUB, label="adhérents", value=Decimal(120), unit="personnes", year=2020),
    f.Organisation(
        evidence=GRANT, act="1", name=VILLE, type="commune", siren="210000001", siret="21000000100019",
        address="1 place de la Mairie", other_names=("la Ville",),
    ),
    f.Organisation(evidence=TAIL, act="1", name=CLUB, type="association", rna="W123456789"),
    f.Organisation(evidence=TAIL, act="1", name="Pôle Mer", type="pole"),
)  # fmt: skip

DISCREPANCY = f.Discrepancy(
    evidence=GRANT, act="1", kind="sum", message="Le total écrit n'est pas celui des lignes.",
    stated=Decimal(12500), computed=Decimal(12000),
)  # fmt: skip


def extraction(*more: f.Fact) -> f.Extraction:
    """All facts, and some more."""
    document = Document("conseil.txt", TEXT, "ab" * 32)
    issue = Issue("doubt", "Montant incertain.", "Uncertain amount.", TAIL[0], 12000.0)
    return f.Extraction(document, (*FACTS, *more), (issue, replace(issue, kind="limit", evidence=None)))


def graph(*more: f.Fact) -> list[Quad]:
    """The named graph of all facts, and some more."""
    read = extraction(*more)
    minter = Minter()
    return document_quads(read, link([summarise(read)], minter).names[read.document.sha256], minter)
