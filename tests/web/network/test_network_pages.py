"""The network as pages and files: both languages, the URL holds the view, and sums agree with the tables to the cent."""

import csv
import html
import io
import json
import re
import time
import xml.etree.ElementTree as ET
from decimal import Decimal

import httpx
import pytest

from ecograph.analytics.projections import PROJECTIONS
from ecograph.analytics.whereabouts import Territory, Whereabouts
from ecograph.queries import run_query
from ecograph.stores.base import Store
from ecograph.web.network.territories import Row, by_region
from ecograph.web.pages.rendering import missing_bundles
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


def test_a_territory_keeps_the_ties_with_an_end_in_it(browser: httpx.Client) -> None:
    totals = {
        key: browser.get("/reseau.json", params={"territory": key}).json()["total"]
        for key in ("region-93", "departement-13", "departement-25", "departement-75")
    }
    assert totals == {
        "region-93": "225000",
        "departement-13": "225000",
        "departement-25": "41000",
        "departement-75": "0",
    }
    for path in ("/reseau", "/reseau/flux"):
        page = browser.get(path, params={"territory": "departement-25", "lang": "en"}).text
        assert '<option value="departement-25" selected>Doubs (25)</option>' in page
        assert re.search(r'id="total">€41,000<', page)
        assert "A tie is of a territory if one of its two ends is" in page


def test_pages_and_files_name_the_territory_of_an_actor(browser: httpx.Client) -> None:
    expected = {
        "Métropole Aix-Marseille-Provence": "Bouches-du-Rhône (13)", "Pôle Solutions Communicantes Sécurisées": "Bouches-du-Rhône (13)",
        "Communauté d'agglomération du Grand Besançon": "Doubs (25)", "Medinsoft": "", "Pôle des Microtechniques": "",
    }  # fmt: skip
    assert {row["label"]: row["territory"] for row in rows(browser.get("/reseau/nodes.csv").text)} == expected
    assert {node["label"]: node["territory"] for node in browser.get("/reseau.json").json()["nodes"]} == expected
    gexf = ET.fromstring(browser.get("/reseau.gexf").content)
    found = {
        node.attrib["label"]: value.attrib["value"] for node in gexf.iter("{http://gexf.net/1.3}node")
        for value in node.iter("{http://gexf.net/1.3}attvalue") if value.attrib["for"] == "territory"
    }  # fmt: skip
    assert found == expected
    page = html.unescape(browser.get("/territory/region-27", params={"lang": "en"}).text)
    assert "Communauté d'agglomération du Grand Besançon" in page
    assert "Doubs" in page
    assert "Métropole Aix-Marseille-Provence" not in page


def test_a_kind_of_tie_keeps_its_layer(browser: httpx.Client) -> None:
    asked = {"projection": "partnerships"}
    layers = {layer for edge in browser.get("/reseau.json", params=asked).json()["edges"] for layer in edge["layers"]}
    assert len(layers) > 1
    for layer in layers:
        edges = browser.get("/reseau.json", params={**asked, "layer": layer}).json()["edges"]
        assert edges
        assert all(edge["layers"] == [layer] for edge in edges)
        assert f'<option value="{layer}">' in browser.get("/reseau", params=asked).text


def test_a_community_has_one_number_in_every_view_and_file(browser: httpx.Client) -> None:
    drawn = browser.get("/reseau/drawing.json").json()
    whole = {node[0]: node[5] for node in drawn["nodes"]}
    for asked in ({}, {"year": "2017"}, {"territory": "departement-25"}):
        nodes = browser.get("/reseau.json", params=asked).json()["nodes"]
        assert nodes
        assert {node["id"]: node["community"] for node in nodes}.items() <= whole.items()
        gexf = ET.fromstring(browser.get("/reseau.gexf", params=asked).content)
        found = {
            node.attrib["id"]: int(value.attrib["value"]) for node in gexf.iter("{http://gexf.net/1.3}node")
            for value in node.iter("{http://gexf.net/1.3}attvalue") if value.attrib["for"] == "community"
        }  # fmt: skip
        assert found.items() <= whole.items()
        assert len(found) == len(nodes)


def test_the_explorer_is_sent_the_groups_that_the_picture_is_drawn_by(browser: httpx.Client) -> None:
    page = browser.get("/reseau").text
    told = re.search(r'id="explorer-groups">(.+?)</script>', page)
    assert told is not None
    groups, drawn = json.loads(told[1]), html.unescape(page)
    for node in browser.get("/reseau.json").json()["nodes"]:
        circle = re.search(rf'aria-label="{re.escape(node["label"])} \([^"]+"><circle class="n(\d)', drawn)
        assert circle is not None
        assert int(circle[1]) == groups["of"].get(node["kind"], len(groups["names"]) - 1)


def test_files_for_programs(browser: httpx.Client) -> None:
    data = browser.get("/reseau.json").json()
    assert len(rows(browser.get("/reseau/nodes.csv").text)) == len(data["nodes"])
    assert len(rows(browser.get("/reseau/edges.csv").text)) == len(data["edges"])
    for format in ("gexf", "graphml"):
        root = ET.fromstring(browser.get(f"/reseau.{format}").content)
        assert len([one for one in root.iter() if one.tag.endswith("}node")]) == len(data["nodes"])
        assert browser.get(f"/reseau.{format}", params={"year": "1800"}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"territory": "13"},
        {"territory": "departement-13'"},
        {"layer": "<"},
        {"projection": "x"},
        {"year": "soon"},
        {"minimum": "NaN"},
        {"minimum": "-1"},
        {"status": "'"},
    ],
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


