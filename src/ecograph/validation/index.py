"""One graph indexed by subject and by class, for checking shapes without a query engine."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ecograph.vocabulary import RDF

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple

NONE: tuple[Term, ...] = ()


Said = Mapping[NamedNode, Collection[Term]]
"""The objects of each property of one subject."""


class GraphIndex:
    """The statements of one graph, by subject and property."""

    def __init__(self, properties: Mapping[Any, Said]) -> None:
        self.properties = properties  # by subject
        self.instances: dict[Term, list[Term]] = defaultdict(list)
        for subject, found in self.properties.items():
            for kind in found.get(RDF.type, NONE):
                self.instances[kind].append(subject)
        self._subjects: dict[NamedNode, dict[Term, list[Term]]] = {}

    @classmethod
    def of(cls, statements: Iterable[Quad | Triple]) -> "GraphIndex":
        """The index of some statements, each of which counts once."""
        properties: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(dict)
        for statement in set(statements):
            properties[statement.subject].setdefault(statement.predicate, []).append(statement.object)
        return cls(properties)

    def values(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        """The objects of a subject's property."""
        found = self.properties.get(subject)
        return found.get(predicate, NONE) if found else NONE

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """One object of a subject's property, or None."""
        return next(iter(self.values(subject, predicate)), None)

    def subjects(self, predicate: NamedNode, value: Term) -> Collection[Term]:
        """The subjects that have this value."""
        inverse = self._subjects.get(predicate)
        if inverse is None:
            inverse = self._subjects[predicate] = defaultdict(list)
            for subject, found in self.properties.items():
                for target in found.get(predicate, NONE):
                    inverse[target].append(subject)
        return inverse.get(value, NONE)

    def items(self, head: Term) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        while head != RDF.nil:
            first, rest = self.value(head, RDF.first), self.value(head, RDF.rest)
            if first is None or rest is None:
                break
            found.append(first)
            head = rest
        return found
