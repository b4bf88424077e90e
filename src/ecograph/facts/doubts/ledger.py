"""The ledger made whole: every euro amount and every listed name of the text has exactly one reading."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ecograph.facts.doubts.names import read_names
from ecograph.model.documents import Evidence
from ecograph.model.facts import AmountReading, AmountUse, Fact, Flow, NameReading
from ecograph.model.readings import Mention, Reading

Span = tuple[int, int]


def complete_ledger(reading: Reading, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with one AmountReading per amount of the text and one NameReading per listed name, in text order."""
    others = [fact for fact in facts if not isinstance(fact, AmountReading | NameReading)]
    amounts = _best(fact for fact in facts if isinstance(fact, AmountReading))
    names = {_span(fact.evidence[0]): fact for fact in reversed(facts) if isinstance(fact, NameReading)}
    for mention in reading.by_kind.get("amount", ()):
        left = _left_over(reading, mention, others)
        amounts.setdefault(_span(left.evidence[0]), left)
    for name in read_names(reading, others, names.values()):
        names.setdefault(_span(name.evidence[0]), name)
    ledger = chain(sorted(amounts.items()), sorted(names.items()))
    return (*others, *(entry for _, entry in ledger))


def _span(evidence: Evidence) -> Span:
    return evidence.start, evidence.end


def _best(readings: Iterable[AmountReading]) -> dict[Span, AmountReading]:
    """The best scored reading of each amount; one that it beat is its runner-up."""
    best: dict[Span, AmountReading] = {}
    for found in readings:
        span = _span(found.evidence[0])
        known = best.get(span)
        best[span] = found if known is None else _winner(known, found)
    return best


def _winner(known: AmountReading, found: AmountReading) -> AmountReading:
    if known.use == found.use:
        return max(known, found, key=lambda r: r.score)
    first, second = sorted((known, found), key=lambda r: (r.use != "unread", r.score), reverse=True)
    if second.score <= first.runner_up_score or second.use == "unread":
        return first
    return AmountReading(
        evidence=first.evidence, act=first.act, amount=first.amount, use=first.use, reason=first.reason,
        score=first.score, runner_up=second.use, runner_up_score=second.score,
    )  # fmt: skip


def _left_over(reading: Reading, mention: Mention, others: Iterable[Fact]) -> AmountReading:
    """The reading of an amount that no family of facts took up: what quotes it, else none."""
    evidence = reading.evidence(mention.start, mention.end, "ledger", 0.1)
    part = reading.part_at(mention.start)
    amount = mention.value.value
    quoting = next(_quoting(evidence, amount, others), None)
    use: AmountUse = "unread"
    reason, score = "no-family", 0.1
    if not amount:
        use, reason, score = "other", "nil", 1.0
    elif quoting is not None:
        use = "flow" if quoting.part_of_amount is None else "component"
        reason, score = quoting.evidence[0].rule, 0.5
    return AmountReading(
        evidence=(evidence,), act=part.id if part else "", amount=amount, use=use, reason=reason, score=score
    )


def _quoting(evidence: Evidence, amount: object, facts: Iterable[Fact]) -> Iterator[Flow]:
    """Flows of this amount whose words hold it."""
    for fact in facts:
        if not isinstance(fact, Flow) or fact.amount != amount:
            continue
        if any(e.start <= evidence.start and evidence.end <= e.end for e in fact.evidence):
            yield fact
