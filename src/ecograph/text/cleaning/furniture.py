"""Page furniture: running heads and feet and page numbers, which cut sentences and tables in two."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ecograph.text.cleaning.draft import Draft, Edit
from ecograph.values.folding import fold

_LINE = re.compile(r"[^\n]+")
_LONGEST = 200  # a running head is one line
_PAGE = r"(?:page|pages|pg|p\.|f°|folio|feuillet)\s{0,3}"
_MARK = re.compile(
    rf"(?P<said>\b{_PAGE}(?P<k1>\d{{1,3}})(?:\s{{0,2}}(?:/|sur|de)\s{{0,2}}\d{{1,3}})?(?: ?(?:verso|recto))?)"
    r"|(?<![\w/,.])(?P<k2>\d{1,3}) ?(?:/|sur) ?(?P<n>\d{1,3})(?![\w/,]|\.\d| ?[€%])"
    r"|(?<=   )(?P<k3>\d{1,3})(?=\s*$)"
    r"|(?<=[/-])(?P<k4>\d{1,3})(?=\s*$)"
)
_FOOT = re.compile(rf"[^;:.]{{0,50}}\b{_PAGE}\d{{1,3}}(?:\s?(?:/|sur|de)\s?\d{{1,3}})?")
_ENDS_OPEN = re.compile(r"(?<![\w'’])(?:sur|de|du|des|le|la|les|et|ou|à|au|aux|par|pour|dans|en|un|une|avec)$")
_DIGIT = re.compile(r"\d")
_DASHED = re.compile(r"\s*[-–—_|\[]\s?\d{1,3}\s?[-–—_|\]]\s*$")
_BARE = re.compile(r"\s*\d{1,3}\s*$")
_RULE = re.compile(r"\s*[-_=*]{6,}\s*$")
# Lines that acts repeat on purpose.
_MEANT = re.compile(
    r"adopt|unanim|\bvoix\b|\bvotes?\b|deliber|decid|\barticle|\bpour\b.{0,20}\d|\bcontre\b|abstention|rapporteur|€"
    r"|\d[,.]\d\d\b|present|absent|excus|pouvoir|procuration|\bobjet\b|\bvu\b|\bconsiderant\b|:\s*$"
)
# Labels whose numbers count acts or items, not pages.
_COUNTED = re.compile(
    r"\W*(?:deliberations?|rapport|article|art\.|action|annexe|titre|lot|axe|point|question|dossier|fiche|chapitre|n°|no"
    r"|decision|arrete|projet|volet|affaire|tranche|phase|objectif|acte|partie|commission)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, its folded text without runs of spaces, and the page mark in it."""

    start: int
    end: int
    key: str
    label: str = ""
    number: int = -1
    of: int = -1
    mark: tuple[int, int] = (0, 0)
    apart: bool = False  # the number stands at the right edge, far from the words


def drop_furniture(draft: Draft) -> Draft:
    """The draft without page numbers and running heads; the last occurrence of a head is kept, for what it says."""
    folded = fold(draft.text)
    lines = [_read_line(m.start(), m[0], folded[m.start() : m.end()]) for m in _LINE.finditer(draft.text)]
    lines = [line for line in lines if line.key]
    marked = _page_lines(lines)
    cutting = _cutting_feet(draft.text, lines) - marked
    if not marked and not cutting:
        return draft.edited(_inline_marks(draft.text))
    repeated = Counter(line.key for line in lines)
    dropped = marked | _neighbours(lines, marked, repeated)
    kept = _last_of_each(lines, dropped)
    return draft.edited(sorted(_edits(draft.text, lines, dropped | cutting, kept)))


