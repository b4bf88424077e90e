"""Collects the quads of one document's named graph; every node it writes carries its evidence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ecograph.graph.statements import DocumentGraph, Term
from ecograph.model.documents import Document, Evidence
from ecograph.model.entities import DocumentNames
from ecograph.model.facts import Fact
from ecograph.values.contacts import contact_spans
from ecograph.values.folding import name_key
from ecograph.values.iris import Minter
from ecograph.vocabulary import CODE, EG, FOAF, OA, ORG, RDF, RDFS, french, typed

CONTEXT = 32  # characters of prefix and suffix in a quote selector


def decimal(value: Decimal) -> Literal:
    """The value as xsd:decimal, with no exponent and no needless zeros."""
    text = format(value.normalize(), "f")
    return typed(text, "decimal")


def day(value: date) -> Literal:
    """The day as xsd:date."""
    return typed(value.isoformat(), "date")


def year(value: int) -> Literal:
    """The year as xsd:gYear."""
    return typed(f"{value:04d}", "gYear")


class GraphWriter:
    """Writes one document's graph; a node begun twice keeps its first content and gains evidence."""

    def __init__(self, minter: Minter, document: Document, names: DocumentNames) -> None:
        self.minter = minter
        self.document = document
        self.names = names
        self.node = NamedNode(minter.document(document.sha256))
        self.graph = DocumentGraph(NamedNode(minter.graph(f"document/{document.sha256}")))
        self.acts: dict[str, NamedNode] = {}
        self.sessions: dict[str, NamedNode] = {}  # session of each act, by the act's id
        self.totals: dict[Decimal, set[NamedNode]] = {}  # flows that are no component, by amount
        contacts = contact_spans(document.text)
        self._contact_starts = [start for start, _ in contacts]
        self._contact_ends = [end for _, end in contacts]
        self._begun: set[NamedNode] = set()
        self._labelled: set[NamedNode] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term | None) -> None:
        """Adds one statement; None is not said."""
        if value is not None:
            self.graph.add(subject, predicate, value)

    def text(self, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """Adds a plain string, unless it is empty."""
        if value:
            self.graph.add(subject, predicate, Literal(value))

    def prose(self, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """Adds a French string, unless it is empty."""
        if value:
            self.graph.add(subject, predicate, french(value))

    def code(self, subject: NamedNode, predicate: NamedNode, scheme: str, value: str) -> None:
        """Adds a concept of one of our schemes, unless the value is empty."""
        if value:
            self.graph.add(subject, predicate, CODE[f"{scheme}/{value}"])

    def begin(self, kind: str, types: Iterable[NamedNode], fact: Fact, *content: object) -> tuple[NamedNode, bool]:
        """The n-ary node for this content, with its types and evidence; False where it stood already."""
        return self.begin_at(NamedNode(self.minter.node(kind, *content)), types, fact)

    def begin_at(self, node: NamedNode, types: Iterable[NamedNode], fact: Fact) -> tuple[NamedNode, bool]:
        """As `begin`, for a node whose IRI is known."""
        self.evidence(node, fact.evidence)
        if node in self._begun:
            return node, False
        self._begun.add(node)
        for kind in types:
            self.add(node, RDF.type, kind)
        first = fact.evidence[0]
        self.add(node, EG.mainEvidence, NamedNode(self.minter.evidence(self.document.sha256, first.start, first.end)))
        self.add(node, EG.statedIn, self.node)
        self.add(node, EG.act, self.acts.get(fact.act))
        return node, True

    def part(self, node: NamedNode, kind: NamedNode, fact: Fact) -> None:
        """Types a node that a fact holds inside itself (a vote, a signature) and gives it the fact's evidence."""
        self.add(node, RDF.type, kind)
        self.add(node, EG.statedIn, self.node)
        self.evidence(node, fact.evidence)

    def evidence(self, node: NamedNode, evidences: Iterable[Evidence]) -> None:
        """Hangs the words of the source on a node."""
        for found in evidences:
            span = NamedNode(self.minter.evidence(self.document.sha256, found.start, found.end))
            self.add(node, EG.evidence, span)
            self.add(span, EG.rule, NamedNode(f"{self.minter.base}rule/{found.rule or 'unnamed'}"))
            self.add(span, EG.confidence, typed(f"{found.confidence:.2f}", "decimal"))
            if span not in self._begun:
                self._begun.add(span)
                self._selectors(span, found)

    def _selectors(self, span: NamedNode, found: Evidence) -> None:
        prefix, suffix = self._context(found)
        quote, position = NamedNode(f"{span.value}/quote"), NamedNode(f"{span.value}/position")
        self.add(span, RDF.type, OA.SpecificResource)
        self.add(span, OA.hasSource, self.node)
        self.add(span, OA.hasSelector, quote)
        self.add(span, OA.hasSelector, position)
        self.add(quote, RDF.type, OA.TextQuoteSelector)
        self.add(quote, OA.exact, Literal(found.quote))
        self.add(quote, OA.prefix, Literal(prefix))
        self.add(quote, OA.suffix, Literal(suffix))
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, typed(found.start, "integer"))
        self.add(position, OA.end, typed(found.end, "integer"))

    def _context(self, found: Evidence) -> tuple[str, str]:
        """The words before and after a quote, cut where they would show an e-mail address or a telephone number."""
        first, last = max(0, found.start - CONTEXT), found.end + CONTEXT
        before = bisect_left(self._contact_starts, found.start) - 1
        if before >= 0:
            first = max(first, min(self._contact_ends[before], found.start))
        after = bisect_right(self._contact_ends, found.end)
        if after < len(self._contact_starts):
            last = min(last, max(self._contact_starts[after], found.end))
        return self.document.text[first : found.start], self.document.text[found.end : last]

    def organisation(self, name: str) -> NamedNode | None:
        """The organisation that this document calls so, typed and labelled; None for an empty name."""
        return self._entity(name, self.names.organisations, ORG.Organization)

    def person(self, name: str) -> NamedNode | None:
        """The person that this document calls so, typed and labelled; None for an empty name."""
        return self._entity(name, self.names.persons, FOAF.Person)

    def _entity(self, name: str, known: Mapping[str, str], kind: NamedNode) -> NamedNode | None:
        if not name:
            return None
        iri = known.get(name_key(name))
        if iri is None:
            return None
        node = NamedNode(iri)
        if node not in self._labelled:
            self._labelled.add(node)
            self.add(node, RDF.type, kind)
            self.add(node, RDFS.label, Literal(name))
        return node
