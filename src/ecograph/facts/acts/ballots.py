"""The vote of one act, with those who left for interest."""

import re
from dataclasses import dataclass
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.facts import Votes
from ecograph.model.readings import ActPart, Reading
from ecograph.values.votes import read_votes

_CIVILITY = re.compile(
    r"\b(?:M\.|MM\.|Mrs?\.?|Mmes?|Mlles?|Monsieur|Madame|Messieurs|Mesdames|MONSIEUR|MADAME|MME|MMES)\s{1,3}"
)
_NAME = (
    r"(?:(?:[A-ZÀ-Ý][\w'’-]*\.?|d[eu]|la|le|van|von|der|den|d'[A-ZÀ-Ý][\w'-]*|L[AE]|D[EUA]S?|EL|BEN|-)(?: {1,2}"
    r"|\n(?!\n))){0,4}"
    r"(?:d'|D')?[A-ZÀ-Ý][\w'’-]+"
)
_NAMES = re.compile(
    rf"{_NAME}(?:\s{{0,2}}\([^()]{{0,60}}\))?(?:(?:\s{{0,2}},\s{{1,3}}|\s{{1,3}}et\s{{1,3}})(?:M\."
    rf"|Mme)?\s{{0,2}}{_NAME}){{0,12}}"
)
_BARE_NAME = re.compile(
    r"(?<![\w.])(?!M\. )(?:(?:[A-ZÀ-Ý](?:\.-?)){1,2}|[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\s{1,2}(?:(?:de"
    r"|du|LE|LA|DE|DU|DA|EL|VAN)\s|d'){0,2}"
    r"(?P<surname>[A-ZÀ-Ý]{2}[A-ZÀ-Ý'-]+)(?![\w«])"
)
_AGAINST = re.compile(
    r"(?P<label>(?m:^ {0,20})contre ?: )(?=m\.|mm|mme|[a-z]\. )|\b(?:votant|votent|ayant vote|ont vote|a vote"
    r"|vote) contre\b"
)
_ABSTAINING = re.compile(
    r"(?P<label>(?m:^ {0,20})abstentions? ?: )(?=m\.|mm|mme|[a-z]\. )|\bs'abst(?:enant|ient|iennent)\b(?! de)"
    r"|\b(?:s'est|se sont|s'etant|s'etaient) abstenue?s?\b"
)
# How a commission voted on its opinion is not how the assembly voted on the act.
_OPINION = re.compile(r"\bavis\b[^;()\n]{0,200}(?:\n[^;()\n]{0,200})?\([^()]{0,120}\b(?:voix|pour|contre|unanimite)\b[^()]{0,120}\)")
_SPLIT = re.compile(r"\s*,\s*|\s+et\s+")


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
    text = reading.folded[part.start : part.end]
    found = read_votes(_OPINION.sub(lambda opinion: " " * len(opinion[0]), text))
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
            names |= _people(reading.text[match.end() : line_end if line_end > 0 else part.end])
            continue
        before = reading.text[max(part.start, match.start() - 160) : match.start()]
        names |= _people(re.split(r"[;(:]|\n\s*\n|(?<=[a-zà-ÿ)])\.\s", before)[-1])
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
        names |= _people(reading.text[start : cue.start()])
        if re.match(r"[^.]{0,20}(?:au vote|aux votes)? ?: ", reading.folded[cue.end() : cue.end() + 30]):
            names |= _people(reading.text[cue.end() : end])
    return len(names) or None


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


def _people(sentence: str) -> set[str]:
    """Last names of the people that a sentence names after a civility, or who speak in it."""
    found: set[str] = {m["surname"].upper() for m in _BARE_NAME.finditer(sentence)}
    for civility in _CIVILITY.finditer(sentence):
        names = _NAMES.match(sentence, civility.end())
        if not names:
            continue
        for name in _SPLIT.split(re.sub(r"\([^()]*\)", "", names[0])):
            words = [w for w in name.split() if (w not in ("M.", "Mme", "-") and w[0].isupper()) or "'" in w]
            if words:
                found.add(words[-1].upper() if not words[-1].isupper() else words[-1])
    return found
