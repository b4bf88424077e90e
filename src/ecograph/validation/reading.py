"""Reads shapes/*.ttl into Shapes, once per process."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path as FilePath

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from ecograph.errors import KnowledgeError
from ecograph.settings import settings
from ecograph.validation import components
from ecograph.validation.index import GraphIndex, Term
from ecograph.validation.shapes import (
    Constraint,
    NodeShape,
    Path,
    PropertyShape,
    Rule,
    Scope,
    Severity,
    Shapes,
    Verdict,
    conforms,
)
from ecograph.vocabulary import OWL, SH, Namespace

EGS = Namespace("https://w3id.org/ecograph/shapes#")

_SEVERITIES: dict[Term, Severity] = {SH.Violation: "Violation", SH.Warning: "Warning", SH.Info: "Info"}
_NO_CONSTRAINTS = {
    SH.path, SH.severity, SH.message, SH.property, SH.targetClass, SH.closed, SH.ignoredProperties, SH.sparql,
    SH.order, SH.name, SH.description,
}  # fmt: skip


def shape_files() -> list[FilePath]:
    """The files of shapes/, sorted."""
    return sorted(settings().shapes.glob("*.ttl"))


@cache
def load_shapes() -> Shapes:
    """All shapes of this installation."""
    return read_shapes(shape_files())


def read_shapes(files: Iterable[FilePath]) -> Shapes:
    """The shapes in some Turtle files; KnowledgeError where a file is malformed or uses what is not supported."""
    nodes: list[NodeShape] = []
    rules: list[Rule] = []
    prefixes: dict[str, str] = {}
    for path in files:
        reader = _Reader(path)
        nodes += reader.node_shapes()
        rules += reader.rules()
        prefixes.update(reader.prefixes())
    return Shapes(tuple(nodes), tuple(rules), tuple(sorted(prefixes.items())))


class _Reader:
    """Reads one file of shapes."""

    def __init__(self, path: FilePath) -> None:
        self.path = path
        try:
            self.graph = GraphIndex.of(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        except (SyntaxError, ValueError) as error:
            raise KnowledgeError(path, getattr(error, "lineno", None), f"this is not valid Turtle: {error}") from error

    def prefixes(self) -> Iterator[tuple[str, str]]:
        """The prefixes declared for the rules."""
        for ontology in self.graph.instances[OWL.Ontology]:
            for declaration in self.graph.values(ontology, SH.declare):
                yield self._text(declaration, SH.prefix), self._text(declaration, SH.namespace)

    def node_shapes(self) -> list[NodeShape]:
        """The node shapes that have a target, by IRI."""
        found = [s for s in self.graph.instances[SH.NodeShape] if self.graph.values(s, SH.targetClass)]
        return [self._node_shape(shape) for shape in sorted(found, key=str)]

    def rules(self) -> Iterator[Rule]:
        """The rules in SPARQL, by IRI of their shape."""
        for shape in sorted(self.graph.instances[SH.NodeShape], key=str):
            for constraint in self.graph.values(shape, SH.sparql):
                target = self.graph.value(shape, SH.targetClass)
                if not isinstance(target, NamedNode):
                    raise self._refused(shape, "a rule in SPARQL needs one sh:targetClass")
                scope: Scope = "document" if self.graph.value(shape, EGS.scope) == EGS.document else "store"
                yield Rule(self._verdict(shape, constraint), target, scope, self._text(constraint, SH.select))

    def _node_shape(self, shape: Term) -> NodeShape:
        parts = sorted(self.graph.values(shape, SH.property), key=str)
        targets = tuple(t for t in self.graph.values(shape, SH.targetClass) if isinstance(t, NamedNode))
        properties = tuple(self._property_shape(part) for part in parts)
        constraints = tuple(self._constraints(shape))
        return NodeShape(self._verdict(shape, shape), targets, constraints, properties)

    def _property_shape(self, shape: Term) -> PropertyShape:
        return PropertyShape(self._verdict(shape, shape), self._path(shape), tuple(self._constraints(shape)))

    def _path(self, shape: Term) -> Path:
        path = self.graph.value(shape, SH.path)
        if isinstance(path, NamedNode):
            return Path(path)
        inverse = self.graph.value(path, SH.inversePath) if path is not None else None
        if isinstance(inverse, NamedNode):
            return Path(inverse, is_inverse=True)
        raise self._refused(shape, "sh:path is neither a property nor its inverse")

    def _constraints(self, shape: Term) -> Iterator[Constraint]:
        for predicate, parameters in sorted(self.graph.properties[shape].items(), key=lambda item: str(item[0])):
            if predicate in _NO_CONSTRAINTS or not predicate.value.startswith(str(SH)):
                continue
            for parameter in parameters:
                yield self._constraint(shape, predicate, parameter)
        if self.graph.values(shape, SH.closed):
            yield components.closed(self._allowed(shape))

    def _constraint(self, shape: Term, predicate: NamedNode, parameter: Term) -> Constraint:
        builder = components.BUILDERS.get(predicate)
        if builder is not None:
            return builder(parameter)
        if predicate == SH["in"]:
            return components.one_of(self.graph.items(parameter))
        if predicate == SH["or"]:
            choices = [self._node_shape(choice) for choice in self.graph.items(parameter)]
            return components.meets("Or", lambda g, value: any(conforms(g, value, choice) for choice in choices))
        inner = self._node_shape(parameter)
        if predicate == SH["not"]:
            return components.meets("Not", lambda g, value: not conforms(g, value, inner))
        if predicate == SH.node:
            return components.meets("Node", lambda g, value: conforms(g, value, inner))
        raise self._refused(shape, f"{predicate.value} is not supported")

    def _allowed(self, shape: Term) -> Iterator[Term]:
        for part in self.graph.values(shape, SH.property):
            yield self._path(part).predicate
        for head in self.graph.values(shape, SH.ignoredProperties):
            yield from self.graph.items(head)

    def _verdict(self, shape: Term, holder: Term) -> Verdict:
        messages = {m.language: m.value for m in self.graph.values(holder, SH.message) if isinstance(m, Literal)}
        severity = _SEVERITIES.get(self.graph.value(shape, SH.severity) or SH.Violation, "Violation")
        name = shape.value if isinstance(shape, NamedNode) else str(shape)
        return Verdict(name, severity, messages.get("fr", ""), messages.get("en", ""))

    def _text(self, subject: Term, predicate: NamedNode) -> str:
        value = self.graph.value(subject, predicate)
        return value.value if isinstance(value, Literal) else ""

    def _refused(self, shape: Term, reason: str) -> KnowledgeError:
        return KnowledgeError(self.path, None, f"{shape}: {reason}")
