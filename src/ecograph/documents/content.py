"""What a reader of one format hands back."""

from dataclasses import dataclass

from ecograph.model.documents import PageSpan, WordBox


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file and, where it has pages, where they and their words are."""

    text: str
    pages: tuple[PageSpan, ...] = ()
    words: tuple[WordBox, ...] = ()
