"""The catalogue of measures: what each one says, in one French and one English sentence, and where it is defined.

The sentences stand in ontology/network.ttl, for the graph, the reports and the explorer to say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ecograph.settings import settings
from ecograph.vocabulary import CODE, DCT, EG, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of an actor in a network, or of a network as a whole."""

    name: str
    is_of_actor: bool
    datatype: str
    label: Mapping[str, str]  # by language: "fr", "en"
    sentence: Mapping[str, str]
    source: str


@cache
def measures() -> Mapping[str, Measure]:
    """All measures by the local name of their property, in the order of the file."""
    said: dict[str, dict[str, dict[str, str]]] = {}
    ordered: list[str] = []
    for triple in ox.parse(path=str(settings().ontology / "network.ttl"), format=ox.RdfFormat.TURTLE):
        if not isinstance(triple.subject, ox.NamedNode) or not isinstance(triple.object, ox.NamedNode | ox.Literal):
            continue
        name = triple.subject.value.removeprefix(str(EG))
        language = getattr(triple.object, "language", None) or ""
        said.setdefault(name, {}).setdefault(triple.predicate.value, {})[language] = triple.object.value
        if triple.predicate == RDFS.subPropertyOf and triple.object == EG.networkMeasure:
            ordered.append(name)
    return {name: _measure(name, said[name]) for name in ordered}


def _measure(name: str, said: Mapping[str, Mapping[str, str]]) -> Measure:
    def text(predicate: ox.NamedNode) -> str:
        return said[predicate.value][""]

    return Measure(
        name, text(RDFS.domain) == EG.NetworkPosition.value, text(RDFS.range).rpartition("#")[2],
        said[RDFS.label.value], said[RDFS.comment.value], text(DCT.source),
    )  # fmt: skip


@cache
def stage_in_words(status: str) -> str:
    """The status of flows in French and in English, as the code list has it: "attribué / awarded"."""
    code = CODE[f"status/{status}"]
    labels = {
        triple.object.language: triple.object.value
        for triple in ox.parse(path=str(settings().ontology / "codes.ttl"), format=ox.RdfFormat.TURTLE)
        if triple.subject == code and triple.predicate == SKOS.prefLabel and isinstance(triple.object, ox.Literal)
    }
    return f"{labels['fr']} / {labels['en']}"
