"""The number of an act, where its head, its foot or the prefecture's identifier gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.model.readings import Reading

_CODE = (
    r"(?:(?:19|20)\d\d|\d\d) / \d{1,4}\b|\d{2,4} [a-z]{1,5} \d{2,4}\b"
    r"|(?:[a-z]{1,6}\d{0,2}[ ._/-]{1,2}){0,3}[a-z]{0,6}\d[\w./_-]{0,30}[\w](?: ?- ?\d{2,4}\b)?|\d{1,4}"
)
_NOT_A_CODE = re.compile(
    r"(?i)\b(?:du|de|des|le|la|les|et|en|au|aux|s|a|sur|pour|annee|lundi|mardi|mercredi|jeudi|vendredi|samedi|janvier"
    r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|loi|art|article|reunion|seance)\b"
)
_CITED = re.compile(r"(?:\b(?:vu|par|la|de|une|cette|presente|ladite|sa|notre|projet de|cet|l|d|du|et|a)[ ']$)")
_NAMED_NUMBER = re.compile(
    r"\b(?P<word>deliberation|arrete|decision|resolution|convention|avenant|contrat|accord"
    r"|charte)\b(?: (?:prefectoral|interprefectoral|ministeriel|municipal|communautaire|conjoint|temporaire"
    r"|permanent))?(?: (?:du|de la|de l') ?(?:bureau|president|maire|conseil|comite|commission"
    r"|assemblee)[a-z' ]{0,45}?)?[ ]{0,6}:?[ ]{0,6}(?:(?P<n>n ?° ?|no\.? |numero |ref\.? ?:? ?):? ?)?(?<![a-z])(?P<num>"
    + _CODE
    + r")(?![\w/]|\s?[€%])"
)
_LINE_NUMBER = re.compile(
    r"(?m)^[^\n]{0,110}?(?<![\w'])(?P<lead>(?:n ?° ?|ref(?:erence)?s?\.? ?(?:de l'acte|internes?|a rappeler|du dossier)? ?:? ?|acte n ?° ?"
    r"|numero ?:? ?)(?:de (?:la |l')?(?:deliberation|convention|acte) ?:? ?|d'(?:ordre|enregistrement|acte) ?:? ?)?)"
    r"(?P<num>(?:[a-z]{1,10}[ ._/-]?){0,4}\d[\w./_-]{0,30})(?:\s{0,3}$|\s{2,}|\s{0,3}[:/–-]\s|\s{1,3}objet"
    r"|\s{1,3}[a-z]{4})"
)
# What the register of agreements calls it, whatever number its title bears.
_REGISTERED = re.compile(r"\bn ?° ?(?:d'enregistrement|d'engagement|de registre) ?:? ?(?P<num>[a-z\d][\w./-]{3,30})")
# "Convention DSI-2013-042 page 2/5": a running foot, all that an excerpt shows of the number.
_FOOT = re.compile(
    r"(?m)^[ ]{0,90}(?:convention|avenant|contrat) (?:n ?° ?)?(?P<num>[a-z]{1,6}[-_./]?\d[\w./-]{2,24})"
    r"[ ]{0,60}(?:[-–—|]? ?(?:page|p\.) ?\d|\d{1,3} ?/ ?\d|$)"
)
_CODE_LINE = re.compile(
    r"(?m)^[ ]{0,90}(?P<num>[A-Z]{1,8}[ _-]?\d[\dA-Z]*(?:[-/_. ][\dA-Z]+){1,5}"
    r"|[A-Z]{1,8}(?:[-/_.][A-Z]{1,8}){0,2}[-/_ .]\d[\dA-Z]*(?:[-/_.][\dA-Z]+){0,4}"
    r"|\d{2,4}_[A-Z]{2,10}_\d{1,4}|\d{2,4}[-.][A-Z]{1,5}[-.]\d{1,5}|\d{2,4}[-/]\d{1,4}(?:[-/]\d{1,4})?|\d{2,4}(?:\.\d{1,4}){1,3}/\d{1,4}|\d\d[A-Z]{2,8}\d{2,5})[ ]{0,9}(?:–|-)?[ ]{0,3}$"
)
_ACT_WORD = re.compile(r"^(?:RAPPORT|DOSSIER|POINT|AFFAIRE|ACTE|DELIB)\s")
_RIGHT_CODE = re.compile(r"(?m)^[^\n]{0,120}\s{3,}(?P<num>(?:19|20)\d\d ?[-–/] ?\d{2,4})[ ]{0,9}$")
_PARIS_NUMBER = re.compile(r"(?m)^[ ]{0,20}(?P<num>(?:19|20)\d\d [A-Z]{2,6} \d{1,4}G?)(?= )")
_INLINE_CODE = re.compile(r"(?<![\w/-])(?P<num>[A-Z]{1,6}(?:/[A-Z0-9]{1,8}){2,5})(?![\w/-])")
_ACTES = re.compile(
    r"\b\d{3} ?- ?\d{9} ?- ?(?:19|20)\d{6} ?- ?(?P<num>[\w./ -]{2,25}?) ?- ?(?:de|ar|cc|au|ai|bf"
    r"|co)(?:-\d-\d)?(?![\w-])"
)
_OWN_HEADING = re.compile(r"(?m)^[ ]{0,90}deliberation (?:n ?° ?)?(?P<num>" + _CODE + r")\b")
# "2015-04-23 : Subvention", "DEL-2015-12. SUBVENTION": a code that opens a line before a title.
_CODE_START = re.compile(
    r"(?m)^[ ]{0,40}(?P<num>(?:19|20)\d\d[-/._](?!(?:19|20)\d\d)\d{1,4}"
    r"|(?:[A-Z]{1,6}[-_./]?)?\d{1,4}(?:[-_./]?[A-Z]{1,6})?[-_./]?\d{1,4}(?:[-_./]\w{1,5}){0,3})"
    r"(?: ?[:–]| -{1,2} |\. ) ?(?=[A-ZÀ-Ý«])"
)
# "Dossier CP-2015-031 - Subvention", "DCM 15/112", "rapport 511-12": the word for a paper, and its code.
_WORD_CODE = re.compile(
    r"(?m)^[^\n]{0,110}?\b(?:rapport|dossier|dc[mcs]|delib|del|extrait|affaire|question|acte)\b\.? ?(?:n ?° ?)?"
    r"(?P<num>(?=[a-z]{1,6}[-_./]?\d|\d)[a-z]{0,6}[-_./]?\d{1,4}[a-z]{0,6}[-_./]?\d{1,4}(?:[-_./]\w{1,5}){0,3})(?![\w%/€])(?! ?(?:€|euros|%))"
)
# "n° d'acte : X" is the number of the act, whatever number the report has.
_OF_THE_ACT = re.compile(
    r"\bn(?:umero|um)?\.? ?°? ?(?:d'acte|de l'acte|de (?:la )?deliberation|de delib\.?) ?:? {0,3}(?P<num>[a-z\d][\w./-]{2,30})"
)
_CASE = re.compile(
    r"(?m)^[ ]{0,60}(?i:affaire|question|point|dossier) (?:n ?° ?)?(?P<num>\d[\w./-]{0,15}?) ?[.:–-]{1,2} ?(?=[A-ZÀ-Ý«])"
)
_STARTING = re.compile(
    r"\s{0,40}(?:[•*-] )?(?:n ?° ?|point n ?° ?|rapport n ?° ?)?(?P<num>\d{1,3}) ?(?:[–:-]|\.-) ?(?![a-z]{1,5}[-.]\d)(?=\S)"
)
# "Point 12 – Subvention au salon" above "(dél. n° 2015-04)".
_BRACKETED = re.compile(r"\(del(?:ib(?:eration)?)?\b\.? ?(?:n ?° ?)?(?P<num>[a-z\d][\w./-]*\d[\w./-]*)\)")
_CORNER = re.compile(r"(?m)\bn ?° ?(?P<num>\d{1,3})[ ]{0,9}$")  # "VILLE DE X                N° 5"
_REPORT_CODE = re.compile(r"\bn ?° ?(?P<num>[a-z]{1,6}[-/. ]\d{2,4}(?:[-/.]\w{1,6}){1,4})")
_RAPPORT = re.compile(r"(?m)^[^\n]{0,90}\brapport n(?: ?° ?| (?=\d))(?P<num>[\w./-]{1,20})")
_RUNNING_RAPPORT = re.compile(r"(?m)^[ ]{0,60}rapport n(?: ?° ?| (?=\d))(?P<num>\d{1,4}[-/.]\d{1,4})\b(?![-/.]\d)")
_UNDERSCORED = re.compile(r"(?m)^[ ]{0,60}(?P<num>\d{2,4})_(?=[A-ZÀ-Ý]{2})")  # "418_FILIÈRES ET TERRITOIRES"
_ROMAN_RAPPORT = re.compile(r"(?m)^[^\n]{0,90}\brapport n ?° ?(?P<num>[ivx]{1,5}[-./ ]\d{1,3})\b")
_FIRST_VISA = re.compile(r"(?m)^\s{0,40}(?:vu|considerant)\b")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_YEARED = re.compile(r"(?:19|20)\d\d[-/._]")
_YEARS = re.compile(r"(?:19|20)(?P<first>\d\d)\s?[-/]\s?(?:19|20)?(?P<last>\d\d)")


# The head of an annex names its act: "Annexe 2 à la délibération n° CP18-04-12".
_ANNEX_OF = re.compile(
    r"(?m)^[^\n]{0,120}?\bannexe(?: (?:n ?° ?)?[\w.]{1,4})?(?: \([^()\n]{1,20}\))? (?:a|de) la (?P<kind>deliberation|decision)"
    r"(?: (?:du conseil|de la commission|du bureau)[a-z ]{0,40}?)? (?:n ?° ?)?(?P<num>(?:[a-z]{1,6}[-_. /]?)?\d[\w./-]{2,24})"
)


_OPENS_ANNEX = re.compile(r"\s*annexe\b")


@dataclass(frozen=True, slots=True)
class ActNumber:
    """A number as the act writes it, and where it ends, for the title below it; -1 where no title follows."""

    written: str
    end: int = -1


def _as_written(reading: Reading, found: re.Match[str]) -> ActNumber:
    """The number that a pattern of folded text found, in the letters of the act."""
    start, end = found.span("num")
    return ActNumber(reading.text[start:end].strip(" .-"), end)


def _is_range(written: str) -> bool:
    """Whether a code is but a range of years: "2014-2016", "2014-15", and not "2015-09".

    >>> _is_range("2014-15"), _is_range("2015-09")
    (True, False)
    """
    found = _YEARS.fullmatch(written)
    return found is not None and 0 < (int(found["last"]) - int(found["first"])) % 100 < 8


def find_number(reading: Reading, kind: str, start: int, head_end: int, end: int) -> ActNumber:
    """The number of the act in [start, end), whose head ends at `head_end`; empty where it has none."""
    if kind in ("convention", "amendment"):
        return _convention_number(reading, kind, start, head_end, end)
    own = _OF_THE_ACT.search(reading.folded, start, min(start + 900, head_end))
    if own and any(c.isdigit() for c in own["num"]):
        return _as_written(reading, own)
    if kind == "report":
        own = _RAPPORT.search(reading.folded, start, min(start + 400, head_end))
        if own:
            return _as_written(reading, own)
    opens = _OPENS_ANNEX.match(reading.folded, start, min(start + 200, end))
    annexed = _ANNEX_OF.search(reading.folded, start, head_end if opens else min(start + 600, head_end))
    if annexed:
        return ActNumber(reading.text[annexed.start("num") : annexed.end("num")].strip(" .-"))
    named = _named(reading, kind, start, head_end)
    if named:
        return named
    visa = _FIRST_VISA.search(reading.folded, start, head_end)
    limit = visa.start() if visa else head_end
    for found in _in_order(reading, kind, start, limit, head_end, end):
        return found
    return ActNumber("")


def own_heading(reading: Reading, start: int, end: int) -> ActNumber | None:
    """The number of a deliberation that a report in [start, end) ends with, at the start of a line."""
    own = _OWN_HEADING.search(reading.folded, start, end)
    return _as_written(reading, own) if own else None


def _in_order(reading: Reading, kind: str, start: int, limit: int, head_end: int, end: int) -> Iterator[ActNumber]:
    """Numbers that no word for the act announces, the surest first."""
    folded, text = reading.folded, reading.text
    paris = _PARIS_NUMBER.search(text, start, min(start + 400, head_end))
    if paris:
        yield ActNumber(paris["num"], paris.end())
    rapport = _RAPPORT.search(folded, start, min(start + 700, head_end)) if kind == "report" else None
    if rapport and not _REPORT_CODE.search(folded, start, head_end):
        yield _as_written(reading, rapport)
    underscored = _UNDERSCORED.search(text, start, min(start + 900, head_end))
    if underscored:
        yield ActNumber(underscored["num"], underscored.end())
    numbered = _RUNNING_RAPPORT.search(folded, start, end)
    if numbered:
        yield _as_written(reading, numbered)
    roman = _ROMAN_RAPPORT.search(folded, start, min(start + 900, head_end))
    if roman:
        yield ActNumber(text[roman.start("num") : roman.end("num")], roman.end("num"))
    inline = _INLINE_CODE.search(text, start, min(start + 500, head_end))
    if inline and sum(c.isdigit() for c in inline["num"]) > 3:
        yield ActNumber(inline["num"], inline.end())
    for pattern in (_LINE_NUMBER, _REPORT_CODE):
        found = pattern.search(folded, start, limit)
        if found and not re.fullmatch(r"\d{1,2}", found["num"]):
            yield _as_written(reading, found)
    bracketed = _BRACKETED.search(folded, start, limit)
    if bracketed:
        case = _CASE.search(text, start, bracketed.start())
        number = text[bracketed.start("num") : bracketed.end("num")]
        yield ActNumber(number, case.end() if case else bracketed.end())
    for found in _CASE.finditer(text, start, head_end):
        yield ActNumber(found["num"], found.end())
    for found in _CODE_START.finditer(text, start, head_end):
        is_code = not (_DAY.fullmatch(found["num"]) or found["num"].isdigit())
        if is_code and (found.start() < limit or _YEARED.match(found["num"])):
            yield ActNumber(found["num"], found.end())
    for found in _WORD_CODE.finditer(folded, start, limit):
        if not (_DAY.fullmatch(found["num"]) or _is_range(found["num"]) or found["num"].isdigit()):
            yield ActNumber(text[found.start("num") : found.end("num")], found.end("num"))
    right = _RIGHT_CODE.search(text, start, min(limit, start + 400))
    if right:
        yield ActNumber(re.sub(r" ?[-–] ?", "-", right["num"]))
    for found in _CODE_LINE.finditer(text, start, limit):
        if not _is_range(found["num"]) and not _DAY.fullmatch(found["num"]):
            yield ActNumber(_ACT_WORD.sub("", found["num"].strip()), found.end("num"))
    yield from _weak_numbers(reading, start, end)


def _weak_numbers(reading: Reading, start: int, end: int) -> Iterator[ActNumber]:
    """A number that opens a line of the head ("27 – SUBVENTIONS"), then that of the prefecture's identifier."""
    corner = _CORNER.search(reading.folded, start, min(start + 400, end))
    if corner:
        yield ActNumber(corner["num"], corner.end())
    for line in re.finditer(r"[^\n]+", reading.text[start : start + 700]):
        starting = _STARTING.match(reading.folded, start + line.start())
        if starting and starting.end() < start + line.end():
            yield ActNumber(starting["num"], starting.end())
    actes = _ACTES.search(reading.folded, start, end)
    if actes and not actes["num"].startswith("lmc"):  # a random identifier of the sending software
        yield ActNumber(reading.text[actes.start("num") : actes.end("num")].strip())