def test_territories_add_up_to_the_total(browser: httpx.Client) -> None:
    for asked in ({}, {"status": "requested"}, {"territory": "departement-13"}, {"year": "2020"}):
        total = Decimal(browser.get("/reseau.json", params=asked).json()["total"])
        found = rows(browser.get("/reseau/territoires.csv", params=asked).text)
        for side in ("given", "received"):
            assert sum((Decimal(row[side]) for row in found), Decimal(0)) == total > 0


def shaded(figure: str) -> list[tuple[str, str, str]]:
    """The areas of a map that have euros: shade, what is told, and the départements that draw it."""
    areas = re.findall(r'<g class="(?:whole )?m([1-5])"><title>([^<]+)</title>(.*?)</g>', figure, re.DOTALL)
    return [(shade, html.unescape(told), " ".join(sorted(re.findall(r"#d(\w+)", uses)))) for shade, told, uses in areas]


def test_a_region_holds_its_own_euros_and_those_of_its_departements() -> None:
    places = {
        "region-27": Territory("region-27", "Bourgogne-Franche-Comté", "27", "region"),
        "departement-25": Territory("departement-25", "Doubs", "25", "departement", "region-27"),
        "departement-988": Territory("departement-988", "Nouvelle-Calédonie", "988", "departement"),
    }
    euros = {"region-27": (100, 1), "departement-25": (20, 0), "departement-988": (3, 5), "": (4, 8)}
    rows_of = [Row(places.get(key), Decimal(given), Decimal(got)) for key, (given, got) in euros.items()]
    found = by_region(rows_of, Whereabouts({}, places))
    assert [(row.territory and row.territory.code, row.given, row.received) for row in found] == [
        ("27", 120, 1), ("988", 3, 5), (None, 4, 8),
    ]  # fmt: skip


def test_the_maps_shade_what_the_table_says(browser: httpx.Client) -> None:
    page = browser.get("/reseau/flux", params={"lang": "en"}).text
    if not missing_bundles():
        assert page.count('<figure class="map">') == 4
        regions_given, regions_received, given, received = map(shaded, page.split('<figure class="map">')[1:])
        assert given == [("5", "Bouches-du-Rhône (13) : €225,000", "13"), ("4", "Doubs (25) : €41,000", "25")]
        assert received == [("5", "Bouches-du-Rhône (13) : €160,000", "13")]
        assert sorted(regions_given) == [
            ("4", "Bourgogne-Franche-Comté : €41,000", "21 25 39 58 70 71 89 90"),
            ("5", "Provence-Alpes-Côte d'Azur : €225,000", "04 05 06 13 83 84"),
        ]
        assert regions_received == [("5", "Provence-Alpes-Côte d'Azur : €160,000", "04 05 06 13 83 84")]
        (address,) = set(re.findall(r'<use [^>]*href="([^"#]+)#', page))
        outlines = ET.fromstring(browser.get(address).content)
        ids = {path.attrib["id"] for path in outlines.iter("{http://www.w3.org/2000/svg}path")}
        assert {one[1:] for one in re.findall(r'<use [^>]*#(d\w+)"', page)} == {one[1:] for one in ids}
        assert len(ids) == 96
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('id="territories"') :]))
    for line in (
        "Provence-Alpes-Côte d&#39;Azur €225,000 €160,000",
        "Bourgogne-Franche-Comté €41,000 €0",
        "Bouches-du-Rhône (13) €225,000 €160,000",
        "Territory not known €0 €106,000",
        "Total €266,000 €266,000",
    ):
        assert line in said


def test_two_writings_of_one_budget_are_one_bar(browser: httpx.Client) -> None:
    page = browser.get("/reseau/flux", params={"lang": "en"}).text
    bars = re.findall(
        r'<rect class="bar"[^>]*><title>([^<]+)</title></rect>\s*<text[^>]*>[^<]+<tspan[^>]*>€([\d,]+)', page
    )
    main = [bar for bar in bars if "principal" in bar[0].lower()]
    assert main == [("Budget Principal Métropolitain", "60,000")]
    assert {"Budget Principal Métropolitain", "budget Principal Métropole"} <= set(re.findall(r"· ([^·<]+)</li>", page))


def test_a_pole_has_its_years_as_a_picture(browser: httpx.Client) -> None:
    page = browser.get("/org/pole-scs", params={"lang": "en"}).text
    picture = page[page.index('id="timeline"') : page.index("</figure>")]
    assert re.findall(r"<title>(\d{4}, received \(awarded\) : €[\d,]+)</title>", picture) == [
        "2019, received (awarded) : €80,000", "2020, received (awarded) : €80,000",
    ]  # fmt: skip
    assert "Minalogic, 2019 : " in picture


def test_a_link_within_the_page_leads_somewhere_though_nothing_is_drawn(browser: httpx.Client) -> None:
    nobody = browser.get("/reseau", params={"actor": "https://w3id.org/ecograph/org/safe-cluster"}).text  # pays nobody
    somebody = browser.get("/reseau").text
    assert "Rien" in nobody or "Aucun" in nobody
    for text in (nobody, somebody):
        reader = read(text)
        assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
