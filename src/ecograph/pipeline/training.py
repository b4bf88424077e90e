"""Training text for the model of names: the acts given, as the rules read them, and made-up sentences."""

from collections.abc import Iterator
from pathlib import Path

from ecograph.annotations import annotate
from ecograph.annotations.ner_sentences import Labelled, made_sentences, sentences_of
from ecograph.documents import read_document
from ecograph.pipeline.inputs import collect
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment
from ecograph.text.tables import find_tables

MADE = 2500  # sentences from templates


def training_sentences(inputs: list[Path], seed: int) -> list[Labelled]:
    """All labelled sentences, those of the acts first."""
    return [*_from_acts(inputs), *made_sentences(MADE, seed)]


def _from_acts(inputs: list[Path]) -> Iterator[Labelled]:
    for file in collect(inputs):
        if not file.problem:
            yield from sentences_of(annotate(find_tables(segment(clean(read_document(file.path))))))
