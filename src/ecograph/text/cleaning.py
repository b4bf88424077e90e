"""The cleaned text that rules read, with a map back to the stored text."""

from array import array

from ecograph.model.documents import Document
from ecograph.model.readings import Reading
from ecograph.values.folding import fold

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ", "\x0c": "\n",
                         "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "\r": "\n"})  # fmt: skip
_DROPPED = {"\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff"}


def clean(document: Document) -> Reading:
    """The Reading of a document: one cleaned character for each kept stored character."""
    origin = array("L")
    kept: list[str] = []
    for offset, character in enumerate(document.text):
        if character not in _DROPPED:
            kept.append(character)
            origin.append(offset)
    origin.append(len(document.text))
    text = "".join(kept).translate(_SPACES)
    return Reading(document=document, text=text, origin=origin, folded=fold(text))
