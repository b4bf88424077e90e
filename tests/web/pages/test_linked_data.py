"""What programs get: negotiation, suffixes, redirects, validators, and honest refusals."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import DiskStore, write_store
from ecograph.stores.search import INDEX, write_index
from ecograph.web.pages import descriptions
from tests.web.conftest import ACT, BROWSER, serving

ORG = "/org/pole-scs"
IRI = ox.NamedNode("https://w3id.org/ecograph/org/pole-scs")
TYPES = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE), "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES), "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}  # fmt: skip


def subjects(response: httpx.Response, format: ox.RdfFormat) -> set[object]:
    return {quad.subject for quad in ox.parse(response.content, format=format)}


@pytest.mark.parametrize("suffix", sorted(TYPES))
def test_a_thing_answers_303_to_its_description(program: httpx.Client, suffix: str) -> None:
    media_type, format = TYPES[suffix]
    response = program.get(ORG, headers={"Accept": media_type})
    assert (response.status_code, response.headers["location"]) == (303, f"{ORG}.{suffix}")
    followed = program.get(response.headers["location"])
    assert followed.headers["content-type"].partition(";")[0] == media_type
    assert IRI in subjects(followed, format)
    assert '<https://w3id.org/ecograph/org/pole-scs>; rel="describes"' in followed.headers["link"]


def test_a_text_answers_at_its_own_iri(program: httpx.Client) -> None:
    response = program.get(ACT, headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    assert response.headers["content-location"] == f"{ACT}.ttl"


def test_people_get_html(program: httpx.Client) -> None:
    response = program.get(ORG, headers={"Accept": BROWSER})
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert 'rel="alternate"; type="text/turtle"' in response.headers["link"]
    assert program.get(f"{ORG}.html", headers={"Accept": "text/turtle"}).headers["content-type"].startswith("text/html")


def test_quality_values_count(program: httpx.Client) -> None:
    response = program.get(ORG, headers={"Accept": "text/html;q=0.4, application/ld+json;q=0.9"})
    assert response.headers["location"].endswith(".jsonld")
    assert program.get(ORG, headers={"Accept": "image/png"}).status_code == 406


def test_a_flow_s_description_has_the_words_of_its_source(program: httpx.Client, browser: httpx.Client) -> None:
    flow = browser.get("/flows.json", params={"q": "solutions communicantes", "status": "awarded"}).json()[0]["iri"]
    path = flow.removeprefix("https://w3id.org/ecograph")
    assert "80.000 euros" in program.get(f"{path}.nt").text


@pytest.mark.parametrize(
    "path", ["/", ORG, f"{ORG}.ttl", ACT, "/flows", "/ns", "/code/status", "/queries/who_funds_whom"]
)
def test_what_the_client_has_is_not_sent_again(program: httpx.Client, path: str) -> None:
    first = program.get(path, headers={"Accept": BROWSER})
    tag, date = first.headers["etag"], first.headers["last-modified"]
    again = program.get(path, headers={"Accept": BROWSER, "If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert program.get(path, headers={"Accept": BROWSER, "If-Modified-Since": date}).status_code == 304
    newer = program.get(path, headers={"Accept": BROWSER, "If-None-Match": '"other"', "If-Modified-Since": date})
    assert newer.status_code == 200
    assert program.get(path, headers={"Accept": BROWSER}, params={"lang": "en"}).headers["etag"] != tag


def test_head_has_no_body(program: httpx.Client) -> None:
    response = program.head(ORG, headers={"Accept": BROWSER})
    assert (response.status_code, response.content) == (200, b"")


def test_what_is_not_known(program: httpx.Client) -> None:
    for path in ("/org/no-such", "/nothing/at/all", "/code/status/no-such", "/queries/no-such"):
        people = program.get(path, headers={"Accept": BROWSER})
        assert (people.status_code, people.headers["content-type"]) == (404, "text/html; charset=utf-8")
    machine = program.get("/org/no-such.ttl")
    assert (machine.status_code, machine.headers["content-type"]) == (404, "application/problem+json")
    assert program.get("/nothing").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/org/%3Cx%3E", "/org/a%20b", "/org/%00", "/org/..%2f..", "/document/%22", "/org/x.ttl%0A"]
)
def test_odd_paths_are_refused(program: httpx.Client, path: str) -> None:
    assert program.get(path, headers={"Accept": BROWSER}).status_code in (404, 308)


def test_the_vocabulary_and_the_graphs(program: httpx.Client) -> None:
    base = "https://w3id.org/ecograph"
    assert ox.NamedNode(f"{base}/ns#FundingFlow") in subjects(program.get("/ns.ttl"), ox.RdfFormat.TURTLE)
    code = program.get("/code/status/paid.nt")
    assert ox.NamedNode(f"{base}/code/status/paid") in subjects(code, ox.RdfFormat.N_TRIPLES)
    assert IRI in subjects(program.get("/graph/entities"), ox.RdfFormat.TURTLE)
    assert program.get("/graph/no-such").status_code == 404


def test_incoming_links_come_in_pages(
    program: httpx.Client, browser: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(descriptions, "PAGE", 100)  # the server runs in a thread of this process
    document = browser.get("/queries/documents.json").json()["results"]["bindings"][0]["document_iri"]["value"]
    question = f"SELECT DISTINCT ?s ?p {{ ?s ?p <{document}> }}"
    rows = program.get("/sparql", params={"query": question, "format": "json"}).json()["results"]["bindings"]
    wanted = {(row["s"]["value"], row["p"]["value"]) for row in rows}
    path, found = document.removeprefix("https://w3id.org/ecograph"), list[tuple[str, str]]()
    pages = -(-len(wanted) // 100)
    assert pages > 1
    for page in range(1, pages + 1):
        response = program.get(f"{path}.nt", params={"page": page})
        assert (response.status_code, response.headers["x-total-count"]) == (200, str(len(wanted)))
        assert ('rel="next"' in response.headers["link"]) == (page < pages)
        quads = ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES)
        found += [(q.subject.value, q.predicate.value) for q in quads if q.object == ox.NamedNode(document)]
    assert len(found) == len(wanted)
    assert set(found) == wanted
    assert program.get(f"{path}.nt", params={"page": pages + 1}).status_code == 404


@pytest.fixture(scope="module")
def changed_address(sample_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A later publication, in which one organisation went and another was merged into a third."""
    root = tmp_path_factory.mktemp("changed") / "store"
    shutil.copytree(sample_location, root)
    layout = StoreDirectory(root)
    before = layout.require_current()
    graph = ox.NamedNode("https://w3id.org/ecograph/graph/entities")
    folder = layout.prepare("later")
    gone, merged = ox.NamedNode(f"{IRI.value[:-8]}minalogic"), ox.NamedNode(f"{IRI.value[:-8]}ancien-nom")
    quads = [q for q in DiskStore(before / "graph", "").quads() if gone not in (q.subject, q.object)]
    merging = ox.Quad(merged, ox.NamedNode("https://w3id.org/ecograph/ns#mergedInto"), IRI, graph)
    write_store(folder / "graph", [*quads, merging])
    shutil.copy(before / "sources.sqlite", folder)
    write_index(folder / INDEX, DiskStore(folder / "graph", "later"), before / INDEX)
    layout.publish(folder)
    with serving(root) as address:
        yield address


