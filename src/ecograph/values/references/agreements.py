"""Agreements that an act cites, and schemes and rules known by the day of their adoption."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from ecograph.values.dates import MONTH_NAMES
from ecograph.values.references.citation import Citation, Source, one_line

_SIGN = r"(?:n ?°\s{0,3}|no\.? |numero )"
_AGREEMENT = re.compile(
    r"\b(?P<word>convention(?:-cadre| cadre)?|contrat|accord(?:-cadre| cadre)?|avenant|protocole|memorandum"
    r"|charte|bail|pacte)\b"
)
_AGREEMENT_NUMBER = re.compile(rf"(?:\s[^;.\n\d]{{0,40}}?)?\s{{1,2}}{_SIGN}(?P<num>[\w./_-]*\d[\w./_-]*)")
_IN_VISA = re.compile(r"\bvu (?:la |le |l'|les |ladite )(?:[a-z]{3,12} )?$")
_PERIOD = re.compile(
    r"\b(?:periode|jusqu'au|compter|valable|pour l|sur la|duree|avant|prenant|prendra|expir\w+|exercice"
    r"|echeance|qui sera)\b|\bau\b"
)
_MADE_ON = re.compile(r"\s(?:[a-z' 0-9-]{0,40}\s)?du\s{1,3}")
_SIGNED_ON = re.compile(r"\s(?:signe|conclu|passe|intervenu)e?s?\s(?:le|du)\s{1,3}")
_BEFORE_AGREEMENT = re.compile(r",?\s(?:[^.;:\n,]{0,24}\s)?(?:un|une|la|le|son|sa)\s(?:[a-z]{4,10}\s)?")
_AGREES = re.compile(
    r"\b(?:sign|conclu|pass|form|souscri|etabli|renouvel|lie)\w*\b[^.;\n]{0,80}\b(?:le|du)\s(?:[a-z]{5,8}\s)?\Z"
)
_NAMED_AGREEMENT = re.compile(r"(?:\s(?:d'|de |du |de la )[a-z'-]{3,20}(?:\s(?:d'|de |et d')?[a-z'-]{5,20})?)?")
# Rules, schemes and plans known by the day on which an assembly or a prefect adopted them.
_ADOPTED = re.compile(
    r"\b(?P<what>schema|bareme|plan|reglement|statuts|strategie|projet (?:de territoire|educatif|d'etablissement)"
    r"|feuille de route|agenda 21|charte|pacte|programme"
    r"|grille)(?P<middle>\s[^.;:\n()]{0,70}?)?,?\s(?:qui a ete |ayant ete "
    r"|tel que )?(?P<verb>adopte|vote|approuve|arrete|valide)e?s?(?:\s(?:par|en) (?P<by>[^.;:\n\d]{2,60}?))?"
    r"\s(?:(?:en seance |lors de la seance )?du|le|en date du)\s(?=\d)"
)
_BY_THE_STATE = re.compile(r"(?:(?:m\.|monsieur|madame) )?(?:l[ea] )?(?:pref|ministre|arrete)")


def find_agreements(source: Source) -> Iterator[Citation]:
    """Agreements in force that an act cites: by number or date in a visa, conventions by their date anywhere."""
    text, folded = source.text, source.folded
    for match in _AGREEMENT.finditer(folded):
        in_visa = bool(_IN_VISA.search(folded, max(0, match.start() - 26), match.start()))
        number = _AGREEMENT_NUMBER.match(folded, match.end(), match.end() + 70)
        at = number.end() if number else match.end()
        day, end = _agreement_day(source, at, 110 if in_visa else 80, number is not None)
        if number and (in_visa or day):
            written = text[number.start("num") : number.end("num")].strip(" .")
            name = one_line(text[match.start() : match.end()])
            yield Citation(
                "convention", f"{name} n° {written}", match.start(), max(end, at), day, "citation.convention"
            )
        elif day:
            yield Citation(
                "convention", one_line(text[match.start() : end]), match.start(), end, day, "citation.convention"
            )
        elif made := _day_before(source, match.start()):
            named = _NAMED_AGREEMENT.match(folded, match.end())
            end = named.end() if named else match.end()
            name = f"{one_line(text[match.start() : end])} du {made.day} {MONTH_NAMES[made.month - 1]} {made.year}"
            yield Citation("convention", name, match.start(), end, made, "citation.convention")


def _day_before(source: Source, at: int) -> date | None:
    """The day in "a signé, le 15 mai 2015, une convention": between a verb of agreeing and the agreement."""
    index = bisect_left(source.starts, at) - 1
    span = source.dates[index] if index >= 0 else None
    if span is None or span.precision != "day" or span.end < at - 40:
        return None
    if not _BEFORE_AGREEMENT.fullmatch(source.folded, span.end, at):
        return None
    return span.value if _AGREES.search(source.folded, max(0, span.start - 90), span.start) else None


def _agreement_day(source: Source, at: int, reach: int, is_numbered: bool) -> tuple[date | None, int]:
    """The day on which an agreement was made, and where it ends; a period ("du 1er au 31 mars") is no such day."""
    span = source.next_date(at, reach)
    if span is None or span.precision != "day":
        return None, at
    between = source.folded[at : span.start]
    if _PERIOD.search(between) or not re.search(r"\b(?:du|le|en date du)\s{1,3}$", between):
        return None, at
    if reach < 100 and not _MADE_ON.fullmatch(between) and not (is_numbered and _SIGNED_ON.fullmatch(between)):
        return None, at
    is_period = re.match(r"\s{1,3}(?:au|a|jusqu'au)\s{1,3}(?:[a-z]{5,8}\s)?\d", source.folded[span.end : span.end + 30])
    return (None, at) if is_period else (span.value, span.end)


def find_adopted(source: Source) -> Iterator[Citation]:
    """Schemes and rules cited by the day of their adoption; a prefect takes orders, an assembly deliberates."""
    for match in _ADOPTED.finditer(source.folded):
        span = source.next_date(match.end(), 12)
        if span is None or span.precision != "day" or "deliberation" in match[0] or "arrete n" in match[0]:
            continue
        if match["by"] and _BY_THE_STATE.match(match["by"]):
            verb = source.text[match.start("verb") : match.end("by")]
            name = one_line(f"{source.text[match.start('what') : match.end('what')]} {verb}")
            if match["by"].startswith("arrete"):  # "statuts approuvés par arrêté préfectoral du 24 novembre 2014"
                name = one_line(source.text[match.start("by") : span.end])
            yield Citation("order", name, match.start(), span.end, span.value, "citation.order")
        elif match["what"] != "statuts":
            name = one_line(source.text[match.start() : span.end])
            yield Citation("deliberation", name, match.start(), span.end, span.value, "citation.deliberation")
