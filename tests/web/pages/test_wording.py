"""How pages name things and write figures: no hash where a name can be, years as years, words that lead where they say."""

import html
import itertools
import re
from collections import Counter

import httpx
import pytest

from ecograph.queries import catalogue
from ecograph.web.pages.wording import CATALOGUE, phrase

BASE = "https://w3id.org/ecograph"
PART = """PREFIX eg: <https://w3id.org/ecograph/ns#>
SELECT ?part { ?part a eg:FlowComponent ; eg:amount 50000.0 ; eg:partOfAmount 65000.0 }"""


def words(client: httpx.Client, path: str) -> str:
    """The words of a page, with single spaces."""
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", client.get(path).raise_for_status().text)
    return re.sub(r"[ \n\t]+", " ", html.unescape(re.sub("<[^>]+>", " ", text)))


def ask(client: httpx.Client, query: str) -> list[dict[str, str]]:
    """The rows of a query."""
    rows = client.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_years_are_not_written_as_numbers(browser: httpx.Client) -> None:
    for lang, name in itertools.product(
        ("fr", "en"), ("pole_partners_over_time", "money_network", "partnership_network")
    ):
        said = words(browser, f"/queries/{name}?lang={lang}")
        assert "2019" in said
        assert not re.search(r"2[,\u202f]0\d\d\b", said)


def test_who_was_represented_leads_to_the_holder(browser: httpx.Client) -> None:
    sessions = browser.get("/queries/who_sat.json").json()["results"]["bindings"]
    row = next(row for row in sessions if "represented_by_iri" in row)
    local = {name: row[name]["value"].removeprefix(BASE) for name in row}
    page = browser.get(local["session_iri"]).text
    assert f'<a href="{local["represented_by_iri"]}">{html.escape(local["represented_by"])}</a>' in page
    assert f'<a href="{local["iri"]}">' in page
    assert "Présence" in page


def test_columns_of_iris_belong_to_a_column_of_their_name() -> None:
    """Else the page guesses which words lead there, and guesses wrong."""
    alone = {"flow_iri", "part_iri", "statement_iri"}  # of the row itself: they lead from its amount or kind
    for query in catalogue().values():
        named = {column for column in query.columns if column.endswith("_iri")}
        assert {column for column in named - alone if column.removesuffix("_iri") not in query.columns} == set(), (
            query.name
        )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("FlowComponent", r"^Métropole Aix-Marseille-Provence → \S.* : \d[\d\u202f]*\xa0€$"), ("Instalment", r"^\w.* : \d[\d\u202f]*\xa0€$"),
        ("RoleHolding", "^[^,]+, .+"), ("Attendance", "^[^,]+, (présent|excusé|représenté|absent)"), ("Proxy", "^.+ → .+"),
        ("Discrepancy", "somme"), ("NameMention", "^.+"), ("Citation", "^.+"), ("Issue", "^.+"), ("Budget", "^budget$"),
    ],
)  # fmt: skip
def test_no_page_is_called_by_a_hash(browser: httpx.Client, kind: str, said: str) -> None:
    query = f"SELECT DISTINCT ?x {{ ?x a <https://w3id.org/ecograph/ns#{kind}> }} ORDER BY ?x LIMIT 5"
    rows = ask(browser, query)
    assert rows
    for row in rows:
        path = row["x"].removeprefix(BASE)
        page = browser.get(path).text
        title = html.unescape(page.partition("<h1>")[2].partition("</h1>")[0])
        assert path.rsplit("/", 1)[-1] not in title
        assert re.search(said, title), title
        assert not re.search(r">[0-9a-f]{16}<", page)  # nor is a link


def test_euros_and_numbers_are_grouped_in_the_card(browser: httpx.Client) -> None:
    part = words(browser, ask(browser, PART)[0]["part"].removeprefix(BASE))
    assert "part de 65\u202f000\u00a0€" in part
    assert "partie de flux : 65\u202f000\u00a0€" in part
    row = browser.get("/queries/discrepancies.json").json()["results"]["bindings"][0]
    assert "valeur calculée 833\u202f906" in words(browser, row["iri"]["value"].removeprefix(BASE))


def test_a_budget_has_its_lines_and_a_vote_its_figures_only(browser: httpx.Client) -> None:
    budgets = browser.get("/queries/budgets.json").json()["results"]["bindings"]
    row = next(budget for budget in budgets if float(budget["expense"]["value"]))
    page = words(browser, row["iri"]["value"].removeprefix(BASE))
    assert "Lignes du budget" in page
    assert "Frais de structure 284\u202f252\u00a0€ non" in page
    vote = words(browser, "/act/242500361/2017-11-16/2017-003854/vote")
    assert "pour 115" in vote
    assert "chaque fait surligné" not in vote


def test_every_column_has_a_heading_in_both_languages() -> None:
    missing = {
        (query.name, column)
        for query in catalogue().values() for column in query.columns if column != "iri" and not column.endswith("_iri")
        if not (phrase(f"column.{column}", "fr") or phrase(f"column.{query.name}.{column}", "fr"))
    }  # fmt: skip
    assert missing == set()


def test_a_french_page_is_headed_in_french(browser: httpx.Client) -> None:
    heads = re.findall(r"<th[^>]*>([^<]+)</th>", browser.get("/queries/acts").text)
    assert {"Date de séance", "Pour", "Contre"} <= set(heads)
    assert not [head for head in heads if "_" in head or head.startswith("votes")]


def test_a_passage_shows_its_words_and_leads_to_what_it_states(browser: httpx.Client) -> None:
    query = "SELECT ?x ?span { ?x a <https://w3id.org/ecograph/ns#FundingFlow> ; <https://w3id.org/ecograph/ns#mainEvidence> ?span } LIMIT 1"
    row = {name: iri.removeprefix(BASE) for name, iri in ask(browser, query)[0].items()}
    page = browser.get(row["span"]).text
    assert f'<a href="{row["x"]}">flux de financement</a>' in page
    document, place = row["span"].removeprefix("/evidence/").split("/")
    assert f'href="/document/{document}#p{place}"' in page
    said = browser.get(row["span"] + ".nt").text
    exact = next(line for line in said.splitlines() if "oa#exact" in line).split('"')[1]
    assert exact[:30] in words(browser, row["span"])


def test_codes_of_a_network_are_in_words(browser: httpx.Client) -> None:
    page = browser.get("/queries/money_network").text
    assert '<span class="code">subvention</span>' in page
    assert '<span class="code">attribué</span>' in page
    assert ">awarded<" not in page


def test_no_phrase_is_said_twice() -> None:
    keys = re.findall(r"^([a-z][\w.-]*):", CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [key for key, number in Counter(keys).items() if number > 1] == []
