"""What a passage is about: the issuer of an act, and the body that "l'association" or "lui" means there."""

import re
from bisect import bisect_left
from functools import lru_cache

from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.parties import Named, is_state_service
from ecograph.model.facts import TERRITORIAL_TYPES, Flow
from ecograph.values.folding import fold, name_key

_GIVER = re.compile(
    r"^(?:etat|l etat|region|departement|conseil (?:regional|general|departemental)|union europeenne|feder|feader|"
    r"fse|europe|drac|"
    r"direccte|dreets|ademe|caisse|cnds|anct|anr|bpifrance|oseo|banque|prefecture|prefet|"
    r"sous prefecture|ministere|"
    r"fonds|detr|dsil|fnadt|centre national|fondation|tribunal|urssaf|agence (?:de l eau|nationale|regionale|"
    r"de l environnement)|"
    r"assemblee|senat|credit agricole|credit mutuel|caisse d epargne|macif)\b"
)
_MAKERS = re.compile(
    r"\b(?:conduit|port|present|organis|ger|men|realis|anim|pilot|develop|"
    r"propos)\w*\s+(?:conjointement\s+)?par\b[^,;.]{0,25}\Z"
    r"|\bmaitrise d'ouvrage (?:de |du |d'|des )[^,;.]{0,12}\Z"
)
_MUNICIPAL = re.compile(r"^(?:la )?(?:ville|mairie|municipalite|commune) ")
_PRESENTED = re.compile(r"\b(?:ci-apres|designee?|denommee?|representee?|agissant)\b")
_HEAD = 2500  # characters at the head of an agreement where its parties are presented
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
_AIDS = re.compile(
    r"\b(?:subventions?|aides?|allocations?|dotations?|secours|dons?|(?:sommes|montants) (?:\w+ ){0,2}(?:accord|attribu|allou)\w+)\b"
)
_BY_TITLE = 0.55  # how sure a beneficiary is that only the title names
_GIVEN_TO = re.compile(
    r"(?i)(?:demande de |attribution d['’]une |versement d['’]une |octroi d['’]une )?(?:subvention|aide|participation|don|cotisation|adh[ée]sion)s?"
    r"(?: (?:exceptionnelle|annuelle|de fonctionnement|d['’][ée]quipement|communale|municipale|(?:19|20)\d\d))*"
    r" (?:[àa] la |[àa] l['’]|aux? |du |de la |de l['’]|des |[àa] |pour la |pour le |pour l['’])(?:association |club |comit[ée] )?(?P<name>[^–:;(]{3,70})"
)
_NAMES_BODY = re.compile(r"[«\" ]*[A-ZÀ-Þ](?!\S* (?:de la |du )?(?:19|20)\d\d)")
_MATTER = re.compile(
    r"\b(?:subventions?|aides?|projets?|travaux|budgets?|etudes?|marches?|conventions?|demandes?|attribution|acquisition|"
    r"programmes?|personnel|tarifs?|convention|avenant|plan|voirie|emprunt|adhesion|questions?|informations?|finances|compte)\b"
)
_BODY_MEANT = re.compile(
    r"\b(?:l'association|cette association|le club|la compagnie|la societe|l'entreprise|le comite|la cooperative)\b"
)
_PERSONAL = re.compile(r"\b(?:il|elle|lui|celle-ci|celui-ci|ce dernier|cette derniere)\b")
_TYPED = re.compile(
    r"\b(?:l'association|la societe|la compagnie|le club|le comite|l'etablissement|la sas|la sarl|"
    r"l'entreprise)\s*[«\"“]?\s*\Z"
)


@lru_cache(maxsize=4096)
def _bare(key: str) -> str:
    """A key in which a commune goes by one name, whether called ville, mairie or commune."""
    return _MUNICIPAL.sub("commune ", key)


