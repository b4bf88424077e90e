"""Money tables that the text layer kept or lost.

Three readers look at the lines in turn: columns kept apart by spaces, tabs or dots (aligned); then one cell a line,
list items and runs within a line (stream). What they draft gets its meaning from head words (columns).
"""

from dataclasses import replace

from ecograph.model.readings import Reading
from ecograph.text.tables.aligned import read_aligned
from ecograph.text.tables.columns import make_table
from ecograph.text.tables.lines import read_lines
from ecograph.text.tables.stream import read_stream


def find_tables(reading: Reading) -> Reading:
    """The reading with its money tables, in text order."""
    lines = read_lines(reading)
    aligned = read_aligned(lines)
    spans = [(draft.start, draft.end) for draft in aligned]
    rest = tuple(line for line in lines if not any(start <= line.start < end for start, end in spans))
    drafts = (*aligned, *read_stream(rest, reading.text))
    tables = [table for draft in drafts if (table := make_table(reading, draft)) is not None]
    return replace(reading, tables=tuple(sorted(tables, key=lambda table: table.start)))
