"""Records: the same named fields again and again ("Bénéficiaire : X  Projet : Y  Aide proposée : Z")."""

import re
from dataclasses import dataclass

from ecograph.model.tables import MONEY_ROLES, ColumnRole
from ecograph.text.tables.drafts import Draft, DraftRow, Taken
from ecograph.text.tables.items import is_label
from ecograph.text.tables.lexicon import head_role, table_words
from ecograph.text.tables.lines import Segment
from ecograph.values.folding import fold
from ecograph.values.money import NUMBER, UNIT, parse_cell

_COLON = re.compile(r" ?: ?")
_QUOTED_PROJECT = re.compile(r"[-–•] ?(?P<term>projet|operation|action) (?=«)")
_SUM = re.compile(
    rf"(?:(?:une? )?(?:subvention|aide|avance remboursable|pret|montant) d[e'] ?)?(?P<sum>(?:{NUMBER}) ?(?:{UNIT})?)"
)
_TITLE = re.compile(
    r"(?:^|\n)[ ]*(?:dossier|projet|operation|n°|fiche)? ?(?:n° ?)?[\w./-]{0,16}\d[\w./-]{0,12}"
    r" ?[-–:.)] ?(?P<name>[^\n]{3,110})\n"
)
_BEARER = re.compile(
    r"beneficiaire|porteur|demandeur|maitre d'ouvrage|association|structure|organisme|attributaire|titulaire"
)
_LONGEST_FIELD = 220
_FARTHEST = 900


@dataclass(frozen=True, slots=True)
class _Field:
    """A term, its role, and the span of its value."""

    term: str
    role: ColumnRole
    at: int
    start: int
    end: int


def read_records(text: str, folded: str, taken: Taken) -> tuple[Draft, ...]:
    """The tables that are written as records, two records at least."""
    fields = [f for f in _fields(folded) if not taken.holds(f.at)]
    drafts: list[Draft] = []
    run: list[DraftRow] = []
    for record in _records(fields, folded):
        row = _row(record, text, folded)
        if row is None or (run and row.start - run[-1].end > _FARTHEST):
            drafts += _draft(run)
            run = []
        run += [row] if row else []
    return (*drafts, *_draft(run))


def _fields(folded: str) -> list[_Field]:
    marks: list[tuple[int, int, str, ColumnRole]] = []
    for colon in _COLON.finditer(folded):
        before = folded[max(0, colon.start() - 40) : colon.start()]
        start = (
            max(before.rfind("\n"), before.rfind("  "), before.rfind(" - "), before.rfind(","), before.rfind(")")) + 1
        )
        words = before[start:].strip(" -–•*")
        found = next(((w, role) for w in _endings(words) if (role := head_role(w)) is not None), None)
        if found:
            marks.append((colon.start() - len(found[0]), colon.end(), found[0], found[1]))
    marks += [(m.start("term"), m.end(), m["term"], "purpose") for m in _QUOTED_PROJECT.finditer(folded)]
    marks.sort()
    fields = []
    for at, (start, end, term, role) in enumerate(marks):
        stop = min(marks[at + 1][0] if at + 1 < len(marks) else len(folded), end + _LONGEST_FIELD)
        line = folded.find("\n", end, stop)
        fields.append(_Field(term, role, start, end, line if line >= 0 else stop))
    return fields


def _endings(words: str) -> list[str]:
    """The words and their endings, longest first: head words that stand right before a colon."""
    parts = words.split(" ")
    return [" ".join(parts[i:]) for i in range(max(0, len(parts) - 5), len(parts))]


def _records(fields: list[_Field], folded: str) -> list[list[_Field]]:
    """The fields, cut where the first field of a record comes again."""
    records: list[list[_Field]] = []
    for field in fields:
        current = records[-1] if records else []
        repeats = any(f.term == field.term for f in current)
        far = bool(current) and field.at - current[-1].end > 160
        titled = bool(current) and _TITLE.search(folded, current[-1].end, field.at + 1) is not None
        if not current or repeats or far or titled:
            records.append([])
        records[-1].append(field)
    return records


def _row(record: list[_Field], text: str, folded: str) -> DraftRow | None:
    values = [(field, value) for field in record if field.role in MONEY_ROLES if (value := _value(field, text, folded))]
    name = _name(record, text, folded)
    if name is None or not values:
        return None
    purpose = next((_segment(f, text) for f in record if f.role == "purpose"), None)
    last = max((value for _, value in values), key=lambda s: s.end)
    field_end = next(f.end for f, value in values if value is last)
    note = _note(last.end, field_end, text)
    return DraftRow((name, purpose), tuple(v for _, v in values), note=note, keys=tuple(f.term for f, _ in values))


def _segment(field: _Field, text: str) -> Segment | None:
    raw = re.split(r"[;\n]|,? -(?= |$)", text[field.start : field.end])[0].rstrip(" -–,")
    return Segment(field.start, field.start + len(raw), raw, 0, len(raw)) if raw.strip() else None


def _name(record: list[_Field], text: str, folded: str) -> Segment | None:
    """Who the record is about: a field that names the bearer, else the title line above the first field."""
    named = next((f for f in record if f.role == "name" and _BEARER.match(f.term)), None)
    if named:
        return _segment(named, text)
    begin = max(0, record[0].at - 160)
    titles = list(_TITLE.finditer(folded, begin, record[0].at))
    if not titles or folded[titles[-1].end() : record[0].at].strip():
        return None
    start, end = titles[-1].span("name")
    raw = text[start:end].rstrip()
    return Segment(start, start + len(raw), raw, 0, len(raw)) if is_label(raw) else None


def _value(field: _Field, text: str, folded: str) -> Segment | None:
    found = _SUM.match(folded, field.start, field.end)
    if found is None:
        return None
    start, end = found.span("sum")
    raw = text[start:end].rstrip()
    amount = parse_cell(fold(raw))
    return Segment(start, start + len(raw), raw, 0, len(raw), amount, key=field.term) if amount else None


def _note(start: int, end: int, text: str) -> Segment | None:
    raw = text[start:end].split(". ")[0]
    cut = raw.lstrip(" ,;")
    shift = len(raw) - len(cut)
    return Segment(start + shift, start + len(raw), cut, 0, len(cut)) if "dont" in cut[:8] else None


def _draft(rows: list[DraftRow]) -> list[Draft]:
    if len(rows) < 2:
        return []
    heads: list[str] = []
    for row in rows:
        heads += [key for key in row.keys if key not in heads]
    placed = []
    for row in rows:
        cells = {s.key: s for s in row.values if s is not None}
        placed.append(DraftRow(row.texts, tuple(cells.get(head) for head in heads), note=row.note, keys=tuple(heads)))
    money = any(table_words().roles.get(head) in MONEY_ROLES for head in heads)
    if not money:
        return []
    return [Draft("records", tuple(placed), ("bénéficiaire", "objet"), tuple(heads), rows[0].start, rows[-1].end)]
