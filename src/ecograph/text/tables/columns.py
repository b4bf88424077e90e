"""From rows as laid out to tables whose columns have a meaning."""

import re
from dataclasses import replace

from ecograph.model.readings import Reading
from ecograph.model.tables import Cell, Column, ColumnRole, Row, Table
from ecograph.text.tables.drafts import Draft, DraftRow
from ecograph.text.tables.lexicon import head_role, is_body, is_total_label, read_scale, table_words
from ecograph.text.tables.lines import Segment
from ecograph.text.tables.sums import closes, with_sums
from ecograph.values.folding import fold
from ecograph.values.money import Amount, parse_cell

_YEAR = re.compile(r"\b((?:19[89]|20[0-4])\d)\b(?! ?[-/] ?(?:20)?\d\d)")
_TRAILING_CAPITALS = re.compile(r"(?<=[a-zà-ÿ\"»]) (?:[A-ZÀ-Ý][A-ZÀ-Ý'-]*[A-ZÀ-Ý] ?)+$")
_HEADING = 500
_DATED = re.compile(
    r"^(?:en |pour )?(?:19[89]|20[0-4])\d(?= )|(?: ?\b(?:en|pour|au titre de|de l'annee|de|exercice|annee|saison))?"
    r" ?\(?(?:19[89]|20[0-4])\d(?: ?[-/] ?\d{2,4})?\)?$"
)
_PAST = re.compile(
    r"(?:(?:montants?|sommes?|subventions?|aides?) )?(?:versee?s?|obtenue?s?|percue?s?|payee?s?|recue?s?|mandatee?s?)"
    r"|attribue en .*"
)
_ASKED = re.compile(r"demand|sollicit|souhait")
_BY_WEIGHT: tuple[ColumnRole, ...] = (
    "requested", "awarded", "past", "basis", "expense", "revenue", "rate", "instalment", "total", "amount",
)  # fmt: skip
_FILE_NUMBER = re.compile(r"\d{6,}")  # figures that no space parts: numbers of files, not sums
_VAGUE = ("amount", "total", "rate")
_SEASON = re.compile(r"\b(?:saison )?(?:20)?(\d\d) ?[-/] ?(?:20)?(\d\d)\b")
_YEAR_OR_TOTAL = re.compile(
    r"(?:exercice |annee |saison )?(?:(?:19[89]|20[0-4])\d(?: ?[-/] ?\d{2,4})?|\d\d ?[-/] ?\d\d)|n(?: ?[-+] ?\d)?"
)


def make_table(reading: Reading, draft: Draft) -> Table | None:
    """The table that a draft stands for, or None where its figures are not money."""
    heading = reading.text[max(0, draft.start - _HEADING) : draft.start]
    title = heading[-160:]
    words = fold(" ".join((title, *draft.value_heads, *draft.text_heads)))
    strong = sum(s.is_strong for row in draft.rows for s in row.values if s is not None)
    if not _is_money(draft, words, strong):
        return None
    scale = read_scale(words)
    columns = _columns(draft)
    texts = len(draft.rows[0].texts)
    has_place = any(head_role(fold(title)) == "place" for title in draft.text_heads)
    rows = tuple(_row(row, columns, texts, scale, has_place) for row in draft.rows)
    return Table(draft.layout, draft.start, draft.end, with_sums(columns, rows), rows, heading, scale)


def _is_money(draft: Draft, words: str, strong: int) -> bool:
    signs = any("€" in s.text or "euro" in fold(s.text) for row in draft.rows for s in row.values if s is not None)
    if signs or (read_scale(words) > 1 and closes(draft.rows)):
        return True
    heads = fold(" ".join((*draft.value_heads, *draft.text_heads)))
    if table_words().counts.search(heads) or (strong * 3 < len(draft.rows) and not closes(draft.rows)):
        return False
    if {value_role(head) for head in draft.value_heads} & {"requested", "awarded", "basis", "expense", "revenue"}:
        return True
    labels = fold(" ".join(row.label for row in draft.rows))
    return table_words().money.search(words) is not None or table_words().money.search(labels) is not None


_TOWNS = re.compile(r"communes?(?: (?:beneficiaires?|membres?|concernees?))?")


def _columns(draft: Draft) -> tuple[Column, ...]:
    """The text columns, then the value columns."""
    text_count, value_count = len(draft.rows[0].texts), max(len(row.values) for row in draft.rows)
    named = [Column(title, head_role(fold(title)) or "other") for title in draft.text_heads[:text_count]]
    named += [Column("", "other")] * (text_count - len(named))
    values = [_value_column(draft, index) for index in range(value_count)]
    return (*_text_roles(named, draft), *values)


