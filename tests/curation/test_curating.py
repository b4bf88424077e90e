"""From the list of what to review to the next build: judgements are kept, applied and told in the graph."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from ecograph.cli import app
from ecograph.curation import ReviewItem, ledger_in, ledger_of, review_items, share_read
from ecograph.exports.tables import table_dicts
from ecograph.pipeline import extract_file
from ecograph.pipeline.build import build
from ecograph.stores import Store, open_store
from ecograph.vocabulary import EG, PROV
from tests.conftest import ACTS, silent

TWO_NAMES = """DÉPARTEMENT DE LA CORRÈZE
Commission permanente - Séance du 12 mars 2021
DÉLIBÉRATION n° 2021-{number}
La Commission permanente, après en avoir délibéré, DÉCIDE d'attribuer à l'association {payee} une subvention de
{amount} € pour l'année 2021.
Délibération adoptée à l'unanimité.
"""


@pytest.fixture(scope="module")
def acts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of acts that leave doubts, and two that call one association by two like names."""
    folder = tmp_path_factory.mktemp("acts")
    for name in ("r01", "d04", "e08"):
        shutil.copy(next(ACTS.glob(f"seen/{name}*")), folder)
    grants = (("Les Tréteaux de Vézère", "4 000"), ("Les Treteaux de la Vézère", "700"))
    for number, (payee, amount) in enumerate(grants):
        (folder / f"z{number}.txt").write_text(TWO_NAMES.format(number=number, payee=payee, amount=amount), "utf-8")
    return folder


@pytest.fixture
def store(acts: Path, tmp_path: Path) -> Path:
    """The store of these acts."""
    build([acts], tmp_path / "store", 1, silent)
    return tmp_path / "store"


def rebuilt(acts: Path, location: Path, corrections: Path) -> Store:
    """The store after a build that replays the judgements."""
    build([acts], location, 1, silent, corrections)
    return open_store(location)


def run(*arguments: object) -> str:
    """What the command prints; it must succeed."""
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.output


def flows(store: Store) -> Iterator[tuple[str, str]]:
    """IRI and payee of all flows."""
    return ((row["flow"], row["payee"]) for row in table_dicts(store, "flows"))


def fact_of(store: Store) -> ReviewItem:
    """The weightiest doubtful fact."""
    return next(item for item in review_items(store) if item.kind == "fact")


def judgements(store: Store) -> list[tuple[str, ...]]:
    """Verdict, reason, whether it applies and date of the judgements in the graph."""
    query = f"""SELECT ?v ?r ?a ?d {{ GRAPH <https://w3id.org/ecograph/graph/corrections> {{
        ?j a {EG.Judgement} , {PROV.Activity} ; {EG.verdict} ?v ; {EG.reason} ?r ; {EG.applies} ?a .
        OPTIONAL {{ ?j <http://purl.org/dc/terms/date> ?d }} }} }} ORDER BY ?v"""
    result = store.query(query)
    assert isinstance(result, ox.QuerySolutions)
    return [tuple(term.value if term else "" for term in row) for row in result]  # type: ignore[union-attr]


def test_the_list_puts_the_most_euros_first_with_stable_ids(acts: Path, store: Path, tmp_path: Path) -> None:
    items = review_items(open_store(store))
    assert {item.kind for item in items} == {"issue", "fact", "merge"}
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    assert len({item.id for item in items}) == len(items)
    build([acts], tmp_path / "again", 1, silent)
    assert review_items(open_store(tmp_path / "again")) == items


def test_a_fact_judged_wrong_leaves_the_tables(acts: Path, store: Path, tmp_path: Path) -> None:
    file, fact = tmp_path / "c.yml", fact_of(open_store(store))
    before = set(flows(open_store(store)))
    run("review", "--store", store, "--file", file, fact.id, "wrong", "--reason", "mal lu", "--date", "2026-01-31")
    after = rebuilt(acts, store, file)
    gone = before - set(flows(after))
    assert {iri for iri, _ in gone} == {fact.iri}
    assert judgements(after) == [("wrong", "mal lu", "true", "2026-01-31")]
    assert fact.id not in {item.id for item in review_items(after)}
    node = ox.NamedNode(fact.iri)
    graph = ox.NamedNode("https://w3id.org/ecograph/graph/corrections")
    assert {q.graph_name for q in after.quads() if node in (q.subject, q.object)} == {graph}


