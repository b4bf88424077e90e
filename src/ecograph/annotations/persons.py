"""Person mentions everywhere in the text: with a civility, or by the shape of the name."""

import re
from collections import Counter
from collections.abc import Iterator

from ecograph.knowledge.people import given_names, people_words
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import fold
from ecograph.values.people import PersonName, display_given, surname_key
from ecograph.values.people.names import display_surname, split_capitals
from ecograph.values.people.spelling import (
    ADDRESS,
    CAPITALS,
    GAP,
    GIVEN,
    INITIALS,
    LOWER,
    PLAIN_SURNAME,
    SURNAME,
    TITLE,
    UPPER,
)

_BEFORE = rf"(?:(?<![{UPPER}{LOWER}0-9'’-])|(?<=[ (]d['’]))"
_AFTER = rf"(?![{LOWER}0-9])"
_SHORT_GAP = r"[ ]{1,3}"
_ADDRESSED = re.compile(rf"{_BEFORE}(?P<civ>{ADDRESS})(?={INITIALS}|[{UPPER}]|[dvl][{LOWER}']{{0,4}}[ \n'])")
_AFTER_ADDRESS = tuple(
    re.compile(shape + _AFTER)
    for shape in (
        rf"(?P<given>{GIVEN}){GAP}(?P<surname>{SURNAME})",
        rf"(?P<surname>{SURNAME})(?:{_SHORT_GAP}|[ ]?\n[ ]*)(?P<given>{TITLE}(?:[ ]{TITLE})?|(?!M\.){INITIALS})",
        rf"(?P<surname>{SURNAME})",
        rf"(?P<given>{INITIALS}|{TITLE}){GAP}(?P<surname>{PLAIN_SURNAME})",
        rf"(?P<surname>{PLAIN_SURNAME})",
    )
)
_ORDERED = re.compile(rf"{_BEFORE}(?P<given>{GIVEN}){GAP}(?P<surname>{SURNAME}){_AFTER}")
_INITIALLED = re.compile(rf"{_BEFORE}(?P<given>{INITIALS})[ ](?P<surname>{SURNAME}){_AFTER}")
_INITIALS_LAST = re.compile(
    rf"(?:(?<=, )|(?<=\n)|(?<=: ))(?P<surname>{SURNAME})[ ](?P<given>[A-Z]\.)(?=[ ]*(?:\n|$|[,;]))"
)
_REVERSED = re.compile(rf"{_BEFORE}(?P<surname>{SURNAME}){_SHORT_GAP}(?P<given>{TITLE}){_AFTER}")
_PLAIN = re.compile(rf"{_BEFORE}(?P<given>{TITLE})[ ](?P<surname>{PLAIN_SURNAME}){_AFTER}")
_AFTER_SURNAME = re.compile(rf"{CAPITALS}[ ]{{1,3}}$")
_PREVIOUS_WORDS = re.compile(r"[\w'.-]+")
_WIDEST = 120


def find_persons(reading: Reading) -> tuple[Mention, ...]:
    """Person mentions with a PersonName as value.

    Their rules, from the surest: "person-civility", "person-shape", "person-initials", "person-plain".
    """
    taken = bytearray(len(reading.text) + 1)
    mentions: list[Mention] = []
    for search in (_addressed, _ordered, _reversed, _initialled, _plain):
        for start, end, name, rule in search(reading, mentions):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                mentions.append(Mention("person", start, end, name, rule))
    return tuple(sorted(mentions, key=lambda m: m.start))


Found = Iterator[tuple[int, int, PersonName, str]]


