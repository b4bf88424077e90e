"""When two names are one body's."""

from ecograph.values.folding import name_key


def is_same_body(name: str, other: str) -> bool:
    """Whether two names are one body's: the words of the shorter one all stand in the longer one.

    >>> is_same_body("Syndicat des Trois Vallées", "Syndicat intercommunal des Trois Vallées")
    True
    """
    words, others = _words(name), _words(other)
    small, large = sorted((words, others), key=len)
    return bool(small) and small <= large and (len(small) > 1 or small == large)


def _words(name: str) -> set[str]:
    return {w for w in name_key(name).split() if len(w) > 2 and w not in ("des", "les", "sur", "aux", "pour")}


def holds(names: tuple[str, ...], name: str) -> bool:
    """Whether one of the names is the same body's as a name."""
    return any(is_same_body(name, other) for other in names)
