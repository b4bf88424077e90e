"""The organisations of a document: each once, under its full name, with its type and official numbers."""

from ecograph.facts.organisations.cards import Card, collect
from ecograph.facts.organisations.identity import add_addresses, add_identifiers
from ecograph.facts.organisations.relevance import is_listed
from ecograph.model.facts import Fact, Organisation
from ecograph.model.readings import Reading


def find_organisations(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Organisation facts: every organisation that the document names, once."""
    cards = collect(reading, known)
    add_identifiers(reading, cards)
    add_addresses(reading, cards)
    return tuple(_fact(reading, card) for card in cards if is_listed(reading, card))


def _fact(reading: Reading, card: Card) -> Organisation:
    rule = f"organisation/{card.rule}"
    return Organisation(
        evidence=(card.evidence or reading.evidence(card.start, card.end, rule, card.score),),
        act=_act_at(reading, card.start) if card.evidence is None else "",
        name=card.name,
        type=card.type,
        siren=card.siren,
        siret=card.siret,
        rna=card.rna,
        address=card.address,
        other_names=tuple(sorted(card.other_names - {card.name})),
    )


def _act_at(reading: Reading, offset: int) -> str:
    part = reading.part_at(offset)
    return part.id if part else ""
