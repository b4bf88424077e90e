"""Powers told in another order than that of a list: by a sentence behind it, or the receiver before the giver."""

import re

from ecograph.values.people import NameSpan

_OTHER_SENTENCE = re.compile(r"[^.;]{0,3}\.\s+(?P<lead>[^.]{0,60})\Z")
_GIVES_POWER = re.compile(
    r"(?:\s(?:et|,)\s(?:m\.|[^.;:]){3,40}?)?\s(?:a|ont|avait|avaient)\s(?:donne|remis|laisse|confie)"
)
_POWER_OF = re.compile(r"\b(?:pouvoir|procuration)\b")
_HOLDS_POWER = re.compile(r"\s(?:detient|tient|a recu|est porteu(?:r|se)|porte)\s[^.;:]{0,20}?(?:pouvoir|procuration)")


def is_told_apart(folded: str, previous: int, span: NameSpan) -> bool:
    """True where a name opens a sentence on powers behind the list: "A, B. C a donné pouvoir à A."."""
    other = _OTHER_SENTENCE.match(folded, previous, span.start)
    if not other:
        return False
    return bool(
        _POWER_OF.search(other["lead"]) or _GIVES_POWER.match(folded, span.end) or _HOLDS_POWER.match(folded, span.end)
    )


def is_receiver_first(folded: str, span: NameSpan, following: NameSpan) -> bool:
    """True for "À M. A, de Mme B": the receiver stands before the giver."""
    before = re.search(r"(?:^|[.:;\n]|->)\s*(?:a|au)\s\Z", folded[max(0, span.start - 8) : span.start])
    return bool(before and re.fullmatch(r"\s?,?\s(?:de\s|d')", folded[span.end : following.start]))