def _read_line(start: int, text: str, folded: str) -> _Line:
    end = start + len(text)
    if len(text) > _LONGEST:
        return _Line(start, end, " ")
    key = " ".join(folded.split())
    if not _DIGIT.search(folded):
        return _Line(start, end, key)
    if _DASHED.match(text):
        return _Line(start, end, key, "-", int(re.sub(r"\D", "", text)), -1, (start, end))
    found: re.Match[str] | None = None
    for found in _MARK.finditer(folded):
        if found["said"] or found["n"]:
            break
    if found is None:
        return _Line(start, end, key)
    group = next(name for name in ("k1", "k2", "k3", "k4") if found[name])
    of = int(found["n"] or -1)
    if group == "k2" and of < int(found["k2"]):  # "23/1", "23/2": the pages of report 23
        group, of = "n", -1
    label = " ".join((folded[: found.start(group)] + " # " + folded[found.end() :]).split())
    mark = (start + found.start(), start + found.end())
    return _Line(start, end, key, label, int(found[group]), of, mark, group == "k3")


def _page_lines(lines: list[_Line]) -> set[int]:
    """Indexes of the lines that number pages: whole-line marks, or a label repeated with a number that grows."""
    by_label: dict[tuple[str, int], list[int]] = {}
    for index, line in enumerate(lines):
        if line.number >= 0:
            by_label.setdefault((line.label, line.of), []).append(index)
    found: set[int] = set()
    for (label, of), indexes in by_label.items():
        numbers = [lines[index].number for index in indexes]
        if not label.strip("# -–—|_."):
            found.update(i for i in indexes if _is_bare_mark(lines[i], label, of, numbers))
        elif _numbers_pages(lines, indexes, label, of, numbers):
            found.update(indexes)
    return found


def _cutting_feet(text: str, lines: list[_Line]) -> set[int]:
    """The feet in mid-sentence of a file whose acts have feet of their own, with one count of pages through all."""
    feet = [i for i, line in enumerate(lines) if line.number > 0 and _FOOT.fullmatch(line.key)]
    numbers = [lines[i].number for i in feet]
    if len(feet) < 2 or numbers != list(range(numbers[0], numbers[0] + len(feet))):
        return set()
    return {i for i in feet if _cuts_sentence(text, lines, i)}


