"""Counts, surfaces and rates in prose: "132 adhérents", "480 m²", "un taux d'occupation de 97 %"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading
from ecograph.values.money import parse_number

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])")
_SCALE = re.compile(r"\s?(?P<word>millions?|milliards?)\s(?:de\s|d')")
_COMPARED = re.compile(
    r"[^.;:\n€]{0,40}?\n?[^.;:\n€\d]{0,20},?\s(?:contre|dont|au\slieu\sde)\s(?P<digits>\d{1,3}(?:[ .]\d{3})*)"
    r"(?:\s(?:en|a\sla\sfin\sde\sl'annee|en\sfin\sd'annee|(?:a\s)?fin|au\s31\sdecembre|au\s1er\sjanvier)\s(?P<year>(?:19|20)\d\d)"
    r"|(?P<before>\s(?:l'(?:annee|an)|la saison|l'exercice) (?:precedente?|d'avant|derniere?|passee?))"
    r"|(?=\s(?:dans|fondes|jeunes|financees?|portees?|a l'|issus|pour\s(?:la|une|un)|vers\s(?:un|l')|sur\sle|au\stitre)))"
    r"(?![\d%€])"
)
_END = re.compile(r"[.;]\s")
_FEWEST = 5  # smaller numbers of things of no list are mostly parts of a text: "4 missions"
_MOST_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at [start, end) of the cleaned text: what it counts, its value, unit and year."""

    label: str
    value: Decimal
    start: int
    end: int
    rule: str
    unit: str = ""
    year: int | None = None


def rule_words(key: str) -> str:
    """An entry of the rules; the long lists of nouns stand on several lines, joined here."""
    value = str(load_rules("indicators")[key])
    return re.sub(r"\s+\|", "|", value.strip()) if key.startswith(("counted", "not_counted")) else value


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rule_words(key).replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}"))


