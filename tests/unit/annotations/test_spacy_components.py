from pathlib import Path

import pytest
import spacy

import ecograph.annotations.spacy_components as components

TEXT = (
    "Le 12 mars 2021, Mme Anne MOREAU propose que la Région Grand Est attribue 12 000 € "
    "à l'association Bois de Lune, selon la loi n° 2000-321."
)
SEEN = {
    "ecograph_amounts": ["12 000 €"],
    "ecograph_dates": ["12 mars 2021"],
    "ecograph_references": ["loi n° 2000-321"],
    "ecograph_persons": ["Mme Anne MOREAU"],
    "ecograph_organisations": ["Région Grand Est", "Bois de Lune"],
}


def test_components_put_spans_in_a_pipeline_of_the_user() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("ecograph_amounts")
    nlp.add_pipe("ecograph_organisations")
    doc = nlp("La Région Grand Est attribue 12 000 € à l'association Bois de Lune.")
    found = [(span.text, span.label_) for span in doc.spans[components.SPANS_KEY]]
    assert found == [("Région Grand Est", "organisation"), ("12 000 €", "amount"), ("Bois de Lune", "organisation")]
    assert doc.spans[components.SPANS_KEY][2]._.ecograph.type == "association"


@pytest.mark.parametrize("name", sorted(components._KINDS))
def test_each_component_is_made_by_its_name(name: str) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert nlp.pipe_names == [name]
    assert doc.text == TEXT
    assert [span.text for span in doc.spans[components.SPANS_KEY]] == SEEN[name]


def test_all_components_together_see_what_each_sees() -> None:
    nlp = spacy.blank("fr")
    for name in SEEN:
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    seen = sorted(span.text for span in doc.spans[components.SPANS_KEY])
    assert seen == sorted(text for texts in SEEN.values() for text in texts)


def test_a_pipeline_comes_back_from_disk(tmp_path: Path) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("ecograph_amounts")
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert [span.text for span in doc.spans[components.SPANS_KEY]] == SEEN["ecograph_amounts"]


def test_components_run_beside_those_of_spacy() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ecograph_dates", before="sentencizer")
    docs = list(nlp.pipe([TEXT, "Rien à lire ici.", ""]))
    assert [len(doc.spans[components.SPANS_KEY]) for doc in docs] == [1, 0, 0]
