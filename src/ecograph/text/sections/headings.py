"""Headings of items in the layouts that registers use: named, by year and number, counted, within the line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.model.readings import Reading
from ecograph.values.folding import fold

_NUMBER = r"(?:[a-z]{1,10}\d{0,2}[ ._/-]{1,2}){0,3}[a-z]{0,4}\d[\w./_-]{0,30}(?: ?- ?\d{2,4}\b)?"
_LEAD = (
    r"(?:(?:rapport|point|question|affaire|dossier|delib(?:eration)?)\.? ?(?:n ?°)? ?[\w.-]{1,8} ?[-:.]{1,2} ?"
    r"|(?:n ?° ?)?\d{1,3}(?:\.\d{1,2})? ?[./):-]{1,3} ?)?"
)
_NAMED = re.compile(
    rf"{_LEAD}(?P<word>deliberation|delib\b\.?|arrete|decision|resolution|(?:affaire|question|rapport|dossier|acte)(?= n ?° ?[a-z ]{{0,5}}[\w.]{{1,10}}[/_.-]\w))(?: (?:du|de la|de l') ?(?:bureau|president|maire"
    r"|conseil|comite|commission)[a-z' ]{0,40})?"
    rf" ?:?,? ?(?:n ?° ?|no |numero )?:? ?(?P<num>{_NUMBER})(?P<rest>$|\s{{0,3}}[.:-]{{1,2}}\s.*$"
    r"|\s{1,3}(?:objet|\(|«).*$|\s{2,}\S.*$|,?\s{1,3}(?:du|en date du) \d{1,2}(?:er)? [a-z]+ (?:19|20)\d\d\s*$)"
)
_YEARED = re.compile(
    r"(?:(?P<n>n ?° ?)|deliberation )?(?!\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b)(?P<num>(?:[a-z]{1,5}[-_ ]?)?(?:(?:19|20)\d\d"
    r"|\d\d)(?:[-/._][a-z]{1,5})?[-/._ ]\d{1,4}(?:[-/._]\d{1,4})?|\d{1,3}[-/](?:19|20)\d\d)(?![\w/-])"
    r"(?P<rest>$|\s{0,3}[:-]{1,2}\s.*$|\s{1,60}objet\b.*$|\.\s.*$|\s{2,}\S.*$)"
)
_COUNTED = re.compile(
    r"(?:(?:point|question|affaire|rapport) )?(?:n ?° ?)?(?P<num>\d{1,3}(?:[.-]\d{1,2}){0,2}|[ivx]{1,5}(?= ?[.)/-]))"
    r"(?: ?[.)/:°]| ?-){1,3} ?(?:- ?)?(?P<rest>\S.*)$"
)
# "AFFAIRE 1 (D-2014-61)" over a title, "BS-19-044  RESTAURATION ..." before one.
_CASE = re.compile(
    r"(?:affaire|point|question|dossier|rapport|sujet) (?:n ?° ?)?\d{1,3}(?![\d/_.-]) ?[-:–]? ?\(?(?:n ?° ?|delib\.? ?)?"
    r"(?P<num>[a-z]{0,5}[-_ ./]?\d{2,4}[-_./]\d{1,4}(?:[-_./]\d{1,4})?)\)?(?P<rest>$|\s{0,3}[:-]\s.*$|\s{2,}.*$)"
)
_CODED = re.compile(
    r"(?P<num>[A-Z]{1,6}[-_. ]?\d{2,4}[-_./]\d{1,4}(?:[-_./]\d{1,4})?)(?:\s{2,}|\s(?=[A-ZÀ-Ý«])| ?[:–-]{1,2} )(?P<rest>[A-ZÀ-Ý«].*)$"
)
# "6) PARC ÉOLIEN : la société a remis ...": the text of the item follows its title in capitals.
_TOLD_AFTER_TITLE = re.compile(
    r"(?P<title>(?=[^a-zà-ÿ]*[A-ZÀ-Ý]{4})[^a-zà-ÿ:\n]{6,100}?) ?: (?=[a-zà-ÿA-ZÀ-Ý][a-zà-ÿ']+ )"
)
# "1. Aire d'accueil. L'État a versé ...": a short title, a full stop, and the text on the same line.
_TOLD_ON_LINE = re.compile(
    r"[ .:–-]{0,4}(?P<title>[A-ZÀ-Ý«](?:[^.:;\n]|(?<=[A-ZÀ-Ý])\.(?=[A-ZÀ-Ý])){3,60}?)(?:\.| [–-]| ?:) (?=(?:[A-ZÀ-Ý«][\w’']*[a-zà-ÿ’']\w* |\d)[^\n]{15,})"
)
_INLINE = re.compile(r"(?<=[\s.])n ?° ?(?P<num>\d{1,3}) ?[.:]? ?-{1,2} ?(?=[A-ZÀ-Ýa-z«\"])")
_TRAILING = re.compile(
    r"\s{2,}\(?delib(?:eration|\.)?\s(?:n ?° ?)?(?P<num>[\w./_-]*\d[\w./_-]*)\)?\s*$"
    r"|\s(?:\(?deliberation|[-–—]) n ?° ?(?P<num2>[\w./_-]*\d[\w./_-]*)\)?\s*$"
)
# The number of the act between the count and the title: "2. DEL2020-142 - CLUSTER ...".
_LEADING = re.compile(
    r"(?:deliberation |delib\.? |rapport |dossier )?(?:n ?° ?)?(?P<num>(?:[a-z]{1,8}[ ._/-]?){0,2}\d[\w]"
    r"{0,12}(?:[._/-]\w{1,8}){1,4})"
    r"(?:\s{0,2}[-:.]{1,2}\s{1,3}|\s{3,})(?=\S)"
)
_NEXT_NUMBER = re.compile(
    r"\s{0,200}\(?(?:deliberation|del(?:ib)?\b\.?)\s{0,2}(?:n ?° ?)?(?P<num>[\w./_-]*\d[\w./_-]*)\)?\s{0,9}(?:\n|$)"
)
_DECIDES = re.compile(
    r"(?:d'|de |que |a |l'article|m\.|mme|(?:dit|decide|approuve|autorise|attribue|accorde|adopte|fixe|precise"
    r"|charge|donne|prend"
    r"|rejette|alloue|impute|designe|habilite|confirme|valide|sollicite|emet|constate|abroge|s'engage|vote|verse)\b)"
)
_TITLE_STOP = re.compile(
    r"\s{0,9}(?:rapporteu|commission|presents?\b|m\. |mme |monsieur|madame|le conseil|la commission|le bureau|vu\b"
    r"|considerant|il est|expose|l'an |etaient|nombre |\(|vote\b|objet\b|le president|le maire|sur (?:la )?proposition)"
)


# "Affaire n° 14/05-09 : adoptée par 29 voix": what became of an item, no heading.
_OUTCOME = re.compile(r"(?:est |a ete )?(?:adopte|rejete|approuve|retire|ajourne|vote|reporte|repousse|accepte)e?s?\b")


# A row of the list of what was decided: "2022-11-71   Tiers-lieu   Adoptée à la majorité".
_RECAPITULATED = re.compile(
    r"\s{2,}(?:adoptee?|rejetee?|ajournee?|retiree?|approuvee?|reportee?|unanimite|majorite|favorable)\b[^\n]{0,40}$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """The heading of one item: where it starts, where its title ends, its number, title and kind of act."""

    start: int
    end: int
    number: str
    title: str
    kind: str = "deliberation"
    order: tuple[int, ...] = ()


_RULED = re.compile(
    r"^(?:[-–—=#~>]{2,}|[#>▶►])[ ]{0,9}"
)  # a heading that a rule of dashes leads in: "--- 2018-09 - ..."


def _lines(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Start, text and folded text of the lines that could be headings."""
    for match in re.finditer(r"[^\n]+", reading.folded):
        if match.end() - match.start() > 320:
            continue
        folded = _RULED.sub("", match[0].lstrip(' "*■•_'))
        start = match.end() - len(folded)
        if folded:
            yield start, reading.text[start : match.end()], folded


