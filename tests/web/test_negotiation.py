"""What a client accepts is what it gets, and it can read it."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pyoxigraph as ox
import pytest

from ecograph.web.sparql.negotiation import RESULTS, choose
from tests.web.conftest import EX, Ask

ROWS = f"SELECT ?s ?label {{ ?s <{EX}number> 2 ; <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"
TRIPLES = f"CONSTRUCT {{ ?s <{EX}n> ?o }} WHERE {{ ?s <{EX}number> ?o }}"
LABEL = "Chose n° 2, « la suite »"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("application/sparql-results+xml;q=0.4, text/tab-separated-values;q=0.5", "text/tab-separated-values"),
        ("*/*;q=0.1, application/json", "application/json"),
        ("text/*, text/csv;q=0", "text/tab-separated-values"),
        ("text/turtle, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("TEXT/CSV ; Q=1.0", "text/csv"),
        ("text/turtle", None),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("application/json;q=nonsense", None),
    ],
)
def test_quality_and_closeness(accept: str | None, expected: str | None) -> None:
    offer = choose(accept, RESULTS)
    assert (offer.media_type if offer else None) == expected


def test_rows_in_each_format(ask: Ask) -> None:
    assert ask(ROWS, "application/sparql-results+json").json()["results"]["bindings"][0]["label"]["value"] == LABEL
    table = list(csv.reader(io.StringIO(ask(ROWS, "text/csv").text, newline="")))
    assert table == [["s", "label"], [f"{EX}thing/2", LABEL]]
    assert ask(ROWS, "text/tab-separated-values").text == f'?s\t?label\n<{EX}thing/2>\t"{LABEL}"@fr\n'
    tree = ElementTree.fromstring(ask(ROWS, "application/sparql-results+xml").content)
    assert [node.text for node in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == [LABEL]


@pytest.mark.parametrize(
    "media_type",
    [
        "text/turtle",
        "application/n-triples",
        "application/trig",
        "application/n-quads",
        "application/ld+json",
        "application/rdf+xml",
    ],
)
def test_triples_in_each_format(ask: Ask, media_type: str) -> None:
    response = ask(TRIPLES, media_type)
    assert response.headers["Content-Type"].startswith(media_type)
    format = ox.RdfFormat.from_media_type(media_type)
    assert format is not None
    assert {quad.object.value for quad in ox.parse(response.content, format=format)} == {"1", "2", "3"}


@pytest.mark.parametrize("accept", ["image/png", "text/turtle"])
def test_rows_that_no_accepted_format_can_hold(ask: Ask, accept: str) -> None:
    response = ask(ROWS, accept)
    assert response.status_code == 406
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_graph_that_no_accepted_format_can_hold(ask: Ask) -> None:
    assert ask(TRIPLES, "text/csv").status_code == 406


def test_the_url_may_name_the_format(ask: Ask) -> None:
    assert ask(ROWS, "application/json", format="csv").headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ask(TRIPLES, format="jsonld").headers["Content-Type"] == "application/ld+json"
    assert ask(ROWS, format="docx").status_code == 406


def test_answers_to_ask(ask: Ask) -> None:
    assert json.loads(ask("ASK {}").content) == {"head": {}, "boolean": True}
    assert ask("ASK { <x:a> ?p ?o }", "text/csv").text.strip() == "false"


def test_the_service_describes_itself(client, address: str) -> None:
    response = client.get("/sparql")
    assert response.headers["Content-Type"] == "text/turtle; charset=utf-8"
    triples = {
        (str(q.subject), str(q.predicate), str(q.object))
        for q in ox.parse(response.content, format=ox.RdfFormat.TURTLE)
    }
    sd, void = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
    me = f"<{address}/sparql>"
    assert (me, f"<{sd}endpoint>", me) in triples
    assert (me, f"<{sd}feature>", f"<{sd}UnionDefaultGraph>") in triples
    counted = {object for _, predicate, object in triples if predicate == f"<{void}triples>"}
    assert '"3006"^^<http://www.w3.org/2001/XMLSchema#integer>' in counted
    for media_type in ("application/rdf+xml", "application/ld+json", "application/n-triples"):
        assert client.get("/sparql", headers={"Accept": media_type}).headers["Content-Type"] == media_type
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406
    tag = response.headers["ETag"]
    assert client.get("/sparql", headers={"If-None-Match": tag}).status_code == 304


def test_a_browser_gets_a_form(client) -> None:
    response = client.get(
        "/sparql", headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    )
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<textarea" in response.text
    assert not [forbidden for forbidden in ("<style", "style=", "http-equiv") if forbidden in response.text]
    scripts = re.findall(r"<script[^>]*>", response.text)
    assert all('type="application/json"' in script or 'src="/static/bundles/' in script for script in scripts)


def test_void_is_well_known(client) -> None:
    response = client.get("/.well-known/void", follow_redirects=True)
    assert "rdfs.org/ns/void#" in response.text
