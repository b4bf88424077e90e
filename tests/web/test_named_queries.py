"""Each named query is an address that a spreadsheet can open."""

import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pandas
import pytest

from ecograph import queries
from tests.web.conftest import EX, serving

NUMBERED = f"""#+ summary: Things by number
#+ question: Quelles choses portent ce numéro ?
#+ parameters:
#+   number: {{description: number, description_fr: numéro, type: integer, default: "2"}}
#+   label: {{description: exact label, description_fr: libellé, type: text}}
#+ columns:
#+   thing: the thing
#+   label: its label
SELECT ?thing ?label WHERE {{
  ?thing <{EX}number> ?number ; <http://www.w3.org/2000/01/rdf-schema#label> ?text
  BIND(STR(?text) AS ?found)
  FILTER(!BOUND(?label) || ?found = ?label)
}}
"""
BUILT = f"""#+ summary: A graph
#+ question: Un graphe ?
CONSTRUCT {{ ?s <{EX}n> ?n }} WHERE {{ ?s <{EX}number> ?n }}
"""


@pytest.fixture(scope="module")
def api(store_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("catalogue")
    (folder / "numbered.rq").write_text(NUMBERED, encoding="utf-8")
    (folder / "built.rq").write_text(BUILT, encoding="utf-8")
    found = {path.stem: queries.parse_query(path, "test") for path in sorted(folder.glob("*.rq"))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ecograph.web.sparql.named.catalogue", lambda: found)
        with serving(store_root) as address, httpx.Client(base_url=address, trust_env=False) as client:
            yield client


def test_default_and_given_parameters(api: httpx.Client) -> None:
    for address, number in (("/queries/numbered.csv", 2), ("/queries/numbered.csv?number=3", 3)):
        table = pandas.read_csv(io.StringIO(api.get(address).text))
        assert list(table["thing"]) == [f"{EX}thing/{number}"]


def test_formats(api: httpx.Client) -> None:
    expected = {
        "csv": "text/csv; charset=utf-8", "json": "application/sparql-results+json",
        "tsv": "text/tab-separated-values; charset=utf-8", "xml": "application/sparql-results+xml",
    }  # fmt: skip
    for format, media_type in expected.items():
        response = api.get(f"/queries/numbered.{format}")
        assert response.headers["Content-Type"] == media_type
        assert f"numbered.{format}" in response.headers["Content-Disposition"]
    assert api.get("/queries/built.ttl").headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert api.get("/queries/built.json").headers["Content-Type"] == "application/ld+json"


def test_a_value_stays_a_value(api: httpx.Client) -> None:
    evil = "x' || true) } } SELECT * { ?s ?p ?o } #"
    assert api.get("/queries/numbered.json", params={"label": evil}).json()["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/queries/numbered.csv?number=deux", 400, "integer"),
        ("/queries/numbered.csv?colour=red", 400, "colour"),
        ("/queries/numbered.csv?number=1&number=2", 400, "more than once"),
        ("/queries/missing.csv", 404, "/queries.json"),
        ("/queries/numbered.docx", 404, "docx"),
        ("/queries/numbered.ttl", 406, "rows"),
        ("/queries/..%2Fsecret.csv", 404, ""),
    ],
)
def test_mistakes_are_explained(api: httpx.Client, address: str, status: int, said: str) -> None:
    response = api.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (status, "application/problem+json")
    assert said in response.json()["detail"]


def test_catalogue(api: httpx.Client) -> None:
    entries = {entry["name"]: entry for entry in api.get("/queries.json").json()}
    assert entries["numbered"]["columns"] == {"thing": "the thing", "label": "its label"}
    assert entries["numbered"]["parameters"][0]["default"] == "2"
    assert api.get(entries["numbered"]["links"]["csv"]).status_code == 200


def test_validated_by_version(api: httpx.Client) -> None:
    tag = api.get("/queries/numbered.csv").headers["ETag"]
    assert api.get("/queries/numbered.csv", headers={"If-None-Match": tag}).status_code == 304
    assert api.head("/queries/numbered.csv").status_code == 200


def test_the_text_with_its_parameters_bound(api: httpx.Client) -> None:
    response = api.get("/queries/numbered.rq", params={"label": 'L\'"État"'})
    assert response.headers["Content-Type"] == "application/sparql-query; charset=utf-8"
    text = response.text
    assert text.startswith("# Quelles choses portent ce numéro ?\n# Things by number\nSELECT ?thing ?label WHERE {")
    assert "#+" not in text
    assert "2" in text.partition("VALUES ?number {")[2].partition("}")[0]
    assert (
        api.get("/sparql", params={"query": api.get("/queries/numbered.rq").text, "format": "csv"}).text.count("\n")
        == 2
    )
    assert api.get("/sparql", params={"query": text, "format": "csv"}).text.count("\n") == 1
    assert "?number" not in api.get("/queries/numbered.rq?number=").text.partition("WHERE {")[2].partition("?thing")[0]
    assert api.get("/queries/numbered.rq?number=x").status_code == 400
    assert api.get("/queries/nothing.rq").status_code == 404
