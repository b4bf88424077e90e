"""Cards: under a running number the name of each beneficiary, an identifier, what for, and below them the sum."""

import itertools
import re
from dataclasses import replace

from ecograph.text.tables.chunks import Chunk
from ecograph.text.tables.drafts import Draft, DraftRow
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold

_NUMBER = re.compile(r"(?:n ?° ?)?(?P<number>\d{1,3}|[a-z]) ?[.)/°:–-]{1,2} ?(?=\w)")
_IDENTIFIER = re.compile(
    r"(?:n ?° ?)?(?:siret|siren|rna|w\d{9}\b|dossier n ?°|code tiers|adresse|siege)\b|\d{3} ?\d{3} ?\d{3}( ?\d{5})?$"
)


def read_cards(run: list[Chunk]) -> Draft | None:
    """The table of cards, or None where the chunks of the run are no cards: numbers that rise, names above the rest."""
    cards = [_card(chunk) for chunk in run]
    found = [card for card in cards if card is not None]
    numbers = [number for number, _, _ in found]
    if len(found) < 2 or len(found) < len(run) - 1 or sum(len(texts) > 1 for _, texts, _ in found) * 2 < len(found):
        return None
    if any(after - before != 1 for before, after in itertools.pairwise(numbers)):
        return None
    rows = tuple(
        DraftRow((texts[0], texts[1] if len(texts) > 1 else None), tuple(chunk.values), note=chunk.note)
        for _, texts, chunk in found
    )
    if len({len(row.values) for row in rows}) > 1:
        return None
    return Draft("stacked", rows, ("bénéficiaire", "objet"), ("",) * len(rows[0].values), rows[0].start, rows[-1].end)


def _card(chunk: Chunk) -> tuple[int, list[Segment], Chunk] | None:
    """The number of a card, its name and purpose, and the chunk; texts above its number belong to no card."""
    for at, (segment, _) in enumerate(chunk.texts):
        numbered = _NUMBER.match(fold(segment.text))
        if numbered:
            name = replace(
                segment, start=segment.start + numbered.end(), text=segment.text[numbered.end() :],
                left=segment.left + numbered.end(),
            )  # fmt: skip
            number = numbered["number"]
            value = int(number) if number.isdigit() else ord(number)
            return value, [name, *_told(chunk.texts[at + 1 :])], chunk
    return None


def _told(texts: list[tuple[Segment, Line]]) -> list[Segment]:
    return [segment for segment, _ in texts if not _IDENTIFIER.match(fold(segment.text))]
