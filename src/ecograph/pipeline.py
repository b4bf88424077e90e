"""Joins the stages, and nothing else: files in, extractions and a store out."""

from pathlib import Path

from ecograph.annotations import annotate
from ecograph.documents import read_document
from ecograph.model.documents import Document
from ecograph.model.facts import Extraction
from ecograph.text.cleaning import clean


def extract(document: Document) -> Extraction:
    """All that one document says."""
    reading = annotate(clean(document))
    return Extraction(document=document, facts=())


def extract_file(path: Path) -> Extraction:
    """All that the document in a file says."""
    return extract(read_document(path))
