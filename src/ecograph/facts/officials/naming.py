"""Full names of organisations from their mentions, and whether two names are of one body."""

from ecograph.model.readings import Mention
from ecograph.values.folding import name_key

_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et"))


def organisation_name(mention: Mention) -> str:
    """The full name that an organisation mention stands for."""
    return str(getattr(mention.value, "name", mention.value))


_KINDS = {
    "cc": ("communaute", "communes"), "ca": ("communaute", "agglomeration"), "cu": ("communaute", "urbaine"),
}  # fmt: skip


def _words(name: str) -> set[str]:
    """The words of a name, the sigla of its kind written out: "CC du Val" is "Communauté de communes du Val"."""
    words = name_key(name).split()
    return {part for word in words for part in _KINDS.get(word, (word,))} - _SMALL


def is_part_of_name(name: str, other: str) -> bool:
    """True where `other` is the longer writing of a name, or the two differ by one word at most.

    >>> is_part_of_name("Grand Besançon", "Communauté d'agglomération du Grand Besançon")
    True
    """
    words, longer = _words(name), _words(other)
    initials = "".join(word[0] for word in name_key(other).split() if word not in _SMALL)
    if name.isupper() and len(name) > 2 and name.lower() == initials:
        return True
    if len(longer) > 1 and longer <= words and len(words - longer) <= 1:
        return True
    return len(words) > 1 and words <= longer
