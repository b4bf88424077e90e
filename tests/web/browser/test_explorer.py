"""The network explorer: true figures, filters, addresses, files, all in a real browser."""

import json
import re
from decimal import Decimal
from xml.etree import ElementTree

import httpx

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


def test_another_projection_and_kind(opened: Opened) -> None:
    page = opened.go("/reseau?projection=partnerships&kind=pole")
    page.wait_for_selector("#explorer canvas")
    drawn = httpx.get(f"{opened.address}/reseau.json", params={"projection": "partnerships", "kind": "pole"}).json()
    assert page.locator(STATUS).inner_text().startswith(f"{len(drawn['nodes'])} acteurs, {len(drawn['edges'])} liens")


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
