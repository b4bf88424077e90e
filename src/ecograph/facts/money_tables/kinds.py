"""What a table states: grants, a financing plan, a budget, accounts, contracts, fees, a split, a schedule."""

import re

from ecograph.facts.money_tables.funders import read_funder
from ecograph.facts.money_tables.parts import parts_of
from ecograph.facts.money_tables.rules import Kind, table_rules
from ecograph.facts.money_tables.scene import Scene
from ecograph.model.tables import Row, Table
from ecograph.values.folding import fold

_DATED = re.compile(
    r"\W*(?:tranche |annee |exercice |en |annuite |au titre de )*"
    r"(?:(?:19[89]|20[0-4])\d|[1-9](?:ere|re|e|eme) (?:tranche|annee|annuite|versement))"
)
_PAYMENT = re.compile(
    r"\W*(?:1er|2e|2eme|premier|deuxieme|second|dernier)? ?(?:avance|acompte|solde|versement|echeance)"
)
_ITEM_ABOVE = re.compile(r":\s*\n\s*[-–—•*►▪■➢>✓·.](?: [^\n]+\n\s*(?!\n))+(?:\s*[-–—•*►▪■➢>✓·.])?\s*\Z")
_SIDES = (
    ("expense", re.compile(r"\b(?:depenses?|charges|emplois)\b")),
    ("revenue", re.compile(r"\b(?:recettes?|produits|ressources|financements?)\b")),
)


def classify(scene: Scene) -> Kind:
    """The kind of a table, from its columns first, then its rows, then the words before it."""
    table = scene.table
    parts = parts_of(table)
    split = (parts.whole, *parts.parts) if parts else ()
    values: set[str] = {c.role for i, c in enumerate(table.columns) if i >= text_count(table) and i not in split}
    values |= {"amount"} if parts else set()
    names = " ".join(fold(c.title) for c in table.columns[: text_count(table)])
    if {"expense", "revenue"} <= values:
        return "accounts"
    if "instalment" in values and _names_payees(table):
        return "grants"
    if "instalment" in values or _share(table, _DATED) > 0.6:
        return "schedule"
    if table_rules().contractors.search(names) and not values & {"requested", "awarded"}:
        return "contracts"
    if table_rules().funder_heads.search(names) and "requested" not in values:
        return "budget" if any(sides_of(table)) else "plan"
    listed = {"amount"} if table.layout == "records" else set()
    if "requested" in values and not values & {"awarded", "past"} and _are_funders(table):
        return "plan"
    if "requested" in values or ("basis" in values and values & {"awarded", "other", *listed}):
        return "grants"
    if "awarded" in values and names.strip() and _cued(scene.sentence) not in ("fees", "contracts", "tariffs"):
        return "grants"
    if any(sides_of(table)):
        return "budget"
    return _by_words(scene, values)


def text_count(table: Table) -> int:
    """How many of the columns hold texts; the value columns stand behind them."""
    first = min((c.column for row in table.rows for c in row.cells if c.amount is not None), default=1)
    return max(first, 0)


def _names_payees(table: Table) -> bool:
    """Whether a titled column names beneficiaries, and no row a year or a payment."""
    titled = any(c.role == "name" and c.title for c in table.columns[: text_count(table)])
    return titled and not _share(table, _DATED) and not _share(table, _PAYMENT)


def _share(table: Table, pattern: re.Pattern[str]) -> float:
    rows = [row for row in table.rows if not row.is_total]
    return _count(rows, pattern) / max(len(rows), 1)


def _count(rows: list[Row], pattern: re.Pattern[str]) -> int:
    """How many rows have a label that a pattern matches."""
    return sum(pattern.match(fold(row.label)) is not None for row in rows)


def sides_of(table: Table) -> tuple[str, ...]:
    """The side of a budget of each row: by its group, the head of its column, or the total that closes it."""
    head = _side(table.columns[0].title) if table.columns else ""
    closing = ""
    found: list[str] = []
    for row in reversed(table.rows):
        if row.is_total:
            closing = _side(row.label)
        found.append(_side(row.group) or head or closing)
    return tuple(reversed(found))


def _side(words: str) -> str:
    folded = fold(words)
    return next((side for side, pattern in _SIDES if len(folded) < 70 and pattern.search(folded)), "")


def _by_words(scene: Scene, values: set[str]) -> Kind:
    table = scene.table
    rows = [row for row in table.rows if not row.is_total]
    own = _count(rows, table_rules().own_funds)
    funders = _share(table, table_rules().funders)
    cued = _cued(f"{_introduced(scene)} {scene.heads}")
    if own and own + funders * len(rows) >= 0.5 * len(rows) and cued not in ("accounts", "fees", "tariffs"):
        return "plan"
    if _share(table, table_rules().spent) >= 0.5 and cued != "components":
        return "expenses"
    if cued in ("plan", "grants", "components", "fees", "dues", "accounts", "tariffs", "contracts", "schedule"):
        if cued == "grants" and funders >= 0.75 and len(rows) > 2 and "awarded" not in values:
            givers = {read_funder(scene, row.label).name for row in rows}  # nobody subsidises these, nor itself
            return "plan" if givers & {scene.issuer, "", "État", "Union européenne"} else "grants"
        return cued
    if "awarded" in values:
        return "grants"
    if cued == "expenses":
        return "expenses"
    if funders >= 0.75:
        return "plan"
    if scene.act and scene.act.kind in ("convention", "amendment") and parts_of(table):
        return "components"
    title = fold(scene.act.title) if scene.act else ""
    return "grants" if "subvention" in title and "demande de subvention" not in title else "other"


def _are_funders(table: Table) -> bool:
    """Whether rows name those who finance one project: most are funders by their names, or one is the project's own share."""
    rows = [row for row in table.rows if not row.is_total]
    own = _count(rows, table_rules().own_funds)
    return own + _share(table, table_rules().funders) * len(rows) >= 0.75 * len(rows)


def _introduced(scene: Scene) -> str:
    """The words before a table; for a list whose first items were read as sentences, those before these items."""
    above = _ITEM_ABOVE.search(scene.lead) if scene.table.layout == "list" else None
    return scene.lead[: above.start() + 1] if above else scene.lead


def _cued(lead: str) -> Kind | None:
    """The kind whose cue stands nearest before the table."""
    best: tuple[int, int, Kind] | None = None
    for order, (kind, pattern) in enumerate(table_rules().kinds):
        for found in pattern.finditer(lead):
            key = (found.end() // 12, -order, kind)  # cues a word apart count as one place
            if best is None or key > best:
                best = key
    return best[2] if best else None
