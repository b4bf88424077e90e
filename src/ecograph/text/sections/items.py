"""The items of minutes: their headings, numbers and titles, in the layouts that registers use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.model.readings import Reading
from ecograph.text.sections.cues import layout_cues

_NUMBER = r"(?:[a-z]{1,10}\d{0,2}[ ._/-]{1,2}){0,3}[a-z]{0,4}\d[\w./_-]{0,30}(?: ?- ?\d{2,4}\b)?"
_LEAD = (
    r"(?:(?:rapport|point|question|affaire|dossier|delib(?:eration)?)\.? ?(?:n ?°)? ?[\w.-]{1,8} ?[-:.]{1,2} ?"
    r"|(?:n ?° ?)?\d{1,3}(?:\.\d{1,2})? ?[./):-]{1,3} ?)?"
)
_NAMED = re.compile(
    rf"{_LEAD}(?P<word>deliberation|arrete|decision|resolution)(?: (?:du|de la|de l') ?(?:bureau|president|maire|conseil|comite|commission)[a-z' ]{{0,40}})?"
    rf" ?:?,? ?(?:n ?° ?|no |numero )?:? ?(?P<num>{_NUMBER})(?P<rest>$|\s{{0,3}}[.:-]{{1,2}}\s.*$|\s{{1,3}}(?:objet|\(|«).*$)"
)
_YEARED = re.compile(
    r"(?:(?P<n>n ?° ?)|deliberation )?(?P<num>(?:[a-z]{1,4}[-_ ]?)?(?:(?:19|20)\d\d|\d\d)[-/._ ]\d{1,4}(?:[-/._]\d{1,4})?)"
    r"(?P<rest>$|\s{0,3}[:-]{1,2}\s.*$|\s{1,60}objet\b.*$|\.\s.*$)"
)
_COUNTED = re.compile(
    r"(?:(?:point|question|affaire|rapport) )?(?:n ?° ?)?(?P<num>\d{1,3}(?:[.-]\d{1,2}){0,2})"
    r"(?: ?[.)/:°]| ?-){1,3} ?(?:- ?)?(?P<rest>\S.*)$"
)
_INLINE = re.compile(r"(?<=[\s.])n ?° ?(?P<num>\d{1,3}) ?[.:]? ?-{1,2} ?(?=[A-ZÀ-Ýa-z«\"])")
_TRAILING = re.compile(r"\s{2,}\(?delib(?:eration|\.)?\s(?:n ?° ?)?(?P<num>[\w./_-]*\d[\w./_-]*)\)?\s*$|\s\(?deliberation n ?° ?(?P<num2>[\w./_-]*\d[\w./_-]*)\)?\s*$")
_NEXT_NUMBER = re.compile(r"\s{0,200}\(?(?:deliberation|delib\.?)\s{0,2}(?:n ?° ?)?(?P<num>[\w./_-]*\d[\w./_-]*)\)?\s{0,9}(?:\n|$)")
_DECIDES = re.compile(
    r"(?:d'|de |que |a |l'article|m\.|mme|(?:dit|decide|approuve|autorise|attribue|accorde|adopte|fixe|precise|charge|donne|prend"
    r"|rejette|alloue|impute|designe|habilite|confirme|valide|sollicite|emet|constate|abroge|s'engage|vote|verse)\b)"
)
_TITLE_STOP = re.compile(
    r"\s{0,9}(?:rapporteu|commission|presents?\b|m\. |mme |monsieur|madame|le conseil|la commission|le bureau|vu\b"
    r"|considerant|il est|expose|l'an |etaient|nombre |\(|vote\b|objet\b|le president|le maire|sur (?:la )?proposition)"
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


def find_items(reading: Reading) -> tuple[Item, ...]:
    """The items of a file of several acts, first the headings that name an act, last the plain titles.

    A layout counts only where at least two items are settled in their own text (a vote, a refusal, an adjournment).
    """
    named = list(_named_items(reading))
    for layout in (lambda _: iter(named), _yeared_items, _counted_items, _inline_items):
        items = _settled_run(reading, list(layout(reading)))
        if items and not (items[0].order and _is_one_act(named, items)):
            return items if items[0].order else _with_unnamed(reading, items)
    return ()


def _with_unnamed(reading: Reading, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, and those among them that have a place in the order but no number of their own ("5/ POINT RETIRÉ")."""
    places = [int(m[0]) if (m := re.match(r"\d{1,3}(?=\s?[./):-])", reading.folded[i.start : i.start + 8])) else 0 for i in items]
    if not any(places):
        return items
    found = list(items)
    for extra in _counted_items(reading):
        if len(extra.order) == 1 and extra.order[0] not in places and not any(i.start <= extra.start < i.end for i in items):
            before = [place for place, item in zip(places, items, strict=True) if item.start < extra.start]
            if before and before[-1] and extra.order[0] - before[-1] == 1:
                found.append(extra)
    return tuple(sorted(found, key=lambda item: item.start))


