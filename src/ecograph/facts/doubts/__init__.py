"""What a reading leaves open: the ledger made whole, and each doubt about it as an Issue."""

from ecograph.facts.doubts.issues import find_doubts
from ecograph.facts.doubts.ledger import complete_ledger

__all__ = ["complete_ledger", "find_doubts"]