def test_no_words_are_left_behind_that_nothing_rests_on(acts: Path, store: Path, tmp_path: Path) -> None:
    file, fact = tmp_path / "c.yml", fact_of(open_store(store))
    run("review", "--store", store, "--file", file, fact.iri, "wrong", "--reason", "mal lu")
    quads = list(rebuilt(acts, store, file).quads())
    objects = {quad.object for quad in quads}
    spans = {q.subject for q in quads if q.predicate.value.endswith("hasSelector")}
    assert spans <= objects


def test_a_fact_judged_right_is_sure_and_no_doubt_any_more(acts: Path, store: Path, tmp_path: Path) -> None:
    file, fact = tmp_path / "c.yml", fact_of(open_store(store))
    run("review", "--store", store, "--file", file, fact.id, "right", "--reason", "vérifié")
    after = rebuilt(acts, store, file)
    assert fact.iri in dict(flows(after))
    assert fact.id not in {item.id for item in review_items(after)}
    sure = [q.object for q in after.quads() if q.subject == ox.NamedNode(fact.iri) and q.predicate == EG.confidence]
    assert [getattr(value, "value", "") for value in sure] == ["1"]


@pytest.mark.parametrize(("verdict", "organisations"), [("same", 1), ("different", 2)])
def test_merge_candidates_are_judged(acts: Path, store: Path, tmp_path: Path, verdict: str, organisations: int) -> None:
    file = tmp_path / "c.yml"
    pair = next(item for item in review_items(open_store(store)) if "Tréteaux" in item.about)
    run("review", "--store", store, "--file", file, pair.id, verdict, "--reason", "statuts")
    assert pair.id not in run("review", "--store", store, "--file", file, "--format", "csv")
    after = rebuilt(acts, store, file)
    assert "Tréteaux" not in "".join(item.about for item in review_items(after))
    payees = {q.object for q in after.quads() if q.predicate == EG.beneficiary and "treteaux" in str(q.object)}
    assert len(payees) == organisations


def test_a_judgement_that_finds_nothing_says_so(acts: Path, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.yml"
    file.write_text("judged:\n  - {fact: 'https://w3id.org/ecograph/flow/0', verdict: wrong, reason: a}\n", "utf-8")
    assert judgements(rebuilt(acts, store, file)) == [("wrong", "a", "false", "")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["m-00000000", "same", "--reason", "a"], "Nothing to review"),
        (["{fact}", "same", "--reason", "a"], "wrong or right"),
        (["{fact}", "wrong"], "wants a reason"),
        (["{fact}"], "Say the verdict"),
    ],
)
def test_what_does_not_fit_is_refused(store: Path, tmp_path: Path, arguments: list[str], message: str) -> None:
    fact = fact_of(open_store(store)).id
    given = [argument.replace("{fact}", fact) for argument in arguments]
    result = CliRunner().invoke(app, ["review", "--store", str(store), "--file", str(tmp_path / "c.yml"), *given])
    assert message in str(result.exception)
    assert not (tmp_path / "c.yml").exists()


def test_a_file_and_a_store_give_the_same_ledger(acts: Path, store: Path) -> None:
    path = next(acts.glob("r01*"))
    rows = ledger_of(extract_file(path))
    assert rows == tuple(sorted(ledger_in(open_store(store), path.name), key=lambda r: (r.start, r.end, r.kind)))
    text = path.read_text(encoding="utf-8")
    assert all(text[row.start : row.end] == row.quote for row in rows)
    read, amounts = share_read(rows)
    assert 0 < read <= amounts


def test_explain_prints_the_ledger(acts: Path, store: Path) -> None:
    path = next(acts.glob("r01*"))
    told = json.loads(run("explain", path, "--format", "json"))
    assert told["amounts"] >= told["amounts_read"] > 0
    assert all(row["reason"] and row["reading"] for row in told["rows"])
    assert "amounts read" in run("explain", path)
    assert run("explain", path.name, "--store", store, "--format", "csv").startswith("start,end,kind,value,reading")


def test_explain_names_what_it_does_not_find(store: Path) -> None:
    assert "--store" in str(CliRunner().invoke(app, ["explain", "nothing.txt"], env={"ECOGRAPH_STORE": ""}).exception)
    missing = CliRunner().invoke(app, ["explain", "nothing.txt", "--store", str(store)])
    assert "nothing.txt" in str(missing.exception)
