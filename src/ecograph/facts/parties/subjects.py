"""Whom a sentence speaks of: its own subject, else the organisation that the act is about."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from ecograph.facts.parties.named import Named, NamedOrganisations
from ecograph.model.facts import TERRITORIAL_TYPES, Act, Fact, Flow
from ecograph.model.readings import Reading

_BOUNDARY = re.compile(r"[.!?;…]\s+(?=\S)|\n[ ]*\n\s*|\n\s*[-•*◦▪–]\s+|[;:]\s*\n")
_LETTERED = re.compile(r"[a-z]\)\s")
_ABBREVIATION = re.compile(r"(?:^|[^a-z])(?:[a-z]|mm|mme|mlle|art|dr|st|ste|no|cf|etc|av|bd|ref|tel|al)$")
_LEAD = (
    r"(?:[-•*–] )?(?:(?:en outre|enfin|par ailleurs|ainsi|depuis \d{4}|en \d{4}|aussi|de plus"
    r"|durant cette periode),? )?"
)
_PRONOUNS = r"(?:il|elle|ils|elles|celle-ci|celui-ci|ce dernier|cette derniere)"
_OPENING = (
    r"(?:(?:deja |egalement |elle-meme |lui-meme )?(?:membre|adherente?|lauréate?|partenaire|[a-z]{4,14}(?:ee?|ie?|ue?|ante?))s?"
    r"\s(?:en|a|au|aux|par|depuis|de|du|des|dans|sur|d')[^.;:]{1,110}?,\s)"
)
_ANAPHOR = re.compile(
    rf"(?:{_LEAD}|{_OPENING}|[^.;:\n]{{0,60}}?\bque? ?'?)(?:{_PRONOUNS}\b|parmi (?:ses|leurs)\b|(?:ses|leurs)\s|(?:l'|cette "
    rf"|la |le |ce )(?P<noun>association|structure|pole|cluster"
    r"|club|compagnie|organisme|societe|entreprise|federation|reseau|technopole|etablissement|comite"
    r"|cooperative|communaute(?: de communes| d'agglomeration| urbaine)?|commune|syndicat|universite|lycee|collectivite)\b(?! [A-Z]))"
)
_ANAPHOR_TYPES = {
    "pole": ("pole", "association"), "cluster": ("pole", "association"),
    "societe": ("company",), "entreprise": ("company",),
    "communaute": ("epci", "metropole"), "commune": ("commune",), "syndicat": ("syndicat",),
    "universite": ("university",), "collectivite": ("epci", "commune"),
    "association": ("association", "pole"), "club": ("association",), "compagnie": ("association", "company"),
}  # fmt: skip
_FUNDERS_AT_LARGE = re.compile(
    r"(?:Union européenne|État|DETR|DSIL|DSID|FSIL|FNADT|FEDER|FSE\+?|FEADER|FEAMPA?|LEADER|CPER|FUI|FISAC|FIPD"
    r"|FDVA|FNDVA|CNDS|Fonds vert|Interreg.*)"
)
_DETERMINED = r"(?:\s*(?:l'|la|le|les|un|une|son|sa))?(?:\s*[a-z-]{3,16}){0,3}\s*[\"«]?\s*$"
_PREPOSITION = re.compile(
    rf"(?:\b(?:de|du|des|a|au|aux|avec|pour|chez|sur|dans|en|entre|aupres|par|vers|sous|dont)\b|d'){_DETERMINED}"
)
_AGENT = re.compile(
    r"(?:porte|mene|conduit|organise|realise|developpe|anime|lance|initie|pilote|cree|propose|coordonne|execute|produit"
    rf"|gere|elabore|presente)e?s? (?:[a-z]+ )?par\b{_DETERMINED}"
)
_UNDERTAKING = re.compile(  # "L'opération de la Commune de X reçoit ...": whose the work is that a pronoun takes up
    r"(?:^|\n|[.;:–-]\s)\s*(?:l'|la |le |cette |ce )(?:operation|projet|action|programme|chantier|plateforme|dispositif"
    r"|formation|dossier|demande)\b[^.;:,\n]{0,60}?(?:\bde\b|\bdu\b|\bd'|\b(?:de|que) l'|\bpar\b)\s?(?:l'|la |le )?\Z"
)
_WITH = re.compile(r"\bavec\s(?!lequel|laquelle|lesquel|qui\b)")  # who follows it is a partner, not the subject
_PRIVATE = frozenset({"association", "pole", "company"})
_PROJECT = re.compile(r"\b(?:conduite?s?|menee?s?|portee?s?|realisee?s?|organisee?s?|batie?s?|developpee?s?)\b")


_FEW_ACTS = 3  # beyond, a file is minutes, and whom one act pays is not whom another speaks of


class Subjects:
    """Whom the sentences of a reading speak of, given the facts found so far (issuers, beneficiaries)."""

    def __init__(self, reading: Reading, names: NamedOrganisations, known: tuple[Fact, ...]) -> None:
        self._reading = reading
        self._names = names
        self._issuers = {act.act: act.institution for act in known if isinstance(act, Act) and act.institution}
        self._types = {n.name: n.type for n in names.all if n.type}
        self._awarded = [f for f in known if isinstance(f, Flow) and f.status in ("awarded", "proposed")]
        self._starts = [0, *(m.end() for m in _BOUNDARY.finditer(reading.folded) if self._ends(m))]
        self._protagonists: dict[str, str] = {}

    def issuer(self, position: int) -> str:
        """The institution whose act holds a position."""
        part = self._reading.part_at(position)
        own = self._issuers.get(part.id, "") if part else ""
        return own or next(iter(self._issuers.values()), "")

    def _granter(self, position: int) -> str:
        """The issuer, where it is a public body that grants: it is seldom whom its own act speaks of."""
        issuer = self.issuer(position)
        return "" if self._types.get(issuer) in _PRIVATE else issuer

    def sentence(self, position: int) -> tuple[int, int]:
        """Where the sentence that holds a position begins and ends."""
        index = bisect_right(self._starts, position)
        end = self._starts[index] if index < len(self._starts) else len(self._reading.text)
        return self._starts[index - 1], end

    @cached_property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Where organisations are spoken of: the sentences that name one and those right before, joined where they meet."""
        bounds = [*self._starts, len(self._reading.text)]
        joined: list[tuple[int, int]] = []
        for name in self._names.all:
            index = bisect_right(self._starts, name.start)
            start, end = bounds[max(0, index - 2)], bounds[index]
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return tuple(joined)

    def before(self, position: int) -> str:
        """Whom the sentence speaks of, read from its words before a position: a name, or an empty string."""
        start, _ = self.sentence(position)
        issuer = self._granter(position)
        earlier = _WITH.search(self._reading.folded, start, max(start, position - 6))
        reach = earlier.start() if earlier else position
        named = [n for n in self._names.within(start, reach) if self._may_act(n)]
        agent = next((n for n in reversed(named) if _AGENT.search(self._left_of(n))), None)
        if agent:
            return agent.name
        free = self._free(named)
        others = [n for n in free if n.name != issuer]
        if others:
            return self._bodies(others)[0].name
        if free and not _PROJECT.search(self._reading.folded, max(free[-1].end, position - 45), position):
            return issuer
        anaphor = _ANAPHOR.match(self._reading.folded, start, position)
        if anaphor:
            told = self._recalled(anaphor["noun"], start, issuer) if anaphor["noun"] else self._told(start, issuer)
            if told:
                return told
        others = [n for n in named if n.name != issuer]
        return self._bodies(others)[-1].name if others else self.protagonist(position)

    def recalled(self, position: int) -> str:
        """Whom the sentences right before that of a position speak of, or an empty string."""
        start, _ = self.sentence(position)
        return self._told(start, self._granter(position))

    def _told(self, start: int, issuer: str) -> str:
        """The subject of the sentences right before one that begins with a pronoun."""
        for _ in range(3):
            if not start:
                return ""
            earlier, _ = self.sentence(start - 1)
            named = [n for n in self._names.within(earlier, start) if n.name != issuer and self._may_act(n)]
            free = self._free(named)
            if free:
                return free[0].name
            if named and _UNDERTAKING.search(self._reading.folded, earlier, named[0].start):
                return named[0].name
            if not _ANAPHOR.match(self._reading.folded, earlier):
                return ""
            start = earlier
        return ""

    def _recalled(self, noun: str, start: int, issuer: str) -> str:
        """The latest organisation that a noun with its article may recall ("l'association"), or an empty string."""
        types = _ANAPHOR_TYPES.get(noun.split(" ")[0])
        if types and issuer and self._types.get(issuer) in types:
            return issuer
        earlier = [n for n in self._names.within(max(0, start - 2_000), start) if n.name != issuer]
        fitting = [n for n in earlier if types and n.type in types]
        return fitting[-1].name if fitting else ""

    def _may_act(self, name: Named) -> bool:
        return not _FUNDERS_AT_LARGE.fullmatch(name.name) and not self._is_bracketed(name)

    def _free(self, named: list[Named]) -> list[Named]:
        """The names that no preposition governs, neither before them nor before the list that they continue."""
        free: list[Named] = []
        governed = False
        for index, name in enumerate(named):
            if not (index and self._names.continues(named[index - 1], name)):
                governed = bool(_PREPOSITION.search(self._left_of(name)))
            elif _PREPOSITION.search(self._left_of(name)):
                governed = True
            if not governed:
                free.append(name)
        return free

    def _left_of(self, name: Named) -> str:
        return self._reading.folded[max(0, name.start - 50) : name.start]

    def protagonist(self, position: int) -> str:
        """The organisation that the act is about where nothing else is said, or an empty string."""
        part = self._reading.part_at(position)
        key = part.id if part else ""
        if key not in self._protagonists:
            start, end = (part.start, part.end) if part else (0, len(self._reading.text))
            issuer = self._granter(position)
            self._protagonists[key] = (
                (self.issuer(position) if not issuer else "")
                or self._beneficiary(issuer, key)
                or self._dominant(start, end, issuer)
                or (self._beneficiary(issuer, "") if len(self._reading.parts) <= _FEW_ACTS else "")
                or self._dominant(0, len(self._reading.text), issuer)
            )
        return self._protagonists[key] or self._latest(position)

    def beneficiary(self, position: int) -> str:
        """The one organisation that the act which holds a position pays, or an empty string."""
        part = self._reading.part_at(position)
        return self._beneficiary(self._granter(position), part.id if part else "")

    def _beneficiary(self, issuer: str, act: str) -> str:
        """The one organisation that the issuer pays in an act (in the document where `act` is empty)."""
        payees = {f.payee for f in self._awarded if f.payer == issuer and f.payee != issuer and act in ("", f.act)}
        if len(payees) != 1:
            return ""
        payee = payees.pop()
        return "" if self._types.get(payee) in TERRITORIAL_TYPES else payee

    def _dominant(self, start: int, end: int, issuer: str) -> str:
        named = self._names.within(start, end)
        counts = Counter(
            n.name for n in named if n.name != issuer and n.type not in TERRITORIAL_TYPES and self._may_act(n)
        )
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 3:
            return ""
        if len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]:
            return ""
        return ranked[0][0]

    def _latest(self, position: int) -> str:
        issuer = self._granter(position)
        earlier = [
            n for n in self._names.within(max(0, position - 700), position) if n.name != issuer and self._may_act(n)
        ]
        bodies = [n for n in earlier if n.type not in TERRITORIAL_TYPES]
        return (bodies or earlier)[-1].name if earlier else ""

    def _bodies(self, named: list[Named]) -> list[Named]:
        """The names that are no territorial authority, else all of them."""
        return [n for n in named if n.type not in TERRITORIAL_TYPES] or named

    def _is_bracketed(self, name: Named) -> bool:
        opened = self._reading.folded.rfind("(", max(0, name.start - 60), name.start)
        return opened >= 0 and ")" not in self._reading.folded[opened : name.start]

    def _ends(self, boundary: re.Match[str]) -> bool:
        folded, text = self._reading.folded, self._reading.text
        if boundary[0][0] != ".":
            return True
        following = text[boundary.end()]
        if "\n" in boundary[0] and _LETTERED.match(folded, boundary.end()):
            return True
        if not (following.isupper() or following in '«"-•–(' or following.isdigit()):
            return False
        return not _ABBREVIATION.search(folded, max(0, boundary.start() - 6), boundary.start())