def named_items(reading: Reading) -> Iterator[Item]:
    """Headings that name the act: "DÉLIBÉRATION N° 2023-045"."""
    kinds = {"arrete": "order", "decision": "decision"}
    for start, text, folded in _lines(reading):
        match = _NAMED.match(folded)
        if match:
            rest = text[match.start("rest") :]
            rest = "" if _ONLY_DATED.fullmatch(rest) else rest
            title, end = _title(reading, start + match.start("rest"), start + len(text), rest)
            number = text[match.start("num") : match.end("num")].strip(" .-")
            if _OUTCOME.match(fold(title)):
                continue
            yield Item(start, end, number, title, kinds.get(match["word"], "deliberation"))


_ONLY_DATED = re.compile(r"(?i),?\s*(?:du|en date du) \d{1,2}(?:er)? \w+ (?:19|20)\d\d\s*")


def yeared_items(reading: Reading) -> Iterator[Item]:
    """Headings by year and number: "2014-07 : Compte administratif"."""
    for start, text, folded in _lines(reading):
        match = _YEARED.match(folded)
        if not match or _RECAPITULATED.search(folded):
            continue
        title = text[match.start("rest") :].strip(" .")
        shouted = len(title) > 6 and title.upper() == title and any(c.isalpha() for c in title)
        is_apart = match["rest"].startswith(("   ", ":", " :", "-", " -", "objet")) or not match["rest"].strip()
        rest = text[match.start("rest") :]
        told = _TOLD_ON_LINE.match(rest)
        if told:
            text, rest = text[: match.start("rest") + told.end("title")], rest[: told.end("title")]
        if not match["n"] and not shouted and not is_apart and not told:
            continue
        if match["num"][:4].isdigit() and re.match(r"(?:19|20)\d\d[-/](?:19|20)\d\d$", match["num"]):
            continue
        title, end = _title(reading, start + match.start("rest"), start + len(text), rest)
        yield Item(start, end, text[match.start("num") : match.end("num")], title)


