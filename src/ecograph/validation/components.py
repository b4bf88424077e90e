"""The SHACL Core constraint components that shapes/*.ttl may use, each built from its parameter.

A component that is not here is refused when the shapes are read, so that no engine passes over it in silence.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode

from ecograph.validation.index import GraphIndex, Term
from ecograph.validation.literals import is_before, is_well_formed
from ecograph.validation.shapes import NOTHING, Breach, Constraint, Test
from ecograph.vocabulary import RDF, SH

ValueTest = Callable[[GraphIndex, Term], bool]


def _number(parameter: Term) -> int:
    assert isinstance(parameter, Literal)
    return int(parameter.value)


def _string(term: Term) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""


def _each(component: str, holds: ValueTest) -> Constraint:
    """A constraint that every value must meet on its own."""

    def find(graph: GraphIndex, focus: Term, values: Collection[Term]) -> Collection[Breach]:
        return [(value, None) for value in values if not holds(graph, value)] if values else ()

    return Constraint(component, find)


def _count(component: str, holds: Callable[[int], bool]) -> Constraint:
    def find(graph: GraphIndex, focus: Term, values: Collection[Term]) -> Iterable[Breach]:
        return () if holds(len(values)) else ((None, None),)

    return Constraint(component, find)


def _min_count(parameter: Term) -> Constraint:
    least = _number(parameter)
    return _count("MinCount", lambda count: count >= least)


def _max_count(parameter: Term) -> Constraint:
    most = _number(parameter)
    return _count("MaxCount", lambda count: count <= most)


def _datatype(parameter: Term) -> Constraint:
    return _each(
        "Datatype",
        lambda _, value: isinstance(value, Literal) and value.datatype == parameter and is_well_formed(value),
    )


def _class(parameter: Term) -> Constraint:
    return _each("Class", lambda graph, value: parameter in graph.values(value, RDF.type))


_KINDS: dict[NamedNode, type[Term] | tuple[type[Term], ...]] = {
    SH.IRI: NamedNode,
    SH.Literal: Literal,
    SH.BlankNodeOrIRI: (NamedNode, BlankNode),
}


def _node_kind(parameter: Term) -> Constraint:
    assert isinstance(parameter, NamedNode)
    kind = _KINDS[parameter]
    return _each("NodeKind", lambda _, value: isinstance(value, kind))


def _pattern(parameter: Term) -> Constraint:
    pattern = re.compile(_string(parameter))
    return _each("Pattern", lambda _, value: pattern.search(_string(value)) is not None)


def _min_length(parameter: Term) -> Constraint:
    least = _number(parameter)
    return _each("MinLength", lambda _, value: len(_string(value)) >= least)


def _max_length(parameter: Term) -> Constraint:
    most = _number(parameter)
    return _each("MaxLength", lambda _, value: len(_string(value)) <= most)


def _min_inclusive(parameter: Term) -> Constraint:
    return _each("MinInclusive", lambda _, value: is_before(parameter, value, or_equal=True))


def _max_inclusive(parameter: Term) -> Constraint:
    return _each("MaxInclusive", lambda _, value: is_before(value, parameter, or_equal=True))


def _min_exclusive(parameter: Term) -> Constraint:
    return _each("MinExclusive", lambda _, value: is_before(parameter, value, or_equal=False))


def _less_than(parameter: Term) -> Constraint:
    return Constraint("LessThan", _against(parameter, lambda a, b: is_before(a, b, or_equal=False)))


def _less_than_or_equals(parameter: Term) -> Constraint:
    return Constraint("LessThanOrEquals", _against(parameter, lambda a, b: is_before(a, b, or_equal=True)))


def _disjoint(parameter: Term) -> Constraint:
    return Constraint("Disjoint", _against(parameter, lambda a, b: a != b))


def _against(parameter: Term, holds: Callable[[Term, Term], bool]) -> Test:
    """A test that every value must pass against every value of another property of the same node."""
    assert isinstance(parameter, NamedNode)
    other = parameter

    def find(graph: GraphIndex, focus: Term, values: Collection[Term]) -> Iterator[Breach]:
        if values:
            others = graph.values(focus, other)
            for value in values:
                if not all(holds(value, opposite) for opposite in others):
                    yield value, None

    return find


BUILDERS: dict[NamedNode, Callable[[Term], Constraint]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.datatype: _datatype,
    SH["class"]: _class,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH.minLength: _min_length,
    SH.maxLength: _max_length,
    SH.minInclusive: _min_inclusive,
    SH.maxInclusive: _max_inclusive,
    SH.minExclusive: _min_exclusive,
    SH.lessThan: _less_than,
    SH.lessThanOrEquals: _less_than_or_equals,
    SH.disjoint: _disjoint,
}


def one_of(allowed: Iterable[Term]) -> Constraint:
    """sh:in: every value is one of these."""
    members = frozenset(allowed)
    return _each("In", lambda _, value: value in members)


def closed(allowed: Iterable[Term]) -> Constraint:
    """sh:closed: the node has no other property than these."""
    members = frozenset(allowed)

    def find(graph: GraphIndex, focus: Term, values: Collection[Term]) -> Iterator[Breach]:
        for predicate, found in graph.properties.get(focus, NOTHING).items():
            if predicate not in members:
                for value in found:
                    yield value, predicate

    return Constraint("Closed", find)


def meets(component: str, holds: ValueTest) -> Constraint:
    """sh:node, sh:not, sh:or: every value meets (does not meet, meets one of) other shapes."""
    return _each(component, holds)
