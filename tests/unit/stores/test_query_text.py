"""What a query says about itself, against rdflib's algebra and against the leniency of engines."""

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pyparsing import ParseException
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from ecograph.stores.query_text import GraphClause, read_query


def test_form_and_dataset() -> None:
    reading = read_query(
        "BASE <http://a.example/> PREFIX g: <http://g.example/> SELECT * FROM <x> FROM NAMED g:y WHERE { ?s ?p ?o }"
    )
    assert reading.form == "SELECT"
    assert reading.graphs == (GraphClause("http://a.example/x", False), GraphClause("http://g.example/y", True))
    assert not reading.is_doubtful


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX select: <x:> ask {}", "ASK"),
        ("# SELECT\nDESCRIBE <x:a>", "DESCRIBE"),
        ("PREFIX a: <x:> INSERT DATA { a:b a:c 1 }", "INSERT"),
        ("BASE <ask:> with <g> delete { ?s ?p ?o } where { ?s ?p ?o }", "WITH"),
        ("", ""),
    ],
)
def test_forms(query: str, form: str) -> None:
    assert read_query(query).form == form


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <x:> ASK { SERVICE:a{ ?s ?p ?o } }",
        "PREFIX : <x:> ASK FROM:a{ }",
        "PREFIX : <x:> SELECT * FROMNAMED:a{ }",
        "ASK { FILTER(1 <2#>'''\n) SERVICE <x:> {} #'''\n }",
        "ASK { ?s ?p trueSERVICE<x:>{} }",
    ],
)
def test_what_engines_read_otherwise_than_the_grammar_is_doubtful(query: str) -> None:
    assert read_query(query).is_doubtful


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service <http://x/#service> 'SERVICE <x> { }' } # FROM <y>",
        "ASK { ?s service:x ?from . FILTER(?a<?b && ?b>?c) }",
        'ASK { ?s <http://x/y#from> \'\'\'it\'s SERVICE\'\'\' , """say "FROM" """ }',
        r"ASK { ?s ex:it\'s 'o\'clock SERVICE' }",
    ],
)
def test_mentions_are_no_calls(query: str) -> None:
    reading = read_query(query)
    assert (reading.services, reading.graphs, reading.is_doubtful) == ((), (), False)


def test_repeatable() -> None:
    assert read_query("SELECT (1 AS ?now) {}").is_repeatable
    assert not read_query("SELECT (now() AS ?t) {}").is_repeatable


TRIPLES = st.sampled_from(
    [
        "?s ?p ?o",
        "?s <http://x/#SERVICE> 'SERVICE'",
        "?s a <x:from>",
        '?s ?p "# no comment"',
        "?a ?b '''\n'''@fr",
        "?s ?p 1.5",
    ]
)
GROUPS = st.recursive(
    TRIPLES,
    lambda inner: st.one_of(
        inner.map(lambda body: f"OPTIONAL {{ {body} }}"),
        inner.map(lambda body: f"service <http://far.example/> {{ {body} }}"),
        inner.map(lambda body: f"SERVICE SILENT ?far {{ {body} }}"),
        inner.map(lambda body: f"FILTER NOT EXISTS {{ {body} }} # SERVICE\n"),
        inner.map(lambda body: f"{{ SELECT ?s WHERE {{ {body} }} }}"),
        st.tuples(inner, inner).map(lambda bodies: f"{{ {bodies[0]} }} UNION {{ {bodies[1]} }}"),
    ),
    max_leaves=4,
)


def calls(node: object) -> int:
    """The number of SERVICE clauses in rdflib's algebra."""
    if isinstance(node, CompValue):
        return (node.name == "ServiceGraphPattern") + sum(calls(value) for key, value in node.items() if key != "_vars")
    return sum(map(calls, node)) if isinstance(node, list | tuple) else 0


@given(GROUPS)
@settings(max_examples=60, deadline=None)
def test_calls_are_those_of_the_algebra(group: str) -> None:
    """And those that rdflib's algebra loses, as it does inside a NOT EXISTS of a NOT EXISTS."""
    query = f"SELECT * WHERE {{ {group} }}"
    try:
        algebra = prepareQuery(query).algebra
    except (RecursionError, ParseException):  # rdflib's parser fails on some nested groups
        reject()
    services = read_query(query).services
    assert len(services) == query.count("service <http://far") + query.count("SERVICE SILENT ?far")
    assert len(services) >= min(calls(algebra), 1)