def _cuts_sentence(text: str, lines: list[_Line], index: int) -> bool:
    """Whether the words before a line run on after it."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1], lines[index + 1]
    last, first = text[max(0, before.end - 60) : before.end].rstrip()[-8:], text[after.start : after.end].lstrip()[:1]
    return not last.endswith((".", ";", ":", "!", "?")) and (first.islower() or bool(_ENDS_OPEN.search(last)))


def _grow(numbers: list[int]) -> bool:
    """Whether numbers rise from page to page; one may be missing."""
    return numbers[-1] > numbers[0] and all(after - before in (0, 1, 2) for before, after in pairwise(numbers))


def _is_bare_mark(line: _Line, label: str, of: int, numbers: list[int]) -> bool:
    """Whether a line is a page mark and nothing else: "3/6", "- 3 -", "Page 3"."""
    return of >= numbers[-1] or label == "-" or (_grow(numbers) and _is_said(line))


def _numbers_pages(lines: list[_Line], indexes: list[int], label: str, of: int, numbers: list[int]) -> bool:
    """Whether the number beside a repeated label is that of the page, rather than that of an act or an item."""
    if _grow(numbers) and len(label) > 8:
        return of > 0 or not _COUNTED.match(label) or _is_far(lines, indexes)
    return of > 1 and numbers[-1] == of and len(label) < 90 and _stands_apart(lines, indexes[-1])


def _is_said(line: _Line) -> bool:
    return "page" in line.key or line.key.startswith(("p.", "f°", "- "))


def _is_far(lines: list[_Line], indexes: list[int]) -> bool:
    """Whether a number stands at the right edge, far from its label, on each line."""
    return all(lines[i].apart for i in indexes)


def _stands_apart(lines: list[_Line], index: int) -> bool:
    return lines[index].mark[0] - lines[index].start > len(lines[index].label) + 4


def _neighbours(lines: list[_Line], marked: set[int], repeated: Counter[str]) -> set[int]:
    """Lines beside a page mark that stand at other pages too; rules of dashes go with them."""
    found: set[int] = set()
    for index in marked:
        for step in (-1, 1):
            for distance in range(1, 5):
                at = index + step * distance
                if not 0 <= at < len(lines) or at in marked:
                    break
                key = lines[at].key
                is_head = repeated[key] > 1 and 3 < len(key) < 150 and not _MEANT.search(key)
                if not is_head and not (_RULE.match(key) and distance == 1):
                    break
                found.add(at)
    return found


def _last_of_each(lines: list[_Line], dropped: set[int]) -> set[int]:
    """The last of the lines of each label that says something, so that what only a foot says is not lost."""
    last: dict[str, int] = {}
    for index in sorted(dropped):
        label = lines[index].label or lines[index].key
        if any(c.isalpha() for c in label.replace("page", "").replace("sur", "")):
            last[label] = index
    return set(last.values())


def _edits(text: str, lines: list[_Line], dropped: set[int], kept: set[int]) -> Iterator[Edit]:
    indexes = sorted(dropped - kept)
    at = 0
    while at < len(indexes):
        last = at
        while last + 1 < len(indexes) and indexes[last + 1] == indexes[last] + 1:
            last += 1
        yield _cut(text, lines[indexes[at]].start, lines[indexes[last]].end)
        at = last + 1
    for index in kept:
        start, end = lines[index].mark
        if end > start:
            while text[start - 1] in " -–—" and start > lines[index].start:
                start -= 1
            yield (start, end, " " if text[end : end + 1].strip() else "")


def _cut(text: str, start: int, end: int) -> Edit:
    """The edit that takes a block of lines away, with the blank lines around it where it cuts a sentence."""
    before, after = start, end
    while before > 0 and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    if before == 0 or after == len(text):
        return (start, end, "")
    runs_on = text[before - 1] not in '.;:!?»"' and (
        text[after].islower() or text[before - 1] in ",-'(" or bool(_ENDS_OPEN.search(text, max(0, before - 8), before))
    )
    if not runs_on:
        return (start, min(end + 1, len(text)), "")
    indent = after
    while indent > end and text[indent - 1] == " ":
        indent -= 1
    return (before, max(indent, end), "\n")


_INLINE = re.compile(r"(?<![\w/,.])(\d{1,2})/(\d{1,2})(?![\w/,]|\.\d| ?[€%])")


def _inline_marks(text: str) -> list[Edit]:
    """Edits that drop page marks "1/4 ... 4/4" which stand within the lines, with the words that come before each."""
    series: dict[int, list[re.Match[str]]] = {}
    for match in _INLINE.finditer(text):
        series.setdefault(int(match[2]), []).append(match)
    edits: list[Edit] = []
    for pages, matches in series.items():
        numbers = [int(match[1]) for match in matches]
        if pages < 2 or numbers != list(range(1, pages + 1)):
            continue
        lead = _common_lead(text, matches)
        if not lead and not all(m.end() == len(text) or text[m.end()] == "\n" for m in matches):
            continue
        edits += [(m.start() - (len(lead) if i else 0), m.end(), "") for i, m in enumerate(matches)]
    return sorted(edits)


def _common_lead(text: str, matches: list[re.Match[str]]) -> str:
    """The words that stand before every mark ("Rapport N° 31 - ")."""
    lead = text[max(0, matches[0].start() - 60) : matches[0].start()]
    for match in matches[1:]:
        other = text[max(0, match.start() - 60) : match.start()]
        while lead and not other.endswith(lead):
            lead = lead[1:]
    cut = lead.find(" ") if lead and lead[0].isalnum() and len(lead) < 60 else 0
    starts_word = all(not text[m.start() - len(lead) - 1].isalnum() for m in matches if m.start() > len(lead))
    return lead if starts_word else lead[max(cut, 0) :]
