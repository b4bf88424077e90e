"""Text folded for comparison: one character in, one character out, so that offsets hold."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MOST_REPLACED = 64
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_NOT_IN_LINES_OF_KEYS = re.compile(r"[^a-z0-9\n]+")
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
    text = text.replace("\t", " ").replace("`", "'")
    if not text.isascii():
        others = set(_NOT_ASCII.findall(text))
        if len(others) > _MOST_REPLACED:
            return text.translate(_TABLE)
        for character in others:  # an act has a dozen of them: quicker than going through all its characters
            text = text.replace(character, _TABLE[ord(character)])
    return text.lower()


@lru_cache(maxsize=16_384)
def name_key(text: str) -> str:
    """A key for comparing names: folded, ligatures opened, only letters, digits and single spaces.

    >>> name_key("  Pôle « Œuvres & Mer » ")
    'pole oeuvres mer'
    """
    return _NOT_IN_KEY.sub(" ", _opened(text)).strip()


def name_keys(texts: Iterable[str]) -> list[str]:
    """The keys of many names on one line each: the same as theirs one by one, and faster.

    >>> name_keys(["L'Haÿ-les-Roses", "Œting"])
    ['l hay les roses', 'oeting']
    """
    lines = _NOT_IN_LINES_OF_KEYS.sub(" ", _opened("\n".join(texts)))
    return [line.strip() for line in lines.split("\n")]


def _opened(text: str) -> str:
    return fold(text).replace("œ", "oe").replace("æ", "ae")