def coded_items(reading: Reading) -> Iterator[Item]:
    """Headings by the code of the act, after the place of the case or before the title."""
    for start, text, folded in _lines(reading):
        match = _CASE.match(folded) or _CODED.match(text)
        if not match or _RECAPITULATED.search(folded):
            continue
        number = text[match.start("num") : match.end("num")]
        rest = text[match.start("rest") :]
        title, end = _title(reading, start + match.start("rest"), start + len(text), rest)
        if len(title) > 3:
            yield Item(start, end, number, title, order=tuple(int(part) for part in re.findall(r"\d+", number)))


def counted_items(reading: Reading) -> Iterator[Item]:
    """Headings that count: "3 – MARCHÉ DE TRANSPORT", with the number of the act beside or below."""
    for start, text, folded in _lines(reading):
        match = _COUNTED.match(folded)
        if not match:
            continue
        rest = text[match.start("rest") :]
        letters = [c for c in rest if c.isalpha()]
        told = _TOLD_AFTER_TITLE.match(rest) or _TOLD_ON_LINE.match(rest)
        if told:
            text = text[: match.start("rest") + told.end("title")]
            rest = told["title"]
        if len(letters) < 4 or not (letters[0].isupper() or rest[0] in '«"') or rest.rstrip().endswith((";", ",")):
            continue
        if _DECIDES.match(folded, match.start("rest")) or (not told and _is_sentence(reading, start + len(text), rest)):
            continue
        number = text[match.start("num") : match.end("num")]
        trailing = _TRAILING.search(folded)
        cut = trailing.start() if trailing else len(text)
        title, end = _title(reading, start + match.start("rest"), start + cut, text[match.start("rest") : cut])
        if told:
            title, end = told["title"].strip(" -–"), start + cut
        if trailing:
            number, end = trailing["num"] or trailing["num2"], max(end, start + len(text))
            number = text[trailing.start("num") : trailing.end("num")] or number
        leading = _LEADING.match(folded, match.start("rest"))
        if leading and not trailing:
            number = text[leading.start("num") : leading.end("num")]
            title, end = _title(reading, start + leading.end(), start + cut, text[leading.end() : cut])
        following = _NEXT_NUMBER.match(reading.folded, end)
        if following and not trailing and not leading:
            number, end = reading.text[following.start("num") : following.end("num")], following.end()
        order = tuple(int(part) if part.isdigit() else _roman(part) for part in re.split(r"[.-]", match["num"]))
        if all(order) and (match["num"][0].isdigit() or text[match.start("num") : match.end("num")].isupper()):
            yield Item(start, end, number, title, order=order)


