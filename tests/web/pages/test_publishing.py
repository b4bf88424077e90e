"""The static site: all pages in two languages, no dead link, dumps that are the graph, catalogues that can be read."""

import csv
import gc
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.stores import open_store
from ecograph.stores.generations import StoreDirectory
from ecograph.web.publishing import publish
from ecograph.web.publishing.changes import releases
from ecograph.web.publishing.checking import broken_links
from tests.conftest import silent
from tests.web.conftest import publish as publish_generation
from tests.web.conftest import sample

URL = "https://example.org/site/"
LEXICAL = {
    name: re.compile(pattern)
    for name, pattern in {
        "string": r"[\s\S]*", "anyURI": r"[a-z]+:\S+", "integer": r"[+-]?\d+", "decimal": r"[+-]?\d*\.?\d+",
        "double": r"[-+\d.eE]+|NaN|-?INF", "date": r"\d{4}-\d\d-\d\d", "dateTime": r"\d{4}-\d\d-\d\dT\S+", "gYear": r"\d{4}",
        "boolean": "true|false", "duration": r"-?P\S+",
    }.items()
}  # fmt: skip


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


@pytest.mark.parametrize(("folder", "least"), [("queries", 40), (".", 7)])
def test_tables_and_their_metadata_agree(site: Path, folder: str, least: int) -> None:
    metadata = json.loads((site / folder / "csv-metadata.json").read_text(encoding="utf-8"))
    assert len(metadata["tables"]) >= least
    for table in metadata["tables"]:
        with (site / folder / table["url"]).open(encoding="utf-8", newline="") as lines:
            head, *rows = csv.reader(lines)
        columns = table["tableSchema"]["columns"]
        assert head == [column["name"] for column in columns]
        for place, column in enumerate(columns):
            for cell in (row[place] for row in rows if row[place]):
                assert LEXICAL[column["datatype"]].fullmatch(cell), (table["url"], column["name"], cell)


def test_a_reader_of_the_metadata_gets_numbers_dates_and_iris(site: Path) -> None:
    metadata = json.loads((site / "queries/csv-metadata.json").read_text(encoding="utf-8"))
    told = {
        (table["url"], column["name"]): column["datatype"]
        for table in metadata["tables"] for column in table["tableSchema"]["columns"]
    }  # fmt: skip
    assert told["flows.csv", "amount"] == "decimal"
    assert told["flows.csv", "start"] == "integer"
    assert told["flows.csv", "part_of"] == "anyURI"
    assert told["who_funds_whom.csv", "flows"] == "integer"
    assert told["who_funds_whom.csv", "year"] == "gYear"
    assert told["sessions.csv", "session"] == "date"


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
    assert (site / changes.path("added.nq")).read_text(encoding="utf-8") == lines[-1]
    assert (site / changes.path("removed.nq")).read_text(encoding="utf-8") == old
    assert not (site / "org/stale").exists()


def test_releases_are_kept_listed_and_linked(site: Path, sample_location: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    shutil.copytree(site, out)
    dump, version = out / "dumps" / "ecograph.nq", open_store(sample_location).version()
    (out / "changes" / "first").mkdir(parents=True, exist_ok=True)
    (out / "changes" / "first" / "added.nq").write_text("")
    (out / "changes" / "first" / "removed.nq").write_text("")
    (out / "changes" / "changes.csv").write_text("version,date,added,removed\nfirst,2024-01-31,7,0\n")
    publish(sample_location, out, URL, silent)  # nothing changed: nothing is noted
    assert [one.version for one in releases(out)] == ["first"]
    dump.write_text("".join(dump.read_text(encoding="utf-8").splitlines(keepends=True)[2:]), encoding="utf-8")
    publish(sample_location, out, URL, silent)
    assert [(one.version, one.added, one.removed) for one in releases(out)] == [(version, 2, 0), ("first", 7, 0)]
    about = (out / "about/index.html").read_text(encoding="utf-8")
    assert f"../changes/{version}/added.nq" in about
    assert "31 janvier 2024" in about
    assert f"{URL}changes/first/added.nq" in (out / "dcat.ttl").read_text(encoding="utf-8")
    assert list(broken_links(out)) == []


def test_a_publication_that_broke_off_still_knows_the_release_before(
    site: Path, sample_location: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    shutil.copytree(site, out)
    dump = out / "dumps" / "ecograph.nq"
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    dump.with_suffix(".earlier").write_text("".join(lines[3:]), encoding="utf-8")  # and the new dump is there already
    changes = publish(sample_location, out, URL, silent).changes
    assert changes is not None
    assert (changes.added, changes.removed) == (3, 0)
    assert not list(out.rglob("*.earlier"))


def test_hosts_that_leave_out_dot_folders_are_told_not_to(site: Path) -> None:
    assert (site / ".nojekyll").is_file()


def test_void_counts_triples_and_dcat_names_the_compressed_dumps(site: Path) -> None:
    void = {quad.predicate.value: quad.object.value for quad in ox.parse(path=str(site / "void.ttl"))}
    triples = sum(1 for _ in ox.parse(path=str(site / "dumps/ecograph.ttl")))
    assert void["http://rdfs.org/ns/void#triples"] == str(triples)
    dcat = list(ox.parse(path=str(site / "dcat.ttl")))
    sizes = {quad.subject.value: int(quad.object.value) for quad in dcat if quad.predicate.value.endswith("#byteSize")}
    assert sizes[f"{URL}dcat.ttl#dumps-ecograph.nq.gz"] == (site / "dumps/ecograph.nq.gz").stat().st_size
    assert len({(quad.subject, quad.predicate, quad.object) for quad in dcat}) == len(dcat)


def test_parts_discrepancies_and_roles_have_pages_too(site: Path, sample_location: Path) -> None:
    store = open_store(sample_location)
    wanted = {"flow": "FlowComponent", "discrepancy": "Discrepancy", "role": "RoleHolding", "instalment": "Instalment"}
    for folder, kind in wanted.items():
        rows = store.query(f"SELECT DISTINCT ?x {{ ?x a <https://w3id.org/ecograph/ns#{kind}> }}")
        paths = [row["x"].value.removeprefix("https://w3id.org/ecograph/") for row in rows]  # type: ignore[union-attr]
        assert paths
        for path in paths:
            assert path.startswith(f"{folder}/")
            assert (site / path / "index.html").is_file()
            assert (site / f"{path}.ttl").is_file()


def test_a_site_is_of_one_generation_whatever_is_built_meanwhile(sample_location: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    shutil.copytree(sample_location, root)
    began = StoreDirectory(root).require_current()
    built: list[str] = []

    def build_three_more(stage: str, done: int, total: int) -> None:
        if not built and stage == "pages":
            for name in ("later", "later still", "last"):
                publish_generation(root, name, sample())
                built.append(name)

    publish(root, tmp_path / "calm", URL, silent)
    publish(root, tmp_path / "disturbed", URL, build_three_more)
    assert built
    calm, disturbed = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("calm", "disturbed")
    )
    assert calm == disturbed
    gc.collect()
    publish_generation(root, "after", sample())
    assert not began.exists(), "nobody reads it any more"
