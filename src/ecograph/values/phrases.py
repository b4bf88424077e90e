"""Many short phrases sought in a text at once, by their words: no pattern is compiled for them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")


def find_phrases(
    folded: str, keys: Iterable[str], gap: re.Pattern[str], accepts: Callable[[int, int], bool] | None = None
) -> Iterator[tuple[int, int, str]]:
    """Start, end and key of each phrase in folded text: the longest that `accepts` takes at its place, none overlapping.

    `gap` is what may stand between two words of a phrase.

    >>> list(find_phrases("le pole bois et le pole", ["pole", "pole bois"], re.compile(" ")))
    [(3, 12, 'pole bois'), (19, 23, 'pole')]
    """
    index: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(keys, key=len, reverse=True):
        words = tuple(key.split())
        if words:
            index.setdefault(words[0], []).append(words)
    if not index:
        return
    text = _words(folded)
    free = 0
    for rank in sorted(rank for word in index for rank in text.ranks.get(word, ())):
        start = text.starts[rank]
        if start < free:
            continue
        for words in index[text.words[rank]]:
            last = rank + len(words) - 1
            if text.words[rank : last + 1] != words:
                continue
            gaps = (gap.fullmatch(folded, text.ends[i], text.starts[i + 1]) for i in range(rank, last))
            if all(gaps) and (accepts is None or accepts(start, text.ends[last])):
                free = text.ends[last]
                yield start, free, " ".join(words)
                break


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, where each begins and ends, and at which ranks each stands."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ranks: dict[str, list[int]]


@lru_cache(maxsize=2)  # phrases are sought several times in one text
def _words(folded: str) -> _Words:
    found = list(_WORD.finditer(folded))
    ranks: dict[str, list[int]] = {}
    for rank, word in enumerate(found):
        ranks.setdefault(word[0], []).append(rank)
    return _Words(
        tuple(word[0] for word in found), tuple(word.start() for word in found), tuple(word.end() for word in found),
        ranks,
    )  # fmt: skip
