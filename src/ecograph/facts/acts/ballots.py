"""The vote of one act, with those who left for interest."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.facts import Votes
from ecograph.model.readings import ActPart, Mention, Reading
from ecograph.values.people import surname_key
from ecograph.values.votes import read_votes

_BARE_NAME = re.compile(
    r"(?<![\w.])(?!M\. )(?:(?:[A-ZÀ-Ý](?:\.-?)){1,2}|[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\s{1,2}(?:(?:de"
    r"|du|LE|LA|DE|DU|DA|EL|VAN)\s|d'){0,2}"
    r"(?P<surname>[A-ZÀ-Ý]{2}[A-ZÀ-Ý'-]+)(?![\w«])"
)
_AGAINST = re.compile(
    r"(?P<label>(?m:^ {0,20})contre ?: )(?=m\.|mm|mme|[a-z]\. )|\b(?P<after>(?:ont|a) vote contre ?:?\s)(?=m\.|mm|mme)|\b(?:votant|votent|ayant vote|ont vote|a vote"
    r"|vote) contre\b"
)
_ABSTAINING = re.compile(
    r"(?P<label>(?m:^ {0,20})abstentions? ?: )(?=m\.|mm|mme|[a-z]\. )"
    r"|\b(?P<after>(?:se sont|s'est) abstenue?s? ?:?\s)(?=m\.|mm|mme)|\bs'abst(?:enant|ient|iennent)\b(?! de)"
    r"|\b(?:s'est|se sont|s'etant|s'etaient) abstenue?s?\b"
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """What became of a proposal, and its votes where they are stated."""

    adopted: bool | None
    votes: Votes | None


@cache
def _withdrawn() -> re.Pattern[str]:
    return re.compile(load_rules("acts")["withdrawn"].replace(" ", r"\s{1,3}"))


def read_ballot(reading: Reading, part: ActPart) -> Ballot:
    """The ballot of an act part."""
    found = read_votes(reading.folded[part.start : part.end])
    if found.is_composite:
        return Ballot(found.adopted, None)
    against, abstained = found.against, found.abstained
    if against is None and (found.in_favour is not None or found.unanimous is False):
        against = _count_voters(reading, part, _AGAINST)
    if abstained is None:
        abstained = _count_voters(reading, part, _ABSTAINING)
    absent = found.not_voting if found.not_voting is not None else _count_withdrawn(reading, part)
    values = (found.in_favour, against, abstained, absent, found.unanimous)
    if all(value is None for value in values):
        return Ballot(found.adopted, None)
    votes = Votes(
        in_favour=found.in_favour,
        against=against,
        abstained=abstained,
        not_voting=absent,
        unanimous=found.unanimous,
    )
    return Ballot(found.adopted, votes)


def _count_voters(reading: Reading, part: ActPart, cue: re.Pattern[str]) -> int | None:
    """How many people are named as voting in one way, before the words or after them; None where nobody is."""
    names: set[str] = set()
    for match in cue.finditer(reading.folded, part.start, part.end):
        if match["label"]:
            line_end = reading.text.find("\n", match.end())
            names |= _people(reading, match.end(), line_end if line_end > 0 else part.end)
            continue
        if match["after"]:
            stop = re.compile(r"[;:)]|(?<![Mm])(?<!MM)\.\s").search(reading.text, match.end(), part.end)
            names |= _people(reading, match.end(), stop.start() if stop else part.end)
            continue
        before = reading.text[max(part.start, match.start() - 160) : match.start()]
        clause = re.split(r"[;(:]|\n\s*\n|(?<=[a-zà-ÿ)])\.\s|\b(?:contre|pour)\s+et\b", before)[-1]
        names |= _people(reading, match.start() - len(clause), match.start())
    return len(names) or None


def _count_withdrawn(reading: Reading, part: ActPart) -> int | None:
    """How many people are said to have left or not to have voted; None where nobody is."""
    names: set[str] = set()
    if "compte administratif" in reading.folded[part.start : part.start + 300]:
        return None  # the mayor leaves by law (art. L. 2121-14 CGCT), not for interest
    for cue in _withdrawn().finditer(reading.folded, part.start, part.end):
        start, end = _sentence(reading, cue.start(), cue.end(), part)
        sentence = reading.folded[start:end]
        if re.search(
            r"seance a \d|quitte(?:nt)? la seance|cette ligne|hors la presence|vote (?:sur|pour) (?:le|ce|cette|la|l')",
            sentence,
        ):
            continue
        names |= _people_outside_brackets(reading, start, cue.start())
        if re.match(r"[^.]{0,20}(?:au vote|aux votes)? ?: ", reading.folded[cue.end() : cue.end() + 30]):
            names |= _people(reading, cue.end(), end)
    return len(names) or None


def _people_outside_brackets(reading: Reading, start: int, end: int) -> set[str]:
    """Surnames before a cue, those of a bracket that was closed before it left out: "2 abstentions (MM. A et B)"."""
    names: set[str] = set()
    at = start
    for bracket in re.finditer(r"\([^()]*\)", reading.folded[start:end]):
        names |= _people(reading, at, start + bracket.start())
        at = start + bracket.end()
    return names | _people(reading, at, end)


def _sentence(reading: Reading, start: int, end: int, part: ActPart) -> tuple[int, int]:
    """The bounds of the sentence or clause around a cue."""
    before = reading.folded[max(part.start, start - 400) : start]
    cut = max(
        (
            m.end()
            for m in re.finditer(r"(?<!\bm)(?<!\bmm)(?<!\bmr)(?<!\b[a-z])[.;•]\s|[)\d],?\s*\n|\n\s*\n|:\s", before)
        ),
        default=0,
    )
    after = re.search(r"(?<!\bm)(?<!\bmm)(?<!\bmr)(?<!\b[a-z])[.;]\s|\n\s*\n", reading.folded[end : end + 300] + "\n\n")
    return max(part.start, start - 400) + cut, end + (after.start() if after else 300)


def _people(reading: Reading, start: int, end: int) -> set[str]:
    """Surnames of the people whom a stretch of the text names."""
    found: set[str] = set()
    persons = reading.by_kind.get("person", ())
    for mention in persons[bisect_left(persons, start, key=_start) :]:
        if mention.start >= end:
            break
        if mention.end <= end:
            found.add(surname_key(mention.value.surname))
    bare = {surname_key(m["surname"]) for m in _BARE_NAME.finditer(reading.text, start, end)}
    return found | {name for name in bare if not any(other.endswith(name) for other in found)}


def _start(mention: Mention) -> int:
    return mention.start
