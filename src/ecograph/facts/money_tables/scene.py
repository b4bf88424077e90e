"""Where a table stands: its act, issuer, year, the words before and behind it, and whom they speak of."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ecograph.facts.money_tables.bearers import find_bearer
from ecograph.facts.money_tables.bodies import holds, is_same_body
from ecograph.facts.parties import Subjects, is_state_service, named_organisations
from ecograph.model.facts import TERRITORIAL_TYPES, Act, Fact
from ecograph.model.readings import Reading
from ecograph.model.tables import Table
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import trim_name

_LEAD = 420
_OPENING = 600
_BEHIND = 700
_SENTENCE_END = re.compile(r"[a-z0-9)»\"€][a-z0-9)»\" €]?[.;]\s+|\n *\n\s*")
_SEEKING = re.compile(
    r"\b(?:autorise|charge|mandate|habilite|decide|donne pouvoir)\b[^.]{0,160}\bsollicit"
    r"|\n\W*(?:de |d'|\d+[°)] ?)?sollicite"
    r"|\b(?:autorise|charge|mandate|habilite)\b[^.]{0,60}\b(?:deposer|presenter|adresser|transmettre) [^.]{0,30}\b(?:demandes?|dossiers?)\b"
)
_SOUGHT = re.compile(
    r"sollicitation d(?:e|'|es)|demandes? d(?:e|'|es) (?:subventions?|financements?|concours|aides?)|plan de financement"
)
_SCHEME = re.compile(r"(?:le |la )?(?:fonds|programme|plan|dispositif|appel)\b")  # gives sums, gets none
# How heads of columns call the body that meets, by the first letters of its kind.
_INITIALS = {
    "CC": "communaute de communes", "CA": "communaute d agglomeration", "CU": "communaute urbaine",
    "CD": "departement", "CG": "departement", "CR": "region", "VILLE": "commune", "Ville": "commune",
    "Commune": "commune", "COMMUNE": "commune", "PETR": "petr", "SM": "syndicat",
    "Agglo": "communaute d agglomeration", "AGGLO": "communaute d agglomeration", "CM": "metropole",
    "Métropole": "metropole", "Région": "region", "Département": "departement", "CCAS": "centre communal d action sociale",
}  # fmt: skip
_FEW_ACTS = 3  # beyond, a file is minutes, and what one act names says nothing of the next
_SIDE_ALONE = re.compile(
    r"\n\W*(?:[ivx\d]{1,3}[.)] )?(?:charges|depenses|emplois|recettes|produits|ressources)\W*\Z"
)  # heads the rows, no title
_NOUN = re.compile(
    r"(?:le|la|l) (?:cluster|pole|federation|agence|comite|club|compagnie|technopole|reseau|fondation|institut)$"
)
_PIECE = re.compile(r"(?i)\s+(?:annexe|convention|avenant)\b.*$")
_YEAR = re.compile(r"(?<![\d/.-])((?:19[89]|20[0-4])\d)(?![\d/]|[ ]?-[ ]?\d)")
_RANGE = re.compile(r"(?:19[89]|20[0-4])\d ?[-/] ?(?:20)?\d\d")
_CHARGED = re.compile(
    r"\b(?:article|compte|chapitre|nature)s? \d[\d-]{1,8}(?:,? (?:nature|fonction|article) \d[\d-]{0,8}){0,2}"
)


class Scenes:
    """Makes the scenes of the tables of one reading."""

    def __init__(self, reading: Reading, known: tuple[Fact, ...]) -> None:
        self.reading = reading
        self.names = named_organisations(reading)
        self.subjects = Subjects(reading, self.names, known)
        self.acts = tuple(fact for fact in known if isinstance(fact, Act))
        self._starts = sorted(table.start for table in reading.tables)
        self._ends = sorted(table.end for table in reading.tables)

    def end_above(self, offset: int) -> int:
        """Where the last table above an offset ends, or 0."""
        index = bisect_right(self._ends, offset) - 1
        return self._ends[index] if index >= 0 else 0

    def start_below(self, offset: int) -> int:
        """Where the next table below an offset starts, or the end of the text."""
        index = bisect_left(self._starts, offset)
        return self._starts[index] if index < len(self._starts) else len(self.reading.folded)

    @cached_property
    def generic(self) -> frozenset[int]:
        """Where a body is meant by a common noun only ("le cluster")."""
        mentions = self.reading.by_kind.get("organisation", ())
        return frozenset(m.start for m in mentions if m.rule.endswith("/generic"))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the text names each body otherwise than by a common noun."""
        return Counter(n.name for n in self.names.all if n.start not in self.generic)

    def of(self, table: Table) -> "Scene":
        """The scene of a table."""
        return Scene(self, table)

    def act_at(self, offset: int) -> Act | None:
        """The act that states what stands at an offset."""
        part = self.reading.part_at(offset)
        own = next((act for act in self.acts if part and act.act == part.id), None)
        return own or (self.acts[0] if self.acts else None)


