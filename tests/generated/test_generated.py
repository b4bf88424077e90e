"""Made-up acts are read within bounds, and what is read quotes the text, whatever the noise."""

import pytest
from benchmarks.quality import Measured, generated_set, measure
from hypothesis import given, settings

from ecograph.model.documents import Document
from ecograph.model.facts import AmountReading, Attendance, Extraction, Flow
from ecograph.pipeline.extraction import extract
from ecograph.values.folding import name_key
from tests.generated.acts import MadeAct, generate
from tests.generated.noise import NOISES, noised
from tests.generated.strategies import acts, damaged_acts

SAMPLE = 60
FLOORS = {  # precision, recall over the sample
    "acts": (0.95, 0.95), "attendance": (0.99, 0.99), "proxies": (0.97, 0.95), "officials": (0.98, 0.98),
    "flows": (0.88, 0.80), "instalments": (0.95, 0.95), "legal_references": (0.98, 0.98), "organisations": (0.85, 0.88),
}  # fmt: skip
MADE_UP = 0.02  # share of the flows whose amount the act does not give to anybody


def read(text: str) -> Extraction:
    """All that a text says."""
    return extract(Document(name="made.txt", text=text, sha256="0"))


@pytest.fixture(scope="module")
def measured() -> Measured:
    """The tables of a sample of made-up acts."""
    return measure(generated_set(SAMPLE))


@pytest.mark.parametrize("table", FLOORS)
def test_made_up_acts_are_read_within_bounds(measured: Measured, table: str) -> None:
    scores = {score.table: score for score in measured.evaluation().scores}
    precision, recall = FLOORS[table]
    assert scores[table].precision >= precision
    assert scores[table].recall >= recall


def test_the_same_seed_gives_the_same_act() -> None:
    assert generate(7) == generate(7)
    assert len({generate(seed).text for seed in range(50)}) == 50


def test_no_amount_is_made_up() -> None:
    invented = stated = 0
    for act in map(generate, range(120)):
        given_amounts = {row["amount"] for row in (*act.gold["flows"], *act.gold["instalments"])}
        flows = [fact for fact in read(act.text).facts if isinstance(fact, Flow)]
        stated += len(flows)
        invented += sum(int(flow.amount) not in given_amounts for flow in flows)
    assert invented <= MADE_UP * stated


@settings(max_examples=40, deadline=None)
@given(acts())
def test_nobody_is_made_up(act: MadeAct) -> None:
    words = name_key(act.text)
    for person in (fact.person for fact in read(act.text).facts if isinstance(fact, Attendance)):
        assert all(part in words for part in name_key(person).split()), person


@settings(max_examples=60, deadline=None)
@given(damaged_acts())
def test_words_are_always_quoted_from_the_stored_text(act: MadeAct) -> None:
    extraction = read(act.text)
    for fact in extraction.facts:
        for evidence in fact.evidence:
            assert act.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote.strip()
    spans = [fact.evidence[0].start for fact in extraction.facts if isinstance(fact, AmountReading)]
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize("kind", NOISES)
def test_noise_costs_few_names(kind: str) -> None:
    clean = damaged = 0
    for seed in range(12):
        act = generate(seed)
        clean += sum(isinstance(fact, Attendance) for fact in read(act.text).facts)
        damaged += sum(isinstance(fact, Attendance) for fact in read(noised(act.text, kind, act.name)).facts)
    assert damaged >= 0.9 * clean
