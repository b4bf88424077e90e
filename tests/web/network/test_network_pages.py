"""The network as pages and files: both languages, the URL holds the view, and sums agree with the tables to the cent."""

import csv
import io
import re
import time
import xml.etree.ElementTree as ET
from decimal import Decimal

import httpx
import pytest

from ecograph.analytics.projections import PROJECTIONS
from ecograph.queries import run_query
from ecograph.stores.base import Store
from tests.web.pages.test_pages import read


def table_sums(store: Store, status: str) -> dict[str, Decimal]:
    """Euros by year in the flows table: each flow once, no components, no guarantees."""
    flows: dict[str, tuple[str, Decimal]] = {}
    for row in run_query(store, "flows", {}):
        said = {name: row[name].value if row[name] is not None else "" for name in
                ("flow", "payer", "payee", "amount", "year", "status", "instrument", "part_of")}  # fmt: skip
        whole = said["payer"] and said["payee"] and not said["part_of"] and said["instrument"] != "guarantee"
        if said["status"] == status and whole:
            flows[said["flow"]] = (said["year"], Decimal(said["amount"]))
    sums: dict[str, Decimal] = {"": sum((amount for _, amount in flows.values()), Decimal(0))}
    for year, amount in flows.values():
        if year:
            sums[year] = sums.get(year, Decimal(0)) + amount
    return sums


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("status", ["awarded", "requested", "planned", "paid"])
def test_the_flows_add_up_to_the_tables_to_the_cent(browser: httpx.Client, sample: Store, status: str) -> None:
    for year, total in table_sums(sample, status).items():
        asked = {"status": status, "year": year}
        found = rows(browser.get("/reseau/flux.csv", params=asked).text)
        assert sum((Decimal(row["amount"]) for row in found), Decimal(0)) == total
        assert Decimal(browser.get("/reseau.json", params=asked).json()["total"]) == total
        page = browser.get("/reseau/flux", params={**asked, "lang": "en"}).text
        shown = re.findall(r'id="total">€([\d,.]+)<', page)
        assert [Decimal(one.replace(",", "")) for one in shown] == [total]


def test_the_sample_has_something_to_add_up(sample: Store) -> None:
    assert table_sums(sample, "awarded")[""] > 0


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", ["/reseau", "/reseau/flux", *(f"/reseau?projection={name}" for name in PROJECTIONS)])
def test_a_page_in_a_language(browser: httpx.Client, path: str, lang: str) -> None:
    response = browser.get(httpx.URL(path).copy_merge_params({"lang": lang}))
    assert response.status_code == 200
    assert f'<html lang="{lang}">' in response.text
    page = read(response.text)
    assert page.inline == []
    assert page.headings.count(1) == 1
    assert len(page.ids) == len(set(page.ids))
    assert not re.search(r">(network|kind|kinds)\.\w+", response.text)
    assert 'href="/reseau"' in response.text or "/reseau?lang=en" in response.text
    targets = {link.partition("#")[0] for link in page.links if link.startswith("/")}
    dead = [one for one in sorted(targets)[:25] if browser.get(one).status_code != 200]
    assert dead == []


def test_the_other_language_keeps_the_view(browser: httpx.Client) -> None:
    page = browser.get("/reseau", params={"year": "2019", "colour": "community", "minimum": "1 000"}).text
    link = re.search(r'class="language"[^>]*href="([^"]+)"', page)
    assert link is not None
    assert {"year=2019", "colour=community", "minimum=1000", "lang=en"} <= set(link[1].split("?")[1].split("&amp;"))


def test_the_picture_is_the_same_each_time_and_has_every_node(browser: httpx.Client) -> None:
    data = browser.get("/reseau.json").json()
    pages = [browser.get("/reseau", params={"q": word}).text for word in ("", "zzz")]
    circles = [re.findall(r'<circle class="n\d" cx="[^"]+" cy="[^"]+" r="[^"]+"><title>', page) for page in pages]
    assert circles[0] == circles[1]
    assert len(circles[0]) == len(data["nodes"]) > 3