def _text_roles(columns: list[Column], draft: Draft) -> list[Column]:
    """The text columns, with a name column found where no head says which it is."""
    if any(column.role == "name" for column in columns):
        return columns
    town = next((i for i, column in enumerate(columns) if _TOWNS.fullmatch(fold(column.title).strip())), None)
    if town is not None:  # who gets it, where no column names another
        columns[town] = replace(columns[town], role="name")
        return columns
    for index, column in enumerate(columns):
        cells = [row.texts[index].text for row in draft.rows if index < len(row.texts) and row.texts[index]]  # type: ignore[union-attr]
        is_code = not cells or sum(re.fullmatch(r"[\d .\-/]{1,12}", cell) is not None for cell in cells) * 2 > len(
            cells
        )
        if column.role in ("other", "purpose") and not is_code:
            columns[index] = replace(column, role="name")
            break
    return columns


def _value_column(draft: Draft, index: int) -> Column:
    title = draft.value_heads[index] if index < len(draft.value_heads) else ""
    cells = [row.values[index] for row in draft.rows if index < len(row.values)]
    present = [cell for cell in cells if cell is not None]
    if present and sum(cell.is_percent for cell in present) * 2 > len(present):
        return Column(title, "rate")
    key = next((cell.key for cell in present if cell.key), "")
    title = title or key
    if len(present) > 1 and all(_FILE_NUMBER.fullmatch(cell.text) for cell in present):
        return Column(title, "code")
    role = value_role(re.sub(r"\(?\d[\d,.]* ?%\)?", "", title))
    if role == "rate":  # a count of members or pupils, unless its figures have the shape of money
        role = "amount" if any(cell.is_strong for cell in present) else "rate"
    return Column(title, "basis" if role == "purpose" else role, _year_of(title))


def value_role(title: str) -> ColumnRole:
    """What a value column means, from its head words.

    >>> value_role("2023 versé"), value_role("Demande 2024"), value_role("2022"), value_role("Région Grand Est")
    ('past', 'requested', 'amount', 'other')
    """
    folded = " ".join(fold(title).split())
    if not folded:
        return "amount"
    bare = _DATED.sub("", folded).strip(" :-,()") or folded
    if _PAST.fullmatch(bare):
        return "past"
    if _YEAR_OR_TOTAL.fullmatch(folded):
        return "amount"
    known = head_role(bare)
    if known == "purpose" and table_words().opinion.match(bare):
        return "awarded"
    if is_body(bare) and known in (None, "place", "name") and not _ASKED.search(bare):
        return "other"
    return known or _role_of_words(bare)


def _role_of_words(bare: str) -> ColumnRole:
    """The role that the words within a head name, whole head words first, then their stems."""
    found = {head_role(m[0]) for m in table_words().any_term.finditer(bare)}
    by_stem: ColumnRole = next((role for role, pattern in table_words().stems if pattern.search(bare)), "other")
    for wanted in _BY_WEIGHT:
        if wanted in found and (wanted not in _VAGUE or by_stem in ("other", "rate")):
            return wanted
    return by_stem


def _year_of(title: str) -> int | None:
    season = _SEASON.search(fold(title))
    if season and int(season[2]) == int(season[1]) + 1:
        return 2000 + int(season[1])
    years = _YEAR.findall(title)
    return int(years[0]) if len(set(years)) == 1 else None


def _row(row: DraftRow, columns: tuple[Column, ...], texts: int, scale: int, has_place: bool) -> Row:
    cells: list[Cell] = []
    for index, segment in enumerate(row.texts):
        if segment is not None:
            cells.append(Cell(segment.start, segment.end, segment.text.strip(" :"), index))
    for index, segment in enumerate(row.values):
        if segment is not None:
            cells.append(_value_cell(segment, _column_of(segment, index, texts, columns), scale))
    if row.note is not None:
        cells.append(Cell(row.note.start, row.note.end, row.note.text, -1))
    label = _label(row, columns)
    if texts == 1 and has_place:
        label = _TRAILING_CAPITALS.sub("", label) or label
    return Row(
        row.start, row.end, label, tuple(cells), any(is_total_label(fold(t.text)) for t in row.texts if t), row.group
    )


def _column_of(segment: Segment, index: int, texts: int, columns: tuple[Column, ...]) -> int:
    """The column of a value: that of its own key word where it has one, else where it stands."""
    if segment.key and columns[texts + index].title != segment.key:
        role = value_role(segment.key)
        for at, column in enumerate(columns[texts:], start=texts):
            if column.role == role:
                return at
    return texts + index


def _value_cell(segment: Segment, column: int, scale: int) -> Cell:
    amount: Amount | None = segment.amount
    if amount is not None and not amount.is_marked and scale > 1:
        amount = parse_cell(fold(segment.text), scale=scale)
    return Cell(segment.start, segment.end, segment.text, column, amount)


def _label(row: DraftRow, columns: tuple[Column, ...]) -> str:
    """The words of the name column, else of the first cell with letters."""
    named = [s for i, s in enumerate(row.texts) if s and i < len(columns) and columns[i].role == "name"]
    if named:
        return named[0].text.strip(" :")
    worded = [s for s in row.texts if s and any(c.isalpha() for c in s.text)]
    return next((s.text.strip(" :") for s in (*worded, *row.texts) if s), "")
