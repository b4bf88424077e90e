"""The ontology, its code lists and the shapes as pages, from the same files that the graph is made with."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ecograph.settings import settings
from ecograph.values.iris import DEFAULT_BASE
from ecograph.vocabulary import EG, OWL, RDF, RDFS, SH, SKOS
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.view import View

Texts = dict[str, str]  # by language


@dataclass(slots=True)
class Term:
    """A term of the ontology, or a code, in both languages."""

    iri: str
    kind: str = ""
    label: Texts = field(default_factory=dict)
    comment: Texts = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def name(self) -> str:
        """The end of its IRI."""
        return self.iri.replace("#", "/").rsplit("/", 1)[-1]


_KINDS = {OWL.Class: "class", OWL.ObjectProperty: "property", OWL.DatatypeProperty: "property",
          SKOS.ConceptScheme: "scheme", SKOS.Concept: "concept", OWL.Ontology: "ontology"}  # fmt: skip
_TEXTS = {RDFS.label: "label", SKOS.prefLabel: "label", RDFS.comment: "comment", SKOS.definition: "comment"}
_LINKS = {RDFS.subClassOf: "subClassOf", RDFS.subPropertyOf: "subPropertyOf", RDFS.domain: "domain", RDFS.range: "range",
          SKOS.closeMatch: "closeMatch", SKOS.inScheme: "inScheme"}  # fmt: skip


@cache
def terms() -> dict[str, Term]:
    """All terms and codes of ontology/*.ttl, by IRI, in the order of the files."""
    found: dict[str, Term] = {}
    for path in sorted(settings().ontology.glob("*.ttl"), reverse=True):
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode):
                _note(found.setdefault(triple.subject.value, Term(triple.subject.value)), triple)
    return {iri: term for iri, term in found.items() if term.kind}


def _note(term: Term, triple: ox.Triple | ox.Quad) -> None:
    predicate, value = triple.predicate, triple.object
    if predicate == RDF.type and isinstance(value, ox.NamedNode) and value in _KINDS:
        term.kind = _KINDS[value]
    elif predicate in _TEXTS and isinstance(value, ox.Literal):
        getattr(term, _TEXTS[predicate])[value.language or "fr"] = value.value
    elif predicate in _LINKS and isinstance(value, ox.NamedNode):
        term.links[_LINKS[predicate]].append(value.value)


def ontology_page(view: View) -> Page:
    """All own classes and properties."""
    own = [term for term in terms().values() if term.iri.startswith(str(EG))]
    content = {
        "classes": [term for term in own if term.kind == "class"],
        "properties": sorted((term for term in own if term.kind == "property"), key=lambda term: term.name.lower()),
        "schemes": [term for term in terms().values() if term.kind == "scheme"],
    }
    return Page("ontology.html", view.t("ontology.title"), "about", f"{DEFAULT_BASE}ns", "ns", content)


def code_page(view: View, path: str) -> Page | None:
    """A code list, or the code list around one code; None where there is neither."""
    term = terms().get(f"{DEFAULT_BASE}{path}")
    if term is None:
        return None
    scheme = term if term.kind == "scheme" else terms()[term.links["inScheme"][0]]
    concepts = [other for other in terms().values() if scheme.iri in other.links.get("inScheme", ())]
    title = term.label.get(view.lang, term.name)
    return Page("codes.html", title, "about", term.iri, path, {"term": term, "scheme": scheme, "concepts": concepts})


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that carries a message: what it demands of what, and how grave a breach is."""

    iri: str
    severity: str
    message: Texts
    file: str
    target: str = ""

    @property
    def name(self) -> str:
        """The end of its IRI."""
        return self.iri.rsplit("#", 1)[-1]


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes with a message, by file."""
    return tuple(shape for path in sorted(settings().shapes.glob("*.ttl")) for shape in _shapes_of(path))


def _shapes_of(path: Path) -> list[Shape]:
    messages: dict[str, Texts] = defaultdict(dict)
    about: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        subject = getattr(triple.subject, "value", "")
        value = triple.object
        if triple.predicate == SH.message and isinstance(value, ox.Literal):
            messages[subject][value.language or "fr"] = value.value
        elif triple.predicate in (SH.severity, SH.targetClass) and isinstance(value, ox.NamedNode):
            about[subject][triple.predicate.value.rsplit("#", 1)[-1]] = value.value.replace("#", "/").rsplit("/", 1)[-1]
    return [
        Shape(iri, about[iri].get("severity", "Violation"), said, path.stem, about[iri].get("targetClass", ""))
        for iri, said in messages.items() if iri.startswith("http")
    ]  # fmt: skip


def shapes_page(view: View) -> Page:
    """All that validation checks."""
    return Page("shapes.html", view.t("shapes.title"), "about", path="shapes", content={"shapes": shapes()})
