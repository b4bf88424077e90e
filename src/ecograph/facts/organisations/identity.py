"""Official numbers and addresses, given to the organisation that they stand beside."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from ecograph.facts.organisations.cards import Card
from ecograph.model.readings import Reading
from ecograph.values.identifiers import find_identifiers
from ecograph.values.organisations import one_line

_NEAR = 250  # characters between a name and the address that follows it
_REACH = 600  # characters between a party's name and its numbers
_BLOCK = re.compile(
    r"\n\s*\n|\n\s*et\s*,?\s*\n|\bd'une part\b|\bci-apres\b|[;.]\s*\n|\n\s{0,8}\d{1,2}[.)-]|\bet\s*:?\s(?=l'|la |le )"
    r"|\brepresentee? par\b"
)
_SEAT = re.compile(
    r"(?:dont le siege(?: social)?(?: est)?|ayant son siege(?: social)?|siege social|domiciliee?s?|sise?s?|situee?s?"
    r"|adresse)(?: est)?(?: (?:situee?|fixee?|sise?|etablie?|domiciliee?))?(?: a l'adresse suivante)?\s?"
    r"(?: (?:au|a|en))?\s?:?\s{0,3}"
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


@dataclass(frozen=True)
class Places:
    """Where the organisations of a document are named, in text order."""

    starts: list[int]
    ends: list[int]
    cards: list[Card]

    @classmethod
    def of(cls, cards: list[Card]) -> "Places":
        """The places of all cards."""
        named = sorted((start, end, rank) for rank, card in enumerate(cards) for start, end in card.spans)
        return cls([n[0] for n in named], [n[1] for n in named], [cards[n[2]] for n in named])

    def before(self, position: int, reach: int) -> list[tuple[int, Card, int]]:
        """Starts, cards and ends of what is named within reach before a position, in text order."""
        first, last = bisect_left(self.starts, position - reach), bisect_left(self.starts, position)
        return [(self.starts[i], self.cards[i], self.ends[i]) for i in range(first, last) if self.ends[i] <= position]


def add_identifiers(reading: Reading, cards: list[Card]) -> None:
    """Give each number to the organisation in whose block it stands."""
    places = Places.of(cards)
    for number in find_identifiers(reading.text):
        card = _named_before(reading, places, number.start)
        if card is None:
            continue
        if number.kind == "siret" and not card.siret:
            card.siret, card.siren = number.value, number.value[:9]
        elif number.kind == "siren":
            card.siren = card.siren or number.value
        elif number.kind == "rna":
            card.rna = card.rna or number.value


def _named_before(reading: Reading, places: Places, position: int) -> Card | None:
    """The organisation whose block a number stands in: the first one named since the last block began."""
    inside = places.before(position, _REACH)
    for cut in _BLOCK.finditer(reading.folded, max(0, position - _REACH), position):
        inside = [pair for pair in inside if pair[0] >= cut.end() - 1] or inside
    return inside[0][1] if inside else None


def add_addresses(reading: Reading, cards: list[Card]) -> None:
    """Give each address that ends in a postcode and a town to the organisation it follows."""
    places = Places.of(cards)
    for code in _POSTCODE.finditer(reading.text):
        last = places.before(code.start(), 160)
        start = _address_start(reading, code.start(), last[-1][2] if last else 0)
        if start is None:
            continue
        town = _TOWN.match(reading.text, code.end())
        end = code.end() if code[0].startswith("(") else town.end() if town else None
        near = places.before(start, _NEAR)
        if near and end and not near[-1][1].address:
            near[-1][1].address = one_line(reading.text[start:end]).strip(" ,:-")


def _address_start(reading: Reading, code: int, named_until: int) -> int | None:
    """Where the address that a postcode ends begins: after "dont le siège est", else at its street.

    A name with its own "Les" or "Place" is no street: the street is sought behind the last name first.
    """
    if named_until > code - 160:
        behind = _STREET.search(reading.folded, named_until, code)
        if behind and behind.start() - named_until <= 3:
            return behind.start()
    window = max(0, code - 160)
    seats = list(_SEAT.finditer(reading.folded, window, code))
    if seats:
        return seats[-1].end()
    streets = _STREET.finditer(reading.folded, window, code)
    return next((m.start() for m in streets if not reading.folded[m.start() - 1].isalnum()), None)
