"""Money tables that the text layer kept or lost.

Three readers look at the text in turn: columns kept apart by spaces, tabs or dots (aligned); then one cell a line,
list items and runs within a line (stream); then fields with names that come again and again (records). What they
draft gets its meaning from head words (columns).
"""

from dataclasses import replace

from ecograph.model.readings import Reading
from ecograph.text.tables.aligned import read_aligned
from ecograph.text.tables.columns import make_table
from ecograph.text.tables.drafts import Taken
from ecograph.text.tables.lines import read_lines
from ecograph.text.tables.records import read_records
from ecograph.text.tables.stream import read_stream


def find_tables(reading: Reading) -> Reading:
    """The reading with its money tables, in text order."""
    lines = read_lines(reading)
    aligned = read_aligned(lines)
    taken = Taken(aligned)
    rest = tuple(line for line in lines if not taken.holds(line.start))
    drafts = (*aligned, *read_stream(rest, reading.text))
    drafts = (*drafts, *read_records(reading.text, reading.folded, Taken(drafts)))
    tables = [table for draft in drafts if (table := make_table(reading, draft)) is not None]
    return replace(reading, tables=tuple(sorted(tables, key=lambda table: table.start)))