def _is_one_act(named: list[Item], items: tuple[Item, ...]) -> bool:
    """Whether counted items are the points of one deliberation that has its number above them."""
    above = [item for item in named if item.start < items[0].start]
    return len(above) == 1 and not any(item.number in other.number for item in named[1:] for other in items)


def _lines(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """Start, text and folded text of the lines that could be headings."""
    for match in re.finditer(r"[^\n]+", reading.folded):
        if match.end() - match.start() > 320:
            continue
        folded = match[0].lstrip(" \"*■•_")
        start = match.end() - len(folded)
        if folded:
            yield start, reading.text[start : match.end()], folded


def _named_items(reading: Reading) -> Iterator[Item]:
    kinds = {"arrete": "order", "decision": "decision"}
    for start, text, folded in _lines(reading):
        match = _NAMED.match(folded)
        if match:
            title, end = _title(reading, start + match.start("rest"), start + len(text), text[match.start("rest") :])
            number = text[match.start("num") : match.end("num")].strip(" .-")
            yield Item(start, end, number, title, kinds.get(match["word"], "deliberation"))


def _yeared_items(reading: Reading) -> Iterator[Item]:
    for start, text, folded in _lines(reading):
        match = _YEARED.match(folded)
        if not match or (not match["n"] and not match["rest"].strip(" ").startswith((":", "-", "objet"))):
            continue
        rest = text[match.start("rest") :]
        if match["num"][:4].isdigit() and re.match(r"(?:19|20)\d\d[-/](?:19|20)\d\d$", match["num"]):
            continue
        title, end = _title(reading, start + match.start("rest"), start + len(text), rest)
        yield Item(start, end, text[match.start("num") : match.end("num")], title)


def _counted_items(reading: Reading) -> Iterator[Item]:
    for start, text, folded in _lines(reading):
        match = _COUNTED.match(folded)
        if not match:
            continue
        rest = text[match.start("rest") :]
        letters = [c for c in rest if c.isalpha()]
        if len(letters) < 4 or not (letters[0].isupper() or rest[0] in "«\"") or rest.rstrip().endswith((";", ",")):
            continue
        if _DECIDES.match(folded, match.start("rest")) or _is_sentence(reading, start + len(text), rest):
            continue
        number = match["num"]
        trailing = _TRAILING.search(folded)
        cut = trailing.start() if trailing else len(text)
        title, end = _title(reading, start + match.start("rest"), start + cut, text[match.start("rest") : cut])
        if trailing:
            number, end = trailing["num"] or trailing["num2"], max(end, start + len(text))
            number = text[trailing.start("num") : trailing.end("num")] or number
        following = _NEXT_NUMBER.match(reading.folded, end)
        if following and not trailing:
            number, end = reading.text[following.start("num") : following.end("num")], following.end()
        yield Item(start, end, number, title, order=tuple(int(part) for part in re.split(r"[.-]", match["num"])))


def _is_sentence(reading: Reading, end: int, rest: str) -> bool:
    """Whether a numbered line runs on in lower case on the next one, or is a long sentence: no title then."""
    following = reading.text[end + 1 : end + 60].lstrip(" ")
    runs_on = following[:1].islower() and rest.upper() != rest
    return runs_on or (rest.rstrip().endswith(".") and len(rest) > 60) or len(rest) > 260


def _inline_items(reading: Reading) -> Iterator[Item]:
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
            if not blank_allowed or not lines and stop >= len(reading.text):
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
    return re.sub(r"\s+", " ", title).strip(" :–-"), at


def _continues(previous: str, line: str) -> bool:
    """Whether a line carries on a title: both in capitals, or the first one stops short of its end."""
    if previous.endswith((".", ";", ":")):
        return False
    capitals = previous.upper() == previous
    return capitals == (line.upper() == line) and (capitals or line[0].islower() or previous.endswith(("-", "–", ",")) or len(previous) > 70)


def _settled_run(reading: Reading, items: list[Item]) -> tuple[Item, ...]:
    """The items in rising order, each settled in its own text; nothing where fewer than two are."""
    cues = layout_cues()
    items = _rising(items)
    if len(items) < 2:
        return ()
    ends = [*(item.start for item in items[1:]), len(reading.text)]
    settled = [
        item.kind != "deliberation" or bool(cues.settled.search(reading.folded, item.start, end))
        for item, end in zip(items, ends, strict=True)
        if not cues.no_act.search(reading.folded, item.start, item.end)
    ]
    if sum(settled) < 2 or sum(settled) * 2 < len(settled):
        return ()
    return tuple(items)


def _rising(items: list[Item]) -> list[Item]:
    """The items whose numbers rise by one, the last time that each stands (the agenda lists them first)."""
    numbers = [item.number for item in items]
    if not items or not items[0].order:
        return [item for at, item in enumerate(items) if item.number not in numbers[:at]]
    chosen: list[Item] = []
    for item in reversed(items):
        if not chosen or _precedes(item.order, chosen[-1].order):
            chosen.append(item)
    return chosen[::-1]


def _precedes(order: tuple[int, ...], following: tuple[int, ...]) -> bool:
    return order < following and (len(order) != len(following) or following[-1] - order[-1] <= 2 or order[:-1] != following[:-1])