def _addressed(reading: Reading, _: list[Mention]) -> Found:
    for address in _ADDRESSED.finditer(reading.text):
        civility = re.sub(r"\s+", " ", address["civ"]).strip()
        mixed = _PLURAL.match(civility) and _OTHER_PLURAL.search(
            reading.text, max(0, address.start() - 20), address.start()
        )
        civility = "" if mixed else civility  # "Mmes et MM. A, B": who is which is not said
        limit = min(len(reading.text), address.end() + _WIDEST)
        for pattern in _AFTER_ADDRESS:
            match = pattern.match(reading.text, address.end(), limit)
            if match and (name := _named(match.groupdict().get("given") or "", _trimmed(match), civility)):
                yield address.start(), _end(match), name, "person-civility"
                if mixed or _PLURAL.match(civility):
                    yield from _joined(reading, _end(match), civility)
                break


_PLURAL = re.compile(r"(?i:mm|mmes|messieurs|mesdames|mrs)\b")
_OTHER_PLURAL = re.compile(r"(?i:mmes?|mm|mesdames|messieurs|madame)\.?(?:,|\s+(?:et|&))?\s+\Z")
_AND = re.compile(r"\s*(?:,|/|;)\s*(?:et\s+)?|\s+et\s+|\s+[–-]\s+")


def _joined(reading: Reading, position: int, civility: str) -> Found:
    """The names after a plural civility: "MM. A, B et C"."""
    while glue := _AND.match(reading.text, position):
        if _ADDRESSED.match(reading.text, glue.end()):
            return  # "Mmes A, B ; MM. C, D": another civility begins
        limit = min(len(reading.text), glue.end() + _WIDEST)
        match = next(
            (m for pattern in _AFTER_ADDRESS[:4] if (m := pattern.match(reading.text, glue.end(), limit))), None
        )
        name = _named(match.groupdict().get("given") or "", _trimmed(match), civility) if match else None
        if not match or not name or _is_common(_trimmed(match)):
            return
        yield glue.end(), _end(match), name, "person-civility"
        position = _end(match)


def _named(given: str, surname: str, civility: str) -> PersonName | None:
    """The name, or None where a word of it is a role or a common word of acts."""
    if given and fold(given.split()[0]) in people_words("not_given"):
        return None
    words = fold(surname).replace("'", "' ").split()
    sure = bool(given) and _is_known_given(given)
    if words[-1] in _PARTICLES or (
        not sure and any(w in people_words("not_given") and w not in _PARTICLES for w in words)
    ):
        return None
    if not given and surname.isupper():
        given, surname = split_capitals(surname, given_names())
    elif not given and "-" in surname and all(part in given_names() for part in words[-1].split("-")):
        return None
    return PersonName(display_given(given, given_names()), display_surname(surname), civility)


_PARTICLES = frozenset(("le", "la", "les", "l", "de", "du", "des", "saint", "sainte"))


def _ordered(reading: Reading, mentions: list[Mention]) -> Found:
    surnames = {surname_key(m.value.surname) for m in mentions}
    for match in _ORDERED.finditer(reading.text):
        given = match["given"].split()[0]
        if "\n" in match.group() and (
            given.endswith(".") or _AFTER_SURNAME.search(reading.text, max(0, match.start() - 30), match.start())
        ):
            continue
        if fold(given) in people_words("not_given") | people_words("roles"):
            yield from _after_role(reading, match)
            continue
        if _is_common(_trimmed(match)):
            continue
        if (
            not _is_known_given(given)
            and surname_key(_trimmed(match)) not in surnames
            and not _is_whole_line(reading.text, match)
        ):
            continue
        if not _is_place(reading, match):
            yield match.start(), _end(match), _name(match), "person-shape"


def _after_role(reading: Reading, match: re.Match[str]) -> Found:
    """ "la Sénatrice Ida ROUX": the name behind a role with a capital."""
    role, _, rest = match["given"].partition(" ")
    given = rest.strip()
    if (
        match.group().count("\n")
        or fold(role) not in people_words("roles")
        or not given
        or not _is_known_given(given.split()[0])
    ):
        return
    if fold(given.split()[0]) in people_words("not_given") or _is_common(_trimmed(match)):
        return
    name = PersonName(display_given(given, given_names()), display_surname(_trimmed(match)))
    yield match.start("given") + len(role) + 1, _end(match), name, "person-shape"


