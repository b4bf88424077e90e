"""Names that only their neighbours tell: "l'ARS Grand Est, l'AOK Baden-Württemberg et l'Eurodistrict"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.knowledge.organisations import type_of, word_list
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.organisations import is_siglum, one_line

_ARTICLE = r"(?:(?:de |du |d'|à |au )?(?:l'|le |la |les )?)"
_NAME = r"(?P<name>[A-ZÀ-ÖØ-Þ][\w&'’-]+(?:\s{1,2}(?:(?:de|du|des|la)\s)?[A-ZÀ-ÖØ-Þ][\w&'’-]+){0,4})"
_BETWEEN = re.compile(rf"\s?[»\"]?\s?(?:,|;|\set)\s+{_ARTICLE}{_NAME}\s?(?:,|;|\set)(?:\set)?\s+{_ARTICLE}")
_AFTER = re.compile(rf"\s?[»\"]?\s?(?:\set|,\set)\s+{_ARTICLE}{_NAME}(?=\s?[.;)\n])")
_SEPARATOR = re.compile(rf"\s?[»\"]?\s?(?:,|;|\set)\s+{_ARTICLE}(?:[a-zà-ÿ]{{4,14}}\s)?[«\"]?\s?")
_WIDEST = 90  # characters between two names of a row


def find_neighbours(reading: Reading, named: list[Candidate]) -> Iterator[Candidate]:
    """Capitalised words that stand in a row of organisations, between two of them or after the last."""
    persons = {m.start for m in reading.by_kind.get("person", ())}
    in_row = False
    for before, after in pairwise(named):
        gap = reading.text[before.end : after.head_start]
        found = _BETWEEN.fullmatch(gap) if len(gap) <= _WIDEST else None
        if found:
            yield from _candidate(found, before.end, persons)
        elif in_row:
            last = _AFTER.match(gap)
            if last:
                yield from _candidate(last, before.end, persons)
        in_row = bool(found or (len(gap) <= 30 and _SEPARATOR.fullmatch(gap)))


def _candidate(found: re.Match[str], offset: int, persons: set[int]) -> Iterator[Candidate]:
    name, start = one_line(found["name"]), offset + found.start("name")
    first = fold(name.split()[0])
    if start in persons or first in word_list("stops") or first in word_list("not_first_words"):
        return
    if is_siglum(name) or len(name) >= 4:
        yield Candidate(start, offset + found.end("name"), start, name, type_of(name) or "other", 0.5, "neighbour")
