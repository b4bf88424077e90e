"""Dates as French acts write them: in figures, in words, abbreviated, with or without a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

Precision = Literal["day", "month"]

_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "mar": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "jui": 7, "aout": 8, "septembre": 9, "sept": 9, "sep": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_UNITS = {
    "un": 1, "une": 1, "premier": 1, "1er": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_MONTH = (
    r"(?P<month>janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|(?:janv|jan|fevr|fev|avr|juil|sept|sep|oct|nov|dec)\b\.?)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])\s?(?:er|eme|e)?"
_UNIT = "|".join(sorted((word for word in _UNITS if word.isalpha()), key=len, reverse=True))
_WORDS = rf"(?:{_UNIT})(?:(?:\s{{0,2}}-\s{{0,2}}|\s{{1,3}})(?:et(?:\s{{1,3}}|-))?(?:{_UNIT})){{0,4}}"
_YEAR_WORDS = (
    rf"(?P<yearwords>(?:deux\s?-?\s?mil(?:le|l)?|mil(?:le)?\s{{0,3}}-?\s?neuf\s{{0,3}}-?\s?cents?)"
    rf"(?:\s{{0,3}}-?\s{{0,3}}(?:et\s{{1,3}})?(?:{_WORDS}))?)"
)
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s{1,4})?"

_FULL = re.compile(rf"(?<![\w/.-]){_DAY}\s{{0,4}}{_MONTH},?\s{{0,3}}(?P<year>(?:19|20)\d\d)(?!\d|[-/]\d)")
_NUMERIC = re.compile(
    r"(?<![\w/.°-])(?P<day>0?[1-9]|[12]\d|3[01])\s?(?:er)?\s?(?P<sep>[/.])\s?(?P<month>0?[1-9]|1[0-2])\s?(?P=sep)\s?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"
    r"|(?<![\w/.°-])(?P<day2>0?[1-9]|[12]\d|3[01])-(?P<month2>0?[1-9]|1[0-2])-(?P<year2>(?:19|20)\d\d)(?![\w/]|[.-]\d)"
)
_ISO = re.compile(
    r"(?<![\w/.°-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w/]|[.-]\d)"
)
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?P<daywords>{_WORDS})\s{{1,4}}{_MONTH},?\s{{1,4}}(?:de\s)?(?:l'an(?:nee)?\s)?{_YEAR_WORDS}"
)
_DAY_FIGURES_YEAR_WORDS = re.compile(rf"(?<![\w/.-]){_DAY}\s{{1,4}}{_MONTH},?\s{{1,4}}{_YEAR_WORDS}")
_IN_THE_YEAR = re.compile(
    rf"\bl'\s?an(?:nee)?\s{{1,4}}(?:{_YEAR_WORDS}|(?P<year>(?:19|20)\d\d))(?![\w-]),?\s{{0,4}}(?:et\s{{1,4}})?,?"
    rf"\s{{0,4}}(?:le\s{{1,4}})?{_WEEKDAY}(?:le\s{{1,4}})?(?:{_DAY}|(?P<daywords>{_WORDS}))\s{{1,4}}"
    rf"(?:(?:du\s)?(?:mois\s)?(?:de\s|d')\s?)?{_MONTH}(?![\w-])"
)
_MONTH_YEAR = re.compile(rf"(?<![\w/.-]){_MONTH},?\s{{1,3}}(?P<year>(?:19|20)\d\d)(?!\d|[-/]\d)")
_RANGE = re.compile(
    rf"(?<![\w/.-]){_DAY}\s{{1,3}}{_MONTH}(?=\s{{1,3}}(?:au|et|a|jusqu'au)\s{{1,3}}{_WEEKDAY}"
    r"(?P<day2>0?[1-9]|[12]\d|3[01])\s?(?:er)?\s{1,3}(?P<month2>[a-z]{3,9})\.?\s{1,3}(?P<year>(?:19|20)\d\d))"
)
_SAME_MONTH = re.compile(
    rf"(?<![\w/.-]){_DAY}(?=\s{{0,2}}(?:,|-|et|au|a)\s{{0,2}}(?:\d{{1,2}}\s?(?:,|et)\s?){{0,3}}(?P<day2>[12]?\d|3[01])"
    r"\s{1,3}(?P<month>janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
    r"\s{1,3}(?P<year>(?:19|20)\d\d))"
)
_DAY_MONTH = re.compile(rf"(?<![\w/.-]){_DAY}\s{{1,3}}{_MONTH}(?![\w-])")


_WITH_WORDS = (_IN_WORDS, _DAY_FIGURES_YEAR_WORDS)
_L_AN = re.compile(r"\bl'\s?an")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date and where it stands in the folded text; a month without a day counts from its first day."""

    start: int
    end: int
    value: date
    precision: Precision = "day"


