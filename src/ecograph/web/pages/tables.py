"""Answers of named queries as tables for people: labels linked, codes in words, euros aligned."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from ecograph.exports.tables import cell
from ecograph.queries import bind, find_query
from ecograph.stores.base import Store
from ecograph.vocabulary import XSD
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import phrase

MONEY = frozenset(
    {"amount", "total", "of_amount", "part_of", "base", "expense", "revenue", "balance", "requested", "awarded",
     "part_of_amount"}
)  # fmt: skip
DAYS = frozenset({"date", "session", "taken", "signed", "received", "start", "end", "last", "session_date", "day"})
CODES = frozenset(
    {"status", "instrument", "axis", "type", "kind", "tie", "degree", "direction", "relation", "deed", "side", "execution",
     "use", "unanimous", "is_total", "state", "layer", "instrument_code", "adopted", "severity"}
)  # fmt: skip
_ANCHORS = ("label", "act", "convention", "session", "project", "amount", "title", "message", "statement", "kind")
SIZE = 50
QUOTE = 220  # characters of a quote in a table


_NUMBERS = (XSD.integer, XSD.decimal, XSD.double)


def is_number(term: object) -> bool:
    """Whether a term is a number; a year (xsd:gYear) is none."""
    return isinstance(term, ox.Literal) and term.datatype in _NUMBERS


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, how it is shown, and where it leads."""

    text: str
    style: str = "text"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A page of the answer of a query, with where the rest and the machine's formats are."""

    name: str
    title: str
    headings: tuple[tuple[str, str], ...]  # the column's name and its heading
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    page: int
    downloads: tuple[tuple[str, str], ...]  # format and address
    previous: str = ""
    following: str = ""
    note: str = ""

    @property
    def pages(self) -> int:
        """The number of pages."""
        return max(1, -(-self.total // SIZE))


Row = Mapping[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]


def within(page: int, total: int, size: int = SIZE) -> int:
    """The page, or the last one where there are not so many.

    >>> within(99, 120), within(2, 120), within(5, 0)
    (3, 2, 1)
    """
    return min(page, max(1, -(-total // size)))


def ask(store: Store, name: str, values: Mapping[str, str], page: int, size: int = SIZE) -> tuple[list[Row], int]:
    """One page of the rows of a named query, and the number of all its rows."""
    query = find_query(name)
    result = store.query(query.sparql, bind(query, values))
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(f"{name} is no SELECT query")
    first, total = (page - 1) * size, 0
    rows: list[Row] = []
    for solution in result:
        if first <= total < first + size:
            rows.append({column: solution[column] for column in query.columns})
        total += 1
    return rows, total


def build_table(
    view: View, name: str, values: Mapping[str, str], rows: Sequence[Row], total: int, page: int = 1,
    here: str = "", title: str = "", hidden: Collection[str] = (),
) -> Table:  # fmt: skip
    """The table of some rows of a named query; `here` is the path whose parameter `name` turns the pages."""
    query = find_query(name)
    shown = _shown(list(query.columns), rows, frozenset(hidden))
    links = _links([column for column in query.columns if column.removesuffix("_iri") not in hidden], shown)
    cells = tuple(tuple(_cell(view, column, row, links.get(column, "")) for column in shown) for row in rows)
    formats = ("csv", "json")
    downloads = tuple((format, address) for format in formats if (address := view.links.answer(name, format, values)))
    last = -(-total // SIZE)
    return Table(
        name, title or phrase(f"section.{name}", view.lang) or question_of(view, name),
        tuple((column, view.column(column, name)) for column in shown), cells, total, page, downloads,
        previous=_turn(view, here, name, values, page - 1) if page > 1 else "",
        following=_turn(view, here, name, values, page + 1) if page < last and here else "",
    )  # fmt: skip


def _turn(view: View, here: str, name: str, values: Mapping[str, str], page: int) -> str:
    """The address of another page of a table: on the page of its query, or among other tables on the page of a thing."""
    if here.startswith("queries/"):
        return view.links.page(here, **values, page=page)
    return f"{view.links.page(here, **{name: page})}#{name}"


def question_of(view: View, name: str) -> str:
    """A query as a question in French, or its summary in English."""
    query = find_query(name)
    return query.question if view.lang == "fr" else query.summary


def _shown(columns: list[str], rows: Sequence[Row], hidden: frozenset[str]) -> list[str]:
    """The columns that people see: no IRIs that only serve as links, and nothing that is empty all the way."""
    kept = [column for column in columns if not column.endswith("_iri") and column not in hidden]
    return [
        column for column in kept
        if any(row[column] is not None and cell(row[column]) != "" for row in rows)
        and not (column in ("iri", "flow", "part") and any(isinstance(row[column], ox.NamedNode) for row in rows))
    ] or kept[:1]  # fmt: skip


def _links(columns: list[str], shown: list[str]) -> dict[str, str]:
    """For each shown column, the column that holds the IRI it leads to."""
    found: dict[str, str] = {}
    left = []
    for column in columns:
        base = column.removesuffix("_iri")
        if column != base and base in shown:
            found[base] = column
        elif column not in shown and (column != base or column in ("iri", "flow", "part")):
            left.append(column)
    for column in left:
        free = [name for name in (*_ANCHORS, *shown) if name in shown and name not in found]
        if free:
            found[free[0]] = column
    return found


def _cell(view: View, column: str, row: Row, link: str) -> Cell:
    term = row[column]
    text = cell(term)
    target = cell(row[link]) if link and row.get(link) is not None else ""
    if isinstance(term, ox.NamedNode):
        return Cell(view.term(text), "text", view.href(target or text))
    href = view.href(target) if target else ""
    if not text:
        return Cell("")
    if column in MONEY:
        return Cell(view.money(text), "number", href)
    if column in CODES:
        return Cell(view.code(column, text), "code", href)
    if column == "evidence":
        flat = " ".join(text.split())
        return Cell(flat if len(flat) <= QUOTE else f"{flat[:QUOTE].rsplit(' ', 1)[0]} …", "quote", href)
    if column in DAYS:
        return Cell(view.day(text), "day", href)
    if not column.endswith("year") and is_number(term):
        return Cell(view.number(text), "number", href)
    return Cell(text, "text", href)
