"""Financing plans and budgets: who pays one beneficiary, what it earns and spends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ecograph.facts.money_tables.bodies import is_same_body
from ecograph.facts.money_tables.funders import DATIVE, Funder, names_body, read_funder
from ecograph.facts.money_tables.kinds import sides_of, text_count
from ecograph.facts.money_tables.rules import Kind, table_rules
from ecograph.facts.money_tables.scene import Scene
from ecograph.model.facts import BudgetLine, Fact, Flow, FlowStatus, Side
from ecograph.model.tables import Cell, Column, Row
from ecograph.values.folding import fold

_ACCOUNT = re.compile(r"^(?:\d{2,4} ?[-–:]? ?|dont )+")
_OBTAINED = re.compile(r"\b(?:obtenus?|accordee?s?|notifiee?s?|attribuee?s?|acquis)\b")
_PAID = re.compile(r"\b(?:versee?s|percue?s|recue?s|encaissee?s)\b")
_ASKED = re.compile(r"\b(?:solliciter?|sollicitee?s|demander?|demandee?s)\b")
_STATUSES: tuple[tuple[re.Pattern[str], FlowStatus], ...] = (
    (_OBTAINED, "awarded"), (_PAID, "paid"), (_ASKED, "requested"),
)  # fmt: skip
_PLEDGED = re.compile(r"\b(?:contributions? s'etabliss\w+|contribuent|s'engagent|apportent|versent|participent)\b")
_FORECAST = re.compile(r"budget|\bplan de|recettes|ressources|prevision|attendu")
_BUDGET = re.compile(
    r"budget|financement|recettes|ressources|plan|cout|depense|financeurs|concours attendus|estime|chiffre|financee?|couvert"
)
_OTHERS_ASKED = re.compile(r"\b(?:autres|restant\w*)\b[^.]{0,50}\b(?:sollicit|demand)")
_IN_KIND = re.compile(r"\ben nature\b")
_SEEKING_TITLE = re.compile(
    r"\b(?:sollicitation|demandes? (?:de|d')(?: ?)(?:subvention|financement|aide|concours)s?)\b"
)
_RESULT = re.compile(r"\W*(?:resultat|solde|excedent|deficit)\b(?! reporte)")

_RECEIVED = re.compile(r"\b(?:realise|verse|percu|recu|encaisse|paye)e?s?\b")


@dataclass(frozen=True)
class Plan:
    """A financing plan, a budget or a list of expenses."""

    scene: Scene
    kind: Kind

    def facts(self) -> Iterator[Fact]:
        """Planned flows of the named funders, and budget lines of the beneficiary."""
        for row in self.scene.table.rows:
            side = self._side(row) if self.kind != "plan" or not table_rules().costs.match(fold(row.label)) else "total"
            cells = [c for c in row.cells if c.amount and c.amount.value and self._role(c) not in ("rate", "past")]
            if not side or not cells or _RESULT.match(fold(row.label)):
                continue
            if side == "revenue" and not row.is_total:
                yield from self._flows_by_column(row, cells) if self._payees else self._flows(row, cells)
            if self._is_budget and not self._payees:
                yield from (self._line(row, cell, side) for cell in cells)

    def _side(self, row: Row) -> Side | None:
        if self.kind == "expenses":
            return "expense"
        if self.kind == "plan":
            return "revenue"
        side = self._sides.get(row.start, "")
        return "expense" if side == "expense" else "revenue" if side == "revenue" else None

    @cached_property
    def _sides(self) -> dict[int, str]:
        table = self.scene.table
        return {row.start: side for row, side in zip(table.rows, sides_of(table), strict=True)}

    def _role(self, cell: Cell) -> str:
        columns = self.scene.table.columns
        return columns[cell.column].role if 0 <= cell.column < len(columns) else "rate"

    @property
    def _is_budget(self) -> bool:
        """Whether the rows are lines of one beneficiary's budget, not a mere list of what others gave."""
        is_asked_of = any(DATIVE.match(row.label) for row in self.scene.table.rows)  # "à la Région : 150 000 €"
        if self.status in ("awarded", "paid") or is_asked_of:
            return False
        return self.kind != "plan" or _BUDGET.search(f"{self.scene.lead[-300:]} {self.scene.heads}") is not None

    @cached_property
    def funders(self) -> dict[int, Funder]:
        """The funder of each revenue row, by where the row starts."""
        rows = [row for row in self.scene.table.rows if not row.is_total and self._side(row) == "revenue"]
        return {row.start: read_funder(self.scene, row.label, in_accounts=self.kind == "budget") for row in rows}

    @cached_property
    def beneficiary(self) -> str:
        """Whom the plan pays."""
        payers = tuple(f.name for f in self.funders.values() if f.name)
        owner = next((f.owner for f in self.funders.values() if f.owner), "")
        found = self.scene.beneficiary(payers, owner)
        is_own = self.scene.issuer in payers or any(funder.is_own for funder in self.funders.values())
        is_own = is_own and self.scene.issuer != "État"
        return found or (self.scene.issuer if is_own else "")  # its own project, its own share

    @cached_property
    def status(self) -> FlowStatus:
        """The status of the rows as the words before the table give it."""
        words = f"{self.scene.sentence} {self.scene.heads}"
        found: list[tuple[int, FlowStatus]] = []
        for pattern, status in _STATUSES:
            found += [(m.end(), status) for m in pattern.finditer(words)]
        if found:
            return max(found)[1]
        act = self.scene.act
        if act and self.beneficiary == self.scene.issuer and _SEEKING_TITLE.search(fold(act.title)):
            return "requested"
        is_agreed = act is not None and act.kind in ("convention", "amendment") and _PLEDGED.search(words)
        return "awarded" if is_agreed and not _FORECAST.search(self.scene.lead[-220:] + words) else "planned"

    def _column_status(self, column: Column) -> FlowStatus | None:
        """What the head of a column says of its sums: asked for, or received already."""
        if column.role == "requested":
            return "requested"
        year, own = column.year, self.scene.act_year
        is_past = year is None or own is None or year <= own
        return "paid" if _RECEIVED.search(fold(column.title)) and is_past else None

    def _status(self, row: Row, funder: Funder) -> FlowStatus:
        own = fold(" ".join((row.label, *(c.text for c in row.cells if c.amount is None))))
        if table_rules().requested.search(own):
            return "requested"
        told = [s for s in re.split(r"[.;]\s", self.scene.behind) if _names(s, funder.name, row.label)]
        if any(table_rules().acquired.search(s) and not re.search(r"\bn'a pas\b", s) for s in told):
            return self.status
        if any(table_rules().requested.search(s) for s in told) or _OTHERS_ASKED.search(self.scene.behind):
            return "requested"
        return self.status

    @cached_property
    def _payees(self) -> dict[int, str]:
        """The bodies that the value columns name, where each column is what one of them gets."""
        columns = self.scene.table.columns
        named = {i: self.scene.full_name(c.title) for i, c in enumerate(columns) if c.role == "other" and c.title}
        first = text_count(self.scene.table)
        values = [i for i in range(first, len(columns)) if columns[i].role not in ("total", "rate")]
        is_whole = len(named) > 1 and all(i in named and columns[i].title[:1].isupper() for i in values)
        is_whole = is_whole and sum(names_body(named[i]) for i in values if i in named) * 2 >= len(values)
        return {i: name for i, name in named.items() if i >= first} if is_whole else {}

    def _flows_by_column(self, row: Row, cells: list[Cell]) -> Iterator[Flow]:
        for cell in cells:
            payee = self._payees.get(cell.column, "")
            if payee:
                yield from (replace(flow, payee=payee) for flow in self._flows(row, [cell], payee))

    def _flows(self, row: Row, cells: list[Cell], payee: str = "") -> Iterator[Flow]:
        funder, payee = self.funders[row.start], payee or self.beneficiary
        if funder.is_own or not funder.name or not payee or is_same_body(funder.name, payee):
            return
        total = _total(self.scene, cells)
        for cell in cells:
            assert cell.amount is not None
            column = self.scene.table.columns[cell.column]
            is_part = total is not None and cell is not total and column.year is not None
            yield Flow(
                evidence=(self.scene.scenes.reading.evidence(row.start, row.end, f"table/{self.kind}"),),
                act=self.scene.act_id,
                payer=funder.name,
                payee=payee,
                amount=cell.amount.value,
                year=column.year or _year_in(row.label) or (None if total is cell else self.scene.year),
                status=self._column_status(column) or self._status(row, funder),
                instrument="in_kind" if _IN_KIND.search(self.scene.lead[-120:]) else funder.instrument,
                purpose=self._purpose,
                funding_source=funder.source,
                part_of_amount=total.amount.value if is_part and total and total.amount else None,
                axis="instalment" if is_part else "",
            )

    @cached_property
    def _purpose(self) -> str:
        start = max(0, self.scene.table.start - 300)
        quoted = re.findall(r"«\s?([^»]{3,60}?)\s?»", self.scene.scenes.reading.text[start : self.scene.table.start])
        return quoted[-1] if quoted else "plan de financement"

    def _line(self, row: Row, cell: Cell, side: Side) -> BudgetLine:
        assert cell.amount is not None
        column = self.scene.table.columns[cell.column]
        years = [c.year for c in self.scene.table.columns[text_count(self.scene.table) :] if c.year]
        return BudgetLine(
            evidence=(self.scene.scenes.reading.evidence(row.start, row.end, f"table/{self.kind}"),),
            act=self.scene.act_id,
            organisation=self.beneficiary,
            side=side,
            label=re.sub(r"(?i)\bauto[ -]financement", "Autofinancement", _ACCOUNT.sub("", row.label).strip()),
            amount=cell.amount.value,
            year=column.year or (None if len(years) > 1 else self.scene.year),
            table=str(self.scene.table.start),
            is_total=row.is_total,
            tax_basis=cell.amount.tax_basis,
        )


