"""Official numbers of organisations: SIREN and SIRET (Sirene register), RNA (register of associations)."""

import re
from dataclasses import dataclass
from typing import Literal

IdentifierKind = Literal["siren", "siret", "rna"]
LA_POSTE = "356000000"
_SIRET = r"\d{3}[ .\u00a0\u202f]?\d{3}[ .\u00a0\u202f]?\d{3}[ .\u00a0\u202f-]{0,3}\d{5}(?!\d)"
_SIRET_LOOSE = r"\d(?:[ .\u00a0\u202f]?\d){13}(?!\d)"
_SIREN = r"\d{3}[ .\u00a0\u202f]?\d{3}[ .\u00a0\u202f]?\d{3}(?!\d)"
_NUMBER = (
    r"\s?(?:\((?:SIREN|SIRET)\))?\s{0,2}(?:n°|no|n o|num[ée]ro|:|sous le|est le|le|,|-|n)*\s{0,2}"
    r"(?:n°|num[ée]ro|:)?\s{0,2}"
)
_RCS = r"R\.?C\.?S\.?(?: de)?(?: [A-ZÀ-Þ][\w' -]{1,30}?)?"
_PATTERNS: tuple[tuple[IdentifierKind, re.Pattern[str]], ...] = (
    ("siret", re.compile(rf"\bSIRET\b{_NUMBER}(?P<value>{_SIRET}|{_SIRET_LOOSE})", re.I)),
    ("siren", re.compile(rf"\b(?:SIREN|SIRET|{_RCS}){_NUMBER}(?:[AB] )?(?P<value>{_SIREN})", re.I)),
    ("rna", re.compile(r"(?<![A-Z0-9])(?P<value>W[0-9][0-9A-Z]\d{7})(?![A-Z0-9])")),
    ("siret", re.compile(r"(?<![\d.,/-])(?P<value>\d{3} ?\d{3} ?\d{3} ?\d{5})(?![\d ]*\d|,\d)")),
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An official number, digits only, and where it stands; `is_valid` says that its check digit holds."""

    kind: IdentifierKind
    value: str
    start: int
    end: int
    is_valid: bool


def has_luhn_key(digits: str) -> bool:
    """Whether the last digit is the key of the others (ISO/IEC 7812-1).

    >>> has_luhn_key("732829320")
    True
    """
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + rank % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def is_siren(digits: str) -> bool:
    """Whether nine digits are a SIREN."""
    return len(digits) == 9 and digits.isdigit() and has_luhn_key(digits)


def is_siret(digits: str) -> bool:
    """Whether fourteen digits are a SIRET; La Poste's offices add up to a multiple of five instead (Insee).

    >>> is_siret("73282932000074"), is_siret("35600000000048"), is_siret("35600000009075")
    (True, True, True)
    """
    if len(digits) != 14 or not digits.isdigit():
        return False
    if digits.startswith(LA_POSTE) and sum(map(int, digits)) % 5 == 0:
        return True
    return has_luhn_key(digits)


def find_identifiers(text: str) -> list[Identifier]:
    """Numbers that the text announces as SIREN, SIRET or RNA, and bare valid SIRET, in text order."""
    found: dict[int, Identifier] = {}
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            value = re.sub(r"\W", "", match["value"])
            start, end = match.span("value")
            announced = match.start() < start
            valid = kind == "rna" or (is_siret(value) if kind == "siret" else is_siren(value))
            if (announced or valid) and not any(i.start < end and start < i.end for i in found.values()):
                found[start] = Identifier(kind, value, start, end, valid)
    return sorted(found.values(), key=lambda i: i.start)
