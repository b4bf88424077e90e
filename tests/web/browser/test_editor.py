"""The SPARQL editor in a real browser."""

from tests.web.browser.conftest import Opened

COUNT = "SELECT (COUNT(DISTINCT ?flow) AS ?flows) WHERE { ?flow a <https://w3id.org/ecograph/ns#FundingFlow> }"


def test_the_first_query_runs(opened: Opened) -> None:
    page = opened.go("/sparql")
    page.click(".sparql-form button[type=submit]")
    page.wait_for_selector("#answer tbody tr")
    assert "80000" in page.locator("#answer table").inner_text()
    page.click("#answer th button >> text=amount")
    first = page.locator("#answer tbody tr").first.inner_text()
    assert "41000" in first


def test_a_shared_address_runs_its_query(opened: Opened) -> None:
    page = opened.go(f"/sparql#query={COUNT}")
    page.wait_for_selector("#answer tbody td")
    assert int(page.locator("#answer tbody td").inner_text()) > 5


def test_an_example_fills_the_editor_and_its_answer_is_a_file(opened: Opened) -> None:
    page = opened.go("/sparql")
    page.wait_for_selector("#examples option[value=who_funds_whom]", state="attached")
    page.select_option("#examples", "who_funds_whom")
    page.wait_for_selector("#answer tbody tr")
    with page.expect_download() as file:
        page.click("#answer .tools button >> text=CSV")
    assert file.value.path().read_text().splitlines()[0].startswith("payer")
    page.click("#answer .tools button >> text=Diagramme")
    assert page.locator("#answer svg rect").count() > 1


def test_a_mistake_is_told_at_its_line(opened: Opened) -> None:
    page = opened.go("/sparql#query=SELECT%20%3Fs%0AWHERE%20%7B%20%3Fs%20%3Fp%20%7D")
    page.wait_for_selector("#answer .problem")
    opened.errors.clear()  # the browser logs the status 400
    assert page.locator(".cm-lint-marker-error").count() == 1


def test_terms_are_completed(opened: Opened) -> None:
    page = opened.go("/sparql#query=")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT * { ?f eg:benef")
    page.wait_for_selector(".cm-tooltip-autocomplete >> text=eg:beneficiary")
    page.keyboard.press("Enter")
    assert "PREFIX eg:" in page.locator(".cm-content").inner_text()


def test_triples_are_drawn(opened: Opened) -> None:
    page = opened.go(
        "/sparql#query=CONSTRUCT { ?a <https://schema.org/knows> ?b } WHERE { ?f <https://schema.org/funder> ?a ; <https://w3id.org/ecograph/ns%23beneficiary> ?b }"
    )
    page.wait_for_selector("#answer tbody tr")
    page.click("#answer .tools button >> text=Graphe")
    page.wait_for_selector("#answer .stage canvas")