def _roman(numeral: str) -> int:
    """The value of a small Roman numeral; 0 where it is none.

    >>> _roman("xiv"), _roman("iiii")
    (14, 0)
    """
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", numeral):
        return 0
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


# Who reports on an item, in brackets behind its title: "(Rapporteur : M. X, Vice-Président à l'économie)".
_BY_WHOM = re.compile(r"(?i)(?<= )\(?rapporteu[a-zé]{1,4} ?: ?[^\n]*$")


def _is_sentence(reading: Reading, end: int, rest: str) -> bool:
    """Whether a numbered line runs on in lower case on the next one, or is a long sentence: no title then."""
    rest = _BY_WHOM.sub("", rest)
    following = "" if rest.endswith(" ") else reading.text[end + 1 : end + 60].lstrip(" ")
    runs_on = following[:1].islower() and rest.upper() != rest
    return runs_on or (rest.rstrip().endswith(".") and len(rest) > 60) or len(rest) > 260


def inline_items(reading: Reading) -> Iterator[Item]:
    """Headings in capitals within a text that lost its lines: "N° 2.- SUBVENTIONS"."""
    for match in _INLINE.finditer(reading.folded):
        title = re.match(r"[^a-zà-ÿ\n]{4,300}", reading.text[match.end() : match.end() + 300])
        if not title or sum(c.isupper() for c in title[0]) < 6:
            continue
        written = title[0].rstrip()
        if title.end() < 300 and not title[0].endswith(" "):
            written = written.rsplit(" ", 1)[0]
        number = match["num"]
        yield Item(match.start(), match.end() + len(written), number, written.strip(" -:"), order=(int(number),))


def _title(reading: Reading, start: int, end: int, rest: str) -> tuple[str, int]:
    """The title that starts on a heading line or below it, and where it ends; a title may take several lines."""
    lines = [rest.strip(" .:–-\n")] if rest.strip(" .:–-") else []
    at = end
    blank_allowed = not lines
    while len(lines) < 5:
        stop = reading.text.find("\n", at + 1)
        stop = len(reading.text) if stop < 0 else stop
        line = reading.text[at + 1 : stop]
        if at >= len(reading.text) - 1:
            break
        if not line.strip():
            if not blank_allowed or (not lines and stop >= len(reading.text)):
                break
            blank_allowed = bool(not lines)
            if lines:
                break
            at = stop
            continue
        if _TITLE_STOP.match(reading.folded, at + 1) and not (not lines and line.strip().lower().startswith("objet")):
            break
        if lines and not _continues(lines[-1], line.strip()):
            break
        lines.append(line.strip())
        blank_allowed = False
        at = stop
    title = re.sub(r"^(?:objet|OBJET|Objet)\s?:?\s*", "", " ".join(lines))
    title = _BY_WHOM.sub("", title)
    return re.sub(r"\s+", " ", title).strip(" :–-"), at


def _continues(previous: str, line: str) -> bool:
    """Whether a line carries on a title: both in capitals, or the first one stops short of its end."""
    if previous.endswith((".", ";", ":")):
        return False
    capitals = previous.upper() == previous
    return capitals == (line.upper() == line) and (
        capitals or line[0].islower() or previous.endswith(("-", "–", ",")) or len(previous) > 70
    )
