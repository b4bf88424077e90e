"""Money tables that the text layer kept or lost.

Readers look at the text in turn: budgets whose sides add up (sides, beside); cells that a mark keeps apart (delimited);
columns kept apart by spaces, tabs or dots (aligned); lines of one shape between dashes and commas (pieces); cells that
heads count, with single spaces between them (flattened), column by column (blocks) or one a line (stacked); lists
without heads (plain); one cell a line, list items and runs within a line (stream); fields with names that come again
and again (records). What they draft gets its meaning from head words and from the figures themselves (columns, sums).
"""

from dataclasses import replace

from ecograph.model.readings import Reading
from ecograph.text.tables.aligned import read_aligned
from ecograph.text.tables.blocks import read_blocks
from ecograph.text.tables.columns import make_table
from ecograph.text.tables.delimited import MARKS, PUNCTUATION, read_delimited
from ecograph.text.tables.drafts import Draft, Taken
from ecograph.text.tables.flattened import read_flattened
from ecograph.text.tables.lines import Line, read_lines
from ecograph.text.tables.pieces import read_pieces
from ecograph.text.tables.plain import read_plain
from ecograph.text.tables.records import read_records
from ecograph.text.tables.sides import read_sides
from ecograph.text.tables.stacked import read_stacked
from ecograph.text.tables.stream import read_stream


def find_tables(reading: Reading) -> Reading:
    """The reading with its money tables, in text order."""
    lines = read_lines(reading)
    drafts = read_sides(reading.text)
    drafts = (*drafts, *read_delimited(_outside(lines, drafts), reading.text, MARKS))
    drafts = (*drafts, *read_aligned(_outside(lines, drafts)))
    drafts = (*drafts, *read_pieces(_outside(lines, drafts), reading.text))
    drafts = (*drafts, *read_delimited(_outside(lines, drafts), reading.text, PUNCTUATION))
    drafts = (*drafts, *read_flattened(_outside(lines, drafts), reading.text))
    drafts = (*drafts, *read_blocks(_outside(lines, drafts), reading.text))
    drafts = (*drafts, *read_stacked(_outside(lines, drafts), reading.text))
    drafts = (*drafts, *read_plain(_outside(lines, drafts)))
    drafts = (*drafts, *read_stream(_outside(lines, drafts), reading.text))
    drafts = (*drafts, *read_records(reading.text, reading.folded, Taken(drafts)))
    tables = [table for draft in drafts if (table := make_table(reading, draft)) is not None]
    return replace(reading, tables=tuple(sorted(tables, key=lambda table: table.start)))


def _outside(lines: tuple[Line, ...], drafts: tuple[Draft, ...]) -> tuple[Line, ...]:
    """The lines that no draft has taken."""
    taken = Taken(drafts)
    return tuple(line for line in lines if not taken.touches(line.start, line.end))
