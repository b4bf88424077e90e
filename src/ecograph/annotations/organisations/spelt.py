"""Names that the text spells out before or behind their siglum: "le Centre d'Animation Sociale (CAS)"."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.annotations.organisations.phrases import span_of, type_of_phrase
from ecograph.knowledge.organisations import word_list
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.organisations import stands_for

_SIGLUM = re.compile(r"\s\((?P<siglum>[A-Z][A-Za-z&-]{1,9}[A-Z])\)")
_FIRST = re.compile(r"(?<![\w'’-])(?:[dlDL]['’])?(?P<name>[A-ZÀ-ÖØ-Þ])")
_LONGEST = 120


def find_spelt(reading: Reading) -> Iterator[Candidate]:
    """Phrases with a capital whose words give the letters of the siglum in the brackets that follow."""
    for found in _SIGLUM.finditer(reading.text):
        left = max(0, found.start() - _LONGEST, reading.text.rfind("\n\n", 0, found.start()) + 2)
        for first in _FIRST.finditer(reading.text, left, found.start()):
            start, end, name = span_of(reading.text, first.start("name"), found.start())
            if _is_spelt(name, found["siglum"]):
                yield Candidate(start, end, start, name, type_of_phrase(name, "other"), 0.6, "spelt-out")
                break


def _is_spelt(name: str, siglum: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 14 or re.search(r"[;:.()!?]", name) or fold(name)[0] != siglum[0].lower():
        return False
    first = fold(words[0])
    if any(first in word_list(kind) for kind in ("stops", "not_first_words", "not_bodies", "papers")):
        return False
    return stands_for(siglum, name) and len(siglum) * 3 >= len([w for w in words if len(w) > 3])
