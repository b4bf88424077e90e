"""The SPARQL editor in a real browser."""

from playwright.sync_api import expect

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
    page.click("#examples summary")
    page.fill("#words", "qui finance qui")
    assert page.locator("#examples li").count() < 10
    page.click("#examples button >> text=Qui finance qui")
    page.wait_for_selector("#answer tbody tr")
    with page.expect_download() as file:
        page.click("#answer .tools button >> text=CSV")
    rows = file.value.path().read_text().splitlines()
    assert rows[0].startswith("payer")
    assert len(rows) - 1 == page.locator("#answer tbody tr").count()
    page.click("#answer .tools button >> text=Diagramme")
    assert page.locator("#answer svg rect").count() == len(rows) - 1
    assert page.locator("#answer button[aria-pressed=true]").inner_text() == "Diagramme"


def test_another_parameter_fills_the_question_again(opened: Opened) -> None:
    page = opened.go("/sparql")
    page.click("#examples summary")
    page.click("#examples button >> text=Quels sont les plus gros flux")
    expect(page.locator("#answer tbody tr")).to_have_count(4)
    expect(page.locator(".cm-content")).to_contain_text("code/status/awarded")  # what the question asks unless told
    page.select_option("#parameters select", "requested")
    expect(page.locator(".cm-content")).to_contain_text("code/status/requested")
    expect(page.locator("#answer")).not_to_contain_text("65000")
    page.select_option("#parameters select", "")
    expect(page.locator(".cm-content")).not_to_contain_text("code/status/")
    expect(page.locator("#answer tbody tr")).to_have_count(10)


def test_a_question_about_one_actor_waits_for_it(opened: Opened) -> None:
    page = opened.go("/sparql?lang=en")
    page.click("#examples summary")
    page.click("#examples button >> text=What an organisation gave and received")
    page.wait_for_selector("#parameters input")
    assert page.locator("#answer tbody").count() == 0
    page.fill("#parameters input", "https://w3id.org/ecograph/org/pole-scs")
    page.keyboard.press("Tab")
    page.wait_for_selector("#answer tbody tr")
    link = page.locator("#answer tbody a").first.get_attribute("href")
    assert link is not None
    assert link.startswith("/")
    assert "lang=en" in link


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
    page.wait_for_timeout(200)  # the list takes no key at once, so that nobody picks by mistake
    page.keyboard.press("Enter")
    assert "PREFIX eg:" in page.locator(".cm-content").inner_text()


def test_triples_are_drawn(opened: Opened) -> None:
    page = opened.go(
        "/sparql#query=CONSTRUCT { ?a <https://schema.org/knows> ?b } WHERE { ?f <https://schema.org/funder> ?a ; <https://w3id.org/ecograph/ns%23beneficiary> ?b }"
    )
    page.wait_for_selector("#answer tbody tr")
    page.click("#answer .tools button >> text=Graphe")
    page.wait_for_selector("#answer .stage canvas")


def test_rows_of_two_things_are_drawn_too(opened: Opened) -> None:
    query = "SELECT ?a ?b { ?f <https://schema.org/funder> ?a ; <https://w3id.org/ecograph/ns%23beneficiary> ?b }"
    page = opened.go(f"/sparql#query={query}")
    page.click("#answer .tools button >> text=Graphe")
    page.wait_for_selector("#answer .stage canvas")


def test_sums_by_year_make_a_line(opened: Opened) -> None:
    page = opened.go(
        '/sparql#query=SELECT ?year ?euros { VALUES (?year ?euros) { ("2017" 41000) ("2019" 145000) ("2020" 80000) } }'
    )
    page.click("#answer .tools button >> text=Diagramme")
    page.select_option("#answer .chart select >> nth=1", "line")
    assert page.locator("#answer circle").count() == 3


def test_typing_over_a_selection_breaks_no_rule_of_the_page(opened: Opened) -> None:
    page = opened.go("/sparql")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.type("ASK {}")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer .truth >> text=vrai")


def test_codes_are_completed_by_their_iri(opened: Opened) -> None:
    page = opened.go("/sparql#query=")
    page.click(".cm-content")
    page.keyboard.type("ASK { ?f eg:flowStatus <awar")
    page.wait_for_selector(".cm-tooltip-autocomplete >> text=status/awarded")
    page.wait_for_timeout(200)  # the list takes no key at once, so that nobody picks by mistake
    page.keyboard.press("Enter")
    assert "<https://w3id.org/ecograph/code/status/awarded>" in page.locator(".cm-content").inner_text()


def test_escape_leaves_the_editor_and_a_query_can_be_stopped(opened: Opened) -> None:
    page = opened.go("/sparql#query=")
    page.click(".cm-content")
    page.keyboard.type("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Enter")
    page.wait_for_selector(".sparql-form button[type=submit] >> text=Arrêter")
    page.click(".sparql-form button[type=submit]")
    page.wait_for_selector("#sparql-status >> text=Requête arrêtée")
