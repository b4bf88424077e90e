"""Votes as the registers write them: figures, words, unanimity, majority, and what became of the proposal."""

import re
from dataclasses import dataclass

from ecograph.values.votes.counts import find_counts, last_group
from ecograph.values.votes.outcomes import find_outcome, find_unanimity, is_preliminary

# What a president puts to the vote: an amendment, or the text itself.
_PUT_TO_VOTE = re.compile(
    r"(?:aux voix|au vote|vote (?:sur|de)|scrutin sur) (?:[\w' ]{0,20}?)\b"
    r"(?:amendement|projet|texte|ensemble|deliberation|rapport|proposition|motion)s?\b|\bla deliberation\b"
)
_VOTE_LINE = re.compile(r"(?m)^[ ]{0,20}(?:resultats? du )?(?:vote|scrutin)\s?:")


@dataclass(frozen=True, slots=True)
class VoteReading:
    """What a stretch of text says about its vote, where it says so, and what became of the proposal.

    It is composite where the stretch has points that were voted one by one.
    """

    start: int = -1
    end: int = -1
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    not_voting: int | None = None
    is_composite: bool = False
    unanimous: bool | None = None
    adopted: bool | None = None


def _on_amendment(folded: str, at: int) -> bool:
    """Whether a count is that of an amendment: the last thing that was put to the vote before it."""
    put = list(_PUT_TO_VOTE.finditer(folded, max(0, at - 260), at))
    return bool(put) and "amendement" in put[-1][0]


def read_votes(folded: str) -> VoteReading:
    """The vote that a folded text of one act states, its last one; votes on minutes, agenda and secretary left out.

    >>> reading = read_votes("par vingt voix pour et 3 abstentions, accorde une subvention")
    >>> reading.in_favour, reading.abstained, reading.adopted
    (20, 3, True)
    """
    if len(_VOTE_LINE.findall(folded)) > 1:
        return VoteReading(adopted=find_outcome(folded, None, None), is_composite=True)
    counts = [
        c for c in find_counts(folded) if not is_preliminary(folded, c.start) and not _on_amendment(folded, c.start)
    ]
    voices = [c for c in counts if c.field != "not_voting"]
    absentees = [c for c in counts if c.field == "not_voting" and c.value is not None]
    chosen = last_group(voices)
    fields = chosen.fields()
    unanimous, spot = find_unanimity(folded, chosen)
    if fields.get("in_favour") is None and "in_favour" in fields:
        unanimous = True
    spans = [(c.start, c.end) for c in chosen.counts] + ([spot] if spot else [])
    start, end = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (-1, -1)
    figures = {name: value for name, value in fields.items() if value is not None}
    return VoteReading(
        start=start,
        end=end,
        in_favour=figures.get("in_favour"),
        against=figures.get("against"),
        abstained=figures.get("abstained"),
        not_voting=absentees[-1].value if absentees else None,
        unanimous=unanimous,
        adopted=find_outcome(folded, figures.get("in_favour"), figures.get("against")),
    )