def test_merged_things_redirect_for_good(changed_address: str) -> None:
    people = httpx.get(f"{changed_address}/org/ancien-nom", headers={"Accept": BROWSER})
    assert (people.status_code, people.headers["location"]) == (301, ORG)
    machine = httpx.get(f"{changed_address}/org/ancien-nom.ttl")
    assert (machine.status_code, machine.headers["location"]) == (301, f"{ORG}.ttl")


def test_things_that_went_are_gone(changed_address: str) -> None:
    people = httpx.get(f"{changed_address}/org/minalogic", headers={"Accept": BROWSER})
    assert people.status_code == 410
    assert "Retiré" in people.text
    assert httpx.get(f"{changed_address}/org/minalogic.ttl").status_code == 410
    assert httpx.get(f"{changed_address}/org/jamais-vu.ttl").status_code == 404


BASE = "https://w3id.org/ecograph"
EVERY_IRI = f"""SELECT DISTINCT ?x WHERE {{
  {{ ?x ?p ?o }} UNION {{ ?s ?q ?x }} UNION {{ GRAPH ?x {{ ?a ?b ?c }} }}
  FILTER(ISIRI(?x) && STRSTARTS(STR(?x), "{BASE}/"))
}}"""


def own_paths(program: httpx.Client) -> dict[str, list[str]]:
    """The paths of all own IRIs of the graph, by the kind that begins them."""
    rows = program.get("/sparql", params={"query": EVERY_IRI, "format": "csv"}).text.split()[1:]
    found: dict[str, list[str]] = {}
    for path in sorted({row.removeprefix(BASE).partition("#")[0] for row in rows}):
        found.setdefault(path.split("/")[1], []).append(path)
    return found


