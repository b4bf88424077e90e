"""The page of the flows and the years of an actor in a real browser; both work without a script of their own."""

from tests.web.browser.conftest import Opened


def test_a_band_leads_to_what_it_is_made_of(opened: Opened) -> None:
    page = opened.go("/reseau/flux?year=2020&lang=en")
    assert page.locator("#sum-1").is_hidden()
    page.locator("svg a[href='#sum-1']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#sum-1", state="visible")
    said = page.locator("#sum-1").inner_text()
    assert "€50,000 · Territoire du Pays d'Aix" in said
    assert "€64,000 · advance · 80 %" in said


def test_filters_of_the_flows_stand_in_the_address(opened: Opened) -> None:
    page = opened.go("/reseau/flux?lang=en")
    assert page.locator("#total").inner_text() == "€266,000"
    page.select_option("#n-year", "2017")
    page.click("form.parameters button")
    page.wait_for_url("**year=2017**")
    assert page.locator("#total").inner_text() == "€41,000"
    page.goto(page.url)
    assert page.locator("#n-year").input_value() == "2017"


def test_the_years_of_a_pole_are_shown_at_a_phones_width(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 390, "height": 844})
    page = opened.go("/org/pole-scs?lang=en")
    assert page.locator("#timeline rect[class]").count() >= 2
    assert page.locator("#timeline").get_by_label("2019, received (awarded) : €80,000").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_click_on_the_map_narrows_to_a_departement(opened: Opened) -> None:
    page = opened.go("/reseau/flux?lang=en")
    shape = page.locator(".map").get_by_label("Doubs (25) : €41,000")
    box = shape.bounding_box()
    assert box is not None
    assert box["width"] > 5  # the outline was found: an empty reference has no box
    shape.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**territory=departement-25**")
    assert page.locator("#total").inner_text() == "€41,000"
    assert page.locator("#n-territory").input_value() == "departement-25"


def test_a_click_on_the_map_narrows_to_a_region(opened: Opened) -> None:
    page = opened.go("/reseau/flux?lang=en")
    shape = page.locator(".map").get_by_label("Bourgogne-Franche-Comté : €41,000")
    box = shape.bounding_box()
    smaller = page.locator(".map").get_by_label("Doubs (25) : €41,000").bounding_box()
    assert box is not None
    assert smaller is not None
    assert box["width"] > 2 * smaller["width"]
    shape.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**territory=region-27**")
    assert page.locator("#total").inner_text() == "€41,000"


def test_the_maps_fit_a_phone(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 390, "height": 844})
    page = opened.go("/reseau/flux?lang=en")
    assert page.locator(".map svg[role=group]").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth") == 390
