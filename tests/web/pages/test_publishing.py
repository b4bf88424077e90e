"""The static site: all pages in two languages, no dead link, dumps that are the graph, catalogues that can be read."""

import csv
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.stores import open_store
from ecograph.web.publishing import publish
from ecograph.web.publishing.checking import broken_links
from tests.conftest import silent

URL = "https://example.org/site/"


@pytest.fixture(scope="module")
def site(sample_location: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published") / "site"
    publish(sample_location, out, URL, silent)
    return out


def test_every_link_leads_to_a_file(site: Path) -> None:
    assert list(broken_links(site)) == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="no.html">x</a><a href="#here">y</a><p id="there"><a href="#there">z</a>'
    )
    assert [link.target for link in broken_links(tmp_path)] == ["no.html", "#here"]


def test_every_thing_has_its_page_and_description(site: Path) -> None:
    for path in (
        "org/pole-scs",
        "act/200054807/2019-03-28/eco-023-5566-19-bm",
        "person/242500361/jean-louis-fousseret",
    ):
        assert (site / path / "index.html").is_file()
        assert (site / path / "index.en.html").is_file()
        assert list(ox.parse(path=str(site / f"{path}.ttl"), format=ox.RdfFormat.TURTLE))


def test_the_dumps_are_the_graph(site: Path, sample_location: Path) -> None:
    quads = set(open_store(sample_location).quads())
    assert set(ox.parse(path=str(site / "dumps/ecograph.nq"), format=ox.RdfFormat.N_QUADS)) == quads
    triples = {quad.triple for quad in quads}
    read = ox.parse(path=str(site / "dumps/ecograph.ttl"), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == triples


def test_tables_and_their_metadata_agree(site: Path) -> None:
    metadata = json.loads((site / "queries/csv-metadata.json").read_text(encoding="utf-8"))
    assert len(metadata["tables"]) >= 40
    for table in metadata["tables"]:
        with (site / "queries" / table["url"]).open(encoding="utf-8", newline="") as lines:
            head = next(csv.reader(lines))
        assert head == [column["name"] for column in table["tableSchema"]["columns"]]


def test_catalogues(site: Path) -> None:
    void = list(ox.parse(path=str(site / "void.ttl"), format=ox.RdfFormat.TURTLE))
    dumps = [quad.object.value for quad in void if quad.predicate.value.endswith("#dataDump")]
    assert all((site / address.removeprefix(URL)).is_file() for address in dumps)
    assert (site / ".well-known/void").read_bytes() == (site / "void.ttl").read_bytes()
    dcat = list(ox.parse(path=str(site / "dcat.ttl"), format=ox.RdfFormat.TURTLE))
    downloads = [quad.object.value for quad in dcat if quad.predicate.value.endswith("#downloadURL")]
    assert len(downloads) > 40
    assert all((site / address.removeprefix(URL)).is_file() for address in downloads)


def test_the_sitemap_names_every_page(site: Path) -> None:
    names = {element.text for element in ElementTree.parse(site / "sitemap.xml").iter() if element.tag.endswith("loc")}
    pages = list(site.rglob("index*.html"))
    assert len(names) == len(pages)
    assert f"{URL}org/pole-scs/" in names
    assert f"Sitemap: {URL}sitemap.xml" in (site / "robots.txt").read_text()


def test_a_second_release_tells_what_changed(site: Path, sample_location: Path) -> None:
    dump = site / "dumps" / "ecograph.nq"
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    old = "<http://example.org/old> <http://example.org/p> <http://example.org/o> .\n"
    dump.write_text("".join([old, *lines[:-1]]), encoding="utf-8")
    (site / "org/stale").mkdir()
    changes = publish(sample_location, site, URL, silent).changes
    assert changes is not None
    assert (changes.added, changes.removed) == (1, 1)
    assert (site / "changes/added.nq").read_text(encoding="utf-8") == lines[-1]
    assert not (site / "org/stale").exists()
