"""The sh:sparql rules, each run once over a whole store instead of once per node.

The query is made from the rule's own sh:select: the target class goes where pyshacl would bind $this, and a rule
of one document is put inside GRAPH, so that what another document says does not mix with it. Sub-selects, MINUS,
VALUES and SERVICE mean something else once $this is not bound beforehand: they are refused.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Protocol

import pyoxigraph as ox

from ecograph.errors import KnowledgeError
from ecograph.model.findings import Finding
from ecograph.settings import settings
from ecograph.validation.checking import lexical
from ecograph.validation.index import GraphIndex
from ecograph.validation.reading import load_shapes
from ecograph.validation.shapes import Rule, Scope, Verdict
from ecograph.vocabulary import EG, RDF

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>\s]*>|#[^\n]*')
_REFUSED = re.compile(r"\b(MINUS|VALUES|SERVICE)\b|\bSELECT\b.*\bSELECT\b", re.I | re.S)
_PREFIXED = re.compile(r"\b([a-z][\w-]*):([A-Za-z]\w*)")
_HOLE = re.compile(r"\{[?$](\w+)\}")
_DOCUMENTS = """PREFIX eg: <https://w3id.org/ecograph/ns#>
SELECT ?graph ?name WHERE { GRAPH ?graph { ?document a eg:SourceDocument ; eg:fileName ?name } }"""


class Queryable(Protocol):
    """What a store must offer: the solutions of a SELECT over the union of its named graphs."""

    def query(self, sparql: str) -> object:
        """The solutions of a query."""
        ...


SCOPES: tuple[Scope, ...] = ("document", "store")


def check_rules(graph: GraphIndex, name: ox.NamedNode) -> tuple[Finding, ...]:
    """What the rules of one document find in its graph, sorted; a rule that has no node to look at is not asked."""
    rules = [rule for rule in load_shapes().rules if rule.scope == "document" and rule.target in graph.instances]
    if not rules:
        return ()
    store = ox.Store()
    store.bulk_extend(_asked_quads(graph, name))
    return _check(store, rules)


def _asked_quads(graph: GraphIndex, name: ox.NamedNode) -> Iterator[ox.Quad]:
    """The statements that rules of one document ask for: some seventh of a graph, of which most is evidence."""
    asked = frozenset(_asked("document"))
    for subject, said in graph.properties.items():
        for predicate in asked & said.keys():
            for value in said[predicate]:
                if predicate != RDF.type or value in asked:
                    yield ox.Quad(subject, predicate, value, name)


def check_store(store: Queryable | ox.Store, scopes: Collection[Scope] = SCOPES) -> tuple[Finding, ...]:
    """What the rules in SPARQL of some scopes find in a store, sorted; proven equal to pyshacl in the tests."""
    return _check(store, [rule for rule in load_shapes().rules if rule.scope in scopes])


def _check(store: Queryable | ox.Store, rules: list[Rule]) -> tuple[Finding, ...]:
    found: list[tuple[Rule, ox.QuerySolution]] = []
    across = any(rule.scope == "store" for rule in rules)
    merged = _merged(store) if across and isinstance(store, ox.Store) else store
    for rule in rules:
        rows = _solutions(merged if rule.scope == "store" else store, set_query(rule))
        found += ((rule, row) for row in rows)
    documents = _documents(store) if found else {}
    return tuple(sorted({_finding(rule.verdict, row, documents) for rule, row in found}))


def _documents(store: Queryable | ox.Store) -> dict[str, str]:
    """The file names of documents, by their graph."""
    return {lexical(row["graph"]): lexical(row["name"]) for row in _solutions(store, _DOCUMENTS)}


def _merged(store: ox.Store) -> ox.Store:
    """The statements that rules across documents ask for, each once, whatever the number of documents that make them.

    In a union of named graphs a statement matches once per graph: k patterns over n copies of one act match n^k times.
    """
    kept = ox.Store()
    for predicate in _asked("store"):
        quads = store.quads_for_pattern(None, predicate, None, None)
        kept.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return kept


@cache
def _asked(scope: Scope) -> tuple[ox.NamedNode, ...]:
    """The terms that the rules of a scope name: their predicates and their classes."""
    prefixes = dict(load_shapes().prefixes)
    names = {RDF.type, EG.SourceDocument, EG.fileName}  # the last two for the documents' names
    for rule in load_shapes().rules:
        if rule.scope == scope:
            names.add(rule.target)
            for prefix, local in _PREFIXED.findall(rule.select):
                if prefix in prefixes:
                    names.add(ox.NamedNode(prefixes[prefix] + local))
    return tuple(sorted(names, key=str))


def _solutions(store: Queryable | ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    found = store.query(query, use_default_graph_as_union=True) if isinstance(store, ox.Store) else store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    yield from found


@cache
def set_query(rule: Rule) -> str:
    """The query that finds the breaches of a rule on all nodes at once; KnowledgeError where it cannot be made."""
    hidden = _QUOTED.sub(lambda found: " " * len(found.group()), rule.select)
    if _REFUSED.search(hidden):
        raise _refused(rule, "sub-selects, MINUS, VALUES and SERVICE are not supported")
    start = re.search(r"\bWHERE\s*\{", hidden, re.I)
    if start is None:
        raise _refused(rule, "sh:select needs WHERE { ... }")
    end = _closing_brace(hidden, start.end())
    head, body, tail = rule.select[: start.start()], rule.select[start.end() : end], rule.select[end + 1 :]
    body = f" $this a <{rule.target.value}> . {body} "
    if rule.scope == "document":
        head = re.sub(r"\bSELECT\b(\s+DISTINCT\b)?", r"SELECT\1 ?graph", head, count=1, flags=re.I)
        body = f" GRAPH ?graph {{ {body} }} "
        tail = re.sub(r"\bGROUP\s+BY\b", "GROUP BY ?graph", tail, count=1, flags=re.I)
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in load_shapes().prefixes)
    return f"{prefixes}{head}WHERE {{{body}}}{tail}"


def _closing_brace(text: str, start: int) -> int:
    depth = 1
    for position in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return len(text)


def _refused(rule: Rule, reason: str) -> KnowledgeError:
    return KnowledgeError(settings().shapes, None, f"{rule.verdict.shape}: {reason}")


def _finding(verdict: Verdict, row: ox.QuerySolution, documents: dict[str, str]) -> Finding:
    focus, path, value = (lexical(row[name]) for name in ("this", "path", "value"))
    document = documents.get(lexical(row["graph"]), "")
    return Finding(
        verdict.severity, verdict.shape, focus, path, value or focus,
        _fill(verdict.message_fr, row), _fill(verdict.message_en, row), document, "SPARQL",
    )  # fmt: skip


def _fill(message: str, row: ox.QuerySolution) -> str:
    """The message with {?name} replaced by what the query found under that name."""
    return _HOLE.sub(lambda hole: lexical(row[hole.group(1)]) or hole.group(), message)
