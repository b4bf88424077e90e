import spacy

import ecograph.annotations.spacy_components as components


def test_components_put_spans_in_a_pipeline_of_the_user() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("ecograph_amounts")
    nlp.add_pipe("ecograph_organisations")
    doc = nlp("La Région Grand Est attribue 12 000 € à l'association Bois de Lune.")
    found = [(span.text, span.label_) for span in doc.spans[components.SPANS_KEY]]
    assert found == [("Région Grand Est", "organisation"), ("12 000 €", "amount"), ("Bois de Lune", "organisation")]
    assert doc.spans[components.SPANS_KEY][2]._.ecograph.type == "association"
