"""Joins the stages, and nothing else: files in, extractions and a store out."""

from pathlib import Path

from ecograph.annotations import annotate
from ecograph.documents import read_document
from ecograph.facts import find_facts
from ecograph.model.documents import Document
from ecograph.model.facts import Extraction
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment
from ecograph.text.tables import find_tables


def extract(document: Document) -> Extraction:
    """All that one document says."""
    reading = annotate(find_tables(segment(clean(document))))
    return Extraction(document=document, facts=find_facts(reading))


def extract_file(path: Path) -> Extraction:
    """All that the document in a file says."""
    return extract(read_document(path))
