"""Which of the names seen are organisations of the document, and which only stand in its letterhead."""

import re

from ecograph.facts.organisations.cards import Card
from ecograph.model.readings import Reading

_LETTERHEAD = 400  # characters at the head of an act, where the departement of a commune is printed


def is_listed(reading: Reading, card: Card) -> bool:
    """Whether a name counts among the organisations of the document."""
    if card.in_facts:
        return True
    if card.score < 0.5 or not card.rule:
        return False
    if card.type == "departement" and _only_in_letterhead(reading, card):
        return False
    return not (card.rule == "prefecture" and re.search(r"recu|transmi|accuse", reading.folded[max(0, card.start - 60) : card.start]))


def _only_in_letterhead(reading: Reading, card: Card) -> bool:
    return all(end < _LETTERHEAD and reading.text[start:end].isupper() for start, end in card.spans)
