"""The names of all that has a page, in an SQLite index beside the store: lists, facets and search without accents.

An index is written once per generation and only read afterwards. It also remembers what earlier generations had and
this one has not, so that an IRI that is gone can be told from one that never was.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ecograph.stores.base import Store
from ecograph.stores.databases import reading
from ecograph.stores.search_questions import QUESTIONS, RANKS
from ecograph.values.folding import name_key

INDEX = "search.sqlite"  # its name in the folder of a generation
_FIELDS = ("iri", "kind", "label", "detail", "owner", "type", "year", "status", "instrument", "amount", "day", "names")
FACETS = ("type", "status", "instrument", "year", "owner")
ORDERS = {
    "rank": "rank DESC, sort, iri", "name": "sort, iri", "amount": "amount DESC, sort, iri",
    "day": "day DESC, sort, iri",
}  # fmt: skip
_SCHEMA = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, kind TEXT, label TEXT, detail TEXT, owner TEXT, type TEXT,
    year TEXT, status TEXT, instrument TEXT, amount REAL, day TEXT, sort TEXT, rank INTEGER);
CREATE INDEX by_rank ON entries (kind, rank DESC, sort);
CREATE INDEX by_amount ON entries (kind, amount DESC);
CREATE INDEX by_day ON entries (kind, day DESC);
CREATE VIRTUAL TABLE names USING fts5(name, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE TABLE gone (iri TEXT PRIMARY KEY);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list."""

    iri: str
    kind: str
    label: str
    detail: str = ""  # number of an act, payer of a flow
    owner: str = ""  # institution of an act or a person
    type: str = ""
    year: str = ""
    status: str = ""
    instrument: str = ""
    amount: float | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list, the length of the whole list, and how it divides by each facet."""

    entries: tuple[Entry, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]


def write_index(path: Path, store: Store, before: Path | None = None) -> None:
    """Writes the index of a store; `before` is the index of the generation before, if any."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.executescript(_SCHEMA)
        ranks = {iri: int(number) for iri, number in _rows(store, RANKS, ("iri", "number"))}
        for kind, question in QUESTIONS.items():
            for row in _rows(store, question, tuple(field for field in _FIELDS if field != "kind")):
                _add(database, kind, row, ranks)
        if before is not None and before.exists():
            _remember(database, before)
        database.execute("INSERT INTO names (names) VALUES ('optimize')")
    database.close()


def _rows(store: Store, question: str, fields: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    result = store.query(question)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError("a SELECT query was expected")
    known = {variable.value for variable in result.variables}
    for row in result:
        terms = (row[field] if field in known else None for field in fields)
        yield tuple(term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in terms)


def _add(database: sqlite3.Connection, kind: str, row: tuple[str, ...], ranks: Mapping[str, int]) -> None:
    iri, label, detail, owner, type, year, status, instrument, amount, day, names = row
    cursor = database.execute(
        "INSERT OR IGNORE INTO entries (iri, kind, label, detail, owner, type, year, status, instrument, amount, day, sort, rank)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            iri, kind, label, detail, owner, type, year, status, instrument, float(amount) if amount else None, day,
            name_key(label), ranks.get(iri, 0),
        ),
    )  # fmt: skip
    if cursor.rowcount > 0:
        text = name_key(" ".join((label, detail, owner if kind != "organisation" else "", names)))
        database.execute("INSERT INTO names (rowid, name) VALUES (?, ?)", (cursor.lastrowid, text))


def _remember(database: sqlite3.Connection, before: Path) -> None:
    database.commit()
    database.execute("ATTACH ? AS earlier", (f"file:{before}?mode=ro",))
    database.execute(
        "INSERT OR IGNORE INTO gone SELECT iri FROM (SELECT iri FROM earlier.entries UNION SELECT iri FROM earlier.gone)"
        " WHERE iri NOT IN (SELECT iri FROM main.entries)"
    )
    database.commit()
    database.execute("DETACH earlier")


class SearchIndex:
    """An index, opened read-only for each question (SQLite connections do not cross threads)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(
        self, kinds: Iterable[str], text: str = "", facets: Mapping[str, str] | None = None, order: str = "rank",
        first: int = 0, size: int = 50,
    ) -> Found:  # fmt: skip
        """The things of some kinds whose names hold all words (or their beginnings), narrowed down by facets."""
        chosen = {name: value for name, value in (facets or {}).items() if name in FACETS and value}
        with self._open() as database:
            where, values = _condition(tuple(kinds), text, chosen)
            total = int(database.execute(f"SELECT COUNT(*) FROM entries WHERE {where}", values).fetchone()[0])
            rows = database.execute(
                "SELECT iri, kind, label, detail, owner, type, year, status, instrument, amount, day FROM entries"
                f" WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
                (*values, size, first),
            )
            entries = tuple(Entry(*row) for row in rows)
            counts = {name: _facet(database, name, where, values) for name in FACETS}
        return Found(entries, total, counts)

    def counts(self) -> dict[str, int]:
        """How many things of each kind there are."""
        with self._open() as database:
            return dict(database.execute("SELECT kind, COUNT(*) FROM entries GROUP BY kind ORDER BY kind"))

    def sums(self, status: str, instrument: str, size: int) -> list[tuple[str, str, float]]:
        """The largest sums from one payer to one payee among flows of one status and instrument."""
        with self._open() as database:
            rows = database.execute(
                "SELECT detail, label, SUM(amount) AS total FROM entries WHERE kind = 'flow' AND status = ? AND instrument = ?"
                " AND detail != '' AND label != '' GROUP BY detail, label ORDER BY total DESC, detail, label LIMIT ?",
                (status, instrument, size),
            )
            return [(str(payer), str(payee), float(total)) for payer, payee, total in rows]

    def all_iris(self) -> Iterator[tuple[str, str]]:
        """All things with their kind, sorted."""
        with self._open() as database:
            yield from database.execute("SELECT iri, kind FROM entries ORDER BY iri")

    def is_gone(self, iri: str) -> bool:
        """Whether an earlier generation had this thing."""
        with self._open() as database:
            return database.execute("SELECT 1 FROM gone WHERE iri = ?", (iri,)).fetchone() is not None

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return reading(self._path)


def _condition(kinds: tuple[str, ...], text: str, facets: Mapping[str, str]) -> tuple[str, list[str]]:
    """The condition of a list with the values for its question marks."""
    parts, values = [f"kind IN ({', '.join('?' * len(kinds))})"], list(kinds)
    for name, value in facets.items():
        parts.append(f"{name} = ?")
        values.append(value)
    words = name_key(text).split()
    if words:
        parts.append("id IN (SELECT rowid FROM names WHERE names MATCH ?)")
        values.append(" ".join(f'"{word}"*' for word in words[:12]))
    return " AND ".join(parts), values


def _facet(database: sqlite3.Connection, name: str, where: str, values: list[str]) -> tuple[tuple[str, int], ...]:
    rows = database.execute(
        f"SELECT {name}, COUNT(*) AS number FROM entries WHERE {where} AND {name} != '' GROUP BY {name}"
        f" ORDER BY {'year DESC' if name == 'year' else 'number DESC'}, {name} LIMIT 15",
        values,
    )
    return tuple((str(value), int(number)) for value, number in rows)
