"""E-mail addresses and telephone numbers: recognised so that they never enter the graph."""

import re

CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|(?<!\d)(?<!\d[ .,-])(?:\+33[ .]?|0)[1-9](?:[ .-]?\d{2}){4}(?![ .,-]?\d)"  # no part of a longer number
)


def contact_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where e-mail addresses and French telephone numbers stand in a text.

    >>> contact_spans("écrire à m.durand@ville.fr ou au 04 00 00 00 00")
    ((9, 26), (33, 47))
    """
    return tuple(found.span() for found in CONTACT.finditer(text))
