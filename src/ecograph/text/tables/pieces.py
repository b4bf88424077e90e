"""Lines of one shape whose pieces stand between dashes, colons and commas.

"Écurie Sologne - rallye de mai - budget 52 000 - subvention 2 500";
"Nuit du conte (Astro) : demande 900 €, avis 600 €".
"""

import re
from dataclasses import dataclass, replace

from ecograph.text.tables.drafts import Draft, DraftRow, joined
from ecograph.text.tables.fields import is_refused, note_behind, read_cell
from ecograph.text.tables.items import VERB, is_label
from ecograph.text.tables.lexicon import is_total_label
from ecograph.text.tables.lines import Line, Segment
from ecograph.values.folding import fold

_CUT = re.compile(
    r"[ ]+[-–—][ ]+|[ ]*[:;][ ]+|,[ ]+(?:et )?(?=(?:montant )?(?:avis|demand|propos|budget|subvention|aide"
    r"|cout|sollicit|vote"
    r"|accord|attribu|octroi|retenu|allou|rejet|refus|defavorable|assiette|depense|base)\w*)"
)
_BULLET = re.compile(r"\s*(?:[-–—•*◦▪■●►➢✓·>]|\d{1,2}[.)°]|[a-z]\)|o(?= ))[ \t]*(?=\S)")
_DIGIT = re.compile(r"\d")
_LOT = re.compile(r"lots? ?(?:n° ?)?\d")
_MONEY = re.compile(r"\d ?(?:€|euros?\b)")
_LONGEST = 360
_FARTHEST = 260
_MOST_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class _Item:
    """A line cut into pieces: the name, the other words, the sums, a note behind the last."""

    name: Segment
    words: tuple[Segment, ...]
    sums: tuple[Segment, ...]
    note: Segment | None
    end: int

    @property
    def is_total(self) -> bool:
        return is_total_label(fold(self.name.text))


def read_pieces(lines: tuple[Line, ...], text: str) -> tuple[Draft, ...]:
    """The lists whose items have three pieces and more, one of them a sum."""
    drafts: list[Draft] = []
    run: list[_Item] = []
    at = 0
    while at < len(lines):
        last = _wrapped_to(lines, at)
        item = _read_item(lines[at], text, lines[last].end)
        if item is not None and (item.words or len(item.sums) > 1 or item.is_total):
            if run and item.name.start - run[-1].end > _FARTHEST:
                drafts += _draft(run)
                run = []
            run.append(item)
        elif len(lines[at].text) > 70 or lines[at].has_bullet:  # an item of another shape: no table
            drafts += _draft(run)
            run = []
        at = last + 1
    return (*drafts, *_draft(run))


def _wrapped_to(lines: tuple[Line, ...], at: int) -> int:
    """Index of the line on which a bulleted item ends."""
    last = at
    while lines[at].has_bullet and last + 1 < len(lines) and last - at < _MOST_WRAPPED:
        below = lines[last + 1]
        is_open = not lines[last].text.rstrip().endswith((";", "."))
        if below.has_bullet or below.blank or not is_open or len(below.segments) > 1:
            break
        last += 1
    return last


def _read_item(line: Line, text: str, end: int) -> _Item | None:
    start = line.segments[0].start
    raw = text[start:end].replace("\n", " ")
    bullet = _BULLET.match(raw)
    at = bullet.end() if bullet else 0
    if not 8 < len(raw) <= _LONGEST or "  " in raw[at:].rstrip() or not _DIGIT.search(raw):
        return None
    right = len(raw.rstrip(" ;.,"))
    cells: list[Segment] = []
    for found in (*_CUT.finditer(fold(raw), at, right), None):
        stop = found.start() if found else right
        cells.append(read_cell(raw, start, at, stop, len(cells)))
        at = found.end() if found else right
    return _item(cells, raw, start, start + right)


def _item(cells: list[Segment], raw: str, start: int, end: int) -> _Item | None:
    name, others = cells[0], [cell for cell in cells[1:] if cell.text]
    sums = tuple(cell for cell in others if cell.amount is not None)
    words = tuple(cell for cell in others if cell.amount is None)
    is_name = is_label(name.text) or _LOT.match(fold(name.text)) is not None
    if name.amount is not None or not is_name or not sums:
        return None
    if any(_is_sentence(w) and w.start < sums[-1].start for w in words):
        return None
    return _Item(name, words, sums, note_behind(sums[-1], raw, start), end)


def _is_sentence(words: Segment) -> bool:
    folded = fold(words.text)
    return _MONEY.search(folded) is not None or (VERB.search(folded) is not None and not is_refused(words))


def _draft(run: list[_Item]) -> list[Draft]:
    body = [item for item in run if not item.is_total]
    while run and run[-1].is_total and len(run) > 1 and run[-2].is_total:
        run = run[:-1]
    if len(body) < 2 or not _is_money(body) or any(sum(not s.key for s in item.sums) > 1 for item in body):
        return []
    heads: list[str] = []
    for item in body:
        heads += [s.key for s in item.sums if s.key not in heads]
    heads = [*(h for h in heads if h), *([""] if "" in heads else [])]
    rows = [_row(item, heads) for item in run]
    is_lots = all(_LOT.match(fold(item.name.text)) for item in body)
    words = ("entreprise", "objet", "observations") if is_lots else ("bénéficiaire", "objet", "observations")
    kept = [i for i in range(len(words)) if any(row.texts[i] for row in rows)]
    rows = [replace(row, texts=tuple(row.texts[i] for i in kept)) for row in rows]
    titles = tuple(head or ("montant" if len(heads) > 1 else "") for head in heads)
    return [Draft("records", tuple(rows), tuple(words[i] for i in kept), titles, rows[0].start, rows[-1].end)]


def _is_money(body: list[_Item]) -> bool:
    """Whether most items state sums of the same kinds: the shape of a list, not of a sentence."""
    with_sums = [item for item in body if any(s.is_strong or s.key for s in item.sums)]
    return len(with_sums) == len(body)


def _row(item: _Item, heads: list[str]) -> DraftRow:
    cells: dict[str, Segment] = {s.key: s for s in item.sums}
    if item.is_total:
        cells = {heads[-1]: replace(item.sums[-1], key="")}
    refused = next((w for w in item.words if is_refused(w)), None)
    plain = [w for w in item.words if w is not refused]
    sums = tuple(cells.get(head) for head in heads)
    if _LOT.match(fold(item.name.text)) and plain:  # a lot names its work first, then who does it
        return DraftRow((plain[-1], _together(plain[:-1], item), refused), sums, note=item.note)
    return DraftRow((item.name, _together(plain, item), refused), sums, note=item.note)


def _together(words: list[Segment], item: _Item) -> Segment | None:
    """The first words, with those that follow them before the sums while they stay short."""
    purpose = words[0] if words else None
    for word in words[1:]:
        if purpose is not None and word.end < item.sums[-1].start and len(purpose.text) < 60:
            purpose = joined(purpose, word)
    return purpose
