"""The ledger: one AmountReading for each sum of the prose, with its reason."""

from collections.abc import Iterable, Iterator

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import AmountReading, AmountUse


def readings_of(prose: Prose, verdicts: Iterable[Verdict]) -> Iterator[AmountReading]:
    """The reading of each sum, in text order."""
    for verdict in sorted(verdicts, key=lambda v: v.sum.start):
        item = verdict.sum
        second, second_score = _runner_up(verdict)
        yield AmountReading(
            evidence=(prose.reading.evidence(item.start, item.end, verdict.reason, round(verdict.score, 3)),),
            act=act_id(prose, item.start),
            amount=item.value,
            use=verdict.use,
            reason=verdict.reason,
            score=round(verdict.score, 3),
            runner_up=second,
            runner_up_score=round(second_score, 3),
        )


def _runner_up(verdict: Verdict) -> tuple[AmountUse | None, float]:
    """The reading that came second: what else the words mean beside a flow, a flow beside all else."""
    nature = verdict.frame.nature
    if verdict.use in ("flow", "component"):
        return (nature.use, nature.score) if nature else (None, 0.0)
    return ("flow", verdict.frame.flow_score) if verdict.frame.cue else (None, 0.0)
