"""Names in a row, after a plural noun or a turn of phrase: "les pôles Optitec, Capenergies et SAFE Cluster"."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.annotations.organisations.tails import ADJECTIVES_THEN_NAME, TailReader
from ecograph.knowledge.organisations import Head, contexts, head_at, plural_nouns, type_of, word_list
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.organisations import is_siglum, one_line, unquoted

MOST_IN_A_ROW = 30
_SEPARATOR = re.compile(
    r"\s{0,2}(?:,|;|/)?\s{0,3}(?:(?:et|ou|ainsi que|puis|avec)\s{1,2})?\s{0,3}\n?\s{0,12}"
    r"(?:(?:les? |la |l'|l’|l |d'|de l'|de la |du |des |de |au |aux |à la |à l'|à )\s?){0,2}",
    re.I,
)
_OPENING = re.compile(
    r"(?: {1,2}(?:suivante?s|ci-après))?(?: [a-zà-ÿ]{4,18}){0,2} ?\("
    r"|(?: {1,2}(?:suivante?s|ci-après))? ?[:,]?[ \n]{0,3}"
)
_LINK = re.compile(r"(?:de la |de l'|de |du |des |d')", re.I)
_PLACE_LINK = r"(?P<link>(?:du |de la |de l'|des |de |d')?)(?P<name>[A-ZÀ-ÖØ-Þ])"
_PLACE = re.compile(rf"\s{{0,2}}:?\s{{0,2}}{_PLACE_LINK}")
_NEXT_PLACE = re.compile(rf"\s{{0,2}}(?:,|,?\s?et)\s{{1,3}}{_PLACE_LINK}")
_NAME = re.compile(r"[«“\"]|[A-ZÀ-ÖØ-Þ]|\d[A-Z]")
_ARTICLE = re.compile(r"\s{1,2}(?:(?:les? |la |l'|l )\s?)?|\s?")


def find_enumerated(reading: Reading) -> Iterator[Candidate]:
    """Names that a plural noun announces, each with the noun's type."""
    for noun in plural_nouns().finditer(reading.folded):
        found = head_at(reading.folded, noun.start())
        if found is None or reading.text[noun.start() : noun.end()].isupper():
            continue
        head, end = found
        adjectives = ADJECTIVES_THEN_NAME.match(reading.text, end)
        opening = _OPENING.match(reading.text, adjectives.end() if adjectives else end)
        start = opening.end() if opening else end
        if head.type == "epci":
            yield from _groupings(reading, end)
            continue
        if head.tail == "joined_place":
            link = _LINK.match(reading.text, start)
            start = link.end() if link else len(reading.text)
        row = list(_row(reading, start, head.type, f"{head.id}-list", head))
        if len(row) > 1 or (row and reading.text[row[0].start] in '«“"'):
            yield from row


def _groupings(reading: Reading, position: int) -> Iterator[Candidate]:
    """ "Les communautés de communes du Pays de Bray et de la Picardie": one name for each place."""
    is_urban = "agglo" in reading.folded[position - 18 : position]
    noun = "Communauté d'agglomération" if is_urban else "Communauté de communes"
    place = _PLACE.match(reading.text, position)
    while place:
        end = TailReader(reading.text, reading.folded, place.start("name"), "place", "commune").read()
        if end <= place.start("name"):
            return
        name = f"{noun} {one_line(reading.text[place.start('link') : end])}"
        yield Candidate(place.start("link"), end, place.start("link"), name, "epci", 0.7, "epci-list")
        place = _NEXT_PLACE.match(reading.text, end)


def find_contextual(reading: Reading) -> Iterator[Candidate]:
    """Names that only a turn of phrase announces: "un partenariat avec Inoveo et le CRiP"."""
    persons = {m.start for m in reading.by_kind.get("person", ())}
    for context in contexts():
        for found in context.pattern.finditer(reading.folded):
            if reading.text[found.start() : found.end()].isupper():
                continue
            article = _ARTICLE.match(reading.text, found.end())
            start = article.end() if article else found.end()
            for candidate in _row(reading, start, context.type, f"context-{context.id}", None):
                if _may_be_a_name(candidate.name) and candidate.start not in persons:
                    yield candidate


def _row(reading: Reading, start: int, kind: str, rule: str, head: Head | None) -> Iterator[Candidate]:
    """The names that follow one another from a place; each is read like the name after a singular noun."""
    position = row_start = start
    for _ in range(MOST_IN_A_ROW):
        if not _NAME.match(reading.text, position):
            return
        inner = head_at(reading.folded, position)
        if inner and inner[0].tail != "proper":  # another noun opens: it is read on its own
            return
        joins = (
            "commune" if head and head.id == "school" else "pole"
        )  # schools bear the names of persons: "et" parts two
        end = TailReader(reading.text, reading.folded, position, "proper", joins).read()
        if end <= position:
            return
        name = unquoted(one_line(reading.text[position:end]))
        first = fold(name.split()[0])
        if first in word_list("stops") or first in word_list("not_first_words") or name.islower():
            return
        if head and head.tail == "joined_place":
            name = f"{'Ville' if 'ville' in head.pattern.pattern else 'Commune'} {_de(name)}"
        elif head and head.id == "school":  # "les collèges Jean-Moulin et Lurçat": each is a "collège"
            name = f"{_singular(reading, row_start, head)} {name}"
        score = 0.7 if head else 0.5
        if position > start or head is None or end - position > 2:
            yield Candidate(position, end, position, name, (type_of(name) if not head else "") or kind, score, rule)
        gap = _SEPARATOR.match(reading.text, end)
        if not gap or not re.search(r"[,;/]|\bet\b|\bou\b|ainsi que|puis", gap[0]):
            return
        position = gap.end()


def _singular(reading: Reading, row_start: int, head: Head) -> str:
    """The noun in the singular that announced a row."""
    nouns = list(plural_nouns().finditer(reading.folded, max(0, row_start - 60), row_start))
    if not nouns:
        return head.name
    return reading.text[nouns[-1].start() : nouns[-1].end()].lower().removesuffix("s")


def _de(place: str) -> str:
    return f"d'{place}" if fold(place)[0] in "aeiouyh" else f"de {place}"


def _may_be_a_name(name: str) -> bool:
    """Whether a bare capitalised word may be an organisation: a siglum, or a word of four letters at least."""
    return is_siglum(name) or len(name) >= 4
