"""What a passage is about: the issuer of an act, and the body that "l'association" or "lui" means there."""

import re
from bisect import bisect_left

from ecograph.facts.money_prose.prose import Prose
from ecograph.model.readings import Mention
from ecograph.values.folding import name_key

_GIVER = re.compile(
    r"^(?:etat|l etat|region|departement|conseil|union europeenne|feder|feader|fse|europe|drac|direccte|dreets|ademe|caisse|"
    r"cnds|anct|anr|bpifrance|oseo|banque|prefecture|prefet|ministere|fonds|detr|dsil|fnadt|centre national|fondation|"
    r"tribunal|urssaf|agence)\b"
)
_REACH = 4000  # characters back that a pronoun may reach


class Topics:
    """Names and their bearers in one document."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._keys: dict[str, str] = {}
        self._starts = [m.start for m in prose.organisations]
        self._names = [self.name_of(m) for m in prose.organisations]
        self._strong: dict[str, list[str]] = {}

    def key(self, name: str) -> str:
        """The comparison key of a name, kept."""
        if name not in self._keys:
            self._keys[name] = name_key(name)
        return self._keys[name]

    def name_of(self, mention: Mention) -> str:
        """The full name that this document gives for a mention."""
        name = str(mention.value)
        return self.prose.reading.full_name(name, self.key(name))

    def issuer(self, offset: int) -> str:
        """The body whose act holds an offset."""
        act = self.prose.act_at(offset)
        if act and act.institution:
            return self.prose.reading.full_name(act.institution, self.key(act.institution))
        return next((a.institution for a in self.prose.acts if a.institution), "")

    def at(self, offset: int, exclude: set[str]) -> tuple[str, float]:
        """The body that a passage is about and how sure that is: the last fit one named before, else the title's."""
        start, end = self.prose.part_span(offset)
        keys = {self.key(name) for name in exclude if name}
        paragraph = self._paragraph_start(offset)
        index = bisect_left(self._starts, offset) - 1
        while index >= 0 and self._starts[index] >= max(start, offset - _REACH):
            name = self._names[index]
            if self.is_fit(name, keys):
                return name, 0.6 if self._starts[index] >= paragraph else 0.5
            index -= 1
        titled = self._titled(offset, keys)
        if titled:
            return titled, 0.5
        index = bisect_left(self._starts, offset)
        while index < len(self._starts) and self._starts[index] < end:
            if self.is_fit(self._names[index], keys):
                return self._names[index], 0.25
            index += 1
        return "", 0.0

    def is_fit(self, name: str, excluded: set[str]) -> bool:
        """Whether a body may be who an act gives to: not the issuer, nor a body that usually gives."""
        key = self.key(name)
        return key not in excluded and not _GIVER.match(key)

    def _paragraph_start(self, offset: int) -> int:
        clause = self.prose.clause_at(offset)
        if clause is None:
            return offset
        paragraph = self.prose.clauses[clause].paragraph
        while clause > 0 and self.prose.clauses[clause - 1].paragraph == paragraph:
            clause -= 1
        return self.prose.clauses[clause].start

    def _titled(self, offset: int, keys: set[str]) -> str:
        act = self.prose.act_at(offset)
        title = self.key(act.title) if act else ""
        named = [name for name in dict.fromkeys(self._names) if self.is_fit(name, keys) and self.key(name) in title]
        return max(named, key=len, default="")
