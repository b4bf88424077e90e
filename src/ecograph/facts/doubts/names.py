"""Listed names that no list was read for: where a name stands in a list, and what else is said of the person there."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ecograph.model.documents import Evidence
from ecograph.model.facts import Attendance, Convention, Fact, NameReading, NameUse, Proxy, Recusal, Role
from ecograph.model.readings import Mention, Reading

_LEAST = 3  # names one behind the other that make a list
_FAR = 90  # characters between two names of a list
_BETWEEN = re.compile(
    r"(?:\s*(?:\([^)\n]{0,60}\)|,|;|\n|[-–•*/]|\bet\b|\b(?:m|mm|mme|mmes|mlle|dr|me)\b\.?|\bmonsieur\b|\bmadame\b"
    r"|\bmessieurs\b|\bmesdames\b)){1,6}\s*"
)
_USES: tuple[tuple[type[Fact], NameUse], ...] = (
    (Attendance, "mentioned"), (Proxy, "proxy"), (Convention, "signatory"), (Role, "official"), (Recusal, "mentioned"),
)  # fmt: skip


def read_names(reading: Reading, facts: Sequence[Fact], read: Iterable[NameReading]) -> Iterator[NameReading]:
    """A reading for each listed name that has none: what a fact that quotes it says of it, else "unread"."""
    taken = sorted((e.start, e.end) for name in read for e in name.evidence)
    quotes = [(e.start, e.end, use) for kind, use in _USES for f in facts if isinstance(f, kind) for e in f.evidence]
    for mention in _listed(reading):
        evidence = reading.evidence(mention.start, mention.end, "ledger", 0.1)
        if any(start < evidence.end and evidence.start < end for start, end in taken):
            continue
        yield _reading_of(reading, mention, evidence, quotes)


def _reading_of(
    reading: Reading, mention: Mention, evidence: Evidence, quotes: Iterable[tuple[int, int, NameUse]]
) -> NameReading:
    uses = (use for start, end, use in quotes if start <= evidence.start and evidence.end <= end)
    use: NameUse = next(uses, "unread")
    part = reading.part_at(mention.start)
    return NameReading(
        evidence=(evidence,), act=part.id if part else "", name=" ".join(evidence.quote.split()),
        use=use, reason="no-list" if use == "unread" else "quoted-by-fact",
    )  # fmt: skip


def _listed(reading: Reading) -> Iterator[Mention]:
    """Persons named in a run of three or more that only commas, lines and civilities part, in text order."""
    run: list[Mention] = []
    for mention in _apart(reading.by_kind.get("person", ())):
        if run and not _is_joined(reading.folded, run[-1].end, mention.start):
            yield from run if len(run) >= _LEAST else ()
            run = []
        run.append(mention)
    yield from run if len(run) >= _LEAST else ()


def _is_joined(folded: str, end: int, start: int) -> bool:
    return start - end <= _FAR and bool(_BETWEEN.fullmatch(folded, end, start))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that overlap one before."""
    found: list[Mention] = []
    for mention in mentions:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found
