"""Roles read from signature blocks: columns of "Pour X, Le Président" above columns of names."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.extent import heads
from ecograph.facts.officials.labels import label_of_one
from ecograph.facts.officials.naming import organisation_name
from ecograph.facts.officials.scene import Scene
from ecograph.facts.officials.wording import Wording, read_wording
from ecograph.model.readings import Mention

_LINES_ABOVE = 9
_SEGMENT = re.compile(r"\S(?:.*?\S)?(?=[ ]{3,}|$)")
_FOR = re.compile(r"\bpour (?:l[ae] |l')?$")
_FOR_A_ROLE = re.compile(r"(?:\bpour|\bp/|\bp\.) ?(?:l[ae] )?\s*$|\bpar delegation d[ue]\s*$")


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a line between wide gaps; offsets in the cleaned text, column in its line."""

    start: int
    end: int
    column: int


def find_signatures(scene: Scene) -> Iterator[Candidate]:
    """Roles of people whose names stand alone under their titles, column by column or in the order of the titles."""
    lines = _lines(scene.reading.text)
    for index, line in enumerate(lines):
        names = _names_only(scene, line)
        if not names or len(names) > 4 or _is_listed(scene, lines, index):
            continue
        above = [lines[i] for i in range(max(0, index - 2 * _LINES_ABOVE), index) if lines[i]][-_LINES_ABOVE:]
        above = _block(scene, above)
        if len(names) == 1 or any(len(row) > 1 for row in above):
            yield from _by_column(scene, names, above)
        else:
            yield from _by_order(scene, [name for _, name in names], above)


def _is_listed(scene: Scene, lines: list[list[_Segment]], index: int) -> bool:
    """True where the line before or after holds only names too: a list of people."""
    beside = (lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines) and lines[i])
    return any(_names_only(scene, line) for line in beside)


def _lines(text: str) -> list[list[_Segment]]:
    lines: list[list[_Segment]] = []
    position = 0
    for line in text.split("\n"):
        bare = line.strip()
        if "   " in bare:
            found = _SEGMENT.finditer(line.rstrip())
            lines.append([_Segment(position + m.start(), position + m.end(), m.start()) for m in found])
        else:
            column = len(line) - len(line.lstrip())
            lines.append([_Segment(position + column, position + column + len(bare), column)] if bare else [])
        position += len(line) + 1
    return lines


def _names_only(scene: Scene, line: list[_Segment]) -> list[tuple[_Segment, Mention]]:
    """The people of a line that holds nothing but names, or nothing."""
    if not line or line[-1].end - line[0].start > 160:
        return []
    found: list[tuple[_Segment, Mention]] = []
    rest = line[-1].end - line[0].start
    for segment in line:
        inside = scene.people.between(segment.start, segment.end)
        found += [(segment, mention) for mention in inside]
    covered = sum(m.end - m.start for _, m in found)
    gaps = sum(b.start - a.end for a, b in itertools.pairwise(line)) + 2 * len(found)
    return found if found and covered + gaps >= rest else []


def _block(scene: Scene, above: list[list[_Segment]]) -> list[list[_Segment]]:
    """The lines that belong to the block of signatures: those after the last line of names or of running text."""
    kept: list[list[_Segment]] = []
    for line in reversed(above):
        words = scene.reading.folded[line[0].start : line[-1].end]
        if (
            _names_only(scene, line)
            or (len(line) == 1 and line[0].end - line[0].start > 78 and not words.startswith("pour "))
            or re.search(r"[.]$|[.;]\s+\S|\bfait (?:a|et)\b|^fait\b|exemplaires|\bvu\b|\barticle\b|\d{4}", words)
        ):
            break
        kept.insert(0, line)
    return kept


