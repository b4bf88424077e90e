"""Names in a list of people: with or without separators, in any order and case."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ecograph.values.folding import fold
from ecograph.values.people.names import PersonName, display_given, display_surname, split_capitals
from ecograph.values.people.spelling import (
    ADDRESS,
    CAPITALS,
    GAP,
    GIVEN,
    INITIALS,
    LOWER,
    PARTICLES,
    PLAIN_SURNAME,
    SURNAME,
    TITLE,
    UPPER,
)

Order = Literal["given-first", "surname-first", "plain", "plain-surnames", "all-capitals", "lower-case"]


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list writes its names: order of given name and surname, and whether "M." is an initial there."""

    order: Order
    initials: bool = False


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name and its place in the text that was searched; the civility is inside the place."""

    start: int
    end: int
    name: PersonName


# Words with a capital that stand beside names in lists without being given names.
_NOT_GIVEN_WORDS = """
    adjoint adjointe adjoints adjointes maire maires president presidente presidents presidentes vice-president
    vice-presidente vice-presidents vice-presidentes conseiller conseillere conseillers conseilleres delegue
    deleguee delegues deleguees membre membres titulaire titulaires suppleant suppleante suppleants suppleantes
    secretaire secretaires excuse excusee excuses excusees absent absente absents absentes present presente presents
    presentes represente representee pouvoir pouvoirs procuration procurations directeur directrice depute deputee
    senateur senatrice prefet prefete questeur rapporteur rapporteure tresorier tresoriere monsieur madame messieurs
    mesdames mademoiselle mme mmes mlle mrs mr etaient etait sont ont est avaient soit date nombre membre commune
    communes ville canton college groupe titulaires seance conseil bureau commission article mandat mandants
    mandataires le la les du de des et ou un une en au aux par pour avec sans sur vu objet total annexe page oui non
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi
    vendredi samedi dimanche decision designation deliberation procuration quorum convocation election lecture
    approbation association societe communaute departement region metropole syndicat universite pole etat
