"""Names among those of an attendance list that are of nobody who sat: heads of columns, sigla, bodies."""

import re

from ecograph.facts.attendance.blocks import Block
from ecograph.values.people import NameSpan


def is_label(text: str, span: NameSpan, spans: list[NameSpan]) -> bool:
    """Whether capitals among full names are the head of a column ("VILLELONGUE    M. Rachid BENALI") or a siglum."""
    if span.name.given or span.name.civility:
        return False
    full = sum(bool(other.name.given) for other in spans)
    if full * 2 > len(spans) and _is_affiliation(text, span, spans):
        return True
    heads_column = re.match(r"[ ]{2,}(?:M\.|Mme|Mlle|Mr)", text[span.end : span.end + 60])
    return len(span.name.surname) < 3 or (full * 2 > len(spans) and heads_column is not None)


def _is_affiliation(text: str, span: NameSpan, spans: list[NameSpan]) -> bool:
    """Whether capitals end the line of a person with a civility: "M. Karim BELHADJ, CGT"."""
    before = next((other for other in reversed(spans) if other.end <= span.start), None)
    return bool(
        before
        and before.name.civility
        and before.name.given
        and re.fullmatch(r",[ ]?", text[before.end : span.start])
        and re.match(r"[ ]*(?:\n[ ]*(?:M\.|Mme)|;)", text[span.end : span.end + 20])
    )


def is_body(text: str, block: Block, span: NameSpan) -> bool:
    """Whether a bare name in brackets behind a present person is the body that the person sits for: "(APF France)"."""
    if block.kind != "present" or span.name.civility:
        return False
    opened = text.rfind("(", max(block.start, span.start - 60), span.start)
    if opened < 0 or ")" in text[opened : span.start]:
        return False
    return not re.search(r"(?i)pour|suppl|pouvoir|procuration|rempla|repr[ée]s|mandat|:", text[opened : span.start])