def _by_column(scene: Scene, names: list[tuple[_Segment, Mention]], above: list[list[_Segment]]) -> Iterator[Candidate]:
    for segment, mention in names:
        own: list[_Segment] = []
        for line in above:
            nearest = min(line, key=lambda s: abs(_centre(s) - _centre(segment)))
            left = min(line, key=lambda s: abs(s.column - segment.column))
            if (
                len(line) == 1
                and len(names) > 1
                and abs(line[0].column - segment.column) > 25
                and abs(_centre(line[0]) - _centre(segment)) > 25
            ):
                continue
            own.append(
                left if abs(left.column - segment.column) <= abs(_centre(nearest) - _centre(segment)) else nearest
            )
        yield from _read(scene, mention, own)


def _centre(segment: _Segment) -> int:
    return segment.column + (segment.end - segment.start) // 2


def _read(scene: Scene, mention: Mention, segments: list[_Segment]) -> Iterator[Candidate]:
    folded = scene.reading.folded
    party = ""
    wording: Wording | None = None
    for index, segment in enumerate(segments):
        for head in heads().finditer(folded, segment.start, segment.end):
            if not _FOR_A_ROLE.search(folded[segment.start : head.start()]):
                wording = _wrapped(scene, read_wording(scene, head.start(), segment.end), segments[index + 1 :])
                break
        if re.match(r"pour ", folded[segment.start : segment.end]):
            party = scene.organisation_after(segment.start, segment.end - segment.start) or party
    if wording:
        organisation = wording.organisation or party or scene.institution(mention.start)
        default = not (wording.organisation or party)
        start = min(mention.start, wording.start)
        label = label_of_one(wording, mention.value.gender)
        yield Candidate(
            mention.value, wording.role_class, label, organisation, start, mention.end, "signature", default
        )


def _wrapped(scene: Scene, wording: Wording | None, below: list[_Segment]) -> Wording | None:
    """The wording with the lines of its column that go on with it: (
        "Le Vice-Président délégué à l'innovation / et à ..."
    )."""
    if wording is None:
        return None
    label = wording.label
    for segment in below[:3]:
        words = scene.reading.text[segment.start : segment.end].strip(" ,")
        if (
            not words
            or heads().search(scene.reading.folded, segment.start, segment.end)
            or words.lower().startswith("pour ")
        ):
            break
        joined = scene.reading.text[segment.start - 60 : segment.start].rstrip().endswith(",") and len(below) > 1
        if not (
            words[0].islower()
            or joined
            or re.search(r"(?:délégué(?:e)?|chargé(?:e)?|de|à|et)$|Délégué(?:e)?,?$", label)
            or label.endswith(",")
        ):
            break
        label = f"{label} {words}"
    return Wording(wording.start, wording.end, wording.role_class, label, wording.organisation, wording.is_plural)


def _by_order(scene: Scene, names: list[Mention], above: list[list[_Segment]]) -> Iterator[Candidate]:
    """As many titles as names on the lines above: first with first."""
    if not above:
        return
    folded, start, end = scene.reading.folded, above[0][0].start, above[-1][-1].end
    found = [
        h
        for h in heads().finditer(folded, start, end)
        if not _FOR_A_ROLE.search(folded[max(start, h.start() - 12) : h.start()])
    ]
    if len(found) != len(names):
        return
    parties = [
        organisation_name(m)
        for m in scene.organisations_in(start, end)
        if _FOR.search(folded[max(start, m.start - 12) : m.start])
    ]
    by_order = parties if len(parties) == len(names) else [""] * len(names)
    for mention, head, told in zip(names, found, by_order, strict=True):
        if wording := read_wording(scene, head.start(), end):
            party = (
                wording.organisation
                or told
                or scene.organisation_before(head.start(), max(start, head.start() - 90), others_first=False)
            )
            organisation = party or scene.institution(mention.start)
            yield Candidate(
                mention.value,
                wording.role_class,
                label_of_one(wording, mention.value.gender),
                organisation,
                head.start(),
                mention.end,
                "signature",
                not party,
            )
