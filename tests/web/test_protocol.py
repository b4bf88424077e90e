"""The SPARQL 1.1 Protocol, request by request: the queries that must be answered, and those that must be refused.

The cases follow section 2 of the Recommendation, one by one as the W3C's own suite orders them, in our words and on
our data. Updates are part of the protocol that this endpoint refuses as a whole.
"""

from urllib.parse import quote, urlencode

import httpx
import pytest

from tests.web.conftest import EX, Ask

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE_TYPE = "application/sparql-update"
UPDATE = {"Content-Type": UPDATE_TYPE}
G1, G2, G3 = (f"{EX}graph/{number}" for number in (1, 2, 3))
ONLY_ONE_AND_TWO = (
    f"ASK {{ <{EX}thing/1> ?p ?o . <{EX}thing/2> ?q ?r . FILTER NOT EXISTS {{ <{EX}thing/3> ?s ?t }} "
    "FILTER NOT EXISTS { GRAPH ?g { ?a ?b ?c } } }"
)
NAMED_ONE_AND_TWO = (
    f"ASK {{ GRAPH <{G1}> {{ ?a ?b ?c }} GRAPH <{G2}> {{ ?d ?e ?f }} "
    f"FILTER NOT EXISTS {{ GRAPH <{G3}> {{ ?g ?h ?i }} }} FILTER NOT EXISTS {{ ?j ?k ?l }} }}"
)
BOTH_KINDS = (
    f"ASK {{ <{EX}thing/3> ?p ?o . GRAPH ?g {{ <{EX}thing/1> ?q ?r }} FILTER(?g = <{G1}>) "
    f"FILTER NOT EXISTS {{ <{EX}thing/1> ?s ?t }} FILTER NOT EXISTS {{ GRAPH <{G3}> {{ ?u ?v ?w }} }} }}"
)


def is_true(response: httpx.Response) -> bool:
    response.raise_for_status()
    return bool(response.json()["boolean"])


def by_get(client: httpx.Client, pairs: list[tuple[str, str]], **headers: str) -> httpx.Response:
    return client.get(f"/sparql?{urlencode(pairs)}", headers=headers)


def by_form(client: httpx.Client, pairs: list[tuple[str, str]]) -> httpx.Response:
    return client.post("/sparql", content=urlencode(pairs), headers=FORM)


@pytest.mark.parametrize("send", [by_get, by_form])
@pytest.mark.parametrize(
    "pairs",
    [
        [("query", "ASK {}")],
        [("query", ONLY_ONE_AND_TWO), ("default-graph-uri", G1), ("default-graph-uri", G2)],
        [("query", NAMED_ONE_AND_TWO), ("named-graph-uri", G1), ("named-graph-uri", G2)],
        [("query", BOTH_KINDS), ("default-graph-uri", G3), ("named-graph-uri", G1), ("named-graph-uri", G2)],
        # the dataset of the request takes the place of the query's own
        [("query", f"ASK FROM <{G1}> {{ <{EX}thing/2> ?p ?o }}"), ("default-graph-uri", G2)],
    ],
    ids=["plain", "default graphs", "named graphs", "both", "instead of FROM"],
)
def test_queries_with_datasets(client: httpx.Client, send, pairs: list[tuple[str, str]]) -> None:
    assert is_true(send(client, pairs))


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("SELECT (1 AS ?one) {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "application/sparql-results+json", "application/sparql-results+json"),
        (f"DESCRIBE <{EX}thing/1>", "application/rdf+xml", "application/rdf+xml"),
        ("CONSTRUCT { <x:a> <x:b> 1 } WHERE {}", "text/turtle", "text/turtle; charset=utf-8"),
    ],
)
def test_content_types(ask: Ask, query: str, accept: str, expected: str) -> None:
    response = ask(query, accept)
    assert (response.status_code, response.headers["Content-Type"]) == (200, expected)


def test_posted_directly(client: httpx.Client) -> None:
    assert is_true(client.post("/sparql", content="ASK {}", headers=DIRECT))


def test_posted_directly_with_a_dataset_in_the_url(client: httpx.Client) -> None:
    address = f"/sparql?{urlencode([('default-graph-uri', G1), ('default-graph-uri', G2)])}"
    assert is_true(client.post(address, content=ONLY_ONE_AND_TWO, headers=DIRECT))


def test_charset_and_accents(client: httpx.Client) -> None:
    query = "ASK { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'n° 2, « la')) }"
    headers = {"Content-Type": 'application/sparql-query; charset="UTF-8"'}
    assert is_true(client.post("/sparql", content=query.encode(), headers=headers))


def test_relative_iris_are_resolved_against_the_endpoint(client: httpx.Client, address: str) -> None:
    rows = client.get("/sparql", params={"query": "SELECT (STR(<x>) AS ?x) {}"}).json()["results"]["bindings"]
    assert rows[0]["x"]["value"] == f"{address}/x"


