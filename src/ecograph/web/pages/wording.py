"""What pages say, in French and in English: one catalogue, and the labels of the ontology and its code lists."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import yaml

from ecograph.settings import settings
from ecograph.values.iris import DEFAULT_BASE
from ecograph.vocabulary import RDFS, SKOS

CATALOGUE = Path(__file__).parents[1] / "translations.yml"
CODES = f"{DEFAULT_BASE}code/"
# where a column's codes stand, if its name does not say
_SCHEMES = {
    "type": ("organisation-type", "act-kind"), "status": ("status", "attendance", "execution", "degree"),
    "kind": ("act-kind", "reference-kind", "instalment", "discrepancy", "organisation-type"), "use": ("amount-use", "name-use"),
    "layer": ("tie", "reference-kind", "instrument", "attendance"), "instrument_code": ("instrument",),
    "state": ("status", "attendance", "execution", "degree"),
}  # fmt: skip


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All phrases, by key and language."""
    loaded = yaml.load(CATALOGUE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {str(key): {str(lang): str(text) for lang, text in said.items()} for key, said in loaded.items()}


@cache
def term_labels() -> Mapping[str, Mapping[str, str]]:
    """The labels of the ontology's terms and codes, by IRI and language."""
    labels: dict[str, dict[str, str]] = {}
    for path in sorted(settings().ontology.glob("*.ttl")):
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            label = triple.object
            if triple.predicate in (RDFS.label, SKOS.prefLabel) and isinstance(label, ox.Literal):
                labels.setdefault(str(getattr(triple.subject, "value", "")), {})[label.language or "fr"] = label.value
    return labels


def phrase(key: str, lang: str) -> str | None:
    """A phrase of the catalogue, or None."""
    said = catalogue().get(key)
    return said.get(lang, said["fr"]) if said else None


def code_label(column: str, code: str, lang: str) -> str | None:
    """The label of a code in a column, or None where it is no code."""
    for scheme in (*_SCHEMES.get(column, ()), column):
        said = term_labels().get(f"{CODES}{scheme}/{code}")
        if said:
            return said.get(lang, said.get("fr", code))
    return phrase(f"value.{code}", lang)


def term_label(iri: str, lang: str) -> str:
    """The label of a property or class, or the end of its IRI."""
    said = term_labels().get(iri)
    if said:
        return said.get(lang, said.get("fr", iri))
    name = iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
    return phrase(f"term.{name}", lang) or name.replace("_", " ")
