"""Text folded for comparison: one character in, one character out, so that offsets hold."""

import re
import unicodedata
from functools import lru_cache

_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-",
                         "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})  # fmt: skip


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character


class _FoldTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


_TABLE = _FoldTable({ord("œ"): "œ", ord("Œ"): "œ", ord("æ"): "æ", ord("Æ"): "æ", ord("\n"): "\n"})
_TABLE.update({code: str(to) for code, to in _QUOTES.items()})


def fold(text: str) -> str:
    """The text in lower case without accents, with straight quotes and plain spaces; same length.

    >>> fold("L’Été à Évry-Courcouronnes")
    "l'ete a evry-courcouronnes"
    """
    return text.translate(_TABLE)


@lru_cache(maxsize=16_384)
def name_key(text: str) -> str:
    """A key for comparing names: folded, ligatures opened, only letters, digits and single spaces.

    >>> name_key("  Pôle « Œuvres & Mer » ")
    'pole oeuvres mer'
    """
    opened = fold(text).replace("œ", "oe").replace("æ", "ae")
    return _NOT_IN_KEY.sub(" ", opened).strip()
