"""The shapes of shapes/*.ttl as plain objects: what is checked, on which nodes, how grave it is, in which words."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode

from ecograph.validation.index import NONE, GraphIndex, Said, Term

Severity = Literal["Violation", "Warning", "Info"]
Scope = Literal["document", "store"]

Breach = tuple[Term | None, Term | None]
"""The value that breaks a constraint and, for closed shapes, the property that it stands under; None: not one value."""

NOTHING: Said = {}
Test = Callable[[GraphIndex, Term, Collection[Term]], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint component with its parameters bound: `find_breaches(graph, focus, values)`."""

    component: str
    find_breaches: Test


@dataclass(frozen=True, slots=True)
class Path:
    """A property, forwards or backwards."""

    predicate: NamedNode
    is_inverse: bool = False

    @property
    def name(self) -> str:
        """The property's IRI, with "^" before it where it is followed backwards."""
        return f"^{self.predicate.value}" if self.is_inverse else self.predicate.value

    def values(self, graph: GraphIndex, focus: Term, said: Said) -> Collection[Term]:
        """What the path leads to from a node of which this is said."""
        if self.is_inverse:
            return graph.subjects(self.predicate, focus)
        return said.get(self.predicate, NONE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a breach of a shape is reported."""

    shape: str
    severity: Severity
    message_fr: str
    message_en: str


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What is asked of the values of one property."""

    verdict: Verdict
    path: Path
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class NodeShape:
    """What is asked of a node: of itself, and of its properties."""

    verdict: Verdict
    targets: tuple[NamedNode, ...]
    constraints: tuple[Constraint, ...]
    properties: tuple[PropertyShape, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A sh:sparql constraint; `select` yields a row for each breach, with $this and perhaps ?value and ?path."""

    verdict: Verdict
    target: NamedNode
    scope: Scope
    select: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes: core ones by node, and the rules in SPARQL with the prefixes that they use."""

    nodes: tuple[NodeShape, ...]
    rules: tuple[Rule, ...]
    prefixes: tuple[tuple[str, str], ...]


def conforms(graph: GraphIndex, focus: Term, shape: NodeShape) -> bool:
    """True where nothing of the shape is broken by the node."""
    for constraint in shape.constraints:
        for _ in constraint.find_breaches(graph, focus, (focus,)):
            return False
    said = graph.properties.get(focus, NOTHING)
    for part in shape.properties:
        values = part.path.values(graph, focus, said)
        for constraint in part.constraints:
            for _ in constraint.find_breaches(graph, focus, values):
                return False
    return True
