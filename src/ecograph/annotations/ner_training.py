"""Trains a model of names for acts on the CPU: the stock model's recogniser goes on learning, else a new one starts.

Measured against the stock model and the rules in docs/quality.md; nothing is shipped that the measure does not favour.
"""

import random
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import (  # type: ignore[attr-defined]
    compounding,
    filter_spans,
    fix_random_seed,
    minibatch,
)

from ecograph.annotations.ner_sentences import Labelled

MODEL = "fr_core_news_md"
UNUSED = ["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer"]
DROPOUT = 0.25


def train_model(sentences: Sequence[Labelled], seed: int = 0, rounds: int = 6) -> Language:
    """A pipeline whose `ner` learned ORG and PER from the sentences; the same seed gives the same model."""
    import spacy

    fix_random_seed(seed)
    has_stock = find_spec(MODEL) is not None
    nlp = spacy.load(MODEL, exclude=UNUSED) if has_stock else spacy.blank("fr")
    if not has_stock:
        nlp.add_pipe("ner")
    examples = [_example(nlp, *sentence) for sentence in sentences]
    optimizer = nlp.resume_training() if has_stock else nlp.initialize(lambda: examples)
    shuffled = random.Random(seed)
    for _ in range(rounds):
        shuffled.shuffle(examples)
        for batch in minibatch(examples, size=compounding(16.0, 96.0, 1.002)):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses={})
    return nlp


def _example(nlp: Language, text: str, spans: Sequence[tuple[int, int, str]]) -> Example:
    predicted = nlp.make_doc(text)
    reference = Doc(nlp.vocab, words=[t.text for t in predicted], spaces=[bool(t.whitespace_) for t in predicted])
    found = (reference.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans)
    reference.ents = filter_spans(span for span in found if span is not None)
    return Example(predicted, reference)


def save_model(nlp: Language, out: Path) -> None:
    """Writes the pipeline into a folder that `spacy.load` opens."""
    nlp.meta.update(name="ecograph_ner", description="Organisations and persons in acts of French local authorities")
    nlp.to_disk(out)
