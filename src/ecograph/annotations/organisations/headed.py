"""Names that a type noun or a siglum opens: "Communauté de communes du Pays de Mauriac", "la société Capteva"."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.annotations.organisations.phrases import is_other_pole
from ecograph.annotations.organisations.tails import ADJECTIVES_THEN_NAME, TailReader
from ecograph.knowledge.organisations import Head, head_at, heads_at, heads_by_word, not_heads, type_of
from ecograph.model.readings import Reading
from ecograph.values.organisations import one_line, unquoted, without_apposition

_WORD_START = re.compile(r"(?<![\w.])[a-z]\w*(?:\.[a-z])*")
_LINK = re.compile(r"\s{1,2}(?:(?:de las?|de|du|des|DE LA|DE|DU|DES)\s|de l['\s]|d['\s]|DE L'|D')\s{0,14}")
_ROW_BEFORE = re.compile(r"(?:^|[:,;(\n•*–-])\s{0,5}$")
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'-]+ $")
_STAND_ALONE = frozenset(
    ("social-association", "committee", "club", "chamber", "welfare", "public-service", "agency-of")
)
_PLACES_OF_TRADE = re.compile(
    r"(?:moulin|ferme|chantiers|carri[èe]res|constructions|forges|atelier|restaurant|charpente|transports)"
)
_NAMED_IN_SMALL = frozenset(("social-association", "committee", "culture", "agency-of"))
_ENGLISH = re.compile(r"\b(?:European|Europe|International|World|Global|Network|Clusters)\b")
_NAME_NEXT = re.compile(r"\s{0,2}[«“\"]|\s{1,2}(?:[A-ZÀ-ÖØ-Þ]|\d\w*[A-Z])")
_PLACE_AFTER_SIGLUM = re.compile(
    r"\s{1,2}\([A-Z]{2,8}\)\s{1,2}"
    r"((?:de la |de l'|du |des |de |d')[A-ZÀ-Þ][\w'-]+(?:[ -](?:et |de |du |la )?[A-ZÀ-Þ][\w'-]+){0,3})"
)
_STATE = re.compile(r"etat(?![a-z'-]|\s+(?:civil|des?\b|du\b|d'|recap|neant|nominatif|annexe|\d))")
_BEFORE_STATE = re.compile(r"(?:(?<![a-z])l[' ]|^|\n\s{0,60}|  |[-:;,(>•*|/]\s{0,8}|\bet\s)$")
_NOT_STATE = re.compile(r"(?:conseil d'|chef de l'|representants? de l'|ministre d')$")


def find_headed(reading: Reading) -> Iterator[Candidate]:
    """Every name that one of the known heads opens."""
    text, folded = reading.text, reading.folded
    index = heads_by_word()
    resume = 0
    for word in _WORD_START.finditer(folded):
        if word[0].replace(".", "") not in index or word.start() < resume or folded[word.start() - 1] == "-":
            continue
        heads, end = heads_at(folded, word.start())
        if not heads or not_heads().match(folded, word.start()):
            continue
        singular = (head for head in heads if not _is_plural(head, folded[word.start() : end]))
        candidates = (_read(text, folded, head, word.start(), end) for head in singular)
        candidate = next(filter(None, candidates), None)
        if candidate:
            yield candidate
            resume = candidate.start + 1
    yield from _find_state(text, folded)


def _find_state(text: str, folded: str) -> Iterator[Candidate]:
    """The State, told by its capital from a state of affairs."""
    for found in _STATE.finditer(folded):
        start, end = found.span()
        if not text[start].isupper() or (text[start:end].isupper() and text[end : end + 8].isupper()):
            continue
        before = folded[max(0, start - 24) : start]
        if _BEFORE_STATE.search(before) and not _NOT_STATE.search(before):
            yield Candidate(start, end, start, "État", "state", 0.9, "state")


def _is_plural(head: Head, written: str) -> bool:
    return bool(re.match(r"\w+s\b", written)) and "s?" in head.pattern.pattern.split("\\s")[0]


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words at a place stand in a line of capitals."""
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)][:300]
    letters = [c for c in line if c.isalpha()]
    return text[start:end].isupper() and len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _read(text: str, folded: str, head: Head, start: int, end: int) -> Candidate | None:
    capital = text[start].isupper()
    first = re.match(r"[^\W\d_]+", text[start:end])
    if first and not head.siglum and first[0] != first[0].upper() and any(c.isupper() for c in first[0][1:]):
        return None  # "RésEau 4D" is a name of its own
    if head.siglum and not (text[start:end].replace(".", "").isupper() or (capital and end - start >= 4)):
        return None
    shouted = _is_shouted(text, start, end)
    if head.tail == "none":
        return _whole(text, head, start, end, capital)
    adjectives = ADJECTIVES_THEN_NAME.match(text, end) if head.keep in ("no", "cased", "joined") else None
    tail_start = adjectives.end() if adjectives and (head.keep != "joined" or not capital) else end
    if _is_refused(text, head, start, tail_start, capital, shouted):
        return None
    name_end = _tail_end(text, folded, head, start, tail_start, shouted)
    if name_end == tail_start and not _stands_alone(head, text[start:end], capital):
        return None
    if head.capital and not capital and not _is_named_in_small(text, head, start, end, tail_start):
        return None
    return _named(text, folded, head, start, end, tail_start, name_end, capital and not shouted)


