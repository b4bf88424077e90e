"""One person's name: given name, surname in capitals, civility."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ecograph.values.folding import fold, name_key
from ecograph.values.people.spelling import (
    ADDRESS,
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

MALE: Final = "m"
FEMALE: Final = "f"
_FEMALE = re.compile(r"^(?:mme|madame|m[ae]?lle|mademoiselle|mesdames|mesdemoiselles)")
_MALE = re.compile(r"^(?:m\.|mm|mr|monsieur|messieurs)")
_PARTICLE_WORD = re.compile(r"(?:de|du|des|d|la|le|les|l|van|von|der|den|ten|di|da|do|dos|del|el|al|ben)")
_INITIALS = re.compile(rf"^(?:{INITIALS}\s*){{1,3}}$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name: given name ("Jean-Marc", "J.-M." or nothing), surname in capitals, civility ("M.", "Mme" or nothing)."""

    given: str
    surname: str
    civility: str = ""

    def display(self) -> str:
        """The name as tables write it.

        >>> PersonName("Guy", "de la VILLEBIOT", "M.").display()
        'Guy de la VILLEBIOT'
        """
        return f"{self.given} {self.surname}".strip()

    @property
    def has_initials(self) -> bool:
        """True where the given name is only initials."""
        return bool(_INITIALS.match(self.given))

    @property
    def is_complete(self) -> bool:
        """True where a given name is written in full."""
        return bool(self.given) and not self.has_initials

    @property
    def gender(self) -> str:
        """ "m", "f" or "" from the civility."""
        return civility_gender(self.civility)

    @property
    def key(self) -> str:
        """Letters of given name and surname, for equality whatever the order, accents, hyphens and spaces."""
        return " ".join(sorted(name_key(f"{self.given} {self.surname}").split()))


@lru_cache(maxsize=1024)
def civility_gender(civility: str) -> str:
    """ "m", "f", or "" where the civility does not say."""
    folded = fold(civility)
    return FEMALE if _FEMALE.match(folded) else MALE if _MALE.match(folded) else ""


@lru_cache(maxsize=8192)
def given_key(given: str) -> str:
    """Letters of a given name only, so that "Jean Marc" and "Jean-Marc" are one."""
    return name_key(given).replace(" ", "")


@lru_cache(maxsize=8192)
def surname_key(surname: str) -> str:
    """Letters of a surname only, so that "D ESCARGUEL" and "d'ESCARGUEL" are one."""
    return name_key(surname).replace(" ", "")


_LETTER_APART = re.compile(rf"(?<=[{LOWER}]) (?=[b-xz]$)")
_HYPHEN = re.compile(r"\s*-\s*")
_SPACE_OR_HYPHEN = re.compile(r"([ -])")


def display_given(given: str, spellings: Mapping[str, str] | None = None) -> str:
    """A given name with capitals only where they belong, and its accents where `spellings` knows them.

    >>> display_given("JEAN-ROGER")
    'Jean-Roger'
    """
    given = " ".join(given.split())
    if _INITIALS.match(given):
        return given.replace(" ", "")
    given = _LETTER_APART.sub("", given)
    given = _HYPHEN.sub("-", given)
    if spellings:
        known = spellings.get(fold(given))
        if known and (given.isupper() or given == fold(given)):
            return known
    return "".join(
        part.capitalize() if len(part) > 1 and "." not in part else part for part in _SPACE_OR_HYPHEN.split(given)
    )


@lru_cache(maxsize=4096)
def display_surname(surname: str) -> str:
    """A surname in capitals, its small particles left as written.

    >>> display_surname("du Plessis-Fayet")
    'du PLESSIS-FAYET'
    """
    surname = re.sub(r"-\s+", "-", re.sub(r"\s+", " ", surname)).strip()
    surname = re.sub(r"^([DLNO]) (?=[^ ]{3})", r"\1'", surname)
    parts = re.split(r"([ ]|(?<=\b[dDlL]['’]))", surname)
    out = []
    for index, part in enumerate(parts):
        bare = part.rstrip("'’")
        is_last = index == len(parts) - 1
        small = not is_last and _PARTICLE_WORD.fullmatch(fold(bare)) and not bare.isupper()
        out.append(part if small else part.upper())
    return "".join(out).replace("’", "'")


_ORDERED = re.compile(rf"^(?P<given>{GIVEN}){GAP}(?P<surname>{SURNAME})$")
_REVERSED = re.compile(rf"^(?P<surname>{SURNAME}){GAP}(?P<given>{GIVEN})$")
_PLAIN = re.compile(rf"^(?P<given>(?:{INITIALS}|{TITLE})){GAP}(?P<surname>{PLAIN_SURNAME})$")
_ONLY = re.compile(rf"^(?P<surname>{SURNAME})$")
_ONLY_PLAIN = re.compile(rf"^(?P<surname>{PARTICLES}{TITLE}(?:[ ]{TITLE})?)$")
_LOWER_CASE = re.compile(
    rf"^(?P<given>[{LOWER}]{{2,}}(?:-[{LOWER}]+)*)[ ](?P<surname>[{LOWER}'’-]{{2,}}(?:[ ][{LOWER}'’-]+)*)$"
)
_ADDRESS = re.compile(rf"^(?:{ADDRESS})")


def split_capitals(words: str, given_names: Container[str], surname_first: bool = False) -> tuple[str, str]:
    """(given, surname) of a name that is all capitals; given is empty where nothing tells the two apart."""
    parts = words.split()
    if len(parts) < 2 or _PARTICLE_WORD.fullmatch(fold(parts[0])):
        last = parts[-1] if parts else ""
        return (last, " ".join(parts[:-1])) if len(parts) > 2 and fold(last) in given_names else ("", words)
    first_is_given, last_is_given = fold(parts[0]) in given_names, fold(parts[-1]) in given_names
    if first_is_given and not (last_is_given and surname_first):
        return parts[0], " ".join(parts[1:])
    if last_is_given:
        return parts[-1], " ".join(parts[:-1])
    return "", words


def parse_name(
    text: str, given_names: Container[str] = frozenset(), spellings: Mapping[str, str] | None = None
) -> PersonName | None:
    """The name that a text is, or None where it is not one.

    >>> parse_name("M. DE BLIGNY Claire")
    PersonName(given='Claire', surname='DE BLIGNY', civility='M.')
    """
    text = text.strip(" \n\t,;-–*•")
    if text.endswith(".") and not re.search(rf"(?:^|[ .-])[{UPPER}][{LOWER}]?\.$", text):
        text = text[:-1]
    address = _ADDRESS.match(text)
    civility = re.sub(r"\s+", " ", address.group()).strip() if address else ""
    name = text[address.end() :].strip() if address else text
    for pattern in (_ORDERED, _REVERSED):
        if match := pattern.match(name):
            return PersonName(display_given(match["given"], spellings), display_surname(match["surname"]), civility)
    if match := _ONLY.match(name):
        given, surname = split_capitals(match["surname"], given_names)
        return PersonName(display_given(given, spellings), display_surname(surname), civility)
    if match := _PLAIN.match(name):
        given, surname = match["given"], match["surname"]
        if fold(surname) in given_names and fold(given) not in given_names:
            given, surname = surname, given
        return PersonName(display_given(given), display_surname(surname), civility)
    if civility and (match := _ONLY_PLAIN.match(name)):
        return PersonName("", display_surname(match["surname"]), civility)
    if civility and (match := _LOWER_CASE.match(name)):
        return PersonName(display_given(match["given"]), display_surname(match["surname"]), civility)
    return None