def _reversed(reading: Reading, _: list[Mention]) -> Found:
    for match in _REVERSED.finditer(reading.text):
        known = fold(match["given"]) in given_names() or fold(match["given"]).split("-")[0] in given_names()
        if known and not _is_common(match["surname"]) and not _is_place(reading, match):
            yield match.start(), match.end(), _name(match), "person-shape"


def _initialled(reading: Reading, mentions: list[Mention]) -> Found:
    matches = [m for m in _INITIALLED.finditer(reading.text) if not _is_common(m["surname"])]
    surnames = {surname_key(m.value.surname) for m in mentions}
    repeated = Counter(surname_key(m["surname"]) for m in matches)
    for match in _INITIALS_LAST.finditer(reading.text):
        if surname_key(match["surname"]) in surnames and not _is_common(match["surname"]):
            yield match.start(), match.end(), _name(match), "person-initials"
    for match in matches:
        key = surname_key(match["surname"])
        if key in surnames or repeated[key] > 1 or (len(match["given"]) > 2 and match["given"][1].islower()):
            yield match.start(), match.end(), _name(match), "person-initials"


def _plain(reading: Reading, _: list[Mention]) -> Found:
    if not given_names():
        return
    for match in _PLAIN.finditer(reading.text):
        if not _is_known_given(match["given"]) or fold(match["surname"].split()[-1]) in people_words("not_given"):
            continue
        if not _is_place(reading, match):
            yield match.start(), match.end(), _name(match), "person-plain"


def _name(match: re.Match[str]) -> PersonName:
    return PersonName(display_given(match["given"], given_names()), display_surname(_trimmed(match)))


def _trimmed(match: re.Match[str]) -> str:
    """The surname without the words in capitals that follow it: "FALCO NE PREND PAS PART"."""
    if " " not in match["surname"] and "\n" not in match["surname"]:
        return match["surname"]
    words = re.split(r"(\s+)", match["surname"])
    for index in range(2, len(words), 2):
        if fold(words[index]) in people_words("not_surnames"):
            return "".join(words[: index - 1])
    return match["surname"]


def _end(match: re.Match[str]) -> int:
    return match.end() if match.end() > match.end("surname") else match.start("surname") + len(_trimmed(match))


def _is_common(surname: str) -> bool:
    """True for words in capitals that acts use as headings or abbreviations."""
    words = fold(surname).replace("'", " ").split()
    return len(surname) < 2 or any(word in people_words("not_surnames") for word in words[-1:])


def _is_known_given(given: str) -> bool:
    """True for a given name of the gazetteer, or for any word where there is no gazetteer."""
    names = given_names()
    parts = fold(given).replace(" ", "").split("-")
    return not names or any(part in names for part in (fold(given), *parts))


def _is_whole_line(text: str, match: re.Match[str]) -> bool:
    """True where nothing else stands on the line: a signature."""
    return bool(re.search(r"(?:^|\n|[ ]{3})[ ]*$", text[max(0, match.start() - 80) : match.start()])) and bool(
        re.match(r"[ ]*(?:\n|$|[ ]{3})", text[match.end() : match.end() + 80])
    )


def _is_place(reading: Reading, match: re.Match[str]) -> bool:
    """True where the words before a name make it a street, a school, a hall, a prize or a company."""
    before = reading.folded[max(0, match.start() - 48) : match.start()]
    if before.rstrip().endswith(("«", '"')):
        return True
    words = _PREVIOUS_WORDS.findall(before.replace("'", " "))
    while words and words[-1].strip(".") in people_words("dedications"):
        words.pop()
    gap = before[before.rfind(words[-1]) + len(words[-1]) :] if words else ""
    return (
        bool(words)
        and "\n\n" not in gap
        and not ("\n" in gap and _is_whole_line(reading.text, match))
        and not re.search(r"[,;:)]", gap)
        and words[-1].strip(".") in people_words("place_heads")
    )