def _total(scene: Scene, cells: list[Cell]) -> Cell | None:
    """The cell that adds up the cells of the years beside it."""
    dated = [c for c in cells if scene.table.columns[c.column].year]
    others = [c for c in cells if not scene.table.columns[c.column].year]
    if len(dated) < 1 or len(others) != 1 or sum(c.year is not None for c in scene.table.columns) < 2:
        return None
    return others[0]


def _year_in(label: str) -> int | None:
    """The year that a funder's label names ("État – DETR 2024")."""
    years = re.findall(r"(?<![\d/-])20\d\d(?![\d/-])", label)
    return int(years[0]) if len(years) == 1 else None


def _names(sentence: str, funder: str, label: str) -> bool:
    """Whether a folded sentence speaks of a funder, by its name or by its noun ("le Departement")."""
    words = [w for w in re.split(r"[^a-z0-9]+", fold(label)) if len(w) > 1]
    key = " ".join(fold(funder).split())
    noun = next((w for w in words if w in ("departement", "region", "etat", "commune", "ville", "ademe")), "")
    return key in " ".join(sentence.split()) or bool(
        noun and re.search(rf"\b(?:le |la |l'|l ){noun}\b(?! d)", sentence)
    )


def read_plan(scene: Scene, kind: Kind) -> Iterator[Fact]:
    """The facts of a plan, budget or list of expenses."""
    plan = Plan(scene, kind)
    lines = [fact if not isinstance(fact, Flow) else replace(fact) for fact in plan.facts()]
    yield from lines
