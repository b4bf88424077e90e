"""Training text is labelled where names stand, and the same seed gives the same model."""

from itertools import pairwise
from pathlib import Path

import spacy

from ecograph.annotations import annotate
from ecograph.annotations.ner_sentences import made_sentences, sentences_of
from ecograph.annotations.ner_training import save_model, train_model
from ecograph.model.documents import Document
from ecograph.model.readings import Reading
from ecograph.values.folding import fold

TEXT = "La Région Grand Est attribue 12 000 € à l'association Bois de Lune.\n\nMme Anne MOREAU est désignée secrétaire de séance."


def test_sentences_of_an_act_are_labelled_by_the_rules() -> None:
    document = Document(name="a.txt", text=TEXT, sha256="0")
    sentences = list(sentences_of(annotate(Reading(document, TEXT, range(len(TEXT) + 1), fold(TEXT)))))
    names = [(text[start:end], label) for text, spans in sentences for start, end, label in spans]
    assert names == [("Région Grand Est", "ORG"), ("Bois de Lune", "ORG"), ("Mme Anne MOREAU", "PER")]


def test_made_sentences_are_labelled_and_reproducible() -> None:
    sentences = list(made_sentences(200, seed=3))
    assert sentences == list(made_sentences(200, seed=3))
    assert sentences != list(made_sentences(200, seed=4))
    assert all("{" not in text for text, _ in sentences)
    assert {label for _, spans in sentences for _, _, label in spans} == {"ORG", "PER"}
    for text, spans in sentences:
        ordered = sorted(spans)
        assert all(text[start:end].strip() == text[start:end] for start, end, _ in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(ordered))


def test_the_same_seed_gives_the_same_model(tmp_path: Path) -> None:
    sentences = list(made_sentences(40, seed=1))
    probe = "Mme Anne MOREAU, présidente du Comité des fêtes de Montfort, remercie la Région Grand Est."
    found = []
    for name in ("one", "two"):
        save_model(train_model(sentences, seed=1, rounds=2), tmp_path / name)
        found.append([(ent.text, ent.label_) for ent in spacy.load(tmp_path / name)(probe).ents])
    assert found[0] == found[1]
