"""The ledger: one AmountReading for each sum of the prose, with its reason."""

from collections.abc import Iterable, Iterator

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import AmountReading


def readings_of(prose: Prose, verdicts: Iterable[Verdict]) -> Iterator[AmountReading]:
    """The reading of each sum, in text order."""
    for verdict in sorted(verdicts, key=lambda v: v.sum.start):
        item = verdict.sum
        yield AmountReading(
            evidence=(prose.reading.evidence(item.start, item.end, verdict.reason, round(verdict.score, 3)),),
            act=act_id(prose, item.start),
            amount=item.value,
            use=verdict.use,
            reason=verdict.reason,
            score=round(verdict.score, 3),
        )
