"""French words, by which damaged words are recognised; read only when a text is damaged."""

import gzip
from functools import cache
from itertools import product

from ecograph.errors import KnowledgeError
from ecograph.knowledge import data_path
from ecograph.values.folding import fold

_ACCENTED = "éèêàâçîïôûùëœ'"


@cache
def french_words() -> dict[str, int]:
    """Words of French in lower case with their rank, the most frequent first."""
    path = data_path() / "lexicon" / "french_words.txt.gz"
    try:
        words = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    except OSError as error:
        raise KnowledgeError(path, None, "the list of French words cannot be read") from error
    return {word: rank for rank, word in enumerate(words)}


@cache
def folded_words() -> dict[str, int]:
    """The words without their accents, each with the rank of the most frequent that is written so."""
    ranks: dict[str, int] = {}
    for word, rank in french_words().items():
        ranks.setdefault(fold(word), rank)
    return ranks


@cache
def _by_skeleton() -> dict[str, str]:
    """The most frequent word for each shape in which all letters outside ASCII are lost ("soci?t?")."""
    shapes: dict[str, str] = {}
    for word in french_words():
        if not word.isascii():
            shapes.setdefault("".join(c if c.isascii() else "?" for c in word), word)
    return shapes


@cache
def known_spelling(broken: str) -> str | None:
    """The French word that a word with "?" for each lost letter stands for, in lower case; None where there is none.

    >>> known_spelling("d?lib?ration"), known_spelling("bont?zy")
    ('délibération', None)
    """
    known = _by_skeleton().get(broken)
    if known or broken.count("?") > 2:
        return known
    words = french_words()
    tries = ("".join(_filled(broken, letters)) for letters in product(_ACCENTED, repeat=broken.count("?")))
    return min((word for word in tries if word in words), key=words.__getitem__, default=None)


def _filled(broken: str, letters: tuple[str, ...]) -> list[str]:
    supply = iter(letters)
    return [next(supply) if c == "?" else c for c in broken]


def likely_spelling(broken: str) -> str:
    """A word that no list knows with é for each lost letter, but è before a consonant and a silent e at the end."""
    letters = list(broken)
    for at, letter in enumerate(letters):
        if letter != "?":
            continue
        rest = broken[at + 1 :]
        silent = rest[:1] not in ("a", "e", "i", "o", "u", "y", "?", "") and rest[1:] in ("e", "es", "ue", "ues", "re")
        letters[at] = "è" if silent else "é"
    return "".join(letters)
