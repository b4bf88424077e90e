"""Where a table stands: its act, issuer, year, the words before and behind it, and whom they speak of."""

import re
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
        words = self.scenes.reading.folded[start : self.table.start]
        heads = " ".join(fold(column.title) for column in self.table.columns)
        return f"{words} {heads}" if heads.strip() else words

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
        near = self.lead[-170:]
        said = _YEAR.findall(_RANGE.sub("", re.sub(r"\bdu \d{1,2}(?:er)? [a-z]+ \d{4}", "", near)))
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
        if subject and (subject not in payers or not self.issuer or subject != self.issuer):
            return subject
        if self.issuer and self.issuer not in payers:
            return self.issuer
        return self.scenes.subjects.protagonist(self.table.start)
