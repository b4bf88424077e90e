"""French numbers written in letters."""

import re

_UNITS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
          "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
          "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
          "septante": 70, "octante": 80, "huitante": 80, "nonante": 90}  # fmt: skip
_LARGE = {"mille": 1_000, "milles": 1_000, "million": 1_000_000, "millions": 1_000_000, "milliard": 10**9,
          "milliards": 10**9}  # fmt: skip
NUMBER_WORDS = "|".join(sorted((*_UNITS, *_LARGE, "cent", "cents", "et", "zero"), key=len, reverse=True))


def parse_number_words(text: str) -> int | None:
    """The whole number that folded French words spell, or None where they spell none.

    >>> parse_number_words("quatre-vingt-quinze mille trois cent cinquante et un")
    95351
    """
    words = [w for w in re.split(r"[ \n-]+", text.strip()) if w and w != "et"]
    if not words:
        return None
    total = part = 0
    for word in words:
        if word in _LARGE:
            total, part = _raise_to(total, part, _LARGE[word])
        elif word in ("cent", "cents"):
            part = part - part % 100 + max(part % 100, 1) * 100 if part % 100 < 20 else part * 100
        elif word in _UNITS:
            value = _UNITS[word]
            part = part - part % 100 + 80 if value == 20 and part % 100 == 4 else part + value
        else:
            return None
    return total + part or None


def _raise_to(total: int, part: int, power: int) -> tuple[int, int]:
    """The running total and part once a word such as "mille" or "millions" closes the part."""
    if total and power > 1_000 and total % power:
        return (total + part) * power, 0
    return total + max(part, 1) * power, 0