def test_around_an_actor_and_from_one_to_another(browser: httpx.Client) -> None:
    edges = browser.get("/reseau.json").json()["edges"]
    edge = next(one for one in edges if one["source"] != one["target"])
    ego = browser.get("/reseau.json", params={"actor": edge["source"]}).json()
    near = {
        end
        for one in edges
        for end in (one["source"], one["target"])
        if edge["source"] in (one["source"], one["target"])
    }
    assert {node["id"] for node in ego["nodes"]} == near
    path = browser.get("/reseau.json", params={"from": edge["target"], "to": edge["source"]}).json()
    assert path["path"] == [edge["target"], edge["source"]]
    assert len(path["edges"]) in (1, 2)
    page = browser.get("/reseau", params={"actor": "https://example.org/nobody", "lang": "en"})
    assert page.status_code == 200
    assert "is not in this network" in page.text


def test_files_for_programs(browser: httpx.Client) -> None:
    data = browser.get("/reseau.json").json()
    assert len(rows(browser.get("/reseau/nodes.csv").text)) == len(data["nodes"])
    assert len(rows(browser.get("/reseau/edges.csv").text)) == len(data["edges"])
    for format in ("gexf", "graphml"):
        root = ET.fromstring(browser.get(f"/reseau.{format}").content)
        assert len([one for one in root.iter() if one.tag.endswith("}node")]) == len(data["nodes"])
        assert browser.get(f"/reseau.{format}", params={"year": "1800"}).status_code == 200


@pytest.mark.parametrize(
    "asked", [{"projection": "x"}, {"year": "soon"}, {"minimum": "NaN"}, {"minimum": "-1"}, {"status": "'"}]
)
def test_what_cannot_be_is_refused(browser: httpx.Client, asked: dict[str, str]) -> None:
    assert browser.get("/reseau", params=asked).status_code == 400


def test_a_page_comes_fast_once_it_was_asked(browser: httpx.Client) -> None:
    times = []
    for _ in range(6):
        start = time.perf_counter()
        browser.get("/reseau", params={"lang": "en"})
        times.append(time.perf_counter() - start)
    assert min(times[1:]) < 0.1


def test_a_sum_unfolds_to_its_flows_and_their_parts(browser: httpx.Client) -> None:
    page = browser.get("/reseau/flux", params={"year": "2020", "lang": "en"}).text
    unfolded = page[page.index('id="sum-1"') : page.index("</details>")]
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unfolded))
    assert "€80,000 · 2020 · grant" in plain
    for said in (
        "By budget: €50,000 · Territoire du Pays d&#39;Aix",
        "€30,000 · Budget Principal",
        "€64,000 · advance · 80 %",
        "€16,000 · balance · 20 %",
    ):
        assert said in plain
    assert 'href="#sum-1"' in page  # a band of the picture leads to what it is made of


def test_the_bands_of_the_picture_add_up_to_the_total(browser: httpx.Client) -> None:
    page = browser.get("/reseau/flux", params={"lang": "en"}).text
    bands = re.findall(r'class="ribbon r\d" d="[^"]+"><title>[^<]*: €([\d,.]+)</title>', page)
    total = re.search(r'id="total">€([\d,.]+)<', page)
    assert total is not None
    assert sum(Decimal(one.replace(",", "")) for one in bands) == Decimal(total[1].replace(",", "")) == Decimal(266_000)
    assert page.count("Territoire du Pays d&#39;Aix") >= 3


def test_a_pole_has_its_years_as_a_picture(browser: httpx.Client) -> None:
    page = browser.get("/org/pole-scs", params={"lang": "en"}).text
    picture = page[page.index('id="timeline"') : page.index("</figure>")]
    assert re.findall(r"<title>(\d{4}, received \(awarded\) : €[\d,]+)</title>", picture) == [
        "2019, received (awarded) : €80,000", "2020, received (awarded) : €80,000",
    ]  # fmt: skip
    assert "Minalogic, 2019 : " in picture
