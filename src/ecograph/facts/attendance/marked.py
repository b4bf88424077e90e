"""Lists in running text where each name carries its own status: "A (présent), B (excusée)", "A P, B E", "[x] A"."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from ecograph.facts.attendance.codes import meanings_of_letters
from ecograph.facts.attendance.entries import Entry
from ecograph.facts.attendance.grids import Grid
from ecograph.model.facts import AttendanceStatus
from ecograph.values.people import NameSpan, find_names, list_style

_GLUE = r"[\s|]{0,4}(?:[,:(|–-]|\.{2,}|…)?[\s|]{0,3}"
_STATUS = re.compile(
    rf"{_GLUE}(?:(?P<receiver>(?:absente?s?,?\s|excusee?s?,?\s|represente?e?s?,?\s)?\(?(?:(?:a|ayant|avait|qui a) donn\w+ )?"
    r"(?:pouvoir|procuration|mandat|represente?e?)(?: donnee?| remise?)?\s(?:a|au|par)\s)"
    r"|(?P<excused>(?:absente?s?,? )?excusee?s?)|(?P<present>presente?s?)|(?P<absent>absente?s?)"
    r"|(?P<represented>representee?s?))(?![a-z:])(?!\s?:)"
)
_LETTER = re.compile(r"\s{0,2}[(\[–:-]?\s?(?P<code>[A-Z]{1,4})(?=[\s,;.)\]]|$)(?!\.?\s?[A-Z][a-z])")
_BOX = re.compile(r"(?:\[(?P<mark>[ xX])\]|(?P<sign>[☐☒☑✓✔✗]))\s*(?:M\.|Mme|Mlle)?\s*\Z")
_WORDS = re.compile(r"\b(?:presente?s?|excusee?s?|absente?s?|pouvoir|procuration|representee?s?)\b")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_PLAIN = re.compile(r"\s*(?:,|\bet\b|,\s?et\b)\s*")
_KINDS: dict[str, AttendanceStatus] = {
    "receiver": "represented", "excused": "excused", "present": "present", "absent": "absent",
    "represented": "represented",
}  # fmt: skip
_CHECKED = frozenset("xX☒☑✓✔")
_HEAD = 12_000
_FEWEST = 3


def find_marked(text: str, folded: str, given_names: Container[str], spellings: Mapping[str, str]) -> list[Grid]:
    """The paragraphs of the head of a text in which three names or more, and most of them, carry their own status."""
    found = []
    for paragraph in _PARAGRAPH.finditer(text, 0, min(len(text), _HEAD)):
        start, end = paragraph.span()
        letters = meanings_of_letters(text, folded, start - 400, end)
        boxes = bool(re.search(r"\[[xX]\]|[☒☑✓✔]", paragraph[0]))
        if not letters and not boxes and len(_WORDS.findall(folded, start, end)) < _FEWEST:
            continue
        style = list_style(paragraph[0], given_names)
        spans = [
            replace(s, start=s.start + start, end=s.end + start)
            for s in find_names(paragraph[0], style, given_names, spellings)
        ]
        entries = tuple(_entries(text, folded, spans, letters))
        named = len(spans) - sum(e.receiver is not None for e in entries)
        if len(entries) < _FEWEST or len(entries) * 10 < named * 9:
            continue
        if any(e.status == "present" for e in entries) and len({e.status for e in entries}) > 1:
            found.append(Grid(entries[0].start, entries[-1].end, entries))
    return found


def _entries(text: str, folded: str, spans: list[NameSpan], letters: Mapping[str, AttendanceStatus]) -> Iterator[Entry]:
    index = 0
    waiting: list[NameSpan] = []  # names before the plural that tells what they are: "A, B et C présents"
    while index < len(spans):
        span = spans[index]
        following = spans[index + 1] if index + 1 < len(spans) else None
        index += 1
        limit = following.start if following else min(len(folded), span.end + 40)
        box = _BOX.search(text, max(0, span.start - 8), span.start)
        told = _STATUS.match(folded, span.end, limit)
        letter = _LETTER.match(text, span.end, limit)
        coded = letters.get(letter["code"]) if letter else None
        checked = box is not None and (box["mark"] or box["sign"] or "").strip() in _CHECKED
        receiver = following if told and told.lastgroup == "receiver" else None
        if (letter and coded == "represented") or (letter and coded and "pouvoir" in folded[letter.end() : limit]):
            receiver = following
        if receiver:
            index += 1
            yield Entry(span.name, span.start, receiver.end, "represented", receiver=receiver.name, by_power=True)
        elif checked:
            yield Entry(span.name, span.start, span.end, "present")
        elif told or coded or box:
            status = _KINDS[told.lastgroup or "absent"] if told else coded or "absent"
            if told and told[0].rstrip().endswith("s"):
                yield from (Entry(w.name, w.start, w.end, status) for w in waiting)
            yield Entry(span.name, span.start, told.end() if told else span.end, status)
        else:
            joined = following and _PLAIN.fullmatch(folded, span.end, _without_civility(folded, following))
            waiting = [*waiting, span] if joined else []
            continue
        waiting = []


def _without_civility(folded: str, span: NameSpan) -> int:
    civility = re.search(r"(?:m\.|mme|mlle|monsieur|madame)\s*\Z", folded[max(0, span.start - 10) : span.start])
    return span.start - len(civility[0]) if civility else span.start
