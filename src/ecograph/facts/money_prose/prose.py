"""The prose of a Reading as the money rules read it: clauses with their sums, without the tables."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ecograph.facts.money_prose.joints import joint
from ecograph.facts.money_prose.slots import find_listed, find_slots
from ecograph.facts.parties import Named, named_organisations
from ecograph.model.facts import Act, Fact
from ecograph.model.readings import Mention, Reading
from ecograph.values.money import TaxBasis

SUM = "¤"
_LINE = "|"  # the mark of a line in a list whose lines have no mark of their own
_HEADING = re.compile(
    r"[ ]*(?:(?:ARTICLE|Article) ?\w{1,4}|\d{1,2}(?:\.\d{1,2})+|[IVX]{1,4}|\d{1,2}) ?[.)°:–-]{0,3} ?[A-ZÉÈÀ][^\n¤.;:]{2,60}\n(?=[ ]*[A-ZÉÈÀ«])"
)
_PARAGRAPH = re.compile(r"\n[ ]*(?:\n[ ]*)+")
_ITEM = (
    r"(?:[-–—•*◦■❖▪●○·►▶➢✓>]+|o(?=  )|\d{1,2}[ ]?(?:[.)]|°[)/]?)(?!\d)|\d\.\d{1,2}\.?|[a-z]\)|"
    r"(?i:art(?:icle|\.)? ?(?:\d+|1er|premier|unique)\b))"
)
_BREAK = re.compile(
    rf"\n[ ]*(?={_ITEM}[ ])"  # a new item of a list
    r"|\n[ ]*(?=(?:V[Uu]|vu|"
    r"C[Oo][Nn][Ss][Ii][Dd][ÉEée][Rr][Aa][Nn][Tt]|"
    r"considérant|A[Tt][Tt][Ee][Nn][Dd][Uu])\b)"  # a new visa or recital
    r"|,[ \n]+(?=(?:[A-ZÉÈ]{3,}(?:E|IT|ND)|FIXE)\b[ ][a-zéèàl¤])"  # DÉCIDE ..., AUTORISE ...
    r"|(?<=[:;,.])[ ]+(?=[-–•][ ])"  # an item of a list that lost its line
    r"|(?<=[.!?…])[ \n]+(?=[A-ZÉÈÀÂÎÔÛÇŒ«\"“(\d-])|(?<=[.!?…] [»\"”])[ \n]+(?=[A-ZÉÈÀÂÎÔÛÇŒ«])|;[ \n]+"
)
# A line that goes on a list of lines with a sum each, and one that ends such a list with a sentence.
_LISTED_LINE = re.compile(
    r"(?<=[:¤;)|%])[ ]*\n[ ]*(?=(?:et |puis )?(?:à |au |aux |pour )?(?:la |le |les |l['’])?"
    r"[«\"“A-ZÉÈÀÂÎÔÛÇŒ0-9][^\n¤]{2,170}¤)"
)
_SENTENCE_LINE = re.compile(
    r"(?:Elles?|Ils?|Ces?|Cette|Soit|Considérant|Après|Dans|Pour|Sur|Le total|Total|TOTAL|Le conseil|Le Conseil|"
    r"L['’]assemblée|Le [Mm]aire|La commission|M\.|Mme|Monsieur|Madame|Vu)\b"
)
# "Attributaire : X. Montant : ¤.": fields of one record, which the words of a sentence do not tie.
_FIELD = re.compile(r"\s*[A-ZÉÈÀ][\w'’ ()/-]{2,34} ?:[ \n]")
_LONE_VERB = re.compile(
    r"(?:ET |LE CONSEIL |LA COMMISSION )?[A-ZÉÈÊÇ]{4,14}(?:E|ENT|IT|UT)\s?:?"
)  # "ATTRIBUE", "ACCORDE"
# A dot behind these does not end a sentence: civilities, initials, numbers, articles.
_ABBREVIATION = re.compile(
    r"(?:[a-z]\.){2,}$|(?:^|[\s(«'\"-])(?:m|mm|mme|mmes|mr|mlle|dr|me|pr|n|no|art|st|ste|cf|av|bd|[a-z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of prose up to a full stop, a semicolon or a new list item.

    `sentence` numbers full sentences, `paragraph` paragraphs; `lead` is the clause that introduces the list.
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    is_item: bool
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of the prose and the clause that holds it."""

    start: int
    end: int
    value: Decimal
    tax_basis: TaxBasis
    clause: int


