"""Official numbers and addresses, given to the organisation that they stand beside."""

import re

from ecograph.facts.organisations.cards import Card
from ecograph.model.readings import Reading
from ecograph.values.identifiers import find_identifiers
from ecograph.values.organisations import one_line

_REACH = 600  # characters between a party's name and its numbers
_BLOCK = re.compile(
    r"\n\s*\n|\n\s*et\s*,?\s*\n|\bd'une part\b|\bci-apres\b|[;.]\s*\n|\n\s{0,8}\d{1,2}[.)-]|\bet\s*:?\s(?=l'|la |le )"
    r"|\brepresentee? par\b"
)
_SEAT = re.compile(
    r"(?:dont le siege(?: social)?(?: est)?|ayant son siege(?: social)?|siege social|domiciliee?s?|sise?s?|situee?s?|adresse)"
    r"(?: est)?(?: (?:situee?|fixee?|sise?|etablie?|domiciliee?))?(?: a l'adresse suivante)?\s?(?: (?:au|a|en))?\s?:?\s{0,3}"
)
_POSTCODE = re.compile(r"(?<![\d.])(?:\d{2} ?\d{3})(?!\d)\s{1,2}(?=[A-ZÀ-Þ])|\((?:\d{2} ?\d{3})\)")
_TOWN = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*(?:[ -](?:(?:de|du|des|la|le|les|en|sur|sous|l'|d')[ -]?)*[A-ZÀ-Þ][\w'’-]*){0,5}"
    r"(?:,?\s{1,2}[Cc][Ee][Dd][Ee][Xx](?:\s{1,2}\d{1,2})?)?"
)
_STREET = re.compile(
    r"(?:\d{1,4}(?:\s?(?:bis|ter|,|-\s?\d+))*,?\s+)?(?:rue|avenue|av\.|boulevard|bd|place|quai|allee|chemin|impasse|cours"
    r"|route|parvis|square|esplanade|faubourg|hotel d|technopole|domaine|cite|maison|mairie|bp|lieu[- ]dit|zone|parc"
    r"|campus|quartier|villa|passage|promenade|ancien|centre|les? )",
)


def add_identifiers(reading: Reading, cards: list[Card]) -> None:
    """Give each number to the last organisation named before it in the same block."""
    for number in find_identifiers(reading.text):
        card = _named_before(reading, cards, number.start)
        if card is None:
            continue
        if number.kind == "siret" and not card.siret:
            card.siret, card.siren = number.value, number.value[:9]
        elif number.kind == "siren":
            card.siren = card.siren or number.value
        elif number.kind == "rna":
            card.rna = card.rna or number.value


def _named_before(reading: Reading, cards: list[Card], position: int) -> Card | None:
    """The organisation whose block a number stands in: the first one named since the last block began."""
    base = max(0, position - _REACH)
    inside = [(start, card) for card in cards for start, _ in card.spans if base <= start < position]
    for cut in _BLOCK.finditer(reading.folded, base, position):
        inside = [pair for pair in inside if pair[0] >= cut.end() - 1] or inside
    return min(inside, key=lambda pair: pair[0])[1] if inside else None


def add_addresses(reading: Reading, cards: list[Card]) -> None:
    """Give each address that ends in a postcode and a town to the organisation it follows."""
    for code in _POSTCODE.finditer(reading.text):
        start = _address_start(reading, code.start())
        if start is None:
            continue
        town = _TOWN.match(reading.text, code.end())
        end = code.end() if code[0].startswith("(") else town.end() if town else None
        card = _addressee(cards, start)
        if card is not None and end and not card.address:
            card.address = one_line(reading.text[start:end]).strip(" ,:-")


def _address_start(reading: Reading, code: int) -> int | None:
    """Where the address that a postcode ends begins: after "dont le siège est", else at its street."""
    window = max(0, code - 160)
    seats = list(_SEAT.finditer(reading.folded, window, code))
    if seats:
        return seats[-1].end()
    streets = [m for m in _STREET.finditer(reading.folded, window, code) if m.start() == 0 or not reading.folded[m.start() - 1].isalnum()]
    return streets[0].start() if streets else None


def _addressee(cards: list[Card], start: int) -> Card | None:
    near = [(begin, card) for card in cards for begin, end in card.spans if end <= start and start - end <= 250]
    return max(near, key=lambda pair: pair[0])[1] if near else None
