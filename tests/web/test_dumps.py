"""The running server gives the whole graph as files, whatever the limits of its queries are."""

import gzip
import re
import resource
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from ecograph.stores import open_store
from ecograph.web.limits import Limits
from tests.web.conftest import BROWSER, iri, publish, serving

FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ttl": ox.RdfFormat.TURTLE}
MANY = 120_000
VOID = "http://rdfs.org/ns/void#"


@pytest.fixture(scope="module")
def few(sample_location: Path) -> Iterator[httpx.Client]:
    """A server whose queries may answer with ten rows."""
    limits = Limits(max_rows=10, max_bytes=5000)
    with serving(sample_location, limits) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def read(response: httpx.Response, suffix: str) -> set[ox.Quad]:
    assert response.status_code == 200
    return set(ox.parse(gzip.decompress(response.content), format=FORMATS[suffix]))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_dump_is_the_graph(few: httpx.Client, sample_location: Path, suffix: str) -> None:
    quads = set(open_store(sample_location).quads())
    wanted = quads if suffix != "ttl" else {ox.Quad(*quad.triple) for quad in quads}
    for _ in range(2):  # while it is written, and from the disk
        assert read(few.get(f"/dumps/ecograph.{suffix}.gz"), suffix) == wanted


def test_a_query_past_the_limits_is_told_where_the_dump_is(few: httpx.Client) -> None:
    refused = few.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert refused.status_code == 413
    named = re.search(r"/dumps/\S+\.gz", refused.json()["detail"])
    assert named is not None
    assert few.get(named[0]).status_code == 200


def test_the_description_of_the_service_names_the_dumps(few: httpx.Client) -> None:
    found = set(ox.parse(few.get("/sparql").content, format=ox.RdfFormat.TURTLE))
    dumps = {quad.object.value for quad in found if quad.predicate.value == f"{VOID}dataDump"}
    downloads = {quad.object.value for quad in found if quad.predicate.value.endswith("dcat#downloadURL")}
    assert len(dumps) == 3
    assert dumps == downloads
    for address in dumps:
        assert httpx.head(address, trust_env=False).headers["Content-Type"] == "application/gzip"


def test_the_pages_lead_to_the_dumps(few: httpx.Client) -> None:
    home = few.get("/", headers={"Accept": BROWSER}).text
    assert 'href="/about#data"' in home
    for lang in ("fr", "en"):
        about = few.get(f"/about?lang={lang}", headers={"Accept": BROWSER}).text
        linked = re.findall(r'href="(/dumps/[^"]+)"', about)
        assert len(linked) == 3
        assert all(few.get(path).status_code == 200 for path in linked)


def test_a_dump_that_one_has_is_not_sent_again(few: httpx.Client) -> None:
    path = "/dumps/ecograph.nq.gz"
    first = few.get(path)
    head = few.head(path)
    assert head.headers["ETag"] == first.headers["ETag"]
    assert int(head.headers["Content-Length"]) == len(first.content)
    assert few.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert few.get(path, headers={"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304
    part = few.get(path, headers={"Range": "bytes=10-19", "If-Range": first.headers["ETag"]})
    assert (part.status_code, part.content) == (206, first.content[10:20])


def test_other_names_are_not_found(few: httpx.Client) -> None:
    for name in ("ecograph.csv", "..%2Fmanifest.json", "ecograph.nq"):
        response = few.get(f"/dumps/{name}")
        assert response.status_code == 404
        assert response.headers["Content-Type"] == "application/problem+json"


def many() -> Iterator[ox.Quad]:
    return (ox.Quad(iri(f"s/{n}"), iri("p"), ox.Literal(f"value {n} " + "x" * 50), iri("g")) for n in range(MANY))


def test_a_long_dump_comes_while_it_is_written_and_the_server_does_not_hold_it(tmp_path: Path) -> None:
    publish(tmp_path, "one", many())
    with serving(tmp_path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        client.get("/sparql", params={"query": "ASK {}"})
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # of the server: it runs in this process
        lines, size = 0, 0
        with client.stream("GET", "/dumps/ecograph.nq.gz") as response:
            assert "Content-Length" not in response.headers, "it was complete before anything was sent"
            unpack = zlib.decompressobj(31)
            for chunk in response.iter_raw():
                plain = unpack.decompress(chunk)
                lines, size = lines + plain.count(b"\n"), size + len(plain)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        assert (lines, unpack.eof) == (MANY, True)
        assert grown < size / 2, f"{size} bytes were sent"
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_the_next_build_has_its_own_dump(tmp_path: Path) -> None:
    publish(tmp_path, "one", iter([ox.Quad(iri("a"), iri("p"), ox.Literal(1), iri("g"))]))
    with serving(tmp_path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        first = client.get("/dumps/ecograph.nq.gz")
        publish(tmp_path, "two", iter([ox.Quad(iri("b"), iri("p"), ox.Literal(2), iri("g"))]))
        second = client.get("/dumps/ecograph.nq.gz", headers={"If-None-Match": first.headers["ETag"]})
        assert [quad.subject for quad in read(second, "nq")] == [iri("b")]


def test_a_dump_that_cannot_be_written_is_refused_and_written_later(tmp_path: Path) -> None:
    publish(tmp_path, "one", iter([ox.Quad(iri("a"), iri("p"), ox.Literal(1), iri("g"))]))
    graph = tmp_path / "generations" / "one" / "graph"
    with serving(tmp_path) as address, httpx.Client(base_url=address, trust_env=False, timeout=20) as client:
        assert client.get("/about").status_code == 200
        aside = graph.rename(graph.with_name("aside"))
        refused = client.get("/dumps/ecograph.nq.gz")
        assert (refused.status_code, refused.headers["Content-Type"]) == (503, "application/problem+json")
        aside.rename(graph)
        assert len(read(client.get("/dumps/ecograph.nq.gz"), "nq")) == 1


def test_the_catalogue_stands_where_a_static_site_has_it(few: httpx.Client) -> None:
    described = set(ox.parse(few.get("/sparql").content, format=ox.RdfFormat.TURTLE))
    for path in ("/void.ttl", "/dcat.ttl"):
        response = few.get(path, headers={"Accept": BROWSER})
        assert response.headers["Content-Type"].startswith("text/turtle")
        assert set(ox.parse(response.content, format=ox.RdfFormat.TURTLE)) == described
    assert few.get("/dumps").headers["Location"] == "/about#data"
    assert "Disallow: /dumps/" in few.get("/robots.txt").text


def test_the_page_about_leads_to_all_tables(few: httpx.Client) -> None:
    about = few.get("/about", headers={"Accept": BROWSER}).text
    tables = re.findall(r'href="(/\w+\.csv)"', about)
    assert len(tables) == 7
    assert all(few.get(path).headers["Content-Type"].startswith("text/csv") for path in tables)