def test_every_kind_of_iri_in_the_graph_answers(program: httpx.Client) -> None:
    kinds = own_paths(program)
    assert len(kinds) > 35
    for paths in kinds.values():
        for path in paths[:: max(1, len(paths) // 8)]:
            page = program.get(path, headers={"Accept": BROWSER}, follow_redirects=True)
            assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), path
            rdf = program.get(path, headers={"Accept": "application/n-triples"}, follow_redirects=True)
            assert (rdf.status_code, rdf.headers["content-type"]) == (200, "application/n-triples"), path
            assert list(ox.parse(rdf.content, format=ox.RdfFormat.N_TRIPLES)), path
            if not path.startswith("/queries/"):  # there a suffix is the format of the answer
                assert program.get(f"{path}.ttl", follow_redirects=True).status_code == 200, path


def test_shapes_and_questions_are_described(program: httpx.Client) -> None:
    shape = ox.NamedNode(f"{BASE}/shapes#ComponentsSum")
    assert shape in subjects(program.get("/shapes", headers={"Accept": "text/turtle"}), ox.RdfFormat.TURTLE)
    assert shape in subjects(program.get("/shapes.jsonld"), ox.RdfFormat.JSON_LD)
    assert program.get("/shapes.doc").status_code == 404
    question = program.get("/queries/money_network", headers={"Accept": "text/turtle"})
    assert ox.NamedNode(f"{BASE}/queries/money_network") in subjects(question, ox.RdfFormat.TURTLE)
    assert "le réseau des flux" in question.text
    assert program.get("/queries/money_network", headers={"Accept": "image/png"}).status_code == 406


def test_a_graph_has_a_page_that_leads_to_its_document(program: httpx.Client) -> None:
    path = next(path for path in own_paths(program)["graph"] if "/document/" in path)
    page = program.get(path, headers={"Accept": BROWSER})
    assert page.headers["content-type"].startswith("text/html")
    assert f'<a href="/document/{path.rsplit("/", 1)[-1][:16]}">' in page.text
    size = len(list(ox.parse(program.get(f"{path}.nt").content, format=ox.RdfFormat.N_TRIPLES)))
    assert f"{size // 1000}\u202f{size % 1000:03} énoncés" in page.text


def test_a_question_that_is_not_understood_was_not_modified_either(program: httpx.Client) -> None:
    for tag in ("*", '"x"'):
        headers = {"Accept": BROWSER, "If-None-Match": tag}
        assert program.get("/queries/who_funds_whom?in_year=abc", headers=headers).status_code == 400
    assert program.get("/queries/who_funds_whom", headers={"Accept": BROWSER, "If-None-Match": "*"}).status_code == 304


@pytest.mark.parametrize("path", ["/org/no-such", "/org/no-such.ttl", "/graph/no-such", "/code/no-such", "/nothing"])
@pytest.mark.parametrize(
    "condition",
    [{"If-None-Match": "*"}, {"If-Modified-Since": "Tue, 01 Jan 2199 00:00:00 GMT"}],
    ids=lambda c: next(iter(c)),
)
def test_what_is_not_there_was_not_modified_either(program: httpx.Client, path: str, condition: dict[str, str]) -> None:
    assert program.get(path, headers={"Accept": BROWSER, **condition}).status_code == 404


def test_the_address_of_a_question_leads_a_program_to_its_answer(program: httpx.Client) -> None:
    path = "/queries/who_funds_whom?in_year=2019"
    for accept, format in (
        ("text/csv", "csv"),
        ("application/json", "json"),
        ("application/sparql-results+xml", "xml"),
    ):
        response = program.get(path, headers={"Accept": accept})
        assert (response.status_code, response.headers["location"]) == (
            303,
            f"/queries/who_funds_whom.{format}?in_year=2019",
        )
        assert program.get(path, headers={"Accept": accept}, follow_redirects=True).status_code == 200
    assert program.get(path, headers={"Accept": "text/html, text/csv;q=0.5"}).status_code == 200
