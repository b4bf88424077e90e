"""Where a table stands: its act, issuer, year, the words before and behind it, and whom they speak of."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ecograph.facts.parties import NamedOrganisations, Subjects
from ecograph.model.facts import Act, Fact
from ecograph.model.readings import Reading
from ecograph.model.tables import Table
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import trim_name

_LEAD = 420
_BEHIND = 700
_SENTENCE_END = re.compile(r"(?:[a-z0-9)»\"]{2}[.;]|\n *\n)\s+")
_TERRITORIAL = frozenset({"commune", "epci", "metropole", "departement", "region", "state"})
_YEAR = re.compile(r"(?<![\d/.-])((?:19[89]|20[0-4])\d)(?![\d/]|[ ]?-[ ]?\d)")
_RANGE = re.compile(r"(?:19[89]|20[0-4])\d ?[-/] ?(?:20)?\d\d")
_CHARGED = re.compile(r"\b(?:article|compte|chapitre|nature)s? \d[\d-]{1,8}(?:,? (?:nature|fonction|article) \d[\d-]{0,8}){0,2}")


class Scenes:
    """Makes the scenes of the tables of one reading."""

    def __init__(self, reading: Reading, known: tuple[Fact, ...]) -> None:
        self.reading = reading
        self.names = NamedOrganisations(reading)
        self.subjects = Subjects(reading, self.names, known)
        self.acts = tuple(fact for fact in known if isinstance(fact, Act))

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
        """The institution whose act it is."""
        return self.scenes.subjects.issuer(self.table.start)

    @cached_property
    def lead(self) -> str:
        """The folded words before the table, from the end of the table above on."""
        tables = [t.end for t in self.scenes.reading.tables if t.end <= self.table.start]
        start = max([self.table.start - _LEAD, *tables[-1:], 0])
        return self.scenes.reading.folded[start : self.table.start]

    @cached_property
    def sentence(self) -> str:
        """The folded words that announce the table: its last sentence or title before it."""
        words = self.lead.rstrip()
        ends = [m.end() for m in _SENTENCE_END.finditer(words) if len(words) - m.end() > 3]
        return words[ends[-1] :] if ends else words

    @cached_property
    def heads(self) -> str:
        """The folded column heads."""
        return " ".join(fold(column.title) for column in self.table.columns if column.title)

    @cached_property
    def behind(self) -> str:
        """The folded words behind the table, up to the next one."""
        tables = [t.start for t in self.scenes.reading.tables if t.start >= self.table.end]
        return self.scenes.reading.folded[self.table.end : min([self.table.end + _BEHIND, *tables[:1]])]

    @cached_property
    def act_year(self) -> int | None:
        """The year that the act decides for: the only one of its title, else that of its day."""
        if self.act is None:
            return None
        years = set(_YEAR.findall(_RANGE.sub("", self.act.title)))
        if len(years) == 1:
            return int(years.pop())
        day = self.act.session_date or self.act.signed_date
        day = day or next((a.session_date for a in self.scenes.acts if a.session_date), None)
        return day.year if day else None

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
        for name in (label, trim_name(label)):
            full = reading.aliases.get(name_key(name))
            if full:
                return full
        return trim_name(label)

    def beneficiary(self, payers: tuple[str, ...], owner: str) -> str:
        """Whom the rows of a financing plan pay: the owner that a row names, else whom the words before speak of."""
        if owner:
            return owner
        at = len(self.scenes.reading.text[: self.table.start].rstrip())
        subject = self.scenes.subjects.before(max(0, at - 1))
        is_near = any(n.name == subject for n in self.scenes.names.within(max(0, at - 350), at))
        if subject and is_near and not (is_same_body(subject, self.issuer) and _holds(payers, self.issuer)):
            return subject
        if self.issuer and not _holds(payers, self.issuer) and not self.protagonist:
            return self.issuer
        return self.protagonist or (subject if not is_same_body(subject, self.issuer) else "")

    @cached_property
    def protagonist(self) -> str:
        """The body that the act names most, its issuer and the public funders aside, where one stands out."""
        part = self.scenes.reading.part_at(self.table.start)
        start, end = (part.start, part.end) if part else (0, len(self.scenes.reading.text))
        named = [n for n in self.scenes.names.within(start, end) if n.type not in _TERRITORIAL]
        counts = Counter(n.name for n in named if not is_same_body(n.name, self.issuer))
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
            return ""
        return ranked[0][0]


def is_same_body(name: str, other: str) -> bool:
    """Whether two names are one body's: the words of the shorter one all stand in the longer one.

    >>> is_same_body("Syndicat des Trois Vallées", "Syndicat intercommunal des Trois Vallées")
    True
    """
    words, others = _words(name), _words(other)
    small, large = sorted((words, others), key=len)
    return bool(small) and small <= large and (len(small) > 1 or small == large)


def _words(name: str) -> set[str]:
    return {w for w in name_key(name).split() if len(w) > 2 and w not in ("des", "les", "sur", "aux", "pour")}


def _holds(names: tuple[str, ...], name: str) -> bool:
    return any(is_same_body(name, other) for other in names)
