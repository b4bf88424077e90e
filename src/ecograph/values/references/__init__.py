"""References to laws, codes, decisions, agreements and opinions, as French acts cite them."""

import re

from ecograph.values.dates import DateSpan
from ecograph.values.references.agreements import find_adopted, find_agreements
from ecograph.values.references.citation import Citation, source_of
from ecograph.values.references.codes import CodeNames, find_code_citations
from ecograph.values.references.decisions import find_deliberations, find_opinions
from ecograph.values.references.statutes import find_statutes

__all__ = ["Citation", "CodeNames", "find_citations"]


_RUN_ON = re.compile(r"(?<=\S)[ ]?\n(?=[ ]{0,3}[a-zà-ÿ0-9«(])|(?<=n°)\n|(?<=n° )\n")


def _unbroken(text: str, folded: str) -> str:
    """The folded text with a space for each line end inside a sentence, so that a reference may run over two lines."""
    parts = list(folded)
    for match in _RUN_ON.finditer(text):
        parts[match.end() - 1] = " "
    return "".join(parts)


def find_citations(
    text: str, folded: str, codes: CodeNames, dates: tuple[DateSpan, ...] | None = None
) -> tuple[Citation, ...]:
    """All citations of a text, in text order; where two overlap, the longer one."""
    source = source_of(text, _unbroken(text, folded), dates)
    found = [
        *find_code_citations(source, codes),
        *find_statutes(source),
        *find_deliberations(source),
        *find_agreements(source),
        *find_adopted(source),
        *find_opinions(source),
    ]
    chosen: list[Citation] = []
    for citation in sorted(found, key=lambda c: (c.start, -c.end)):
        if chosen and citation.start < chosen[-1].end and citation.kind != "opinion" and chosen[-1].kind != "opinion":
            continue
        chosen.append(citation)
    return tuple(chosen)