class Prose:
    """Clauses, sums and organisations of a Reading; `masked` is its folded text with every sum as a run of ¤."""

    def __init__(self, reading: Reading, known: tuple[Fact, ...]) -> None:
        self.reading = reading
        self.known = known
        amounts = list(reading.by_kind.get("amount", ()))
        self.masked = _mask(reading.folded, amounts)
        self.clauses = tuple(_clauses(reading, _mask(reading.text, amounts)))
        self._starts = [c.start for c in self.clauses]
        self.sums = tuple(self._sums(amounts))
        self.organisations = self._named(_mask(reading.text, amounts))
        self._organisation_starts = [m.start for m in self.organisations]
        self._sum_starts = [s.start for s in self.sums]
        self._joints: dict[int, str] = {}
        self.acts = tuple(f for f in known if isinstance(f, Act))
        self._act_of_part = {a.act: a for a in reversed(self.acts)}

    def clause_at(self, offset: int) -> int | None:
        """The index of the clause that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.clauses[index].end else None

    def organisations_in(self, start: int, end: int) -> tuple[Named, ...]:
        """Organisations named wholly within [start, end)."""
        first = bisect_left(self._organisation_starts, start)
        last = bisect_left(self._organisation_starts, end)
        return tuple(m for m in self.organisations[first:last] if m.end <= end)

    def joint_at(self, start: int) -> str:
        """How the name at an offset is joined to the words before it (see joints.joint), kept."""
        if start not in self._joints:
            clause = self.clause_at(start)
            opening = self.clauses[clause].start if clause is not None and self.clauses[clause].lead is None else 0
            self._joints[start] = joint(self.masked, start, opening)
        return self._joints[start]

    def sums_in(self, start: int, end: int) -> tuple[Sum, ...]:
        """Sums wholly within [start, end)."""
        return self.sums[bisect_left(self._sum_starts, start) : bisect_left(self._sum_starts, end)]

    def act_at(self, offset: int) -> Act | None:
        """The act that holds an offset: by its part, else the only act, else the first."""
        part = self.reading.part_at(offset)
        if part:
            found = self._act_of_part.get(part.id)
            if found:
                return found
        return self.acts[0] if self.acts else None

    def part_span(self, offset: int) -> tuple[int, int]:
        """The span of the act that holds an offset."""
        part = self.reading.part_at(offset)
        return (part.start, part.end) if part else (0, len(self.masked))

    def siblings(self, index: int) -> Iterator[int]:
        """Indexes of the clauses of the same sentence before a clause, nearest first."""
        sentence = self.clauses[index].sentence
        for before in range(index - 1, -1, -1):
            if self.clauses[before].sentence != sentence:
                return
            yield before

    def _named(self, cased: str) -> tuple[Named, ...]:
        known: tuple[Named, ...] = named_organisations(self.reading).all
        spans = [(self.clauses[i].start, self.clauses[i].end) for i in sorted({s.clause for s in self.sums})]
        known = (*known, *find_listed(cased, spans, self.known, known))
        slots = find_slots(self.reading, cased, spans, known)
        return tuple(sorted((*known, *slots), key=lambda named: named.start))

    def _sums(self, amounts: list[Mention]) -> Iterator[Sum]:
        tables = [(t.start, t.end) for t in self.reading.tables]
        starts = [t[0] for t in tables]
        for mention in amounts:
            nearest = bisect_right(starts, mention.start) - 1
            in_table = nearest >= 0 and mention.start < tables[nearest][1]
            clause = self.clause_at(mention.start)
            if not in_table and clause is not None:
                yield Sum(mention.start, mention.end, mention.value.value, mention.value.tax_basis, clause)


def _mask(text: str, amounts: list[Mention]) -> str:
    pieces, position = [], 0
    for mention in amounts:
        if mention.start >= position:
            pieces += [text[position : mention.start], SUM * (mention.end - mention.start)]
            position = mention.end
    return "".join((*pieces, text[position:]))


def _clauses(reading: Reading, cased: str) -> Iterator[Clause]:
    found: list[Clause] = []
    markers: list[str] = []
    intro: int | None = None
    sentence = 0
    for paragraph, (start, end) in enumerate(_paragraphs(cased)):
        for first, last, is_fresh, is_line in _pieces(cased, start, end):
            marker = _marker(cased[first:last]) or (_LINE if is_line else "")
            sentence += is_fresh
            if not marker and first == start and not _continues(cased, found, first):
                intro = None
            lead = _lead_of(cased, found, markers, intro, marker) if marker else _caption(cased, found, paragraph)
            found.append(Clause(first, last, sentence, paragraph, bool(marker), lead))
            markers.append(marker)
            if cased[first:last].rstrip().endswith(":"):
                intro = len(found) - 1
    yield from found


def _caption(cased: str, found: list[Clause], paragraph: int) -> int | None:
    """The lone verb in capitals over a paragraph ("ATTRIBUE"), which governs it."""
    if not found or found[-1].paragraph != paragraph - 1:
        return None
    above = found[-1]
    return len(found) - 1 if _LONE_VERB.fullmatch(cased[above.start : above.end].strip()) else None


def _continues(cased: str, found: list[Clause], first: int) -> bool:
    """Whether a paragraph goes on with the list before it."""
    if not found:
        return False
    before = cased[found[-1].start : found[-1].end].rstrip()
    return before.endswith((";", ",", ":")) or cased[first : first + 1].islower()


def _lead_of(cased: str, found: list[Clause], markers: list[str], intro: int | None, marker: str) -> int | None:
    if intro is None:
        before = cased[found[-1].start : found[-1].end].rstrip() if found else "."
        is_opening = not before.endswith((".", "!", "?")) and not markers[-1] and len(before) < 400
        return len(found) - 1 if is_opening else (found[-1].lead if found and markers[-1] == marker else None)
    return found[intro].lead if markers[intro] == marker else intro


def _paragraphs(cased: str) -> Iterator[tuple[int, int]]:
    """Spans between blank lines; a sentence that a page foot cuts in two is not mended here."""
    position = 0
    for gap in _PARAGRAPH.finditer(cased):
        if cased[position : gap.start()].strip():
            yield from _below_heading(cased, position, gap.start())
        position = gap.end()
    if cased[position:].strip():
        yield from _below_heading(cased, position, len(cased))


def _below_heading(cased: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbered heading that a paragraph begins with, on a line of its own, and the rest; else the whole."""
    heading = _HEADING.match(cased, start, end)
    if heading:
        yield start, heading.end() - 1
        start = heading.end()
    yield start, end


