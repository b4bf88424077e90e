"""Who took no part in a decision because of an interest."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.people import PeopleOfDocument, find_speeches, people_of
from ecograph.knowledge import load_rules
from ecograph.model.facts import Fact, Recusal
from ecograph.model.readings import Mention, Reading

_SENTENCE_END = re.compile(r"(?:[a-z0-9)»]{2,}\.\s+(?=\S)|[;:]\s|\n\s*\n|\n\s*[-–•◦▪*]\s|\.\s+[–—-]\s|^)")
_JOINED = re.compile(
    r"\s*(?:\([^()]{1,60}\)|,?\s?(?:pour|de|du|d')\s?[^.,;:()\n]{2,40}?(?=\s*(?:,|\bet\b)))?\s*(?:,\s*(?:et\s+)?|\bet\s+|;\s*|[–-]\s*)\s*"
)
_ROLE_THEN_NEXT = re.compile(r"\s*,[^;()\n]{3,90};\s*")
_PRONOUN = re.compile(r"\s*(?:il|(?P<she>elle))\s*")
_VOICES = re.compile(r"\s*\((\d{1,2})\)")
_FURTHEST = 420


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["id"], re.compile(_with_gaps(rule["phrase"]))) for rule in load_rules("recusals")["rules"])


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(_with_gaps(load_rules("recusals")[name]))


def _with_gaps(phrase: str) -> str:
    """The phrase with any white space where it has a space: lines break anywhere."""
    return re.sub(r"(?<![\\\[(|]) (?![?*])", r"\\s+", phrase)


def find_recusals(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Recusal facts, one for each person and act, in text order."""
    people = people_of(reading, known)
    found: dict[tuple[str, str], Recusal] = {}
    for mention, start, end, rule in sorted(_found(reading, people), key=lambda f: f[1]):
        part = reading.part_at(mention.start)
        act = part.id if part else ""
        person = people.display(mention.value)
        voices = _VOICES.match(reading.folded, mention.end)
        evidence = (reading.evidence(start, end, f"recusal/{rule}"),)
        found.setdefault(
            (act, person), Recusal(evidence=evidence, act=act, person=person, voices=int(voices[1]) if voices else 1)
        )
    return tuple(found.values())


def _found(reading: Reading, people: PeopleOfDocument) -> Iterator[tuple[Mention, int, int, str]]:
    for rule, phrase in _phrases():
        for cue in phrase.finditer(reading.folded):
            if _is_about_accounts(reading, cue.start()):
                continue
            for mention in _subjects(reading, people, cue.start(), rule):
                yield mention, min(mention.start, cue.start()), max(mention.end, cue.end()), rule
    for cue in _rule("heading").finditer(reading.folded):
        for mention in _listed(reading, people, cue.end()):
            yield mention, cue.start(), mention.end, "heading"
    for speech in find_speeches(reading, people):
        said = _rule("first_person").search(reading.folded, speech.start, speech.end)
        if said:
            yield speech.speaker, said.start(), said.end(), "first-person"


def _subjects(reading: Reading, people: PeopleOfDocument, cue: int, rule: str) -> list[Mention]:
    """The people of the sentence before the verb: the last one and those joined to it, roles between them allowed."""
    floor = _sentence_start(reading.folded, cue)
    if pronoun := _PRONOUN.fullmatch(reading.folded, floor, cue):
        return _antecedent(reading, people, floor, pronoun["she"] is not None)
    before = [m for m in people.between(floor, cue) if not _is_in_brackets(reading.folded, floor, m.start, cue)]
    if not before or (rule == "withdraws" and not _near(reading.folded, before[-1], cue)):
        return []
    group = [before[-1]]
    for mention in reversed(before[:-1]):
        glue = reading.folded[mention.end : group[0].start]
        if not _belongs(glue) or ("\n" in glue and _is_in_recital(reading.folded, mention.start)):
            break
        group.insert(0, mention)
    return group


def _antecedent(reading: Reading, people: PeopleOfDocument, floor: int, is_she: bool) -> list[Mention]:
    """Whom "Elle ne prendra pas part au vote" means: the first person of the sentence before it."""
    start = _sentence_start(reading.folded, max(0, floor - 3))
    named = people.between(start, floor)[:1]
    return [m for m in named if m.value.gender in ("", "f" if is_she else "m")]


def _is_in_recital(folded: str, position: int) -> bool:
    """True where the line of a position is a recital: "Vu le rapport de M. X,"."""
    line_start = folded.rfind("\n", max(0, position - 300), position) + 1
    return bool(re.match(r"\s*(?:vu|sur|considerant|entendu|oui)\b", folded[line_start : line_start + 20]))


def _near(folded: str, mention: Mention, cue: int) -> bool:
    """True where only a role stands between the person and the verb: no other verb took the subject over."""
    between = folded[mention.end : cue]
    return (
        not re.search(r"\b(?:que|qui a|dont|association|est presentee?|propose|rappelle|indique)\b(?=[^,]*$)", between)
        or between.count(",") >= 2
    )


def _belongs(glue: str) -> bool:
    """True where two people share a verb: "M. A, président de X, et Mme B, trésorière de Y"."""
    if _JOINED.fullmatch(glue):
        return True
    return bool(
        re.match(r"\s*(?:\([^()]*\)\s*)?,[^.;:]{3,150}(?:,\s*(?:et\s+)?|\bet\s+)(?:de\s+)?$", glue)
    ) and not re.search(
        r"\b(?:propose|demande|rappelle|indique|precise|presente|expose|souhaite|repond|vote|votent|estime)\b", glue
    )


def _sentence_start(folded: str, position: int) -> int:
    window_start = max(0, position - _FURTHEST)
    window = folded[window_start:position]
    start = 0
    for end in _SENTENCE_END.finditer(window):
        if re.search(r"(?:^|[\s(])(?:mm?|mme|mr|mrs|dr|jl|[a-z]|[a-z]{1,2}\.-?[a-z])\.\s+$", window[: end.end()]):
            continue
        start = end.end()
    return window_start + start


def _is_in_brackets(folded: str, floor: int, position: int, cue: int) -> bool:
    """True for a name in brackets that the verb is not in: "(abstention : M. X)"."""
    opened = folded.rfind("(", floor, position)
    closed = folded.find(")", position, cue)
    return opened >= 0 and ")" not in folded[opened:position] and closed >= 0


def _listed(reading: Reading, people: PeopleOfDocument, position: int) -> Iterator[Mention]:
    """The people of the list that follows a heading."""
    mention = people.at(position, reach=2)
    while mention:
        yield mention
        glue = _ROLE_THEN_NEXT.match(reading.folded, mention.end) or _JOINED.match(reading.folded, mention.end)
        mention = people.at(glue.end(), reach=0) if glue else None


def _is_about_accounts(reading: Reading, cue: int) -> bool:
    start = max(0, cue - 500)
    window = reading.folded[start : cue + 400]
    begin = window.rfind("\n\n", 0, cue - start)
    heading_start = window.rfind("\n\n", 0, max(0, begin)) if begin > 0 else 0
    return bool(_rule("accounts").search(window, max(0, heading_start)))
