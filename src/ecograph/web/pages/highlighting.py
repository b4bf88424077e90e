"""A source text with every fact in it marked: overlapping passages become segments that each know all their facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# which colour a class of statements has; an earlier one wins where a node has several classes
GROUPS = {
    "FundingFlow": "flow", "FlowComponent": "flow", "Instalment": "flow", "Share": "flow", "FundingRelation": "flow",
    "FundingCeased": "flow", "Discrepancy": "doubt", "Issue": "doubt", "Citation": "law", "Convention": "tie",
    "Partnership": "tie", "GroupMembership": "tie", "Signature": "tie", "Recusal": "person", "Proxy": "person",
    "Attendance": "person", "RoleHolding": "person", "Indicator": "figure", "Project": "figure",
    "PoleCompetitivite": "organisation", "PublicOrganisation": "organisation", "FormalOrganization": "organisation",
    "Organization": "organisation", "Deliberation": "act", "Agreement": "act", "Amendment": "act", "Minutes": "act",
    "Order": "act", "Decision": "act", "Report": "act", "Act": "act", "Vote": "act", "Session": "act",
    "AgendaItem": "act", "BudgetLine": "amount", "Budget": "amount", "BudgetCode": "amount",
    "MonetaryMention": "amount", "NameMention": "person",
}  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(GROUPS)}
LEGEND = ("flow", "amount", "organisation", "person", "act", "law", "tie", "figure", "doubt")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that states something."""

    start: int
    end: int
    kind: str  # local name of the class
    iri: str
    label: str = ""
    amount: str = ""
    status: str = ""  # IRI of a code
    act: str = ""

    @property
    def group(self) -> str:
        """Its colour."""
        return GROUPS.get(self.kind, "act")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text over which the same passages lie, the shortest first; `starts` begin here."""

    text: str
    passages: tuple[Passage, ...] = ()
    starts: tuple[Passage, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The colours, that of the shortest passage first, each once."""
        return tuple(dict.fromkeys(passage.group for passage in self.passages))


def one_per_node(passages: Iterable[Passage]) -> list[Passage]:
    """The passages with each node once per place, under its most telling class."""
    best: dict[tuple[int, int, str], Passage] = {}
    for passage in passages:
        key = (passage.start, passage.end, passage.iri)
        known = best.get(key)
        if known is None or _RANK.get(passage.kind, 99) < _RANK.get(known.kind, 99):
            best[key] = passage
    return sorted(
        best.values(), key=lambda passage: (passage.start, -passage.end, _RANK.get(passage.kind, 99), passage.iri)
    )


def segments(text: str, passages: Sequence[Passage], first: int, last: int) -> list[Segment]:
    """The text between two places, cut wherever a passage begins or ends."""
    inside = [p for p in passages if p.start < last and p.end > first and p.end > p.start]
    opening, closing = defaultdict(list), defaultdict(list)
    for passage in inside:
        opening[max(passage.start, first)].append(passage)
        closing[min(passage.end, last)].append(passage)
    cuts = sorted({first, last, *opening, *closing})
    found, active = [], dict[int, Passage]()
    for start, end in pairwise(cuts):
        for passage in closing[start]:
            active.pop(id(passage), None)
        begun = [passage for passage in opening[start] if passage.start >= first]
        active.update((id(passage), passage) for passage in opening[start])
        over = tuple(sorted(active.values(), key=lambda p: (p.end - p.start, _RANK.get(p.kind, 99), p.iri)))
        places = {(passage.start, passage.end): passage for passage in begun}
        found.append(Segment(text[start:end], over, tuple(places.values())))
    return found