def _named(reading: Reading, kind: str, start: int, head_end: int) -> ActNumber | None:
    """The number after the word that names the act, not one that the act cites."""
    words = {"order": ("arrete",), "decision": ("decision", "deliberation")}.get(
        kind, ("deliberation", "resolution", "decision")
    )
    for match in _NAMED_NUMBER.finditer(reading.folded, start, head_end):
        before = reading.folded[max(start, match.start() - 14) : match.start()]
        line_start = reading.folded.rfind("\n", 0, match.start()) + 1
        if match["word"] not in words or _CITED.search(before):
            continue
        number = reading.text[match.start("num") : match.end("num")].strip(" .-")
        if not _is_code(number, bool(match["n"])) or reading.text[match.end("num") : match.end("num") + 3] == "...":
            continue
        far = match.start() - line_start > 200 and not reading.text[match.start() : match.start() + 6].isupper()
        if far or (not match["n"] and re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", number)):
            continue
        return ActNumber(
            re.sub(r"\s*-\s*|\s+–\s+", "-", number) if re.search(r"\d - \d", number) else number.replace(" / ", "/"),
            match.end("num"),
        )
    return None


def _is_code(number: str, is_announced: bool) -> bool:
    """Whether letters and figures are the number of an act, rather than words that a figure follows."""
    if _NOT_A_CODE.search(number):
        return False
    prefix = re.match(r"[^\d]*", number)
    letters = [c for c in prefix[0] if c.isalpha()] if prefix else []
    return is_announced or not letters or all(c.isupper() for c in letters)


def _convention_number(reading: Reading, kind: str, start: int, head_end: int, end: int) -> ActNumber:
    """The number of a convention: after its name, a reference, a code alone on a line of the head or of the foot."""
    folded, text = reading.folded, reading.text
    parties = re.compile(r"\bentre\b").search(folded, start, head_end)
    limit = parties.start() if parties else min(start + 1200, head_end)
    registered = _REGISTERED.search(folded, start, limit)
    if registered:
        return ActNumber(text[registered.start("num") : registered.end("num")].strip(" .-"))
    words = ("avenant",) if kind == "amendment" else ("convention", "contrat", "accord", "charte")
    for match in _NAMED_NUMBER.finditer(folded, start, limit):
        written = text[match.start("num") : match.end("num")].strip(" .-")
        if match["word"] in words and (match["n"] or re.search(r"[a-z]\w*[-_/]?\d|\d[-_/]\d", written.lower())):
            unfilled = text[match.end("num") : match.end("num") + 12].lstrip("-").startswith(("..", "…", "__"))
            is_years = re.fullmatch(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?", written)
            if (not is_years or match["n"]) and not unfilled and _is_code(written, bool(match["n"])):
                return ActNumber(written, match.end("num"))
    found = _LINE_NUMBER.search(folded, start, limit)
    if found and kind != "amendment" and ".." not in found["num"] and "__" not in found["num"]:
        return _as_written(reading, found)
    for zone_start, zone_end in ((start, limit), (max(start, end - 300), end)):
        for found in _CODE_LINE.finditer(text, zone_start, zone_end):
            if not _is_range(found["num"]):
                return ActNumber(found["num"].strip())
    foot = _FOOT.search(folded, start, end)
    return ActNumber(text[foot.start("num") : foot.end("num")].strip(" .-") if foot else "")