@cache
def number_words() -> dict[str, int]:
    """The numbers that acts write in words, up to a hundred.

    >>> number_words()["vingt-quatre"], number_words()["soixante et onze"], number_words()["quatre-vingt-douze"]
    (24, 71, 92)
    """
    words: dict[str, int] = dict(load_rules("indicators")["number_words"])
    small = {word: value for word, value in words.items() if value < 17} | {
        f"dix-{unit}": 10 + value for unit, value in words.items() if 7 <= value <= 9
    }
    for ten, value in (("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60),
                       ("quatre-vingt", 80)):  # fmt: skip
        most = 19 if value >= 60 else 9
        words |= {f"{ten}-{word}": value + unit for word, unit in small.items() if unit <= most}
        words |= {f"{ten} et un": value + 1} | ({"soixante et onze": 71} if value == 60 else {})
    return words | small


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(sorted(number_words(), key=len, reverse=True))
    between = rf"(?:{rule_words('between')}\s)?"
    space = r"\s{1,3}"
    words_of_rules = (rule_words("counted"), between, rule_words("not_counted"))
    counted, between, other = (w.replace(" ", r"\s{1,3}") for w in words_of_rules)
    any_plural = rf"(?!(?:{other})(?![a-z]))[a-z][a-z-]{{3,}}[sx]"
    return re.compile(
        r"(?<![\d.,/°-])(?:(?P<digits>\d{1,3}(?:[ .]\d{3})+(?!\d)|\d{1,7}(?:,\d{1,2})?)"
        rf"(?P<scale>\s?millions? d(?:e |'))?\s{{1,2}}(?:d')?(?:{between})(?P<noun>{counted}|(?P<any>{any_plural}))"
        rf"|\b(?P<words>{words})\s{between}(?:(?P<rare>{rule_words('counted_in_words')})"
        rf"|(?P<told>{rule_words('counted_from_five').replace(' ', space)})))(?![a-z])"
    )


def figure_year(reading: Reading, start: int, end: int) -> int | None:
    """The single year that the words around a figure name, or None."""
    left = max(reading.folded.rfind(". ", 0, start), reading.folded.rfind("\n\n", 0, start), start - 300, 0)
    right = reading.folded.find(". ", end, end + 120)
    years = set(_YEAR.findall(reading.folded, left, right if right > 0 else end + 60))
    return int(years.pop()) if len(years) == 1 else None


def find_counts(reading: Reading) -> Iterator[Figure]:
    """Numbers of things that are counted."""
    tables = [(t.start, t.end) for t in reading.tables]
    for found in _counted().finditer(reading.folded):
        is_tabled = any(start <= found.start() < end for start, end in tables)
        if (is_tabled and not _is_said_in_cell(reading, found)) or _is_cell(reading, found):
            continue
        value = Decimal(number_words()[found["words"]]) if found["words"] else parse_number(found["digits"])
        if found["scale"]:
            value *= 1_000_000
        if found["any"] and not _is_thing(reading, found, value):
            continue
        if value <= 1 or (found["told"] and value < _FEWEST) or _is_no_indicator(reading, found, value):
            continue
        start = max(found.start(group) for group in ("noun", "rare", "told"))
        label, end = _label(reading, start)
        yield Figure(label, value, found.start(), end, "counted-noun", year=figure_year(reading, found.start(), end))
        yield from _compared(reading, label, found.end())


def _is_thing(reading: Reading, found: re.Match[str], value: Decimal) -> bool:
    """Whether a plural of no list is a thing counted: a common noun on the number's line, not a town or a participle."""
    written = reading.text[found.start() : found.end("any")]
    return value >= _FEWEST and "\n" not in written and written.islower() and not written.endswith(("és", "ées"))


def _is_said_in_cell(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a cell of words says the figure: "Extension, 6 emplois"."""
    if found["any"] or not found["noun"] or not found["digits"] or parse_number(found["digits"]) < _FEWEST:
        return False
    cells = (c for t in reading.tables if t.start <= found.start() < t.end for r in t.rows for c in r.cells)
    return any(c.amount is None and c.start <= found.start() and found.end() <= c.end for c in cells)


def _is_cell(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the number ends a row of a table and the noun begins the next line."""
    line_end = "\n" in reading.folded[found.start() : found.end()]
    return line_end and reading.folded[max(0, found.start() - 3) : found.start()].isspace()


def _compared(reading: Reading, label: str, end: int) -> Iterator[Figure]:
    """ "9 300 spectateurs, contre 8 100 en 2021" and "38 entreprises, dont 11 à l'export": the same noun again."""
    other = _COMPARED.match(reading.folded, end)
    if other:
        named = figure_year(reading, end - 20, end)
        year = int(other["year"]) if other["year"] else named - 1 if named and other["before"] else None
        yield Figure(
            label, parse_number(other["digits"]), other.start("digits"), other.end(), "compared-count", year=year
        )


def _is_no_indicator(reading: Reading, found: re.Match[str], value: Decimal) -> bool:
    if 1900 <= value <= 2100 and found["digits"] and " " not in found["digits"]:
        return True
    before = reading.folded[max(0, found.start() - 24) : found.start()]
    if _pattern("not_before").search(before):
        return True
    behind = reading.folded[max(0, found.start() - 30) : found.end()].rpartition(". ")[2]
    ahead = _END.split(reading.folded[found.end() : found.end() + 40])[0]
    return bool(_pattern("not_in").search(behind + ahead))


def _label(reading: Reading, start: int) -> tuple[str, int]:
    """The noun phrase that begins at a noun, and where it ends."""
    stop = _pattern("label_end").search(reading.folded, start + 2, start + 90)
    words = reading.text[start : stop.start() if stop else start + 60].split()
    label = " ".join(words[:_MOST_LABEL_WORDS]).strip(" ,'’-")
    return re.sub(r"\s(?:de|des|du|d|la|le|les|l|et|à|au|aux|en|un|une)$", "", label), start + len(label)


def find_surfaces(reading: Reading) -> Iterator[Figure]:
    """Surfaces in square metres."""
    for found in _pattern("surface").finditer(reading.folded):
        if "€" in reading.folded[max(0, found.start() - 4) : found.end() + 4]:
            continue
        yield Figure("surface m²", parse_number(found["number"]), found.start(), found.end(), "surface", "m²")


def find_volumes(reading: Reading) -> Iterator[Figure]:
    """What reservoirs, basins and stores hold, in cubic metres."""
    for found in _pattern("volume").finditer(reading.folded):
        if "€" in reading.folded[max(0, found.start() - 4) : found.end() + 4]:
            continue
        yield Figure("capacité m³", parse_number(found["number"]), found.start(), found.end(), "volume", "m³")


def find_shares(reading: Reading) -> Iterator[Figure]:
    """Shares of people or things: "86 % des foyers sont raccordables"."""
    for found in _pattern("share").finditer(reading.folded):
        around = reading.folded[max(0, found.start() - 60) : found.end() + 60]
        if _pattern("rate_money").search(around):
            continue
        label, end = _label(reading, found.start("label"))
        value = parse_number(found["number"], decimal=True)
        yield Figure(f"{label}, %", value, found.start(), end, "share", "%", figure_year(reading, found.start(), end))


def find_rates(reading: Reading) -> Iterator[Figure]:
    """Rates and shares that are no share of a sum of money."""
    for found in _pattern("rate").finditer(reading.folded):
        around = reading.folded[max(0, found.start() - 60) : found.end() + 60]
        if _pattern("rate_money").search(around):
            continue
        label = " ".join(reading.text[found.start("label") : found.end("label")].split())
        year = figure_year(reading, found.start(), found.end())
        yield Figure(
            f"{label}, %", parse_number(found["number"], decimal=True), found.start(), found.end(), "rate", "%", year
        )
        other = _pattern("compared_rate").match(reading.folded, found.end("number"))
        if other:
            value = parse_number(other["number"], decimal=True)
            yield Figure(f"{label}, %", value, found.start(), other.end(), "compared-rate", "%")
