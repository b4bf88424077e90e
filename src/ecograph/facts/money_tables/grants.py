"""Grant tables: each row a beneficiary, with what it asked for, got before and gets now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from ecograph.facts.money_tables.funders import DATIVE, read_funder
from ecograph.facts.money_tables.kinds import text_count
from ecograph.facts.money_tables.names import payee_words
from ecograph.facts.money_tables.notes import read_notes
from ecograph.facts.money_tables.parts import Parts, parts_of
from ecograph.facts.money_tables.rules import table_rules
from ecograph.facts.money_tables.scene import Scene
from ecograph.model.facts import BudgetLine, Fact, Flow, FlowStatus, Instrument, Side
from ecograph.model.tables import Cell, Column, Row
from ecograph.values.folding import fold, name_key

_MEMBER_STATES = frozenset(
    re.findall(r"\w\w", "FR DE BE LU IT ES PT NL AT IE DK SE FI GR PL CZ SK HU RO BG HR SI EE LV LT MT CY")
)
_OPINION = re.compile(r"(?:avis )?(?:favorable|defavorable|oui|non|accord|rejet|refus|ajourn|sans objet)")
_SHARE = re.compile(
    r"(?i)^(?:part|participation|aide|subvention|contribution|financement|apport|montant|concours|dont)s? "
    r"(?:de (?:la |l')?|du |des |d')?"
)
_PROPOSAL = re.compile(r"\b(?:propos|avis|commission|bureau)")
_NUMBERED = re.compile(r"^(?:\d{1,3}|[a-z]) ?[.)°] ?(?=[^\W\d])")
_VOTED = re.compile(r"\b(?:vot|attribu|accord|decid|decision|allou|octroy)")
_DUES = re.compile(r"\b(?:cotisation|adhesion)s?\b")
_PAID = re.compile(
    r"\b(?:aides?|subventions?|sommes?|montants?) (?:deja |effectivement )?(?:versee?s?|mandatee?s?|payee?s?)\b"
)
_LEAD = 200  # characters before a table that introduce it
_FOR = re.compile(r"^\W*(?:pour|au titre d(?:e|u))\s+(?:la |le |les |l'|l )?")


def read_grants(scene: Scene, instrument: Instrument = "grant") -> Iterator[Fact]:
    """The flows of a grant table, and what each project costs where a column says it."""
    for row in scene.table.rows:
        if row.is_total:
            yield from _Grant(scene, row, instrument).totals()
        elif _is_named(row):
            yield from _Grant(scene, row, instrument).facts()


def _is_named(row: Row) -> bool:
    return any(c.isalpha() for c in row.label) and len(row.label) < 160


@dataclass(frozen=True)
class _Grant:
    """One row of a grant table."""

    scene: Scene
    row: Row
    instrument: Instrument = "grant"

    def facts(self) -> Iterator[Fact]:
        """The flows of the row; a refusal shows as a nil or worded decision."""
        status = self._worded_status()
        cells = self._by_role()
        asked, given = self._sum(cells, "requested"), self._sum(cells, "awarded")
        if not given and "amount" in cells:
            given = self._within(self._sum(cells, "amount"), asked)
        given = given or self._sum(cells, "instalment")  # an advance on a grant that is not voted yet
        nil = any(c.amount is not None and not c.amount.value for r in ("awarded", "amount") for c in cells.get(r, ()))
        refused = status in ("rejected", "withdrawn") or (nil and not given)
        if refused and (asked or given):
            amount = asked or given
            assert amount is not None
            yield self._flow(amount, status or "rejected")
        else:
            yield from (self._flow(c, "requested") for c in (asked,) if c)
            yield from (self._flow(c, "awarded", charged=True) for c in (given,) if c)
            yield from self._proposed(cells, given)
        yield from self._past(cells)
        yield from self._costs(cells)
        yield from self._from_others(cells)
        if given and self._parts and given.column == self._parts.whole:
            yield from self._parts.of(self.scene.table, self.row, self._flow(given, "awarded"))
        if given and given.amount:
            yield from read_notes(self.row, self._flow(given, "awarded"), is_marked=given.amount.is_marked)

    @property
    def payee(self) -> str:
        """The beneficiary's full name."""
        label = _NUMBERED.sub("", payee_words(self.scene.table, self.row.label))
        return self.scene.full_name(DATIVE.sub("", label))

    @property
    def purpose(self) -> str:
        """What the row says that the money is for, in at most twelve words."""
        table = self.scene.table
        texts = [c for c in self.row.cells if c.amount is None and 0 <= c.column < text_count(table)]
        named = [
            c.text for c in texts if table.columns[c.column].role == "purpose" and not _OPINION.match(fold(c.text))
        ]
        others = [c.text for c in texts if table.columns[c.column].role == "other" and c.text != self.row.label]
        others = [text for text in others if not _OPINION.match(fold(text))]
        notes = [_FOR.sub("", c.text) for c in self.row.cells if c.column < 0 and _FOR.match(fold(c.text))]
        behind = re.split(r",| [-–] |\(", self.row.label, maxsplit=1)[1:]
        words = (named or others or notes or behind or [""])[0].strip(" )").split()
        return " ".join(words[:12])

    def _by_role(self) -> dict[str, list[Cell]]:
        """The amounts of the row under the roles of their columns; what an older year's column gave is past."""
        found: dict[str, list[Cell]] = {}
        for cell in self.row.cells:
            if cell.amount is None or cell.column < 0:
                continue
            role = self._role(self.scene.table.columns[cell.column])
            if self._parts and cell.column in (self._parts.whole, *self._parts.parts):
                role = "awarded" if cell.column == self._parts.whole else "part"
            found.setdefault(role, []).append(cell)
        return found

    @cached_property
    def _parts(self) -> Parts | None:
        return parts_of(self.scene.table)

    def _role(self, column: Column) -> str:
        year = self.scene.act_year
        if column.role == "other" and self._is_own(column):
            return "awarded"
        if column.role in ("awarded", "amount") and column.year and year and column.year < year:
            return "past" if self._has_newer(column.year) else column.role
        return column.role

    def _is_own(self, column: Column) -> bool:
        """Whether a column holds the money of the body whose act it is ("part Ville")."""
        return read_funder(self.scene, _SHARE.sub("", re.split(r" ?/ ?", column.title)[0])).name == self.scene.issuer

    def _has_newer(self, year: int) -> bool:
        return any(c.year and c.year > year for c in self.scene.table.columns) or any(
            c.role == "awarded" and not c.year for c in self.scene.table.columns
        )

    def _sum(self, cells: dict[str, list[Cell]], role: str) -> Cell | None:
        """The cell of a role: the last one with money (a vote stands behind the proposal)."""
        return next((c for c in reversed(cells.get(role, [])) if c.amount and c.amount.value), None)

    def _proposed(self, cells: dict[str, list[Cell]], given: Cell | None) -> Iterator[Flow]:
        """What a column of proposals says, where the vote went another way."""
        for cell in cells.get("awarded", ()):
            title = fold(self.scene.table.columns[cell.column].title)
            if not given or cell is given or not _PROPOSAL.search(title) or cell.text.startswith("-"):
                continue
            is_voted = _VOTED.search(fold(self.scene.table.columns[given.column].title)) is not None
            amounts = [c.amount.value for c in (cell, given) if c.amount and c.amount.value]
            if is_voted and len(set(amounts)) > 1:
                yield self._flow(cell, "proposed")

    def _within(self, cell: Cell | None, asked: Cell | None) -> Cell | None:
        """The cell of a column that says no more than "montant": what is given, unless more than was asked for."""
        if cell is None or asked is None or cell.amount is None or asked.amount is None:
            return cell
        return cell if cell.amount.value <= asked.amount.value else None

    def _worded_status(self) -> FlowStatus | None:
        words = [fold(c.text).strip(" .") for c in self.row.cells if c.amount is None and c.text != self.row.label]
        for word in words:
            if table_rules().rejected.fullmatch(word) or re.match(r"(?:avis )?defavorable|rejet", word):
                return "rejected"
            if table_rules().withdrawn.fullmatch(word):
                return "withdrawn"
        return None

    def _flow(self, cell: Cell, status: FlowStatus, *, charged: bool = False) -> Flow:
        assert cell.amount is not None
        column = self.scene.table.columns[cell.column]
        group = self.row.group if "budget" in fold(self.row.group) else ""
        return Flow(
            evidence=(self.scene.scenes.reading.evidence(self.row.start, self.row.end, "table/grants"),),
            act=self.scene.act_id,
            payer=self.scene.issuer,
            payee=self.payee,
            amount=cell.amount.value,
            year=column.year or (None if self._is_over_years(cell) else self.scene.year),
            status=status,
            instrument="membership_fee" if _DUES.search(fold(column.title)) else self.instrument,
            purpose=self.purpose,
            funding_source=(group.strip(" :") or self.scene.charged_to) if charged else "",
            tax_basis=cell.amount.tax_basis,
        )

    def _is_over_years(self, cell: Cell) -> bool:
        """Whether a cell holds the sum of the years beside it."""
        columns = self.scene.table.columns
        return bool(self._parts and cell.column == self._parts.whole and columns[self._parts.parts[0]].year)

    def _past(self, cells: dict[str, list[Cell]]) -> Iterator[Flow]:
        for cell in cells.get("past", ()):
            if cell.amount and cell.amount.value:
                column = self.scene.table.columns[cell.column]
                paid = re.search(r"vers|percu|paye|mandat|realise", fold(column.title)) is not None
                paid = paid or _PAID.search(self.scene.lead[-_LEAD:]) is not None
                year = column.year or (self.scene.year - 1 if self.scene.year else None)
                yield replace(self._flow(cell, "paid" if paid else "awarded"), year=year)

    def totals(self) -> Iterator[BudgetLine]:
        """The summed costs of the projects, and what covers them."""
        cells = self._by_role()
        for cell in (c for c in cells.get("basis", ()) if c.amount and c.amount.value):
            yield self._line(cell, "total", f"{self.row.label}, ", self.scene.issuer)
        yield from self._covers(cells, self.scene.issuer)

    def _costs(self, cells: dict[str, list[Cell]]) -> Iterator[BudgetLine]:
        for cell in cells.get("basis", ()):
            if cell.amount and cell.amount.value:
                yield self._line(cell, "total", "", self.payee)
        yield from self._covers(cells, self.payee)

    def _covers(self, cells: dict[str, list[Cell]], organisation: str) -> Iterator[BudgetLine]:
        """The columns that together cover the cost are the revenues of its budget."""
        cost = next((c.amount.value for c in cells.get("basis", ()) if c.amount), Decimal(0))
        columns = self.scene.table.columns
        figures = [c for found in cells.values() for c in found if c.amount and c.amount.value]
        covering = [c for c in figures if columns[c.column].role in ("other", "revenue")]
        if cost and len(covering) > 1 and sum((c.amount.value for c in covering if c.amount), Decimal(0)) == cost:
            yield from (self._line(cell, "revenue", "", organisation) for cell in covering)

    def _line(self, cell: Cell, side: Side, prefix: str, organisation: str) -> BudgetLine:
        assert cell.amount is not None
        title = " ".join(self.scene.table.columns[cell.column].title.lower().split())
        return BudgetLine(
            evidence=(self.scene.scenes.reading.evidence(self.row.start, self.row.end, "table/cost"),),
            act=self.scene.act_id,
            organisation=organisation,
            side=side,
            label=prefix + ", ".join(part for part in (title, self.purpose) if part),
            amount=cell.amount.value,
            year=self.scene.year,
            table=str(self.scene.table.start),
            is_total=side == "total",
        )

    def _from_others(self, cells: dict[str, list[Cell]]) -> Iterator[Flow]:
        """Columns that name the body whose money they hold."""
        places = {c.text.strip() for c in self.row.cells if c.amount is None and len(c.text.strip()) == 2}
        for cell in cells.get("other", ()):
            if not cell.amount or not cell.amount.value:
                continue
            title = self.scene.table.columns[cell.column].title
            funder = read_funder(self.scene, _SHARE.sub("", re.split(r" ?/ ?", title)[0]))
            if not funder.name or funder.is_own or name_key(funder.name) in ("", name_key(self.payee)):
                continue
            foreign = any(p.isupper() and p not in _MEMBER_STATES for p in places)
            if funder.name == "Union européenne" and foreign:
                continue
            is_issuer = funder.name == self.scene.issuer
            flow = self._flow(cell, "awarded" if is_issuer else "planned", charged=is_issuer)
            yield replace(flow, payer=funder.name, funding_source=funder.source or flow.funding_source)
