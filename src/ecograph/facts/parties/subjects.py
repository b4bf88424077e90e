"""Whom a sentence speaks of: its own subject, else the organisation that the act is about."""

import re
from bisect import bisect_right
from collections import Counter

from ecograph.facts.parties.named import Named, NamedOrganisations
from ecograph.model.facts import Act, Fact, Flow
from ecograph.model.readings import Reading

_BOUNDARY = re.compile(r"[.!?;…]\s+(?=\S)|\n[ ]*\n\s*|\n\s*[-•*◦▪–]\s+|[;:]\s*\n")
_ABBREVIATION = re.compile(r"(?:^|[^a-z])(?:[a-z]|mm|mme|mlle|art|dr|st|ste|no|cf|etc|av|bd|ref|tel|al)$")
_PRONOUN = re.compile(r"(?:en outre,? |enfin,? |par ailleurs,? |ainsi,? )?(?:il|elle|ils|elles|celle-ci|celui-ci|ce dernier|cette derniere)\b")
_TERRITORIAL = frozenset({"commune", "epci", "metropole", "departement", "region", "state"})
_PROJECT = re.compile(r"\b(?:projet|programme|action|operation|conduite?s?|menee?s?|portee?s?|realisee?s?|organisee?s?|bati(?:e|s)?)\b")


class Subjects:
    """Whom the sentences of a reading speak of, given the facts found so far (issuers, beneficiaries)."""

    def __init__(self, reading: Reading, names: NamedOrganisations, known: tuple[Fact, ...]) -> None:
        self._reading = reading
        self._names = names
        self._issuers = {act.act: act.institution for act in known if isinstance(act, Act) and act.institution}
        self._payees = Counter((f.act, f.payee) for f in known if isinstance(f, Flow) and f.status != "planned")
        self._starts = [0, *(m.end() for m in _BOUNDARY.finditer(reading.folded) if self._ends(m))]
        self._protagonists: dict[str, str] = {}

    def issuer(self, position: int) -> str:
        """The institution whose act holds a position."""
        part = self._reading.part_at(position)
        own = self._issuers.get(part.id, "") if part else ""
        return own or next(iter(self._issuers.values()), "")

    def sentence(self, position: int) -> tuple[int, int]:
        """Where the sentence that holds a position begins and ends."""
        index = bisect_right(self._starts, position)
        end = self._starts[index] if index < len(self._starts) else len(self._reading.text)
        return self._starts[index - 1], end

    def before(self, position: int) -> str:
        """Whom the sentence speaks of, read from its words before a position: a name, or an empty string."""
        start, _ = self.sentence(position)
        issuer = self.issuer(position)
        named = [n for n in self._names.within(start, position) if not self._is_bracketed(n)]
        others = [n for n in named if n.name != issuer]
        if others:
            return self._nearest(others).name
        if named and not _PROJECT.search(self._reading.folded, named[-1].end, position):
            return issuer
        if _PRONOUN.match(self._reading.folded, start) and start:
            earlier = self._names.within(self.sentence(start - 1)[0], start)
            told = [n.name for n in earlier if n.name != issuer]
            if told:
                return told[0]
        return self.protagonist(position)

    def protagonist(self, position: int) -> str:
        """The organisation that the act is about where nothing else is said, or an empty string."""
        part = self._reading.part_at(position)
        key = part.id if part else ""
        if key not in self._protagonists:
            start, end = (part.start, part.end) if part else (0, len(self._reading.text))
            self._protagonists[key] = self._dominant(start, end, key, self.issuer(position))
        return self._protagonists[key] or self._latest(position)

    def _dominant(self, start: int, end: int, act: str, issuer: str) -> str:
        named = self._names.within(start, end)
        counts = Counter(n.name for n in named if n.name != issuer and n.type not in _TERRITORIAL)
        for name in list(counts):
            counts[name] += 3 * self._payees[(act, name)]
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 3:
            return ""
        if len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]:
            return ""
        return ranked[0][0]

    def _latest(self, position: int) -> str:
        issuer = self.issuer(position)
        earlier = [n for n in self._names.within(max(0, position - 700), position) if n.name != issuer]
        bodies = [n for n in earlier if n.type not in _TERRITORIAL]
        return (bodies or earlier)[-1].name if earlier else ""

    def _nearest(self, others: list[Named]) -> Named:
        bodies = [n for n in others if n.type not in _TERRITORIAL]
        return (bodies or others)[-1]

    def _is_bracketed(self, name: Named) -> bool:
        opened = self._reading.folded.rfind("(", max(0, name.start - 60), name.start)
        return opened >= 0 and ")" not in self._reading.folded[opened : name.start]

    def _ends(self, boundary: re.Match[str]) -> bool:
        folded, text = self._reading.folded, self._reading.text
        if boundary[0][0] != ".":
            return True
        following = text[boundary.end()]
        if not (following.isupper() or following in "«\"-•–(" or following.isdigit()):
            return False
        return not _ABBREVIATION.search(folded, max(0, boundary.start() - 6), boundary.start())