class Topics:
    """Names and their bearers in one document; remembers who was found to get the sums read so far."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._keys: dict[str, str] = {}
        self._starts = [m.start for m in prose.organisations]
        self._weights: dict[int, float] = {}
        self._titled: dict[str, tuple[str, ...]] = {}
        self._parties: dict[int, tuple[Named, ...]] = {}
        self._payees: list[tuple[int, str, int | None]] = []
        self._borrowers: list[tuple[int, str]] = []
        self.contractors = {f.payee for f in prose.known if isinstance(f, Flow) and f.instrument == "contract"}

    def key(self, name: str) -> str:
        """The comparison key of a name, kept."""
        if name not in self._keys:
            self._keys[name] = name_key(name)
        return self._keys[name]

    def issuer(self, offset: int) -> str:
        """The body whose act holds an offset."""
        act = self.prose.act_at(offset)
        name = (
            act.institution
            if act and act.institution
            else next((a.institution for a in self.prose.acts if a.institution), "")
        )
        if is_state_service(name):
            return "État"
        return self.prose.reading.full_name(name, self.key(name)) if name else ""

    def gives_aids(self, offset: int) -> bool:
        """Whether the act that holds an offset speaks of aids."""
        return bool(_AIDS.search(self.prose.masked, *self.prose.part_span(offset)))

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names are one but for case and accents."""
        return _bare(self.key(one)) == _bare(self.key(other))

    def is_party(self, name: str, offset: int) -> bool:
        """Whether a body is presented at the head of the agreement that holds an offset, with who represents it."""
        low, _ = self.prose.part_span(offset)
        place = bisect_left(self._starts, low)
        while place < len(self._starts) and self._starts[place] < low + _HEAD:
            named = self.prose.organisations[place]
            if named.name == name and _PRESENTED.search(self.prose.masked, named.end, named.end + 350):
                return True
            place += 1
        return False

    def remember(self, offset: int, payee: str, year: int | None) -> None:
        """Note who gets the sum at an offset, and for which year the act says so."""
        self._payees.append((offset, payee, year))

    def borrower(self, offset: int) -> str:
        """Who borrows, by the last loan told before an offset in its act."""
        low, _ = self.prose.part_span(offset)
        return next((name for place, name in reversed(self._borrowers) if low <= place < offset), "")

    def remember_loan(self, offset: int, borrower: str) -> None:
        """Note who borrows the sum at an offset."""
        self._borrowers.append((offset, borrower))

    def year_of(self, offset: int, payee: str) -> int | None:
        """The year that the act last gave for a body, in the passage before an offset."""
        low, _ = self.prose.part_span(offset)
        return next(
            (y for o, p, y in reversed(self._payees) if p == payee and y and max(low, offset - 1500) <= o < offset),
            None,
        )

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
                fit = self._weight_at(index) * 0.5 ** (self._distance(named.end, offset))
                fit *= (1.5 if named.type in wanted else 0.6 if named.type else 1.0) if wanted else 1.0
                scores[named.name] = scores.get(named.name, 0.0) + fit
                if self._is_same_sentence(named.end, offset):
                    scores[named.name] += 0.8 * fit
            index -= 1
        self._add_context(offset, keys, scores)
        if not scores:
            entitled = self._entitled(offset)
            return (entitled, _BY_TITLE) if entitled and self.is_fit(entitled, keys) else self._later(offset, keys)
        ranked = sorted(((score, name) for name, score in scores.items()), reverse=True)
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1], max(0.2, min(0.9, 0.35 + ranked[0][0] / 5 + (ranked[0][0] - rival) / 5))

    def _add_context(self, offset: int, keys: set[str], scores: dict[str, float]) -> None:
        """What the title names, and who got the sums just before."""
        titled = [name for name in self._names_in_title(offset) if self.is_fit(name, keys)]
        for name in titled:
            alone = 1.2 if len(titled) == 1 else 0.0
            scores[name] = scores.get(name, 0.0) + alone + (1.4 if scores.get(name, 0.0) > 0.15 else 0.5)
        told = self._told_before(offset)
        if told and self.is_fit(told, keys):
            scores[told] = scores.get(told, 0.0) + 2.0
        for party in self._contractors(offset):
            if self.is_fit(party.name, keys):
                weight = 0.2 if party.type in TERRITORIAL_TYPES else 1.2
                scores[party.name] = scores.get(party.name, 0.0) + weight
        low, _ = self.prose.part_span(offset)
        for position, payee, _ in self._payees[-6:]:
            if low <= position < offset and self.is_fit(payee, keys):
                scores[payee] = scores.get(payee, 0.0) + 1.1 * 0.5 ** self._distance(position, offset)

    def _told_before(self, offset: int) -> str:
        """Whom "il", "elle", "lui" at the head of a clause mean: the body with which a sentence before it opens."""
        index = self.prose.clause_at(offset)
        if index is None:
            return ""
        clause = self.prose.clauses[index]
        if not _PERSONAL.search(self.prose.masked, clause.start, offset):
            return ""
        for before in range(index - 1, max(-1, index - 4), -1):
            earlier = self.prose.clauses[before]
            if earlier.paragraph != clause.paragraph:
                return ""
            named = self.prose.organisations_in(earlier.start, earlier.end)
            opening = next(
                (n for n in named if n.start - earlier.start < 30 and not self.prose.joint_at(n.start)), None
            )
            if opening is not None:
                return opening.name
        return ""

    def _contractors(self, offset: int) -> tuple[Named, ...]:
        """The parties of the agreement that holds an offset, as its head presents them; none in another act."""
        act = self.prose.act_at(offset)
        if act is None or act.kind not in ("convention", "amendment"):
            return ()
        low, _ = self.prose.part_span(offset)
        if low not in self._parties:
            head = self.prose.organisations[bisect_left(self._starts, low) : bisect_left(self._starts, low + _HEAD)]
            presented = {n.name: n for n in reversed(head) if self.is_party(n.name, offset)}
            self._parties[low] = tuple(presented[name] for name in sorted(presented))
        return self._parties[low]

    def _entitled(self, offset: int) -> str:
        """The body that only the title of the act names: "SUBVENTION AU COMITÉ DES FÊTES", or its bare name."""
        act = self.prose.act_at(offset)
        title = " ".join(act.title.split()) if act else ""
        given = _GIVEN_TO.match(title)
        if given and _NAMES_BODY.match(given["name"]):
            return given["name"].strip(" .:–-")
        low, _ = self.prose.part_span(offset)
        is_name = 1 < len(title.split()) < 9 and _NAMES_BODY.match(title) and not _MATTER.search(fold(title))
        return title if is_name and _BODY_MEANT.search(self.prose.masked, low, offset) else ""

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
        return not _GIVER.match(key) and _bare(key) not in {_bare(other) for other in excluded}

    def _is_same_sentence(self, start: int, offset: int) -> bool:
        one, other = self.prose.clause_at(start), self.prose.clause_at(offset)
        return (
            one is not None
            and other is not None
            and self.prose.clauses[one].sentence == self.prose.clauses[other].sentence
        )

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
        weight = _WEIGHTS[self.prose.joint_at(named.start)]
        if _MAKERS.search(masked[max(0, named.start - 60) : named.start]):
            weight = 1.6
        if named.type in ("departement", "region", "state", "epci", "metropole", "commune"):
            weight *= 0.7
        clause = self.prose.clause_at(named.start)
        if clause is not None and named.start - self.prose.clauses[clause].start < 45:
            weight += 0.7
        if _TYPED.search(masked[max(0, named.start - 40) : named.start]):
            weight += 0.5
        return weight

    def _weight_at(self, index: int) -> float:
        if index not in self._weights:
            self._weights[index] = self._weight(self.prose.organisations[index])
        return self._weights[index]

    def _names_in_title(self, offset: int) -> tuple[str, ...]:
        title = self._title(offset)
        if title not in self._titled:
            names = dict.fromkeys(n.name for n in self.prose.organisations)
            self._titled[title] = tuple(n for n in names if len(self.key(n)) > 3 and self.key(n) in title)
        return self._titled[title]

    def _title(self, offset: int) -> str:
        act = self.prose.act_at(offset)
        return self.key(act.title) if act else ""
