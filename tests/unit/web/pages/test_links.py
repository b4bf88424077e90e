"""Addresses on a server and in a static site."""

from ecograph.web.pages.links import ServerLinks, StaticLinks, evidence_place, local_path
from ecograph.web.pages.view import View


def test_the_language_stays_in_all_links() -> None:
    assert ServerLinks("fr").page("actors", q="pôle", kind="") == "/actors?q=p%C3%B4le"
    assert ServerLinks("en").page("actors") == "/actors?lang=en"
    assert ServerLinks("en").page("actors", lang="fr") == "/actors"
    assert ServerLinks("en").page("document/ab#p1-2") == "/document/ab?lang=en#p1-2"


def test_a_static_page_links_relative_to_itself() -> None:
    links = StaticLinks("en", "org/x")
    assert links.page("act/y/z") == "../../act/y/z/index.en.html"
    assert links.page("act/y/z", lang="fr") == "../../act/y/z/index.html"
    assert links.asset("site.css") == "../../static/site.css"
    assert StaticLinks("fr", "").page("") == "index.html"


def test_a_static_page_links_to_nothing_that_is_not_there() -> None:
    assert StaticLinks("fr", "", frozenset({"org/x"})).page("org/y") == ""


def test_evidence_leads_into_the_text() -> None:
    assert evidence_place("evidence/ab12/41000-41010") == ("document/ab12", 2, "p41000-41010")
    view = View(ServerLinks("fr"), "https://example.org/base/")
    assert view.href("https://example.org/base/evidence/ab12/5-9") == "/document/ab12#p5-9"
    assert view.href("https://w3id.org/ecograph/code/status/paid") == "/code/status/paid"
    assert (
        view.href("https://www.legifrance.gouv.fr/eli/loi/2014/1/27/x")
        == "https://www.legifrance.gouv.fr/eli/loi/2014/1/27/x"
    )
    assert view.href("javascript:alert(1)") == ""
    assert local_path("https://example.org/other", "https://example.org/base/") is None


def test_numbers_in_two_languages() -> None:
    french, english = View(ServerLinks("fr"), ""), View(ServerLinks("en"), "")
    assert french.money("1598033.5") == "1\u202f598\u202f033,50\u00a0€"
    assert english.money("80000") == "€80,000"
    assert (french.day("2019-03-01"), english.day("2019-03-28")) == ("1er mars 2019", "28 March 2019")
