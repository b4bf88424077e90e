"""For the people who look after a graph: the ledger of a document, what to review first, judgements recorded."""

from ecograph.curation.ledger import LedgerRow, ledger_in, ledger_of, share_read
from ecograph.curation.recording import record
from ecograph.curation.review import ReviewItem, find_item, judge, review_items

__all__ = [
    "LedgerRow",
    "ReviewItem",
    "find_item",
    "judge",
    "ledger_in",
    "ledger_of",
    "record",
    "review_items",
    "share_read",
]
