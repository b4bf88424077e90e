"""References to laws, codes, decisions, agreements and opinions in a reading."""

import re
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Mention, Reading
from ecograph.values.dates import DateSpan
from ecograph.values.references import CodeNames, find_citations


@cache
def _code_names() -> CodeNames:
    return tuple(
        (entry["name"], re.compile(entry["words"].replace(" ", r"\s{1,3}")))
        for entry in load_rules("citations")["codes"]
    )


def find_references(reading: Reading) -> tuple[Mention, ...]:
    """The citations of the text; values are `Citation`s, whose spans are those of the cleaned text."""
    dates = tuple(
        DateSpan(mention.start, mention.end, mention.value, "month" if mention.rule == "date.month" else "day")
        for mention in reading.by_kind.get("date", ())
    )
    return tuple(
        Mention("reference", citation.start, citation.end, citation, citation.rule)
        for citation in find_citations(reading.text, reading.folded, _code_names(), dates or None)
    )
