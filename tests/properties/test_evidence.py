"""Every n-ary node of a build names its evidence, and every quote equals the stored text at its offsets."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from ecograph.stores import Store
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.sources import read_source

SPANS = """
PREFIX eg: <https://w3id.org/ecograph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?sha ?exact ?prefix ?suffix ?start ?end WHERE { GRAPH ?g {
  ?span oa:hasSource/eg:sha256 ?sha ; oa:hasSelector ?quote , ?position .
  ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix . ?position oa:start ?start ; oa:end ?end } }
"""
WITHOUT = """
PREFIX eg: <https://w3id.org/ecograph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?node WHERE { GRAPH ?g { ?node eg:statedIn ?source FILTER NOT EXISTS { ?node eg:evidence/oa:hasSelector ?s } } }
"""


@pytest.mark.parametrize("which", ["sample", "seen"])
def test_every_quote_is_the_stored_text_at_its_offsets(which: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(which)
    location: Path = request.getfixturevalue(f"{which}_location")
    sources = StoreDirectory(location).require_current() / "sources.sqlite"
    texts: dict[str, str] = {}
    spans = store.query(SPANS)
    assert isinstance(spans, ox.QuerySolutions)
    count = 0
    for span in spans:
        sha = span["sha"].value
        if sha not in texts:
            document = read_source(sources, sha)
            assert document is not None
            texts[sha] = document.text
        text, start, end = texts[sha], int(span["start"].value), int(span["end"].value)
        assert start < end
        assert text[start:end] == span["exact"].value
        assert text[:start].endswith(span["prefix"].value)
        assert text[end:].startswith(span["suffix"].value)
        count += 1
    assert count > 100


@pytest.mark.parametrize("which", ["sample", "seen"])
def test_no_node_is_without_evidence(which: str, request: pytest.FixtureRequest) -> None:
    nodes = request.getfixturevalue(which).query(WITHOUT)
    assert [row["node"].value for row in nodes] == []