def _pieces(cased: str, start: int, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    """Start, end, whether a new sentence starts there and whether it is a line of a list without marks."""
    position, fresh, line = start, True, False
    for found in _breaks(cased, start, end):
        mark = found.group().startswith(";")
        before = cased[max(position, found.start() - 12) : found.start()]
        if before.endswith(".") and not mark and "\n" not in found.group()[:1] and _ABBREVIATION.search(before):
            continue
        stop = found.start() + 1 if mark else found.start()
        if cased[position:stop].strip():
            yield position, stop, fresh, line
            fresh = not mark or ("\n" in found.group() and cased[found.end() : found.end() + 1].isupper())
            fresh = fresh and not (_FIELD.match(cased, position) and _FIELD.match(cased, found.end()))
            position = found.end()
            line = found.re is _LISTED_LINE and not _SENTENCE_LINE.match(cased, position)
    if cased[position:end].strip():
        yield position, end, fresh, line


def _breaks(cased: str, start: int, end: int) -> list[re.Match[str]]:
    """Where clauses end, in text order."""
    found = list(_BREAK.finditer(cased, start, end))
    if SUM not in cased[start:end]:
        return found
    taken = {match.start() for match in found}
    lines = (match for match in _LISTED_LINE.finditer(cased, start, end) if match.start() not in taken)
    return sorted((*found, *lines), key=lambda match: match.start())


def _marker(text: str) -> str:
    """The kind of item mark that opens a clause: "-", ")", "°" ..., or an empty string."""
    found = re.match(rf"\s*({_ITEM})[ ]", text)
    return (found.group(1)[-1] if not found.group(1)[:1].isalpha() else "a") if found else ""