DELETE_USING = "DELETE { ?s ?p ?o } USING <x:g> WHERE { ?s ?p ?o }"
INSERT = "INSERT DATA { <x:a> <x:b> <x:c> }"
MALFORMED = [
    ("another method", lambda c: c.put("/sparql?query=ASK%20%7B%7D"), {405}),
    ("two queries", lambda c: by_get(c, [("query", "ASK {}"), ("query", "SELECT * {}")]), {400}),
    ("wrong media type", lambda c: c.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}), {415}),
    ("a form without type", lambda c: c.post("/sparql", content="query=ASK%20%7B%7D"), {415}),
    ("a query without type", lambda c: c.post("/sparql", content="ASK {}"), {415}),
    ("UTF-16", lambda c: c.post("/sparql", content="ASK {}".encode("utf-16"),
                                headers={"Content-Type": "application/sparql-query; charset=UTF-16"}), {400}),
    ("not UTF-8", lambda c: c.post("/sparql", content=b"ASK { ?s ?p 'd\xe9lib' }", headers=DIRECT), {400}),
    ("no SPARQL", lambda c: by_get(c, [("query", "SELECT nothing WHERE {")]), {400}),
    ("a form without a query", lambda c: c.post("/sparql", content="quer=ASK", headers=FORM), {400}),
    ("a URL without a query", lambda c: c.get("/sparql?quer=ASK"), {400}),
    ("a second query in the URL", lambda c: c.post("/sparql?query=ASK%7B%7D", content="ASK {}", headers=DIRECT), {400}),
]  # fmt: skip
REFUSED_UPDATES = [
    ("by form", lambda c: by_form(c, [("update", INSERT)])),
    ("directly", lambda c: c.post("/sparql", content=INSERT, headers=UPDATE)),
    ("with a base", lambda c: c.post("/sparql", content="BASE <x:> INSERT DATA { <a> <b> 1 }", headers=UPDATE)),
    ("on a default graph", lambda c: by_form(c, [("update", INSERT), ("using-graph-uri", G1)])),
    ("on default graphs", lambda c: by_form(c, [("update", INSERT), ("using-graph-uri", G1), ("using-graph-uri", G2)])),
    ("on named graphs", lambda c: by_form(c, [("update", INSERT), ("using-named-graph-uri", G1)])),
    ("on a whole dataset",
     lambda c: by_form(c, [("update", INSERT), ("using-graph-uri", G1), ("using-named-graph-uri", G2)])),
    ("by GET", lambda c: by_get(c, [("update", INSERT)])),
    ("two at once", lambda c: by_form(c, [("update", INSERT), ("update", "CLEAR ALL")])),
    ("malformed", lambda c: by_form(c, [("update", "INSERT nothing")])),
    ("not in UTF-8",
     lambda c: c.post("/sparql", content=b"\xff\xfe", headers={"Content-Type": f"{UPDATE_TYPE}; charset=UTF-16"})),
    ("with two datasets", lambda c: by_form(c, [("update", DELETE_USING), ("using-graph-uri", G1)])),
    ("in the place of a query", lambda c: by_form(c, [("query", "PREFIX x: <x:> DROP ALL")])),
    ("as a query posted", lambda c: c.post("/sparql", content="LOAD <http://127.0.0.1:9/>", headers=DIRECT)),
]  # fmt: skip


@pytest.mark.parametrize(("send", "statuses"), [case[1:] for case in MALFORMED], ids=[case[0] for case in MALFORMED])
def test_malformed_requests(client: httpx.Client, send, statuses: set[int]) -> None:
    response = send(client)
    assert response.status_code in statuses
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == response.status_code


@pytest.mark.parametrize("send", [case[1] for case in REFUSED_UPDATES], ids=[case[0] for case in REFUSED_UPDATES])
def test_updates_are_refused(client: httpx.Client, send) -> None:
    response = send(client)
    assert response.status_code == 403
    assert "read-only" in response.json()["detail"]


def test_updates_of_another_type_and_without_type(client: httpx.Client) -> None:
    assert client.post("/sparql", content=INSERT, headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/sparql", content=f"update={quote(INSERT)}").status_code == 415


def test_the_message_of_the_parser_comes_through(ask: Ask) -> None:
    response = ask("SELECT * WHERE { ?s ?p }")
    assert response.status_code == 400
    assert "1:25" in response.json()["detail"]  # line and column


def test_other_methods_name_those_that_are_allowed(client: httpx.Client) -> None:
    response = client.request("DELETE", "/sparql")
    assert response.status_code == 405
    assert {"GET", "HEAD", "POST", "OPTIONS"} <= {method.strip() for method in response.headers["Allow"].split(",")}


def test_head_says_what_get_would(client: httpx.Client) -> None:
    parameters = {"query": "SELECT ?s { ?s ?p ?o } LIMIT 5"}
    got, head = client.get("/sparql", params=parameters), client.head("/sparql", params=parameters)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag"):
        assert head.headers[name] == got.headers[name]
    assert client.head("/sparql", params={"query": "SELECT"}).status_code == 400


def test_preflight(client: httpx.Client) -> None:
    asked = {
        "Origin": "https://example.com", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }  # fmt: skip
    response = client.options("/sparql", headers=asked)
    assert response.status_code in (200, 204)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "content-type" in response.headers["Access-Control-Allow-Headers"].lower()


def test_errors_can_be_read_by_other_pages_too(ask: Ask) -> None:
    assert ask("SELECT").headers["Access-Control-Allow-Origin"] == "*"


def test_answers_are_validated_by_their_version(client: httpx.Client) -> None:
    parameters = {"query": "SELECT ?s { ?s ?p ?o } LIMIT 5"}
    tag = client.get("/sparql", params=parameters).headers["ETag"]
    again = client.get("/sparql", params=parameters, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    other = client.get("/sparql", params=parameters, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert (other.status_code, other.headers["ETag"] != tag) == (200, True)
    changing = client.get("/sparql", params={"query": "SELECT (NOW() AS ?now) {}"})
    assert "ETag" not in changing.headers


def test_the_description_counts_documents_not_graphs(program: httpx.Client) -> None:
    text = program.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert "void:documents 5 ;" in text or "void:documents 5 ." in text
    assert 'void:uriSpace "https://w3id.org/ecograph/"' in text
    assert "licenses/by/4.0/" in text
    assert "BasicFederatedQuery" not in text
