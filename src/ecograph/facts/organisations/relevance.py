"""Which of the names seen are organisations of the document, and which only stand in its letterhead."""

import re

from ecograph.facts.organisations.cards import Card
from ecograph.model.readings import Reading

_LETTERHEAD = 400  # characters at the head of an act, where the departement of a commune is printed
_STATE_BEFORE = re.compile(r"etat\W{1,4}(?:au titre d\w+ (?:la |l')?|via (?:la |le )?)?$")
_UNION_TEXT = re.compile(
    r"(?:fonctionnement|journal officiel|droit|embleme|drapeau|legislation|logos?|traite|charte|reglement\w*"
    r"|etats membres|competence|citoyens?|politique|hors)[^.;]{0,40}\b(?:de|sur) l'$"
)
_FORMALITY = re.compile(
    r"(?:recue?|transmi\w+|transmet\w*|accuse|depo\w+|declaree?|inscrite?|enregistree?|tele\w+|affich\w+|reception"
    r"|notifie\w*|visa)\b[^.]{0,50}$"
)


def is_listed(reading: Reading, card: Card) -> bool:
    """Whether a name counts among the organisations of the document."""
    if card.in_facts:
        return True
    if card.score < 0.5 or not card.rule:
        return False
    if card.type == "departement" and _only_in_letterhead(reading, card):
        return False
    if card.type in ("state", "other") and card.name != "État" and _always_after(reading, card, _STATE_BEFORE):
        return False  # "État (DREETS)" is the State
    if card.name == "Union européenne" and _always_after(reading, card, _UNION_TEXT):
        return False
    return not (card.rule in ("prefecture", "regional-prefecture") and _always_after(reading, card, _FORMALITY))


def _always_after(reading: Reading, card: Card, pattern: re.Pattern[str]) -> bool:
    return all(pattern.search(reading.folded, max(0, start - 80), start) for start, _ in card.spans)


def _only_in_letterhead(reading: Reading, card: Card) -> bool:
    return all(end < _LETTERHEAD and reading.text[start:end].isupper() for start, end in card.spans)