def _is_named_in_small(text: str, head: Head, start: int, end: int, tail_start: int) -> bool:
    """Whether a head without its capital opens a name all the same: "l'office de tourisme du Pays des Abers"."""
    if head.id in ("club", "media") or (head.id == "trade" and not _PLACES_OF_TRADE.match(text, start)):
        return bool(_NAME_NEXT.match(text, tail_start))
    link = _LINK.match(text, tail_start)
    is_placed = link is not None and text[link.end() : link.end() + 1].isupper()
    return is_placed and head.id in _NAMED_IN_SMALL and len(text[start:end].split()) > 1


def _is_refused(text: str, head: Head, start: int, tail_start: int, capital: bool, shouted: bool) -> bool:
    """Whether what stands around a head makes it a common noun, or part of another name."""
    named, linked = bool(_NAME_NEXT.match(text, tail_start)), bool(_LINK.match(text, tail_start))
    if head.tail == "joined_place":
        return not linked
    if head.tail == "capitalised":
        return not named or (shouted and not _ROW_BEFORE.search(text, max(0, start - 6), start))
    if head.tail == "direct":
        return not named
    if head.tail == "quoted":
        return not re.match(r"\s{0,2}[«“\"]", text[tail_start : tail_start + 3])
    if head.id == "housing-noun" and capital and not shouted:
        return True  # "Technopôle Brabant" is a place
    if head.id == "cluster" and _CAPITAL_BEFORE.search(text, max(0, start - 30), start):
        return True  # "European Cluster Excellence Initiative" began before
    bare = head.tail == "proper" and head.keep in ("no", "cased") and not named
    return bare and not (head.keep == "cased" and linked and capital)


def _tail_end(text: str, folded: str, head: Head, head_start: int, start: int, shouted: bool) -> int:
    tail, capital = head.tail, text[head_start].isupper()
    if head.keep == "joined" and not _NAME_NEXT.match(text, start):
        tail = "words" if capital or _LINK.match(text, start) else "proper"
    if tail == "words" and not capital and not head.siglum and head.capital:
        tail = "proper"
    inner = head_at(folded, _skip_space(text, start)) if head.keep in ("no", "joined") else None
    if inner and inner[0].tail == "words" and _NAME_NEXT.match(text, start):  # "association Familles rurales de X"
        return TailReader(text, folded, inner[1], "words", inner[0].type, shouted).read()
    kept = head_start if head.keep in ("yes", "cased") else start
    end = TailReader(text, folded, start, tail, head.type, shouted, kept).read()
    if tail == "proper" and head.keep == "joined" and not _NAME_NEXT.match(text, start):
        return start
    return end


def _stands_alone(head: Head, written: str, capital: bool) -> bool:
    if head.tail == "bare":
        return capital
    if head.id in _STAND_ALONE:
        return head.siglum or (capital and len(written.split()) > 1)
    return head.siglum and head.tail == "words"


def _whole(text: str, head: Head, start: int, end: int, capital: bool) -> Candidate | None:
    if head.capital and not capital:
        return None
    name = head.name or one_line(text[start:end])
    return Candidate(start, end, start, name, head.type, 0.9, head.id)


def _named(
    text: str, folded: str, head: Head, start: int, end: int, tail_start: int, name_end: int, titled: bool
) -> Candidate | None:
    """The candidate, its name cut and its type corrected by what the name itself says."""
    direct = bool(_NAME_NEXT.match(text, tail_start)) and not _LINK.match(text, tail_start)
    drops = head.keep == "no" or (head.keep == "cased" and direct and not titled) or (head.keep == "joined" and direct)
    name_start = _skip_space(text, tail_start) if drops else start
    name = unquoted(one_line(text[name_start:name_end]))
    if name[:1].islower() and name[-1:] in '»”"':
        name = without_apposition(name)
    if len(name) < 2 or (drops and not any(c.isupper() or c.isdigit() for c in name)):
        return None
    if drops and re.match(r"[Dd]['’] ?[A-ZÀ-Þ]|(?:DE|DU|DES) ", name):
        return None  # "RÉSEAUX D'ENTREPRISES" heads a chapter
    kind, score = head.type, 0.8
    if head.id == "association-noun" and _ENGLISH.search(name):
        kind = "other"  # a network across borders
    if drops:
        kind = _inner_type(name) or kind
    if head.rename:
        name = f"{head.rename} {one_line(text[end:name_end])}"
    name = _with_place_after_siglum(text, name, name_end) if head.tail in ("words", "place") else name
    if head.keep == "joined" and not drops and len(name.split()) < 3:
        return None
    if head.type == "syndicat" and not head.siglum and not re.search(r"[A-ZÀ-Þ«\"]|\d", text[end:name_end]):
        return None  # "syndicat mixte de gestion" says what it does, not which one it is
    if head.keep == "joined" and not drops and not titled:
        score = 0.5 if re.search(r"[A-ZÀ-Þ]", name[1:]) else 0.2
    if re.match(r",? (?:un )?pole de competitivite", folded[name_end : name_end + 30]) and kind == "association":
        kind = "pole"
    return Candidate(name_start, name_end, start, name, kind, score, head.id)


def _with_place_after_siglum(text: str, name: str, end: int) -> str:
    """ "Conseil d'architecture ... (CAUE) de la Marne": the place behind the bracket belongs to the name."""
    found = _PLACE_AFTER_SIGLUM.match(text, end)
    return f"{name} {one_line(found[1])}" if found else name


def _inner_type(name: str) -> str:
    """The type that a name says itself; a "Pôle Santé" is none of the economy's."""
    inner = type_of(name)
    if inner == "pole" and is_other_pole(name):
        return ""
    return inner if inner in ("pole", "company", "syndicat", "epci", "metropole") else ""


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
