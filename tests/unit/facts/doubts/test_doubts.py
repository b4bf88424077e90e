"""Every amount and every listed name has one reading; what is left open is an Issue with its euros."""

from decimal import Decimal

import pytest

from ecograph.annotations import annotate
from ecograph.facts.doubts import complete_ledger, find_doubts
from ecograph.model.documents import Document, Evidence
from ecograph.model.facts import AmountReading, Discrepancy, Extraction, Fact, Flow, NameReading
from ecograph.model.readings import Reading
from ecograph.pipeline import extract_file
from ecograph.pipeline.extraction import extract
from ecograph.values.folding import fold
from tests.conftest import ACTS


def reading_of(text: str) -> Reading:
    """An annotated reading of a text as it stands."""
    document = Document(name="a.txt", text=text, sha256="0")
    return annotate(Reading(document, text, range(len(text) + 1), fold(text)))


def amount(text: str, quote: str, use: str, score: float, **more: object) -> AmountReading:
    """A reading of the amount that a text quotes."""
    start = text.index(quote)
    place = Evidence(start, start + len(quote), quote, "rule", score)
    value = Decimal("".join(c for c in quote if c.isdigit()))
    return AmountReading(evidence=(place,), amount=value, use=use, reason="rule", score=score, **more)  # type: ignore[arg-type]


def flow(text: str, value: int, confidence: float, payee: str = "Club") -> Flow:
    """A flow that a whole text states."""
    place = Evidence(0, len(text), text, "award", confidence)
    return Flow(evidence=(place,), payer="Ville", payee=payee, amount=Decimal(value))


def kinds(facts: tuple[Fact, ...]) -> list[tuple[str, float]]:
    """The kinds of the doubts, with the euros at stake."""
    return [(issue.kind, issue.weight) for issue in find_doubts(facts)]


def test_an_amount_that_no_family_took_up_is_unread() -> None:
    facts = complete_ledger(reading_of("Le chantier a duré. On parle de 4 000 €."), ())
    assert [(f.use, f.amount) for f in facts if isinstance(f, AmountReading)] == [("unread", Decimal(4000))]
    assert kinds(facts) == [("unread-amount", 4000.0)]


def test_an_amount_that_a_flow_quotes_is_that_flow() -> None:
    text = "Le club reçoit 4 000 €."
    facts = complete_ledger(reading_of(text), (flow(text, 4000, 0.9),))
    assert [f.use for f in facts if isinstance(f, AmountReading)] == ["flow"]


def test_a_nil_amount_is_no_doubt() -> None:
    assert kinds(complete_ledger(reading_of("Reste à payer : 0,00 €."), ())) == []


def test_the_better_of_two_readings_wins_and_the_other_is_a_doubt() -> None:
    text = "Le club reçoit 4 000 €."
    both = (amount(text, "4 000 €", "cost", 0.7), amount(text, "4 000 €", "flow", 0.75))
    (kept,) = complete_ledger(reading_of(text), both)
    assert isinstance(kept, AmountReading)
    assert (kept.use, kept.runner_up, kept.runner_up_score) == ("flow", "cost", 0.7)
    assert kinds((kept,)) == [("doubt", 4000.0)]


@pytest.mark.parametrize(("runner_up", "second", "doubts"), [("cost", 0.2, 0), ("cost", 0.85, 1), ("flow", 0.85, 0)])
def test_only_a_close_rival_is_a_doubt(runner_up: str, second: float, doubts: int) -> None:
    text = "une aide de 4 000 €"
    assert len(kinds((amount(text, "4 000 €", "flow", 0.9, runner_up=runner_up, runner_up_score=second),))) == doubts


def test_a_weak_flow_and_one_to_oneself_are_doubts() -> None:
    assert kinds((flow("x", 900, 0.4),)) == [("weak-fact", 900.0)]
    assert kinds((flow("x", 900, 0.9, payee="VILLE"),)) == [("doubt", 900.0)]
    assert kinds((flow("x", 900, 0.9),)) == []


def test_a_discrepancy_weighs_the_euros_that_differ() -> None:
    place = (Evidence(0, 1, "x", "sum"),)
    wrong = Discrepancy(evidence=place, kind="sum", message="m", stated=Decimal(820), computed=Decimal(800))
    assert kinds((wrong,)) == [("conflict", 20.0)]
    votes = Discrepancy(evidence=place, kind="votes", message="m", stated=Decimal(30), computed=Decimal(20))
    assert kinds((votes,)) == [("conflict", 0.0)]


def test_listed_names_that_no_list_was_read_for_are_unread() -> None:
    text = "Jury : Mme Anne MOREAU, M. Paul LEGRAND, Mme Lise BONNET."
    names = [f for f in complete_ledger(reading_of(text), ()) if isinstance(f, NameReading)]
    assert [(f.name, f.use) for f in names] == [
        ("Mme Anne MOREAU", "unread"), ("M. Paul LEGRAND", "unread"), ("Mme Lise BONNET", "unread"),
    ]  # fmt: skip
    assert {kind for kind, _ in kinds(tuple(names))} == {"unread-name"}


def test_two_names_are_no_list() -> None:
    assert complete_ledger(reading_of("Mme Anne MOREAU et M. Paul LEGRAND saluent."), ()) == ()


@pytest.mark.parametrize("path", sorted(ACTS.glob("*/*.txt")), ids=lambda path: path.name)
def test_each_amount_of_an_act_has_exactly_one_reading(path: object) -> None:
    extraction: Extraction = extract_file(path)  # type: ignore[arg-type]
    spans = [(e.start, e.end) for f in extraction.facts if isinstance(f, AmountReading) for e in f.evidence[:1]]
    assert len(spans) == len(set(spans))
    unread = sum(isinstance(f, AmountReading) and f.use == "unread" for f in extraction.facts)
    assert sum(issue.kind == "unread-amount" for issue in extraction.issues) == unread
    assert all(extraction.document.text[i.evidence.start : i.evidence.end] == i.evidence.quote
               for i in extraction.issues if i.evidence)  # fmt: skip


def test_every_marked_amount_is_in_the_ledger() -> None:
    text = (
        "DÉLIBÉRATION. Le conseil municipal, après en avoir délibéré, attribue 300 € au Club. Coût : 12 500 € HT, 7 €."
    )
    extraction = extract(Document(name="a.txt", text=text, sha256="0"))
    assert sorted(f.amount for f in extraction.facts if isinstance(f, AmountReading)) == [7, 300, 12500]
