"""Column heads and section headings among the texts of a chunk."""

import re
from dataclasses import dataclass

from ecograph.model.tables import TEXT_ROLES
from ecograph.text.tables.chunks import Chunk
from ecograph.text.tables.lexicon import cut_head, head_role, is_group_label
from ecograph.text.tables.lines import Line, Segment, is_year
from ecograph.values.folding import fold

_ACCOUNT_HEAD = re.compile(r"\d{2,3} ?[-–:]? ?[a-z]")
_DATED_HEAD = re.compile(
    r"(?:montants? |subventions? |aides? |sommes? )?(?:(?P<past>obtenue?s?|octroyee?s?|versee?s?|percue?s?|recue?s?|"
    r"touchee?s?|mandatee?s?|payee?s?)|(?P<requested>demandee?s?|demandes?|sollicitee?s?|souhaitee?s?)|"
    r"(?P<awarded>proposee?s?|propositions?|votee?s?|attribuee?s?|accordee?s?|allouee?s?|retenue?s?)) "
    r"(?:en |pour )?(?:19|20)\d\d"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """Column heads found among the texts of a chunk."""

    text_heads: tuple[str, ...]
    value_heads: tuple[str, ...]
    group: str
    start: int = -1


def without_heads(chunk: Chunk) -> tuple[list[tuple[Segment, Line]], Heads | None]:
    """The texts behind the column heads, and the heads."""
    if chunk.heads:
        return chunk.texts, _heads_of(chunk.heads, "")
    for at, (segment, _) in enumerate(chunk.texts[:-1]):
        cut = cut_head(fold(segment.text))
        if len(cut) >= 2 and cut[-1][1] > len(segment.text) * 0.8:
            return chunk.texts[at + 1 :], _heads_of(tuple(segment.text[a:b] for a, b, _ in cut), "", segment.start)
    roles = [head_role(fold(s.text)) or dated_role(s.text) for s, _ in chunk.texts]
    years = [is_year(s.text) for s, _ in chunk.texts]
    is_head = [
        role is not None or year or is_group_label(fold(s.text))
        for role, year, (s, _) in zip(roles, years, chunk.texts, strict=True)
    ]
    starts = [i for i in range(len(roles)) if (roles[i] or years[i]) and sum(is_head[i:]) >= 2]
    begin = end = starts[0] if starts else len(roles)
    while end < len(roles) - 1 and is_head[end]:
        end += 1
    if end - begin < 2 or not (any(role in TEXT_ROLES for role in roles[begin:end]) or sum(years) > 1):
        return chunk.texts, None
    above = [s.text for s, _ in chunk.texts[:begin] if not s.text.startswith("(")]
    words = tuple(s.text for s, _ in chunk.texts[begin:end])
    return chunk.texts[end:], _heads_of(words, above[-1] if above else "", chunk.texts[begin][0].start)


def _heads_of(words: tuple[str, ...], group: str, start: int = -1) -> Heads:
    roles = [(head_role(fold(word)) or dated_role(word), word) for word in words]
    return Heads(
        tuple(word for role, word in roles if role in TEXT_ROLES),
        tuple(word for role, word in roles if role not in TEXT_ROLES),
        group,
        start,
    )


def dated_role(text: str) -> str | None:
    """What a head with its year says ("Obtenu 2015"), where its words alone are no head.

    >>> dated_role("Obtenu 2015"), dated_role("Voté en 2016"), dated_role("Chorale 2015")
    ('past', 'awarded', None)
    """
    found = _DATED_HEAD.fullmatch(fold(text).strip())
    return found.lastgroup if found else None


def _wraps(above: Segment, below: Segment) -> bool:
    return below.text[:1].islower() or above.text.rstrip().endswith(("-", ",", " de", " du", " des", " et", " la"))


def without_group(
    texts: list[tuple[Segment, Line]], text_heads: tuple[str, ...]
) -> tuple[list[tuple[Segment, Line]], str]:
    """The texts of the row itself, and the section heading above them."""
    kept = texts[-1:]
    if text_heads:
        kept = texts
        while len(kept) > 1 and _is_heading(kept[0][0].text, kept[1][0].text):
            kept = kept[1:]
    else:
        for above in reversed(texts[:-1]):
            if not _wraps(above[0], kept[0][0]) or _is_heading(above[0].text, kept[0][0].text):
                break
            kept = [above, *kept]
    above_row = [s.text for s, _ in texts[: len(texts) - len(kept)]]
    named = [text for text in above_row if is_group_label(fold(text))] or above_row[-1:]
    if named and _ACCOUNT_HEAD.match(fold(named[-1])):
        return kept, ""
    return kept, named[-1] if named and len(named[-1]) < 90 else ""


def _is_heading(text: str, below: str) -> bool:
    """Whether words head the rows below them: a side of a budget, an account with parts, or words with a colon."""
    folded = fold(text)
    account = _ACCOUNT_HEAD.match(folded) and re.match(r"dont\b|- |\d{2,3}", fold(below))
    return is_group_label(folded) or account is not None or text.rstrip().endswith(":")


def spread(heads: tuple[str, ...], width: int) -> tuple[str, ...]:
    """One head for each column, where group heads stand before the heads of their columns."""
    above = len(heads) - width
    if above > 0 and width % above == 0:
        return tuple(f"{heads[i * above // width]} {head}" for i, head in enumerate(heads[above:]))
    return heads[:width] if above >= 0 else (*([""] * -above), *heads)
