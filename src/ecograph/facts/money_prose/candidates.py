"""The organisations around a sum: where each stands and how it is joined."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ecograph.facts.money_prose.cues import Cue, Frame
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.parties import Named

_PUBLIC = re.compile(
    r"^(?:etat|l etat|region|departement|conseil (?:general|regional|departemental)|union europeenne|feder|feader|"
    r"fse|europe|drac|"
    r"direccte|dreets|ademe|agence|caisse|cnds|anct|anr|bpifrance|oseo|banque|prefecture|ministere|fonds|detr|"
    r"dsil|fnadt|"
    r"centre national|cnc|caf|msa|agefiph|fondation|collectivite europeenne)\b"
)
_AND_ONLY = re.compile(r"(?:\s*ttc)?\s*(?:,|et|puis)\s*(?:de\s)?")
_LISTED = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:,|et|,\s*et)\s*(?:de |d'|du )?\s*(?:la |le |les |l')?(?:commune de |communes de )?\s*"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation near a sum: how it is joined, and where it stands."""

    mention: Named
    name: str
    joint: str
    side: str  # "left" since the sum before, "right" up to the sum behind, "outer" farther left, "head" of an item


def is_public(name_key: str) -> bool:
    """Whether a name is that of a body that usually gives."""
    return bool(_PUBLIC.match(name_key))


class Surroundings:
    """Finds and judges the organisations around the sums of one document."""

    def __init__(self, prose: Prose, topics: Topics) -> None:
        self.prose = prose
        self.topics = topics

    def candidates(self, frame: Frame) -> list[Candidate]:
        """The organisations of the sentence of a sum and of the words that introduce its list."""
        item, clause = frame.sum, self.prose.clauses[frame.sum.clause]
        start = clause.start
        siblings = list(self.prose.siblings(item.clause))
        outer = self.prose.clauses[siblings[-1]].start if siblings else start
        earlier = self.prose.sums_in(start, item.start)
        later = [s for s in self.prose.sums_in(item.end, clause.end) if not self._is_bracketed(item, s)]
        near = earlier[-1].end if earlier else start
        far = later[0].start if later else clause.end
        found = [self._candidate(m, "outer", item) for m in self.prose.organisations_in(outer, near)]
        found += [self._candidate(m, "left", item) for m in self.prose.organisations_in(near, item.start)]
        found += [self._candidate(m, "right", item) for m in self.prose.organisations_in(item.end, far)]
        lead = clause.lead
        if lead is not None:
            above = self.prose.clauses[lead]
            found += [self._candidate(m, "lead", item) for m in self.prose.organisations_in(above.start, above.end)]
        return found

    def behind_run(self, frame: Frame) -> list[Candidate]:
        """The organisations behind a run of sums, which concern all of them: "200 € et 300 € au Tennis Club"."""
        clause = self.prose.clauses[frame.sum.clause]
        last = self.prose.sums_in(frame.sum.start, clause.end)[-1]
        return [self._candidate(n, "right", frame.sum) for n in self.prose.organisations_in(last.end, clause.end)]

    def _is_bracketed(self, item: Sum, other: Sum) -> bool:
        """Whether another sum stands in brackets right behind: a detail that does not end what concerns the first."""
        between = self.prose.masked[item.end : other.start]
        return len(between) < 25 and "(" in between and ")" not in between

    def _candidate(self, named: Named, side: str, item: Sum) -> Candidate:
        return Candidate(named, named.name, self.prose.joint_at(named.start), side)

    def paired(self, frame: Frame) -> str:
        """The name that goes with a sum where "A et B apportent 200 000 € et 300 000 €" lists both in order."""
        cue, item = frame.cue, frame.sum
        if cue is None or cue.clause != item.clause or cue.end > item.start:
            return ""
        clause = self.prose.clauses[item.clause]
        run = list(self.prose.sums_in(cue.end, clause.end))
        count = next(
            (
                i
                for i in range(1, len(run))
                if not _AND_ONLY.fullmatch(self.prose.masked[run[i - 1].end : run[i].start])
            ),
            len(run),
        )
        subjects = self.prose.organisations_in(clause.start, cue.start)
        named = [n for i, n in enumerate(subjects) if i == 0 or n.name != subjects[i - 1].name][-count:]
        if count < 2 or len(named) != count or item not in run[:count]:
            return ""
        joined = all(_LISTED.fullmatch(self.prose.masked[a.end : b.start]) for a, b in pairwise(named))
        return named[run.index(item)].name if joined else ""

    def gives(self, candidate: Candidate, issuer: str) -> bool:
        """Whether an organisation is by its kind a giver: the issuer, the State, a fund, an EPCI."""
        if self.topics.is_same(candidate.name, issuer) or is_public(self.topics.key(candidate.name)):
            return True
        if candidate.mention.type not in ("epci", "metropole", "departement", "region", "state"):
            return False
        before = self.prose.masked[max(0, candidate.mention.start - 60) : candidate.mention.start]
        return bool(re.search(r"\b(?:concours|participation|contribution)s?\s+d[^,;]{0,20}\Z", before))

    def is_relative_subject(self, candidate: Candidate, cue: Cue | None) -> bool:
        """Whether the verb's subject is a "qui" that stands right behind the name."""
        if cue is None or candidate.mention.end > cue.start:
            return False
        between = self.prose.masked[candidate.mention.end : cue.start]
        return len(between) < 70 and bool(
            re.match(r"[\s»\")]*(?:\([^)]*\))?,?\s*(?:qui|laquelle|lequel|lesquel\w+)\b[^,;¤]*\Z", between)
        )
