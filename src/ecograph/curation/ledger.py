"""The ledger of one document: every euro amount and every listed name, with its reading and the reason for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from ecograph.curation.reasons import reason_in_words
from ecograph.model.facts import AmountReading, Extraction, NameReading
from ecograph.queries import run_query
from ecograph.stores.base import Store

CONTEXT = 32  # characters shown before and after the words


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One amount or listed name of a document: where it stands, what it was read as, and why."""

    start: int
    end: int
    kind: Literal["amount", "name"]
    value: str
    reading: str
    score: float | None
    reason: str
    before: str
    quote: str
    after: str


def ledger_of(extraction: Extraction) -> tuple[LedgerRow, ...]:
    """The ledger of a document that was just read, in text order."""
    facts = (fact for fact in extraction.facts if isinstance(fact, AmountReading | NameReading))
    rows = [_row_of(fact, extraction.document.text) for fact in facts]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end, row.kind)))


def _row_of(fact: AmountReading | NameReading, text: str) -> LedgerRow:
    place = fact.evidence[0]
    before, after = text[max(0, place.start - CONTEXT) : place.start], text[place.end : place.end + CONTEXT]
    reason = reason_in_words(fact.reason)
    if isinstance(fact, NameReading):
        return LedgerRow(place.start, place.end, "name", fact.name, fact.use, None, reason, before, place.quote, after)
    value = format(fact.amount.normalize(), "f")
    return LedgerRow(place.start, place.end, "amount", value, fact.use, fact.score, reason, before, place.quote, after)


def ledger_in(store: Store, document: str) -> tuple[LedgerRow, ...]:
    """The ledger of a document of a store, by file name, in text order; empty where the store has no such document."""
    result = run_query(store, "ledger", {"document": document})
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError("a SELECT query was expected")
    return tuple(map(_row, result))


def _row(solution: ox.QuerySolution) -> LedgerRow:
    def text(name: str) -> str:
        term = solution[name]
        return term.value if isinstance(term, ox.Literal | ox.NamedNode) else ""

    return LedgerRow(
        int(text("start")), int(text("end")), "amount" if text("kind") == "amount" else "name", text("value"),
        text("reading"), float(text("score")) if text("score") else None, reason_in_words(text("reason")),
        text("before"), text("quote"), text("after"),
    )  # fmt: skip


def share_read(rows: Iterable[LedgerRow]) -> tuple[int, int]:
    """How many amounts were read, and how many there are."""
    amounts = [row for row in rows if row.kind == "amount"]
    return sum(row.reading != "unread" for row in amounts), len(amounts)
