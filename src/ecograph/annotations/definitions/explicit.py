"""Definitions in so many words: "X (SIGLE)", "SIGLE (X)", "ci-après dénommée « Y »"."""

import re

from ecograph.annotations.definitions.generic import TYPES_BY_NOUN
from ecograph.knowledge.organisations import type_of, word_list
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import name_key
from ecograph.values.organisations import is_siglum, one_line, stands_for, unquoted

_BRACKET = re.compile(r"\s{0,2}\(\s?[«\"]?\s?([^()«»\"\n]{2,60}?)\s?[»\"]?\s?\)")
_HEREAFTER = re.compile(
    r"\b(?:ci[- ](?:apres|dessous)|en abrege|par abreviation|dans (?:la suite|ce qui suit)|aux presentes|dite?s?|designee?s?|denommee?s?)"
    r"(?:,? (?:denommee?s?|designee?s?|appelee?s?|nommee?s?|dite?s?|l[ae]s?\b)){0,3}"
    r"(?:,? (?:par|sous (?:le terme|l'appellation|le nom|le vocable)(?: de)?|comme))?\s{0,2}:?\s{0,2}"
)
_DEFINED = re.compile(
    r"[«“\"]\s?([^«»“”\"\n]{2,60}?)\s?[»”\"]"
    r"|((?:l'|la |le |les )?[A-ZÀ-Þ][\w'-]{1,30})(?=[,;)\n.]| d'une part)"
)
_NEXT_DEFINED = re.compile(r"\s{0,2}(?:ou|et)\s{1,2}[«“\"]\s?([^«»“”\"\n]{2,60}?)\s?[»”\"]")
_PARTY_STARTS = re.compile(
    r"\b(?:entre|et|d'une part|d'autre part)\b[ ,:;]*\n|(?:^|\n)\s{0,8}\d[.)-]|\n\s{0,8}et,?\s|ci-apres"
    r"|\bentre\b|;\s{0,3}\n"
)
_OPENING = re.compile(r"[\s:,-]*(?:[Ll]e |[Ll]a |[Ll]['’])?(?P<name>[A-ZÀ-Þ][^,;:\n(]{2,70}?)\s?(?=[,;(\n])")
_IN_DEFINITION = re.compile(
    r"(?:ci[- ](?:apres|dessous)|en abrege|abreviation|denomme|designe|appele|\bou)[^.\n(]{0,30}[«\"“]\s?(?:l'|la |le |les )?$"
)
_LONGEST_PARTY = 900  # characters between a party's name and its "ci-après": seat, numbers, representative


def find_brackets(reading: Reading) -> dict[str, str]:
    """Sigla and second names given in brackets right after a name, both ways round."""
    defined: dict[str, str] = {}
    for mention in reading.by_kind.get("organisation", ()):
        found = _BRACKET.match(reading.text, _end_of_quote(reading.text, mention.end))
        if not found:
            continue
        inside, name = one_line(found[1]), mention.value.name
        if name == "État":
            defined[f"État ({inside})"] = name
            if type_of(inside) != "other":  # a fund named beside the State stays a fund
                defined[inside] = name
        elif is_siglum(inside) and not is_siglum(name):
            if stands_for(inside, name) or len(name.split()) > 2:
                defined.setdefault(inside, name)
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
        party = _party_before(reading, mentions, found.start(), name)
        if party is None:
            continue
        for other in _defined_names(reading.text, name):
            is_body = word_list("not_bodies").isdisjoint(name_key(other).split()[:2])
            if is_body and not party.start <= name.start() < party.end:
                defined.setdefault(other, party.value.name)
    return defined


def _defined_names(text: str, first: re.Match[str]) -> list[str]:
    names, more = [unquoted(first[1] or first[2])], _NEXT_DEFINED.match(text, first.end())
    while more and len(names) < 4:
        names.append(unquoted(more[1]))
        more = _NEXT_DEFINED.match(text, more.end())
    return names


def _party_before(
    reading: Reading, mentions: tuple[Mention, ...], position: int, name: re.Match[str]
) -> Mention | None:
    """Who is defined at a place: the name it touches, else the first name of the party's block.

    "dit" alone defines only what it touches. Where the text lost its lines, the defined noun tells which name it is.
    """
    before = [m for m in mentions if m.end <= position <= m.end + _LONGEST_PARTY and not _is_defining(reading, m)]
    if not before:
        return None
    between = reading.text[before[-1].end : position]
    if len(between) <= 4 or re.fullmatch(r"\s?[»\"]?\s?,?\s?\(?\s?", between):
        return before[-1]
    if not reading.folded.startswith(("ci", "en abrege", "par abrev", "dans", "aux"), position):
        return None
    last_line = slice(max(0, position - 40), position)
    if reading.text[last_line].rfind("(") > reading.text[last_line].rfind(")"):
        return before[-1] if len(between) < 60 and "." not in between else None
    opening = _opening_name(reading, mentions, position)
    if opening:
        return opening
    inside = _in_block(reading, before, position)
    wanted = TYPES_BY_NOUN.get(name_key(unquoted(name[1] or name[2])).split()[-1], ())
    if inside and _is_described(reading, inside[0], name_key(unquoted(name[1] or name[2])).split()[-1]):
        return inside[0]
    fitting = [m for m in inside if m.value.type in wanted]
    return fitting[-1] if fitting and inside[0] not in fitting else inside[0] if inside else None


def _opening_name(reading: Reading, mentions: tuple[Mention, ...], position: int) -> Mention | None:
    """The name that a party's block begins with and that is only seen as a name before the block."""
    starts = [m.end() for m in _PARTY_STARTS.finditer(reading.folded, max(0, position - _LONGEST_PARTY), position)]
    begun = _OPENING.match(reading.text, starts[-1]) if starts else None
    if begun is None:
        return None
    if any(starts[-1] <= m.start < begun.end() for m in mentions):
        return None
    key = name_key(begun["name"])
    return next((m for m in mentions if name_key(m.value.name) == key), None)


def _is_described(reading: Reading, party: Mention, noun: str) -> bool:
    """Whether the defined noun stands in apposition to a name: "VENTALIA, cluster des énergies marines ..."."""
    behind = reading.folded[party.end : party.end + 40]
    return bool(re.match(rf"\s?[»\"]?\s?,\s(?:le |la |un |une |l')?{re.escape(noun)}\b", behind))


def _in_block(reading: Reading, before: list[Mention], position: int) -> list[Mention]:
    """The names since the last thing that begins a party."""
    inside = before
    for start in _PARTY_STARTS.finditer(reading.folded, max(0, position - _LONGEST_PARTY), position):
        inside = [m for m in inside if m.start >= start.end() - 1] or inside
    return inside


def _is_defining(reading: Reading, mention: Mention) -> bool:
    """Whether a name only stands in the quotes of another definition."""
    return bool(_IN_DEFINITION.search(reading.folded, max(0, mention.start - 60), mention.start))
