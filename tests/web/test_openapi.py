"""The description of the API holds: no request that it allows makes a 500 (schemathesis), nor does any odd query."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_description_holds(address: str, method: str) -> None:
    operations = schemathesis.openapi.from_url(f"{address}/openapi.json").get_all_operations()
    checked = 0
    for operation in (result.ok() for result in operations):
        if operation.method.upper() != method:
            continue
        checked += 1

        @given(case=operation.as_strategy())
        @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=[not_a_server_error, status_code_conformance, content_type_conformance])

        holds()
    assert checked


WORDS = """SELECT ASK * CONSTRUCT DESCRIBE WHERE { } ( ) ?s ?p ?o . ; , a <x:a> < > "x" ''' \"\"\" ' \\ SERVICE FROM
NAMED
GRAPH OPTIONAL FILTER EXISTS MINUS UNION BIND AS VALUES UNDEF LIMIT OFFSET -1 1e999 0/0 HAVING COUNT(*) GROUP_CONCAT
REGEX(?o,'(','q') REPLACE IRI('') ^ / | ! + ? @fr ^^ xsd:integer # \\u0053ERVICE LATERAL << >> {| |} LOAD UUID() é 😀"""
PIECES = st.sampled_from(
    [*WORDS.split(), "ORDER BY", "GROUP BY", "PREFIX x: <y>", "BASE <z>", "VERSION '1.2'", "INSERT DATA", "\n", "\x00"]
)


@given(st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=80)), st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_query_makes_an_internal_error(client: httpx.Client, query: str, is_posted: bool) -> None:
    raw = query.encode("utf-8", "replace")
    if is_posted:
        response = client.post("/sparql", content=raw, headers={"Content-Type": "application/sparql-query"})
    else:
        response = client.get("/sparql", params={"query": raw.decode()})
    assert response.status_code in (200, 400, 403, 406, 413), (query, response.text)


@given(st.binary(max_size=60), st.sampled_from(["application/sparql-query", "application/x-www-form-urlencoded"]))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_bytes_make_an_internal_error(client: httpx.Client, body: bytes, media_type: str) -> None:
    assert client.post("/sparql", content=body, headers={"Content-Type": media_type}).status_code in (200, 400, 403)


@pytest.mark.parametrize("depth", [100, 3000])
@pytest.mark.parametrize(("opening", "closing"), [("{ ", "} "), ("OPTIONAL { ", "} "), ("FILTER(NOT EXISTS { ", "}) ")])
def test_deep_nesting_ends_in_an_answer(client: httpx.Client, opening: str, closing: str, depth: int) -> None:
    query = f"SELECT * {{ {opening * depth} ?s ?p 1 {closing * depth} }}"
    response = client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    assert response.status_code in (200, 400, 413, 503)
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"]
