"""The network explorer: true figures, filters, addresses, files, all in a real browser."""

import json
import re
from decimal import Decimal
from xml.etree import ElementTree

import httpx
import pytest

from ecograph.analytics.projections import PROJECTIONS
from tests.web.browser.conftest import Opened

STATUS = "#explorer [role=status]"


def euros(text: str) -> Decimal:
    """The sum at the end of the status line."""
    said = text.split(", ")[-1]
    assert said.endswith("€"), text
    return Decimal(re.sub(r"[^\d,]", "", said).replace(",", "."))


def total(address: str, **parameters: str) -> Decimal:
    """The total that the server's own JSON of the same view states."""
    return Decimal(httpx.get(f"{address}/reseau.json", params=parameters).json()["total"])


def test_the_picture_shows_the_sums_of_the_server(opened: Opened) -> None:
    page = opened.go("/reseau")
    page.wait_for_selector("#explorer canvas")
    assert page.locator("#still").is_hidden()
    assert euros(page.locator(STATUS).inner_text()) == total(opened.address) > 0


def test_a_filter_changes_picture_address_and_tables(opened: Opened) -> None:
    page = opened.go("/reseau")
    page.wait_for_selector("#explorer canvas")
    page.select_option("#n-year", "2019")
    page.wait_for_function("location.search.includes('year=2019')")
    assert euros(page.locator(STATUS).inner_text()) == total(opened.address, year="2019")
    page.wait_for_function(
        "document.querySelector('#report #edges') && !document.querySelector('#report table').textContent.includes('2017')"
    )
    page.reload()
    page.wait_for_selector("#explorer canvas")
    assert page.locator("#n-year").input_value() == "2019"


def test_another_projection_brings_its_own_choices(opened: Opened) -> None:
    page = opened.go("/reseau?year=2020")
    page.wait_for_selector("#explorer canvas")
    assert page.locator("#n-status").count() == 1
    page.locator("#n-projection").focus()
    page.select_option("#n-projection", "partnerships")
    page.locator("#n-layer").wait_for()
    assert page.locator("#n-status").count() == 0
    assert page.evaluate("document.activeElement.id") == "n-projection"
    page.select_option("#n-year", "")
    page.select_option("#n-layer", "convention")
    page.wait_for_url("**layer=convention**")
    drawn = httpx.get(
        f"{opened.address}/reseau.json", params={"projection": "partnerships", "layer": "convention"}
    ).json()
    assert page.locator(STATUS).inner_text().startswith(f"{len(drawn['nodes'])} acteurs, {len(drawn['edges'])} liens")


def test_back_goes_back_one_choice(opened: Opened) -> None:
    page = opened.go("/reseau")
    page.wait_for_selector("#explorer canvas")
    whole = page.locator(STATUS).inner_text()
    page.select_option("#n-year", "2017")
    page.wait_for_url("**year=2017**")
    page.select_option("#n-territory", "departement-25")
    page.wait_for_url("**territory=departement-25**")
    page.go_back()
    page.wait_for_url(re.compile(r"year=2017(?!.*territory)"))
    page.locator("#n-territory option:checked", has_text="tous territoires").wait_for(state="attached")
    assert page.locator("#n-year").input_value() == "2017"
    assert euros(page.locator(STATUS).inner_text()) == total(opened.address, year="2017")
    page.go_back()
    page.locator(STATUS, has_text=whole).wait_for()
    assert page.locator(STATUS).inner_text() == whole


