"""Names of projects in the column of a table that is theirs."""

import re
from collections.abc import Iterator

from ecograph.facts.projects import rules
from ecograph.facts.projects.named import ProjectName
from ecograph.model.readings import Reading
from ecograph.model.tables import Table
from ecograph.values.folding import fold

_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{2,60}?)\s*[»”\"]")
_CAPITALS = re.compile(r"\b[A-ZÀÂÉÈÊÎÔÛ][A-ZÀÂÉÈÊÎÔÛ0-9-]{4,}(?: \d{1,4})?\b")
_MOST_WORDS = 6


def tabled_names(reading: Reading) -> Iterator[ProjectName]:
    """The names that stand in columns of projects."""
    for table in reading.tables:
        for column in _project_columns(table):
            cells = [
                c
                for row in table.rows
                if not row.is_total
                for c in row.cells
                if c.column == column and c.amount is None
            ]
            for cell in cells:
                name = _name(" ".join(cell.text.split()))
                if name:
                    yield ProjectName(name, cell.start, cell.end, "project-column", 0.7)
        yield from _events_as_purposes(table)


def _events_as_purposes(table: Table) -> Iterator[ProjectName]:
    """Cells of a column of purposes that name an event: "Nuit du conte"."""
    columns = {i for i, c in enumerate(table.columns) if c.role == "purpose"} - set(_project_columns(table))
    for row in table.rows if columns else ():
        for cell in row.cells:
            name = " ".join(cell.text.split())
            is_event = cell.column in columns and name[:1].isupper() and rules.event().match(fold(name))
            if is_event and len(name.split()) <= _MOST_WORDS and not cell.text.isupper():
                yield ProjectName(name, cell.start, cell.end, "event-in-purposes", 0.6)


def _project_columns(table: Table) -> list[int]:
    return [
        i
        for i, c in enumerate(table.columns)
        if c.role in ("purpose", "name") and rules.table_columns().search(fold(c.title))
    ]


def _name(cell: str) -> str:
    quoted = _QUOTED.search(cell)
    if quoted:
        return quoted[1]
    capitals = _CAPITALS.search(cell)
    if capitals and not cell.isupper():
        return capitals[0]
    folded = fold(cell)
    noun = rules.cell_noun().match(folded)
    name = cell[noun.end() :] if noun else cell
    if rules.cell_not().search(fold(name)) or len(name.split()) > _MOST_WORDS or not name[:1].isalpha():
        return ""
    return name[0].upper() + name[1:]
