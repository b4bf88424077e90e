"""French words, by which damaged words are recognised; read only when a text is damaged."""

import gzip
from functools import cache
from itertools import product

from ecograph.errors import KnowledgeError
from ecograph.knowledge import data_path

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
def _by_skeleton() -> dict[str, str]:
    """The most frequent word for each shape in which all letters outside ASCII are lost ("soci?t?")."""
    shapes: dict[str, str] = {}
    for word in french_words():
        if not word.isascii():
            shapes.setdefault("".join(c if c.isascii() else "?" for c in word), word)
    return shapes


@cache
def with_letters_back(broken: str) -> str:
    """A word with "?" for each lost letter, in lower case, as French spells it.

    >>> with_letters_back("d?lib?ration"), with_letters_back("bont?zy")
    ('délibération', 'bontézy')
    """
    known = _by_skeleton().get(broken)
    if known:
        return known
    if broken.count("?") <= 2:
        words = french_words()
        tries = ("".join(_filled(broken, letters)) for letters in product(_ACCENTED, repeat=broken.count("?")))
        found = [word for word in tries if word in words]
        if found:
            return min(found, key=words.__getitem__)
    return _guess(broken)


def _filled(broken: str, letters: tuple[str, ...]) -> list[str]:
    supply = iter(letters)
    return [next(supply) if c == "?" else c for c in broken]


def _guess(broken: str) -> str:
    """é everywhere, but è before a consonant and a silent e at the end, and an apostrophe after an elided article."""
    letters = list(broken)
    for at, letter in enumerate(letters):
        if letter != "?":
            continue
        rest = broken[at + 1 :]
        silent = len(rest) in (2, 3) and rest[0] not in "aeiouy?" and rest[1:] in ("e", "es")
        letters[at] = "è" if silent else "é"
    return "".join(letters)
