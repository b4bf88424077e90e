"""Strikes retracted persons and contact details from a document before anything is read: offsets hold, words go."""

import re
from dataclasses import replace

from ecograph.model.documents import Document
from ecograph.values.contacts import CONTACT
from ecograph.values.folding import fold

BLOCK = "█"


def redact(document: Document, persons: tuple[str, ...]) -> Document:
    """The document with e-mail addresses, telephone numbers and retracted persons' names replaced by blocks.

    The full name in either order is struck, and the surname after an initial or a civility.
    """
    text = CONTACT.sub(lambda found: BLOCK * len(found.group()), document.text)
    for pattern in map(_pattern, persons):
        for found in reversed(list(pattern.finditer(fold(text)))):
            text = text[: found.start()] + BLOCK * (found.end() - found.start()) + text[found.end() :]
    return replace(document, text=text) if text != document.text else document


def _pattern(person: str) -> re.Pattern[str]:
    given, _, surname = fold(person).strip().partition(" ")
    g, s = re.escape(given), re.sub(r"\\?\s+", r"\\s+", re.escape(surname or given))
    civility = r"(?:m\.|mr|mme|monsieur|madame|mlle)\s+"
    initial = re.escape(given[:1]) + r"\.\s?"
    return re.compile(rf"(?<!\w)(?:{g}\s+{s}|{s}\s+{g}|(?:{civility}|{initial}){s})(?!\w)")