@dataclass(frozen=True)
class Scene:
    """One table and what is around it."""

    scenes: Scenes
    table: Table

    @cached_property
    def act(self) -> Act | None:
        """The act that holds the table."""
        return self.scenes.act_at(self.table.start)

    @property
    def act_id(self) -> str:
        """The id of the act."""
        part = self.scenes.reading.part_at(self.table.start)
        return part.id if part else (self.act.act if self.act else "")

    @cached_property
    def issuer(self) -> str:
        """The institution whose act it is; the State for its services."""
        name = self._parties[0]
        return "État" if is_state_service(name) else name

    @cached_property
    def _parties(self) -> tuple[str, str]:
        """The institution and, where the line that names it names the other party too ("Ville / Compagnie"), that one."""
        first, mark, other = self.scenes.subjects.issuer(self.table.start).partition(" / ")
        return first.strip(), _PIECE.sub("", other).strip() if mark else ""

    @cached_property
    def lead(self) -> str:
        """The folded words before the table, from the end of the table above on."""
        start = max(self.table.start - _LEAD, self.scenes.end_above(self.table.start), 0)
        return self.scenes.reading.folded[start : self.table.start]

    @property
    def floor(self) -> int:
        """Where the words that may speak of the table begin: behind the table above, in the same act."""
        part = self.scenes.reading.part_at(self.table.start)
        return max(self.scenes.end_above(self.table.start), part.start if part else 0)

    @cached_property
    def sentence(self) -> str:
        """The folded words that announce the table: its last sentence or title before it."""
        words = _SIDE_ALONE.sub("", self.lead.rstrip()).rstrip()
        ends = [m.end() for m in _SENTENCE_END.finditer(words) if len(words) - m.end() > 3]
        return words[ends[-1] :] if ends else words

    @cached_property
    def heads(self) -> str:
        """The folded column heads."""
        return " ".join(fold(column.title) for column in self.table.columns if column.title)

    @cached_property
    def behind(self) -> str:
        """The folded words behind the table, up to the next one."""
        end = min(self.table.end + _BEHIND, self.scenes.start_below(self.table.end))
        return self.scenes.reading.folded[self.table.end : end]

    @cached_property
    def act_year(self) -> int | None:
        """The year that the act decides for: the only one of its title, else that of its day."""
        if self.act is None:
            return self._opening_year
        years = set(_YEAR.findall(_RANGE.sub("", self.act.title)))
        if len(years) == 1:
            return int(years.pop())
        day = self.act.session_date or self.act.signed_date
        day = day or next((a.session_date for a in self.scenes.acts if a.session_date), None)
        return day.year if day else self._opening_year

    @property
    def _opening_year(self) -> int | None:
        """The only year that the first lines of the act name."""
        part = self.scenes.reading.part_at(self.table.start)
        start = part.start if part else 0
        words = self.scenes.reading.folded[start : min(start + _OPENING, self.table.start)]
        years = set(_YEAR.findall(_RANGE.sub("", words)))
        return int(years.pop()) if len(years) == 1 else None

    @cached_property
    def year(self) -> int | None:
        """The year of the table's figures: said just before it, else that of the act."""
        words = re.sub(r"\b(?:du|le|au) \d{1,2}(?:er)? [a-z]+ \d{4}", "", f"{self.sentence} {self.heads}")
        said = _YEAR.findall(_RANGE.sub("", words))
        return int(said[-1]) if said and len(set(said)) == 1 else self.act_year

    @cached_property
    def charged_to(self) -> str:
        """The account that the words behind the table charge the sums to."""
        found = _CHARGED.search(self.behind)
        return found[0] if found else ""

    def full_name(self, label: str) -> str:
        """The organisation that a cell names, under its full name in this document."""
        reading = self.scenes.reading
        kind = _INITIALS.get(label.replace(".", "").strip())
        if kind and name_key(self.issuer).startswith(kind):
            return self.issuer  # "CU" over a column of a communauté urbaine
        for name in (label, trim_name(label)):
            full = reading.aliases.get(name_key(name))
            if full and not self._begins_with_head(full, name):
                return full
        behind = self.scenes.reading.text[self.table.end : self.table.end + _BEHIND]
        legend = re.search(rf"(?<![\w-]){re.escape(label)} ?[:=] ?([A-ZÀ-Ý][^.;:\n]{{6,80}})", behind)
        return legend[1].strip() if legend and len(label) < 12 else trim_name(label)

    def _begins_with_head(self, full: str, name: str) -> bool:
        """Whether a full name is but the head of a column and the first cell below it, read as one name."""
        before = name_key(full).removesuffix(name_key(name)).strip()
        heads = {name_key(column.title) for column in self.table.columns if column.title}
        return bool(before) and before != name_key(full) and any(f" {head}".endswith(f" {before}") for head in heads)

    def beneficiary(self, payers: tuple[str, ...], owner: str) -> str:
        """Whom the rows of a financing plan pay: the owner that a row names, else whom the words before speak of."""
        if told := owner or self._parties[1]:
            return told
        if self.issuer and self._is_sought:
            return self.issuer  # with its own share among the others
        bearer = find_bearer(self.scenes.reading, self.scenes.names, self.table.start, self.floor)
        if bearer and (is_same_body(bearer, self.issuer) or not holds(payers, bearer)):
            return bearer
        if self.issuer and not bearer and self._is_sought:
            return self.issuer
        titled = self._titled(payers)
        if titled:
            return titled
        at = len(self.scenes.reading.text[: self.table.start].rstrip())
        subject = self.scenes.subjects.before(max(0, at - 1))
        is_near = any(n.name == subject for n in self.scenes.names.within(max(0, at - 350), at))
        is_issuer = is_same_body(subject, self.issuer)
        if subject and is_near and not (is_issuer and holds(payers, self.issuer)):
            return self._bearer(subject)
        is_own = not subject or is_issuer or (not is_near and not self._leader())
        if self.issuer and self.issuer != "État" and not holds(payers, self.issuer) and is_own:
            return self.issuer
        if is_issuer:
            subject = self.scenes.subjects.protagonist(self.table.start)
        subject = self._bearer(self._leader() or self._meant(self._told_before(subject)))
        return "" if is_same_body(subject, self.issuer) else subject

    def _titled(self, payers: tuple[str, ...]) -> str:
        """The one body that the title of the act names besides authorities and funders, where the text has spoken of it."""
        if self.act is None or self.act.kind not in ("deliberation", "report", "decision"):
            return ""
        title = name_key(self.act.title)
        part = self.scenes.reading.part_at(self.table.start)
        named = self.scenes.names.within(part.start if part else 0, self.table.start)
        told = {n.name for n in named if n.type not in TERRITORIAL_TYPES and not is_same_body(n.name, self.issuer)}
        told = {name for name in told if len(name) > 4 and not _SCHEME.match(fold(name))}
        titled = [name for name in told if name_key(name) in title and not holds(payers, name)]
        return titled[0] if len(titled) == 1 else ""

    @cached_property
    def _is_sought(self) -> bool:
        """Whether the act has the issuer itself ask the funders."""
        title = fold(self.act.title) if self.act else ""
        return _SEEKING.search(self.behind) is not None or _SOUGHT.search(title) is not None

    def _leader(self) -> str:
        """The body that the text up to the table names far more than any other, the issuer and authorities aside."""
        if len(self.scenes.reading.parts) > _FEW_ACTS:
            return ""
        named = self.scenes.names.within(0, self.table.start)
        counts = Counter(
            n.name for n in named if n.type not in TERRITORIAL_TYPES and not is_same_body(n.name, self.issuer)
        )
        ranked = counts.most_common(2)
        stands_out = bool(ranked) and ranked[0][1] >= 4 and (len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] if stands_out else ""

    def _told_before(self, subject: str) -> str:
        """The subject if the text has named it by now, else the last body that the words before the table name."""
        names = self.scenes.names
        if any(n.name == subject for n in names.within(max(0, self.table.start - 6_000), self.table.start)):
            return subject
        near = names.within(max(0, self.table.start - _LEAD), self.table.start)
        others = [n.name for n in near if not is_same_body(n.name, self.issuer)]
        return others[-1] if others else ""

    def _bearer(self, subject: str) -> str:
        """The association that stands for a body that is none ("le pôle X, représenté par l'association Y")."""
        reading = self.scenes.reading
        name = re.escape(fold(subject))
        found = (
            re.search(rf"\b{name}\b[^.;]{{0,60}}?\b(?:represente|porte)e? par l'association\s", reading.folded)
            if subject
            else None
        )
        near = self.scenes.names.within(found.end() - 14, found.end() + 70) if found else ()
        return next((n.name for n in near if not is_same_body(n.name, subject)), subject)

    def _meant(self, subject: str) -> str:
        """The body that bears the noun by which the subject is meant ("le cluster": the Cluster X of the text)."""
        aliases = self.scenes.reading.aliases
        nouns = {k.split(" ", 1)[1] for k, name in aliases.items() if name == subject and _NOUN.match(k)}
        counts = self.scenes.counts
        bearers = [n for n in counts if n != subject and any(name_key(n).startswith(f"{noun} ") for noun in nouns)]
        if len(bearers) == 1 and counts[bearers[0]] > counts[subject]:
            return bearers[0]
        return subject
