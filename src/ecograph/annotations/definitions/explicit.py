"""Definitions in so many words: "X (SIGLE)", "SIGLE (X)", "ci-après dénommée « Y »"."""

import re

from ecograph.knowledge.organisations import not_bodies
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import name_key
from ecograph.values.organisations import is_siglum, one_line, stands_for, unquoted

_BRACKET = re.compile(r"\s{0,2}\(\s?[«\"]?\s?([^()«»\"\n]{2,60}?)\s?[»\"]?\s?\)")
_HEREAFTER = re.compile(
    r"\b(?:ci[- ]apres|dite?s?|designee?s?|denommee?s?)"
    r"(?:,? (?:denommee?s?|designee?s?|appelee?s?|nommee?s?|dite?s?|l[ae]s?\b)){0,3}"
    r"(?:,? (?:par|sous (?:le terme|l'appellation|le nom|le vocable)(?: de)?|comme))?\s{0,2}:?\s{0,2}"
)
_DEFINED = re.compile(r"[«“\"]\s?([^«»“”\"\n]{2,60}?)\s?[»”\"]|((?:l'|la |le |les )?[A-ZÀ-Þ][\w'-]{1,30})(?=[,;)\n.]| d'une part)")
_NEXT_DEFINED = re.compile(r"\s{0,2}(?:ou|et)\s{1,2}[«“\"]\s?([^«»“”\"\n]{2,60}?)\s?[»”\"]")
_PARTY_STARTS = re.compile(r"\b(?:entre|et|d'une part|d'autre part)\b[ ,:;]*\n|(?:^|\n)\s{0,8}\d[.)-]|\n\s{0,8}et,?\s|ci-apres|\bentre\b")
_LONGEST_PARTY = 900  # characters between a party's name and its "ci-après": seat, numbers, representative


def find_brackets(reading: Reading) -> dict[str, str]:
    """Sigla and second names given in brackets right after a name, both ways round."""
    defined: dict[str, str] = {}
    for mention in reading.by_kind.get("organisation", ()):
        found = _BRACKET.match(reading.text, _end_of_quote(reading.text, mention.end))
        if not found:
            continue
        inside, name = one_line(found[1]), mention.value.name
        if is_siglum(inside) and not is_siglum(name):
            if stands_for(inside, name) or len(name.split()) > 2:
                defined.setdefault(inside, name)
        elif mention.value.type == "state" and name == "État":
            defined.setdefault(inside.split("–")[0].strip(), name)
        elif stands_for(name.split()[-1], inside) and inside[0].isupper():
            defined.setdefault(inside, name)
    return defined


def _end_of_quote(text: str, end: int) -> int:
    found = re.compile(r"\s?[»”\"]").match(text, end)
    return found.end() if found else end


def find_hereafter(reading: Reading) -> dict[str, str]:
    """Names that a party is given for the rest of the document."""
    defined: dict[str, str] = {}
    mentions = reading.by_kind.get("organisation", ())
    for found in _HEREAFTER.finditer(reading.folded):
        name = _DEFINED.match(reading.text, found.end())
        if not name:
            continue
        party = _party_before(reading, mentions, found.start(), found[0].startswith("ci"))
        if party is None:
            continue
        for other in _defined_names(reading.text, name):
            if not party.start <= name.start() < party.end and not_bodies().isdisjoint(name_key(other).split()[:2]):
                defined.setdefault(other, party.value.name)
    return defined


def _defined_names(text: str, first: re.Match[str]) -> list[str]:
    names, more = [unquoted(first[1] or first[2])], _NEXT_DEFINED.match(text, first.end())
    while more and len(names) < 4:
        names.append(unquoted(more[1]))
        more = _NEXT_DEFINED.match(text, more.end())
    return names


def _party_before(reading: Reading, mentions: tuple[Mention, ...], position: int, is_hereafter: bool) -> Mention | None:
    """Who is defined at a place: the name it touches, else the first name of the party's block.

    "dit" alone defines only what it touches.
    """
    before = [m for m in mentions if m.end <= position and position - m.end <= _LONGEST_PARTY]
    if not before:
        return None
    between = reading.text[before[-1].end : position]
    if len(between) <= 4 or re.fullmatch(r"\s?[»\"]?\s?,?\s?\(?\s?", between):
        return before[-1]
    if not is_hereafter:
        return None
    bracketed = reading.text.rfind("(", max(0, position - 40), position) > reading.text.rfind(")", max(0, position - 40), position)
    if bracketed:
        return before[-1] if len(between) < 60 and "." not in between else None
    block = max(0, position - _LONGEST_PARTY)
    for start in _PARTY_STARTS.finditer(reading.folded, block, position):
        if any(m.start >= start.end() - 1 for m in before):
            block = start.end() - 1
    inside = [m for m in before if m.start >= block]
    return inside[0] if inside else None
