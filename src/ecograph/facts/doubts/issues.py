"""The doubts of a reading, each with the euros at stake: what a curator should look at first."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ecograph.facts.discrepancies.sums import euros
from ecograph.model.documents import Evidence, Issue, IssueKind
from ecograph.model.facts import AmountReading, Discrepancy, Fact, Flow, NameReading
from ecograph.values.folding import name_key

CLOSE = 0.12  # readings of one amount whose scores differ by less are a doubt
WEAK = 0.7  # a flow whose best evidence is below is a doubt
_USES_OF_MONEY = frozenset({"flow", "component", "unread"})
_SETTLED = frozenset({"restated", "instalment"})  # arithmetic settles these, not the words around them
_IN_EUROS = frozenset({"sum", "share", "conflict", "words"})


def find_doubts(facts: Iterable[Fact]) -> tuple[Issue, ...]:
    """Unread amounts and names, close competitions, weak flows and discrepancies, in text order, each once."""
    found = dict.fromkeys(issue for fact in facts for issue in _doubts_of(fact))
    return tuple(sorted(found, key=_place))


def _place(issue: Issue) -> tuple[int, int, str, str]:
    where = issue.evidence
    return (where.start, where.end, issue.kind, issue.message_en) if where else (0, 0, issue.kind, issue.message_en)


def _doubts_of(fact: Fact) -> Iterator[Issue]:
    if isinstance(fact, AmountReading):
        yield from _doubts_of_amount(fact)
    elif isinstance(fact, NameReading) and fact.use == "unread":
        yield Issue(
            "unread-name", f"nom de liste non lu : {fact.name}", f"listed name not read: {fact.name}", fact.evidence[0]
        )
    elif isinstance(fact, Flow):
        yield from _doubts_of_flow(fact)
    elif isinstance(fact, Discrepancy):
        stake = abs(fact.stated - fact.computed) if fact.kind in _IN_EUROS else Decimal(0)
        yield Issue("conflict", fact.message, f"the source contradicts itself ({fact.kind}): {fact.stated} stated, "
                    f"{fact.computed} computed", fact.evidence[0], float(stake))  # fmt: skip


def _doubts_of_amount(reading: AmountReading) -> Iterator[Issue]:
    place = reading.evidence[0]
    if reading.use == "unread":
        yield _issue(
            "unread-amount", place, reading.amount,
            f"montant non lu ({reading.reason})", f"amount not read ({reading.reason})",
        )  # fmt: skip
        return
    second, gap = reading.runner_up, reading.score - reading.runner_up_score
    is_rival = second is not None and second != reading.use and reading.use not in _SETTLED
    if is_rival and gap < CLOSE and {second, reading.use} & _USES_OF_MONEY:
        scores = f"{reading.score:.2f} / {reading.runner_up_score:.2f}"
        yield _issue(
            "doubt", place, reading.amount,
            f"montant lu comme {reading.use}, presque aussi bien comme {second} ({scores})",
            f"amount read as {reading.use}, almost as well as {second} ({scores})",
        )  # fmt: skip


def _doubts_of_flow(flow: Flow) -> Iterator[Issue]:
    best = max(flow.evidence, key=lambda evidence: evidence.confidence)
    if best.confidence < WEAK:
        who = f"{flow.payer or '?'} -> {flow.payee or '?'}"
        yield _issue(
            "weak-fact", best, flow.amount,
            f"flux peu sûr ({best.confidence:.2f}) : {who}", f"weak flow ({best.confidence:.2f}): {who}",
        )  # fmt: skip
    if flow.payer and name_key(flow.payer) == name_key(flow.payee):
        yield _issue(
            "doubt", best, flow.amount,
            f"{flow.payer} se verserait à elle-même", f"{flow.payer} would pay itself",
        )  # fmt: skip


def _issue(kind: IssueKind, place: Evidence, amount: Decimal, message_fr: str, message_en: str) -> Issue:
    """An issue whose sentences end with the amount, and which weighs the amount."""
    stake = float(abs(amount))
    return Issue(kind, f"{message_fr} : {euros(amount)}", f"{message_en}: {euros(amount)}", place, stake)