"""
NOT_GIVEN = frozenset(_NOT_GIVEN_WORDS.split())

_PARTICLES = frozenset(("de", "du", "des", "le", "la", "les", "van", "von", "el", "al", "da", "di", "ben", "saint"))
_NOT_INSIDE = rf"(?:(?<![{UPPER}{LOWER}0-9'’-])|(?<=[ (]d['’]))"
_CIVIL = rf"(?P<civ>{ADDRESS})?"
_ORDERED = rf"{_CIVIL}(?P<given>{GIVEN}){GAP}(?P<surname>{SURNAME})"
_GIVEN_AFTER = rf"(?:(?!M\.){INITIALS}|{TITLE})(?:[ ](?:{TITLE})(?![ ]?{CAPITALS})){{0,1}}"
_REVERSED = rf"{_CIVIL}(?P<surname>{SURNAME}){GAP}(?P<given>{_GIVEN_AFTER})"
_CAPITALS_ONLY = rf"{_CIVIL}(?P<surname>{SURNAME})"
_PLAIN = rf"{_CIVIL}(?P<given>(?:{INITIALS}|{TITLE})(?:[ ]{INITIALS})?){GAP}(?P<surname>{PLAIN_SURNAME})"
_CIVIL_PLAIN = rf"(?P<civ>{ADDRESS})(?P<surname>{PLAIN_SURNAME})"
_CIVIL_LOWER = (
    rf"(?P<civ>{ADDRESS})(?P<given>[{LOWER}]{{2,}}(?:-[{LOWER}]+)*)[ ](?P<surname>[{LOWER}'’-]"
    rf"{{2,}}(?:[ ][{LOWER}'’-]+)?)(?=\s*[,;(:\n-]|\s*$)"
)
_PLAIN_ALONE = (
    rf"(?P<civ>{ADDRESS})?(?P<surname>{PARTICLES}{TITLE})(?=[ ]?(?:[,;:(.\n–-]|\Z)|[ ](?:et|à|par|MM|M\.|Mm|-)\b)"
)
_LOWER_CASE = (
    rf"(?P<civ>{ADDRESS})?(?P<given>[{LOWER}]{{3,}}(?:-[{LOWER}]{{2,}})*)[ ]"
    rf"(?P<surname>[{LOWER}'’-]{{2,}}(?:[ ](?!et[ ]|à[ ]|par[ ]|qui[ ]|pour[ ])[{LOWER}'’-]"
    rf"{{2,}}){{0,3}})(?=[ ]?(?:[,;:(.\n]|\Z)|[ ](?:et|à|par)[ ])"
)
_END = rf"(?![{LOWER}0-9])"


def _compiled(*alternatives: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_NOT_INSIDE + alternative + _END) for alternative in alternatives)


_PATTERNS: dict[Order, tuple[re.Pattern[str], ...]] = {
    "given-first": _compiled(_ORDERED, _CAPITALS_ONLY, _CIVIL_PLAIN),
    "surname-first": _compiled(_REVERSED, _ORDERED, _CAPITALS_ONLY, _CIVIL_PLAIN),
    "all-capitals": _compiled(_CAPITALS_ONLY),
    "plain": _compiled(_ORDERED, _PLAIN, _CIVIL_PLAIN, _CIVIL_LOWER),
    "plain-surnames": _compiled(_ORDERED, _CAPITALS_ONLY, _PLAIN_ALONE, _PLAIN, _CIVIL_PLAIN),
    "lower-case": _compiled(_LOWER_CASE),
}
_START = re.compile(
    rf"{_NOT_INSIDE}(?:[{UPPER}]|d[eu' ]|d['’]|v[ao]n|l[ae] |m(?:me|onsieur|adame)|[{LOWER}]{{3,}}-[{UPPER}])"
)
_ORDERED_SEEN, _REVERSED_SEEN = _compiled(_ORDERED)[0], _compiled(_REVERSED)[0]
_ALONE_SEEN = re.compile(
    rf"(?:^|[,;:(–-][ \n]*|\n[ ]*|{ADDRESS})(?:{ADDRESS})?(?P<surname>{PARTICLES}"
    rf"{TITLE})(?=[ ]?(?:[,;(.\n–-]|\Z)|[ ]et[ ])"
)
_LOWER_SEEN = _compiled(_LOWER_CASE)[0]
_LOWER_START = re.compile(rf"{_NOT_INSIDE}[{LOWER}]{{3}}")
_PLAIN_SEEN, _CAPITALS_SEEN = _compiled(_PLAIN)[0], _compiled(_CAPITALS_ONLY)[0]
_INITIAL_M = re.compile(rf"(?<![{UPPER}{LOWER}.-])[A-LN-Z]\.[ ]?(?:-?[A-Z]\.[ ]?){{0,3}}(?={CAPITALS})")
_CIVILITIES = re.compile(r"\b(?:MM\.?|Mme|Mmes|MME|MMES|Mrs|Monsieur|Madame)(?![a-z])")


def list_style(text: str, given_names: Container[str] = frozenset()) -> ListStyle:
    """How most names of a list are written."""
    ordered = sum(1 for m in _ORDERED_SEEN.finditer(text) if _is_given(m["given"]))
    reversed_ = sum(1 for m in _REVERSED_SEEN.finditer(text) if _is_given(m["given"]))
    plain = sum(1 for m in _PLAIN_SEEN.finditer(text) if _is_given(m["given"]))
    if (ordered or reversed_) and plain <= 2 * max(ordered, reversed_):
        known = sum(fold(m["given"]).split("-")[0] in given_names for m in _REVERSED_SEEN.finditer(text))
        order: Order = (
            "surname-first" if reversed_ > ordered or (reversed_ == ordered and known > ordered / 2) else "given-first"
        )
    else:
        capitals = [m["surname"] for m in _CAPITALS_SEEN.finditer(text) if len(m["surname"]) > 2]
        several = sum(" " in words for words in capitals)
        alone = sum(1 for m in _ALONE_SEEN.finditer(text) if _is_given(m["surname"]))
        if not capitals and not plain and not alone:
            order = (
                "lower-case"
                if any(fold(m["given"]) in given_names for m in _LOWER_SEEN.finditer(text))
                else "given-first"
            )
        elif max(plain, alone) > len(capitals):
            order = "plain" if plain >= alone else "plain-surnames"
        else:
            order = "all-capitals" if several * 2 > len(capitals) else "given-first"
    initials = len(_INITIAL_M.findall(text))
    return ListStyle(order, initials=initials >= 2 and not _CIVILITIES.search(text))


def _is_given(words: str) -> bool:
    return fold(words.split()[0]) not in NOT_GIVEN


def find_names(
    text: str, style: ListStyle, given_names: Container[str] = frozenset(), spellings: Mapping[str, str] | None = None
) -> list[NameSpan]:
    """The names of a list in text order; bare surnames count only where they are in capitals."""
    found: list[NameSpan] = []
    position = 0
    starts = _LOWER_START if style.order == "lower-case" else _START
    while match_start := starts.search(text, position):
        span = _name_at(text, match_start.start(), style, given_names, spellings)
        position = span.end if span else _next_word(text, match_start.start())
        if span:
            found.append(span)
    return found


def _next_word(text: str, start: int) -> int:
    if text[start : start + 2] in ("d'", "d’", "l'", "l’"):
        return start + 2
    end = start + 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    return end


def _name_at(
    text: str, start: int, style: ListStyle, given_names: Container[str], spellings: Mapping[str, str] | None
) -> NameSpan | None:
    for pattern in _PATTERNS[style.order]:
        match = pattern.match(text, start, min(len(text), start + 160))
        if match and (name := _read(match, style, given_names, spellings)):
            return NameSpan(match.start(), match.end(), name)
    return None


def _read(
    match: re.Match[str], style: ListStyle, given_names: Container[str], spellings: Mapping[str, str] | None
) -> PersonName | None:
    groups = match.groupdict()
    civility = re.sub(r"\s+", " ", groups.get("civ") or "").strip()
    given, surname = groups.get("given") or "", groups["surname"]
    if given and not _is_given(given):
        return None
    if style.order == "lower-case" and not any(part in given_names for part in fold(given).split("-")):
        return None
    if given in {"M.", "MM.", "Me"} and not style.initials:
        given, civility = "", given
    if surname.upper() in {"MM", "MME", "MMES", "MR", "MRS", "MLLE"} or (_is_only_particle(surname) and not civility):
        return None
    sure = bool(civility) and fold(given) in given_names
    first, last = fold(surname.split()[0]), fold(surname.split()[-1])
    if not sure and (
        (first in NOT_GIVEN and not _starts_with_particle(surname)) or (last in NOT_GIVEN and last not in _PARTICLES)
    ):
        return None
    if not given and (style.order == "all-capitals" or fold(surname.split()[0]) in given_names):
        given, surname = split_capitals(surname, given_names)
        if (
            not given
            and style.order == "all-capitals"
            and len(surname.split()) > 1
            and not _starts_with_particle(surname)
        ):
            given, surname = surname.split()[0], " ".join(surname.split()[1:])
    name = PersonName(display_given(given, spellings), display_surname(surname), civility)
    if style.initials and civility == "M." and not given:
        return replace(name, given="M.", civility="")
    return name


def _is_only_particle(surname: str) -> bool:
    return all(fold(word) in _PARTICLES or word.lower() == "et" for word in surname.split())


def _starts_with_particle(surname: str) -> bool:
    return fold(surname.split()[0]) in _PARTICLES