def find_date_spans(folded: str) -> tuple[DateSpan, ...]:
    """Dates in a folded text, in text order; where two readings overlap, the longer one."""
    patterns = (
        _IN_THE_YEAR,
        _FULL,
        _IN_WORDS,
        _DAY_FIGURES_YEAR_WORDS,
        _NUMERIC,
        _ISO,
        _RANGE,
        _SAME_MONTH,
        _MONTH_YEAR,
    )
    in_words = "mil" in folded  # "deux mille", "mil neuf cent"
    used = [
        p for p in patterns if (in_words or p not in _WITH_WORDS) and (p is not _IN_THE_YEAR or _L_AN.search(folded))
    ]
    found = chain.from_iterable(_spans(pattern, folded) for pattern in used)
    chosen: list[DateSpan] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if chosen and span.start < chosen[-1].end:
            continue
        chosen.append(span)
    return tuple(chosen)


def _spans(pattern: re.Pattern[str], folded: str) -> Iterator[DateSpan]:
    for match in pattern.finditer(folded):
        value = _value(match)
        if value:
            precision: Precision = "month" if pattern is _MONTH_YEAR else "day"
            yield DateSpan(match.start(), match.end(), value, precision)


def _value(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = _year(parts)
    if parts.get("day2") and not parts.get("day") and parts.get("month2"):
        month, day = int(parts["month2"]), int(parts["day2"])
    else:
        month = _month(parts["month"])
        day = _day(parts)
    if year is None or not month or not day:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(parts: dict[str, str | None]) -> int | None:
    figures = parts.get("year") or parts.get("year2")
    if figures:
        return int(figures) if len(figures) == 4 else (2000 if int(figures) < 50 else 1900) + int(figures)
    words = parts.get("yearwords")
    return year_in_words(words) if words else None


def _month(written: str | None) -> int:
    if not written:
        return 0
    return int(written) if written.isdigit() else _MONTHS.get(written.rstrip("."), 0)


def _day(parts: dict[str, str | None]) -> int:
    if parts.get("day"):
        return int(parts["day"] or 0)
    words = parts.get("daywords")
    return number_in_words(words) if words else 1


def number_in_words(words: str) -> int:
    """A whole number below 100 written in folded French words; 0 where it is none.

    >>> number_in_words("vingt et un"), number_in_words("quatre-vingt-dix-sept")
    (21, 97)
    """
    total = 0
    for word in re.split(r"[\s-]+", words.strip()):
        if word == "et":
            continue
        value = _UNITS.get(word)
        if value is None:
            return 0
        total = total * 20 if word in ("vingt", "vingts") and total == 4 else total + value
    return total if total < 100 else 0


def year_in_words(words: str) -> int | None:
    """A year written in folded French words.

    >>> year_in_words("deux mil vingt-trois"), year_in_words("mil neuf cent quatre-vingt-dix-neuf")
    (2023, 1999)
    """
    match = re.match(r"(deux\s?-?\s?mil(?:le|l)?|mil(?:le)?\s*-?\s*neuf\s*-?\s*cents?)\s*-?\s*(?:et\s+)?(.*)", words)
    if not match:
        return None
    base = 2000 if match[1].startswith("deux") else 1900
    rest = match[2].strip()
    return base + number_in_words(rest) if rest else base


def parse_date(folded: str) -> date | None:
    """The first date of a folded text, None where there is none.

    >>> parse_date("29 nov. 2017"), parse_date("le 1er/03/2018"), parse_date("l'an deux mil douze, le vingt et un juin")
    (datetime.date(2017, 11, 29), datetime.date(2018, 3, 1), datetime.date(2012, 6, 21))
    """
    spans = find_date_spans(folded)
    return next((span.value for span in spans if span.precision == "day"), None)


def parse_day_and_month(folded: str, before: date) -> date | None:
    """The first date without a year in a folded text ("réunie le 18 juin"), as the last such day up to `before`."""
    for match in _DAY_MONTH.finditer(folded):
        month, day = _month(match["month"]), int(match["day"])
        for year in (before.year, before.year - 1):
            try:
                value = date(year, month, day)
            except ValueError:
                continue
            if value <= before:
                return value
    return None