def test_another_projection_and_kind(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships&kind=pole")
    page.wait_for_selector("#explorer canvas")
    drawn = httpx.get(f"{opened.address}/reseau.json", params={"projection": "partnerships", "kind": "pole"}).json()
    assert page.locator(STATUS).inner_text().startswith(f"{len(drawn['nodes'])} acteurs, {len(drawn['edges'])} liens")


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_every_network_is_drawn_with_the_counts_of_the_server(opened: Opened, projection: str) -> None:
    page = opened.go(f"/reseau?projection={projection}")
    page.wait_for_selector("#explorer canvas")
    drawn = httpx.get(f"{opened.address}/reseau.json", params={"projection": projection}).json()
    nodes, edges = (f"{len(drawn[what]):,}".replace(",", "\u202f") for what in ("nodes", "edges"))
    counts = f"{nodes} acteurs, {edges} liens, "
    assert page.locator(STATUS).inner_text().startswith(counts)
    if drawn["unit"] == "ties":
        said = page.locator(STATUS).inner_text().removeprefix(counts)
        assert re.sub(r"\D", "", said) == drawn["total"]


def test_a_territory_is_chosen_and_stands_in_the_address(opened: Opened) -> None:
    page = opened.go("/reseau")
    page.wait_for_selector("#explorer canvas")
    for key, sum_ in (("region-93", 225_000), ("departement-25", 41_000), ("region-27", 41_000)):
        page.select_option("#n-territory", key)
        page.wait_for_url(f"**territory={key}**")
        assert euros(page.locator(STATUS).inner_text()) == total(opened.address, territory=key) == sum_
    page.locator("#report #total", has_text=re.compile(r"41\s000")).wait_for()


def test_a_kind_of_tie_is_chosen(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships")
    page.wait_for_selector("#explorer canvas")
    page.select_option("#n-layer", "convention")
    asked = {"projection": "partnerships", "layer": "convention"}
    drawn = httpx.get(f"{opened.address}/reseau.json", params=asked).json()
    assert page.locator(STATUS).inner_text().startswith(f"{len(drawn['nodes'])} acteurs, {len(drawn['edges'])} liens")


def test_names_are_suggested_whatever_their_accents(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships")
    page.wait_for_selector("#explorer canvas")
    page.locator("#n-q").press_sequentially("mediterranee")
    options = page.locator("#n-names option").evaluate_all("found => found.map(one => one.value)")
    assert options == ["Pôle Mer Méditerranée"]


def test_a_siglum_finds_its_actor_and_a_strange_name_is_told(opened: Opened) -> None:
    page = opened.go("/reseau?q=CAGB&lang=en")
    page.locator("#explorer .facts h2", has_text="Grand Besançon").wait_for()
    assert "Doubs (25)" in page.locator("#explorer .facts").inner_text()
    found = httpx.get(f"{opened.address}/reseau.json", params={"actor": "CAGB"}).json()
    assert [node["label"] for node in found["nodes"] if "Besançon" in node["label"]]
    page.fill("#n-q", "nobody at all")
    page.locator("#n-q").press("Tab")
    page.locator(STATUS, has_text="“nobody at all” is not in this network").wait_for()


@pytest.mark.parametrize("asked", ["actor=Nobody", "from=Nobody&to=Medinsoft", "q=Optitec"])
def test_who_is_not_in_view_is_told_as_the_server_does(opened: Opened, asked: str) -> None:
    page = opened.go(f"/reseau?{asked}&lang=en")  # of money: Optitec has none
    page.wait_for_selector("#explorer canvas")
    name = asked.split("&")[0].split("=")[1]
    assert f"“{name}” is not in this network with these choices" in page.locator(STATUS).inner_text()
    if asked.startswith("actor"):
        assert page.locator(STATUS).inner_text().startswith("0 actors, 0 ties")


def test_the_colours_are_those_of_the_stylesheet(opened: Opened) -> None:
    page = opened.go("/reseau")
    page.wait_for_selector("#explorer canvas")
    dots = page.locator("#explorer .dot").evaluate_all(
        "found => found.map(one => getComputedStyle(one).backgroundColor)"
    )
    circles = page.locator("#still .legend circle").evaluate_all(
        "found => found.map(one => getComputedStyle(one).fill)"
    )
    assert dots == circles
    assert len(set(dots)) > 1


def test_communities_that_share_a_colour_are_said_to(opened: Opened) -> None:
    page = opened.go("/reseau?projection=proxies&colour=community&lang=en")
    page.wait_for_selector("#explorer canvas")
    nodes = httpx.get(f"{opened.address}/reseau.json", params={"projection": "proxies"}).json()["nodes"]
    numbers = {node["community"] for node in nodes}
    assert len(numbers) > 8
    for place in ("#explorer", "#still"):
        legend = [one.strip() for one in page.locator(f"{place} .legend li").all_text_contents()]
        assert legend[:-1] == [f"Community {number}" for number in range(1, 8)]
        assert legend[-1].startswith(f"{len(numbers) - 7} smaller communities")
    page.fill("#n-q", nodes[-1]["label"])
    page.locator("#n-q").press("Tab")
    page.locator("#explorer .facts h2").wait_for()
    assert f"Community {nodes[-1]['community'] + 1}" in page.locator("#explorer .facts").inner_text()


def test_a_search_opens_the_words_of_the_source(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships&q=optitec")
    facts = page.locator("#explorer .facts")
    facts.locator("blockquote").first.wait_for()
    assert "Optitec" in facts.locator("h2").inner_text()
    assert "Optitec" in facts.locator("blockquote").first.inner_text()
    page.keyboard.press("Escape")
    facts.wait_for(state="hidden")


def test_a_path_is_told(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships&from=Optitec&to=Medinsoft")
    page.wait_for_selector("#explorer canvas")
    words = page.locator(STATUS).inner_text()
    assert "Optitec – " in words
    assert words.endswith(" – Medinsoft")


def test_the_slider_sets_the_year(opened: Opened) -> None:
    page = opened.go("/reseau")
    page.wait_for_selector("#explorer canvas")
    slider = page.locator("#explorer input[type=range]")
    slider.focus()
    slider.press("End")
    year = page.locator("#explorer output").inner_text()
    assert euros(page.locator(STATUS).inner_text()) == total(opened.address, year=year)


def test_files_of_what_is_seen(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships")
    page.wait_for_selector("#explorer canvas")
    with page.expect_download() as png:
        page.click("[data-do=png]")
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as svg:
        page.click("[data-do=svg]")
    picture = ElementTree.parse(svg.value.path())
    drawn = json.loads(httpx.get(f"{opened.address}/reseau.json", params={"projection": "partnerships"}).text)
    assert len(picture.findall(".//{*}circle")) == len(drawn["nodes"])


def test_english_words(opened: Opened) -> None:
    page = opened.go("/reseau?lang=en")
    page.wait_for_selector("#explorer canvas")
    assert " actors, " in page.locator(STATUS).inner_text()
