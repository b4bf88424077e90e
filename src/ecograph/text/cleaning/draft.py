"""A text under repair and the place of each of its characters in the stored text."""

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]  # replace text[start:end] by these characters


@dataclass(frozen=True)
class Draft:
    """Text with `origin[i]`, the stored offset of `text[i]`; one entry more than characters."""

    text: str
    origin: "array[int]"

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """The draft with edits applied; they must be in order and must not overlap."""
        parts: list[str] = []
        origin: array[int] = array("L")
        at = 0
        for start, end, replacement in edits:
            if start < at:
                continue
            parts += (self.text[at:start], replacement)
            origin.extend(self.origin[at:start])
            origin.extend(self._origin_of(start, end, len(replacement)))
            at = end
        if not parts:
            return self
        parts.append(self.text[at:])
        origin.extend(self.origin[at:])
        return Draft("".join(parts), origin)

    def _origin_of(self, start: int, end: int, length: int) -> list[int]:
        """Stored offsets for a replacement: character by character, the last ones at the end of what they replace.

        A letter that stands for several stored characters points at the last of them inside a word, so that a quote
        that ends with it is whole, and at the first of them where it opens a word.
        """
        if start == end:
            return [self.origin[max(start - 1, 0)]] * length
        if length == 1 and end - start > 1:
            inside = start > 0 and self.text[start - 1].isalnum()
            return [self.origin[end - 1 if inside else start]]
        return [self.origin[min(start + i, end - 1)] for i in range(length)]

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str | None]) -> "Draft":
        """The draft with each match replaced by what `by` says; None leaves the match alone."""
        edits: list[Edit] = []
        for match in pattern.finditer(self.text):
            replacement = by(match)
            if replacement is not None and replacement != match[0]:
                edits.append((match.start(), match.end(), replacement))
        return self.edited(edits)


def draft_of(text: str) -> Draft:
    """The draft of a stored text, nothing changed yet."""
    return Draft(text, array("L", range(len(text) + 1)))
