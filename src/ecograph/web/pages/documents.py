"""The text of a document, or of one act in it, with every fact marked."""

import re
from dataclasses import dataclass

from ecograph.exports.tables import cell
from ecograph.stores.sources import read_source
from ecograph.web.pages.highlighting import LEGEND, Passage, Segment, one_per_node, segments
from ecograph.web.pages.links import PART
from ecograph.web.pages.tables import ask
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import CODES, term_label
from ecograph.web.site import Site

_ACT_CLASSES = ("Deliberation", "Agreement", "Amendment", "Minutes", "Order", "Decision", "Report", "Act")
_ALL = 10_000_000
_COLUMNS = re.compile(r"\S {3,}\S+(?: \S+){0,8} {3,}\S")  # two wide gaps in a line


@dataclass(frozen=True, slots=True)
class Mark:
    """A segment as the template writes it."""

    text: str
    groups: tuple[str, ...]
    anchors: tuple[str, ...]
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A stretch of a document's text with its marks."""

    name: str
    document: str  # path of the document's page
    marks: tuple[Mark, ...]
    legend: tuple[tuple[str, int], ...]  # colour and number of passages
    part: int
    parts: int
    excerpt: bool
    in_columns: bool  # whether its layout holds tables, which only letters of one width keep


def document_text(site: Site, view: View, path: str, iri: str, part: int, whole: bool) -> SourceText | None:
    """The marked text of the document or act at a path; None where there is no text (another engine holds the graph)."""
    document = iri if path.startswith("document/") else _document_of(site, iri)
    if site.sources is None or not document:
        return None
    source = read_source(site.sources, document.rsplit("/", 1)[-1])
    if source is None:
        return None
    passages = _passages(site, document)
    first, last = (0, len(source.text)) if document == iri else _extent(iri, passages, len(source.text))
    parts = 1 if whole else max(1, -(-(last - first) // PART))
    part = min(max(1, part), parts)
    if parts > 1:
        first, last = _lines(source.text, first + (part - 1) * PART, min(last, first + part * PART))
    found = segments(source.text, passages, first, last)
    counts = dict.fromkeys(LEGEND, 0)
    for passage in passages:
        if passage.start < last and passage.end > first:
            counts[passage.group] += 1
    return SourceText(
        name=source.name, document=document.removeprefix(site.base), marks=tuple(_mark(view, piece) for piece in found),
        legend=tuple((group, counts[group]) for group in LEGEND if counts[group]), part=part, parts=parts,
        excerpt=document != iri and (first, last) != (0, len(source.text)),
        in_columns=len(_COLUMNS.findall(source.text, first, last)) > 2,
    )  # fmt: skip


def _document_of(site: Site, act: str) -> str:
    rows, _ = ask(site.store, "statements", {"thing": act}, 1, 1)
    return cell(rows[0]["document_iri"]) if rows else ""


def _passages(site: Site, document: str) -> list[Passage]:
    rows, _ = ask(site.store, "passages", {"document": document}, 1, _ALL)
    return one_per_node(
        Passage(
            int(cell(row["start"])), int(cell(row["end"])), cell(row["kind"]).replace("#", "/").rsplit("/", 1)[-1],
            cell(row["iri"]), cell(row["label"]), cell(row["amount"]), cell(row["status"]), cell(row["act"]),
        )
        for row in rows
    )  # fmt: skip


def _extent(act: str, passages: list[Passage], length: int) -> tuple[int, int]:
    """Where an act begins and ends in its document: from its own first words to those of the act that follows."""
    begins: dict[str, int] = {}
    for passage in passages:
        if passage.kind in _ACT_CLASSES:
            begins.setdefault(passage.iri, passage.start)
    places = sorted(begins.values())
    if act not in begins or len(places) < 2:
        return 0, length
    start = begins[act]
    following = [place for place in places if place > start]
    first = 0 if start == places[0] else start
    return first, following[0] if following else length


def _lines(text: str, first: int, last: int) -> tuple[int, int]:
    """The stretch grown to whole lines."""
    return text.rfind("\n", 0, first) + 1, (text.find("\n", last) + 1) or len(text)


def _mark(view: View, segment: Segment) -> Mark:
    if not segment.passages:
        return Mark(segment.text, (), (), "", "")
    anchors = tuple(f"p{passage.start}-{passage.end}" for passage in segment.starts)
    titles = list(dict.fromkeys(_described(view, passage) for passage in segment.passages))
    title = "\n".join(titles[:8] + (["…"] if len(titles) > 8 else []))
    return Mark(segment.text, segment.groups, anchors, title, view.href(segment.passages[0].iri))


def _described(view: View, passage: Passage) -> str:
    """A passage in a few words: what it is, for whom, how much."""
    parts = [view.t(f"class.{passage.kind}")]
    if passage.status.startswith(CODES):
        parts.append(term_label(passage.status, view.lang))
    if passage.amount:
        parts.append(view.money(passage.amount))
    if passage.label:
        parts.append(passage.label)
    return " · ".join(parts)
