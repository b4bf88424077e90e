"""One document through all the reading stages."""

from collections import Counter
from pathlib import Path

from ecograph.annotations import annotate
from ecograph.documents import read_document
from ecograph.facts import find_facts
from ecograph.facts.doubts import complete_ledger, find_doubts
from ecograph.model.documents import Document, Issue
from ecograph.model.entities import DocumentSummary, NamedOrganisation
from ecograph.model.facts import Act, Extraction, Organisation
from ecograph.model.naming import organisation_names, person_names
from ecograph.text.cleaning import clean
from ecograph.text.genre import is_act
from ecograph.text.sections import segment
from ecograph.text.tables import find_tables

NOT_AN_ACT = Issue(
    "not-an-act", "ce texte n'est pas l'acte d'une autorité publique : rien n'y a été lu",
    "is no act of a public body: nothing was read from it",
)  # fmt: skip


def extract(document: Document) -> Extraction:
    """All that one document says."""
    cleaned = clean(document)
    if not is_act(cleaned):
        return Extraction(document=document, facts=(), issues=(NOT_AN_ACT,))
    reading = annotate(find_tables(segment(cleaned)))
    facts = complete_ledger(reading, find_facts(reading))
    return Extraction(document=document, facts=facts, issues=find_doubts(facts))


def extract_file(path: Path) -> Extraction:
    """All that the document in a file says; UnreadableDocument where it cannot be opened."""
    return extract(read_document(path))


def count(extraction: Extraction) -> tuple[dict[str, int], int]:
    """The number of facts of each kind, and the number of issues."""
    return dict(Counter(type(fact).__name__ for fact in extraction.facts)), len(extraction.issues)


def summarise(extraction: Extraction) -> DocumentSummary:
    """What linking needs of an extraction; names sorted, each once."""
    facts = extraction.facts
    return DocumentSummary(
        sha256=extraction.document.sha256,
        issuer=next((fact.institution for fact in facts if isinstance(fact, Act) and fact.institution), ""),
        organisations=tuple(
            NamedOrganisation(fact.name, fact.type, fact.siren or fact.siret[:9], fact.rna, fact.other_names)
            for fact in facts
            if isinstance(fact, Organisation)
        ),
        organisation_names=tuple(sorted({name for fact in facts for name in organisation_names(fact)})),
        person_names=tuple(sorted({name for fact in facts for name in person_names(fact)})),
    )
