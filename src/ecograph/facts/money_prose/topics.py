"""What a passage is about: the issuer of an act, and the body that "l'association" or "lui" means there."""

import re
from bisect import bisect_left

from ecograph.facts.money_prose.joints import joint
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.parties import Named
from ecograph.values.folding import name_key

_GIVER = re.compile(
    r"^(?:etat|l etat|region|departement|conseil (?:regional|general|departemental)|union europeenne|feder|feader|fse|europe|drac|"
    r"direccte|dreets|ademe|caisse d|caisse des|cnds|anct|anr|bpifrance|oseo|banque|prefecture|prefet|sous prefecture|ministere|"
    r"fonds|detr|dsil|fnadt|centre national|fondation|tribunal|urssaf|agence (?:de l eau|nationale|regionale|de l environnement)|"
    r"assemblee|senat|credit agricole|credit mutuel|caisse d epargne|macif)\b"
)
_REACH = 5000  # characters back that a pronoun may reach
_WEIGHTS = {"": 1.0, "to": 1.2, "of": 0.7, "for": 0.8, "by": 0.6, "from": 0.3, "with": 0.25, "aside": 0.2}
_KINDS = (
    (re.compile(r"\b(?:l'|cette |ladite |l )association\b"), ("association", "pole")),
    (re.compile(r"\b(?:la|cette) (?:societe|sas|sarl|sem)\b|\bl'entreprise\b"), ("company",)),
    (re.compile(r"\ble (?:pole|cluster)\b|\bla grappe\b"), ("pole", "association")),
    (re.compile(r"\bl'universite\b"), ("university",)),
    (re.compile(r"\bla commune\b"), ("commune",)),
    (re.compile(r"\ble syndicat\b"), ("syndicat",)),
)
_TYPED = re.compile(r"\b(?:l'association|la societe|la compagnie|le club|le comite|l'etablissement|la sas|la sarl|l'entreprise)\s*[«\"“]?\s*\Z")


class Topics:
    """Names and their bearers in one document; remembers who was found to get the sums read so far."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._keys: dict[str, str] = {}
        self._starts = [m.start for m in prose.organisations]
        self._weights = [self._weight(m) for m in prose.organisations]
        self._payees: list[tuple[int, str]] = []

    def key(self, name: str) -> str:
        """The comparison key of a name, kept."""
        if name not in self._keys:
            self._keys[name] = name_key(name)
        return self._keys[name]

    def issuer(self, offset: int) -> str:
        """The body whose act holds an offset."""
        act = self.prose.act_at(offset)
        if act and act.institution:
            return self.prose.reading.full_name(act.institution, self.key(act.institution))
        return next((a.institution for a in self.prose.acts if a.institution), "")

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names are one but for case and accents."""
        return self.key(one) == self.key(other)

    def remember(self, offset: int, payee: str) -> None:
        """Note who gets the sum at an offset."""
        self._payees.append((offset, payee))

    def at(self, offset: int, exclude: set[str], words: str = "") -> tuple[str, float]:
        """The body that a passage is about and how sure that is; `words` are those that point back to it."""
        low, _ = self.prose.part_span(offset)
        keys = {self.key(name) for name in exclude if name}
        scores: dict[str, float] = {}
        index = bisect_left(self._starts, offset) - 1
        wanted = next((kinds for pattern, kinds in _KINDS if words and pattern.search(words)), ())
        while index >= 0 and self._starts[index] >= max(low, offset - _REACH):
            named = self.prose.organisations[index]
            if self.is_fit(named.name, keys):
                fit = self._weights[index] * 0.5 ** (self._distance(named.end, offset))
                fit *= (1.5 if named.type in wanted else 0.6 if named.type else 1.0) if wanted else 1.0
                scores[named.name] = scores.get(named.name, 0.0) + fit
            index -= 1
        self._add_context(offset, keys, scores)
        if not scores:
            return self._later(offset, keys)
        ranked = sorted(((score, name) for name, score in scores.items()), reverse=True)
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1], max(0.2, min(0.9, 0.35 + ranked[0][0] / 5 + (ranked[0][0] - rival) / 5))

    def _add_context(self, offset: int, keys: set[str], scores: dict[str, float]) -> None:
        """What the title names, and who got the sums just before."""
        title = self._title(offset)
        for name in {n.name for n in self.prose.organisations}:
            if self.key(name) in title and len(self.key(name)) > 3 and self.is_fit(name, keys):
                scores[name] = scores.get(name, 0.0) + 1.2
        low, _ = self.prose.part_span(offset)
        for position, payee in self._payees[-6:]:
            if low <= position < offset and self.is_fit(payee, keys):
                scores[payee] = scores.get(payee, 0.0) + 1.1 * 0.5 ** self._distance(position, offset)

    def _later(self, offset: int, keys: set[str]) -> tuple[str, float]:
        _, high = self.prose.part_span(offset)
        index = bisect_left(self._starts, offset)
        while index < len(self._starts) and self._starts[index] < high:
            if self.is_fit(self.prose.organisations[index].name, keys):
                return self.prose.organisations[index].name, 0.2
            index += 1
        return "", 0.0

    def is_fit(self, name: str, excluded: set[str]) -> bool:
        """Whether a body may be who an act gives to: not the issuer, nor a body that usually gives."""
        key = self.key(name)
        return key not in excluded and not _GIVER.match(key)

    def _distance(self, start: int, offset: int) -> float:
        """How far back a place is, in sentences, paragraphs counting more."""
        one, other = self.prose.clause_at(start), self.prose.clause_at(offset)
        if one is None or other is None:
            return (offset - start) / 300
        first, last = self.prose.clauses[one], self.prose.clauses[other]
        return 0.45 * (last.sentence - first.sentence) + 0.25 * min(last.paragraph - first.paragraph, 6)

    def _weight(self, named: Named) -> float:
        """How prominent a mention is: what a sentence opens with is what it is about."""
        masked = self.prose.masked
        weight = _WEIGHTS[joint(masked, named.start)]
        clause = self.prose.clause_at(named.start)
        if clause is not None and named.start - self.prose.clauses[clause].start < 45:
            weight += 0.7
        if _TYPED.search(masked[max(0, named.start - 40) : named.start]):
            weight += 0.5
        return weight

    def _title(self, offset: int) -> str:
        act = self.prose.act_at(offset)
        return self.key(act.title) if act else ""
