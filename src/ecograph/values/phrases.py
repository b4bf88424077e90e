"""Many short phrases sought in a text at once, by their words: no pattern is compiled for them."""

import re
from collections.abc import Callable, Iterable, Iterator

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
    found = list(_WORD.finditer(folded)) if index else []
    free = 0
    for rank, first in enumerate(found):
        if first.start() < free:
            continue
        for words in index.get(first[0], ()):
            last = rank + len(words) - 1
            if last >= len(found) or any(found[rank + i][0] != word for i, word in enumerate(words)):
                continue
            gaps = (gap.fullmatch(folded, found[i].end(), found[i + 1].start()) for i in range(rank, last))
            if all(gaps) and (accepts is None or accepts(first.start(), found[last].end())):
                free = found[last].end()
                yield first.start(), free, " ".join(words)
                break
