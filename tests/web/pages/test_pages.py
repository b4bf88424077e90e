"""What people see: every kind of page, in both languages, with nothing that the policy forbids and no dead link."""

import html
import re
from html.parser import HTMLParser

import httpx
import pytest

from tests.web.conftest import ACT

PAGES = (
    "/", "/actors", "/acts", "/flows", "/conventions", "/sessions", "/partnerships", "/projects", "/queries", "/discrepancies",
    "/about", "/ns", "/shapes", "/sparql", "/code/status", "/code/status/awarded", "/org/pole-scs", "/org/200054807",
    "/person/242500361/jean-louis-fousseret", ACT, "/session/242500361/conseil-de-communaute/2017-11-16",
    "/queries/who_funds_whom", "/queries/actor_flows", "/project/flexgrid",
)  # fmt: skip


class Reader(HTMLParser):
    """Collects what a page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a" and said.get("href"):
            self.links.append(str(said["href"]))
        if said.get("id"):
            self.ids.append(str(said["id"]))
        if (
            (tag in ("script", "style") and not is_allowed(said))
            or "style" in said
            or any(name.startswith("on") for name in said)
        ):
            self.inline.append(tag)


def is_allowed(said: dict[str, str | None]) -> bool:
    """Whether the policy lets a script run, or it is data that no browser runs."""
    return str(said.get("src", "")).startswith("/static/bundles/") or said.get("type") == "application/json"


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_a_language(browser: httpx.Client, path: str, lang: str) -> None:
    response = browser.get(path, params={"lang": lang})
    assert response.status_code == 200
    assert f'<html lang="{lang}">' in response.text
    page = read(response.text)
    assert page.inline == []
    assert page.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    anchors = [one for one in page.ids if not re.match(r"p\d+-", one)]
    assert len(anchors) == len(set(anchors))
    own = [link for link in page.links if link.startswith("/") and "/queries/" not in link and ".csv" not in link]
    if lang == "en":
        assert all("lang=en" in link for link in own if "." not in link and link != "/" + path.strip("/"))


def test_links_of_the_pages_lead_somewhere(browser: httpx.Client) -> None:
    targets = set()
    for path in PAGES:
        targets.update(link.partition("#")[0] for link in read(browser.get(path).text).links if link.startswith("/"))
    sample = sorted(targets)[:: max(1, len(targets) // 150)]
    dead = [target for target in sample if browser.get(html.unescape(target)).status_code != 200]
    assert dead == []


def test_an_act_shows_its_text_with_every_fact(browser: httpx.Client) -> None:
    page = browser.get(ACT).text
    assert re.search(r'<mark class="g-\w+[^"]*" title="[^"]*80\u202f000', page)
    assert "Une subvention de 80.000 euros" in re.sub(r"<[^>]+>", "", page)
    for section in ("act_flows", "legal_basis", "act_ties"):
        assert f'id="{section}"' in page
    assert "SAFE Cluster" in page


def test_the_words_of_a_flow_lead_into_the_text(browser: httpx.Client) -> None:
    page = browser.get("/org/pole-scs").text
    target = re.search(r'<a class="quote" href="(/document/[0-9a-f]+)#(p\d+-\d+)"', page)
    assert target is not None
    assert f'id="{target.group(2)}"' in browser.get(target.group(1)).text


def test_an_actor_s_sums_keep_stages_and_instruments_apart(browser: httpx.Client) -> None:
    page = browser.get("/org/pole-des-microtechniques").text
    start = page.index('id="actor_totals"')
    table = page[start : page.index("</table>", start)]
    assert table.count("<tr>") == 1 + 3  # 2017: requested, awarded, planned
    assert "41\u202f000" in table


def test_a_person_shows_what_they_did_in_office(browser: httpx.Client) -> None:
    page = browser.get("/person/242500361/jean-louis-fousseret").text
    assert "Président" in page
    assert "s&#39;est déporté" in page


def test_lists_search_without_accents(browser: httpx.Client) -> None:
    assert "/org/pole-des-microtechniques" in browser.get("/actors", params={"q": "POLE MICROTECH"}).text
    assert browser.get("/flows.csv", params={"status": "awarded"}).text.count("flow/") >= 3
    assert len(browser.get("/actors.json", params={"q": "pole scs"}).json()) == 1
    assert browser.get("/acts", params={"page": "9999999999999", "order": "'", "year": "\x00"}).status_code == 200


def test_a_question_answers_on_its_page(browser: httpx.Client) -> None:
    page = browser.get("/queries/who_funds_whom", params={"in_year": "2019", "with_status": "awarded"}).text
    assert "Medinsoft" in page
    assert "in_year=2019" in page.replace("&amp;", "&")
    assert browser.get("/queries/who_funds_whom", params={"in_year": "soon"}).status_code == 400
    assert browser.get("/queries/no_such_query").status_code == 404


def test_tables_come_as_csv_and_json(browser: httpx.Client) -> None:
    page = browser.get("/org/pole-scs").text
    address = html.unescape(re.search(r'href="(/queries/actor_flows\.csv\?[^"]+)"', page).group(1))  # type: ignore[union-attr]
    assert browser.get(address).text.splitlines()[0].startswith("direction,other,amount")


def test_static_files_are_served_with_their_types(browser: httpx.Client) -> None:
    assert browser.get("/static/site.css").headers["content-type"].startswith("text/css")
    assert browser.get("/static/../app.py").status_code == 404


def test_what_is_asked_for_by_its_hash_is_kept(browser: httpx.Client) -> None:
    assert "immutable" in browser.get("/static/site.css?abc").headers["cache-control"]
    assert browser.get("/static/site.css").headers["cache-control"] == "no-cache"
    assert browser.get("/static/nothing.js?abc").status_code == 404


@pytest.mark.parametrize(
    ("past", "last"),
    [
        ("/actors?page=99", "/actors?page=5"), ("/queries/attendance?page=99", "/queries/attendance?page=5"),
        ("/session/242500361/conseil-de-communaute/2017-11-16?who_sat=99", "/session/242500361/conseil-de-communaute/2017-11-16?who_sat=4"),
    ],
)  # fmt: skip
def test_past_the_last_page_is_the_last_page(browser: httpx.Client, past: str, last: str) -> None:
    bodies = [re.findall(r"<tbody>.*?</tbody>", browser.get(path).text, re.S) for path in (past, last)]
    assert bodies[0] == bodies[1]
    assert all("<td" in body for body in bodies[0])
    assert re.search(r"page (\d+) sur \1\b", browser.get(past).text)
