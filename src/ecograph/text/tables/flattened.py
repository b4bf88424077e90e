"""Tables whose cells a single space keeps apart, a row a line or all rows in one: the heads tell how many cells a row has.

"Association Objet Demande Subvention votée" above "Club nautique de Vauban régate 2 500 2 000".
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ecograph.model.tables import SUM_ROLES, TEXT_ROLES, ColumnRole
from ecograph.text.tables.cells import Cells, read_cells
from ecograph.text.tables.drafts import Draft
from ecograph.text.tables.fields import read_cell
from ecograph.text.tables.items import VERB
from ecograph.text.tables.lexicon import cut_head, is_total_label, table_words
from ecograph.text.tables.lines import Line
from ecograph.values.folding import fold

_GROUPED = r"(?!0)\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?"
_VALUE = rf"(?:(?:{_GROUPED}|(?!0\d)\d{{1,7}}(?:,\d{{1,2}})?)(?: ?(?:€|euros?\b|eur\b|k€))?|\d{{1,3}}(?:,\d\d?)? ?%)"
_END = r"(?=[ ]*(?:$|\n|[;*]|\.(?:$|\n)))"
_NEXT = r"(?=[ ]*(?:$|\n|[;*]|\.(?:$|\n)|[A-ZÀ-Ý«\"(]))"
_LONGEST_ROW, _LONGEST_LABEL = 260, 150
_SECTION = re.compile(r"[ |/-]+(?P<words>(?:19|20)\d\d|fonctionnement|investissement|exploitation)\b")
_DATED = re.compile(r" (?:19|20)\d\d$")
_TAIL = re.compile(r" (?:aux?|de|du|des|en|pour|sur) (?:la |le |les |l')?[a-z']+")  # "aide | au fonctionnement"
_CODE, _WORD = re.compile(r"[\w./-]*\d[\w./-]*[ ]+"), re.compile(r"\S+[ ]+")
_JOINING = re.compile(r"(?:d[eu]s?|la|les?|aux?|à|en|sur|sous|pour|et|par|l'|d'|les)$|.*[-'’/&]$", re.IGNORECASE)


def read_flattened(lines: tuple[Line, ...], text: str) -> tuple[Draft, ...]:
    """The tables whose heads stand in one line with single spaces, with their rows."""
    drafts: list[Draft] = []
    for at, line in enumerate(lines):
        if len(line.segments) > 1 or (drafts and line.start < drafts[-1].end):
            continue
        heads = _heads(line, text)
        if heads is None:
            continue
        start = heads.end if text[heads.end : line.end].strip(" :") else line.end + 1
        rows = list(_rows(heads, lines[at:], text, start))
        draft = read_cells([heads, *rows], text) if len(rows) > 1 else None
        if draft:
            drafts.append(draft)
    return tuple(drafts)


def _heads(line: Line, text: str) -> Cells | None:
    """The heads that a line opens with: of names first, then of other words, then of sums."""
    first = line.segments[0].start
    raw = text[first : line.end]
    cut = _cut(fold(raw))
    roles = [role for _, _, role in cut]
    names = [role in TEXT_ROLES for role in roles]
    in_order = names == sorted(names, reverse=True) and 0 < sum(names) < len(names) and len(cut) > 1
    if not in_order or "name" not in roles or not any(role in SUM_ROLES for role in roles):
        return None
    cells = tuple(read_cell(raw, first, a, b, i) for i, (a, b, _) in enumerate(cut))
    return Cells(cells[0].start, cells[-1].end, cells)


def _cut(folded: str) -> list[tuple[int, int, ColumnRole]]:
    """The head words that a line opens with, years and sections of a budget behind the first among them."""
    found = list(cut_head(folded))
    while found:
        start, end, role = found[-1]
        dated = _DATED.search(folded, start, end) if role in TEXT_ROLES else None
        if dated:  # the year is the next column
            found[-1] = (start, dated.start(), role)
        tail = _TAIL.match(folded, found[-1][1]) if role in SUM_ROLES else None
        if tail:
            found[-1] = (start, tail.end(), role)
        at = found[-1][1]
        section = _SECTION.match(folded, at)
        start = section.end() if section else at
        more = [(start + a, start + b, role) for a, b, role in cut_head(folded[start:])]
        if section:
            more = [(section.start("words"), section.end("words"), "amount"), *more]
        if not more:
            break
        found += more
    return found


def _rows(heads: Cells, lines: tuple[Line, ...], text: str, start: int) -> Iterator[Cells]:
    """The rows behind the heads, until words come that are none."""
    roles = _roles(heads)
    words = [role for role in roles if role in TEXT_ROLES]
    count = len(roles) - len(words)
    is_run = start < lines[0].end
    row = _row_pattern(count, _NEXT if is_run else _END)
    end = lines[0].end if is_run else _end_of(lines)
    while found := row.match(text, start, end):
        if not _is_label(found["label"]):
            return
        is_total = is_total_label(fold(found["label"]))
        label = [found.span("label")] if is_total else _columns(words, found)
        spans = [*label, *(found.span(i) for i in range(2, 2 + count))]
        yield Cells(spans[0][0], spans[-1][1], tuple(read_cell(text, 0, a, b, i) for i, (a, b) in enumerate(spans)))
        if is_total:
            return
        start = found.end()


def _roles(heads: Cells) -> list[ColumnRole]:
    first = [cut_head(fold(cell.text))[:1] for cell in heads.cells]
    return [found[0][2] if found else "amount" for found in first]


def _row_pattern(count: int, behind: str) -> re.Pattern[str]:
    """A row: words, then so many values."""
    values = rf"[ :.]+({_VALUE})" * count
    return re.compile(
        rf"[ \n]*[-•*]?[ ]*(?P<label>[^\W_](?:[^\n]|\n(?! *\n)){{2,{_LONGEST_LABEL}}}?){values}{behind}", re.I
    )


def _end_of(lines: tuple[Line, ...]) -> int:
    """Where the lines that follow the heads closely end."""
    for above, line in pairwise(lines):
        if line.blank > 1 or line.start - above.end > _LONGEST_ROW:
            return above.end
    return lines[-1].end


def _is_label(words: str) -> bool:
    return not (VERB.search(fold(words)) or words.count("\n") > 2 or re.search(r"[.;!?] ", words))


def _columns(roles: list[ColumnRole], found: re.Match[str]) -> list[tuple[int, int]]:
    """The words of a row, parted into the columns of words that the heads name."""
    (start, end), text = found.span("label"), found.string
    cells: list[tuple[int, int]] = []
    for role in roles[: roles.index("name")]:
        token = (_CODE if role in ("number", "code") else _WORD).match(text, start, end)
        cells.append((start, token.end() if token else start))
        start = token.end() if token else start
    if len(roles) == len(cells) + 1:
        return [*cells, (start, end)]
    cut = start + _name_length(text[start:end])
    return [*cells, (start, cut), (cut, end), *[(end, end)] * (len(roles) - len(cells) - 2)]


def _name_length(words: str) -> int:
    """How many characters of the words are the name: up to small words that nothing joins to it.

    >>> [ "Club nautique de Vauban régate"[:_name_length("Club nautique de Vauban régate")], _name_length("Textilia") ]
    ['Club nautique de Vauban', 8]
    """
    tokens = list(re.finditer(r"\S+", words))
    is_noun = table_words().nouns.match(fold(words)) is not None
    for at, (before, token) in enumerate(pairwise(tokens)):
        small = token[0][0].islower() and not _JOINING.match(token[0]) and not re.match(r"[dl]['’]", token[0])
        if small and not _JOINING.match(before[0]) and not (is_noun and at == 0):
            return before.end()
        if token[0][0] in "«(" and not re.fullmatch(r"\([A-ZÀ-Ý0-9-]+\)", token[0]):
            return before.end()
    return len(words)
