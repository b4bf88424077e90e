"""The annotators as spaCy components, so that a spaCy user can put them in a pipeline of their own.

    import spacy
    import ecograph.annotations.spacy_components

    nlp = spacy.blank("fr")
    nlp.add_pipe("ecograph_amounts")
    nlp.add_pipe("ecograph_organisations")
    nlp("La Région Grand Est attribue 12 000 € à l'association Bois de Lune.").spans["ecograph"]

Each span has the kind of the mention as its label; its parsed value is `span._.ecograph`.
"""

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from ecograph.annotations.amounts import find_amounts
from ecograph.annotations.dates import find_dates
from ecograph.annotations.organisations import find_organisations
from ecograph.annotations.persons import find_persons
from ecograph.annotations.references import find_references
from ecograph.model.documents import Document
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import fold

SPANS_KEY = "ecograph"
_KINDS: dict[str, Callable[[Reading], Iterable[Mention]]] = {
    "ecograph_amounts": find_amounts,
    "ecograph_dates": find_dates,
    "ecograph_references": find_references,
    "ecograph_persons": find_persons,
    "ecograph_organisations": find_organisations,
}
if not Span.has_extension("ecograph"):
    Span.set_extension("ecograph", default=None)


class MentionFinder:
    """Adds the mentions of one kind to `doc.spans["ecograph"]`; the text and its tokens stay as they are."""

    def __init__(self, find: Callable[[Reading], Iterable[Mention]]) -> None:
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        reading = _reading(doc.text)
        spans = list(doc.spans.get(SPANS_KEY, []))
        for mention in self._find(reading):
            span = doc.char_span(mention.start, mention.end, label=mention.kind, alignment_mode="expand")
            if span is not None:
                span._.ecograph = mention.value
                spans.append(span)
        doc.spans[SPANS_KEY] = sorted(spans, key=lambda span: (span.start, span.end, span.label_))
        return doc


def _reading(text: str) -> Reading:
    """A reading of a text as it stands: offsets of mentions are offsets of the Doc."""
    document = Document(name="", text=text, sha256="")
    return Reading(document=document, text=text, origin=range(len(text) + 1), folded=fold(text))


def _register(name: str, find: Callable[[Reading], Iterable[Mention]]) -> None:
    def make(nlp: Language, name: str) -> MentionFinder:
        return MentionFinder(find)

    Language.factory(name, func=make)


for _name, _find in _KINDS.items():
    _register(_name, _find)
