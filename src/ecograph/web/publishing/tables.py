"""Answers of all questions that need no parameter as CSV, and CSVW metadata that says what their columns are."""

import csv
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ecograph.exports.tables import cell
from ecograph.queries import Query, bind, catalogue
from ecograph.stores.base import Store
from ecograph.vocabulary import XSD
from ecograph.web.dataset import LICENCE

_DATATYPES = {
    XSD[name]: name for name in ("integer", "decimal", "double", "date", "dateTime", "gYear", "boolean", "duration")
}


@dataclass(frozen=True, slots=True)
class TableFile:
    """A CSV file: where it is, the question it answers, its length, and what its columns hold."""

    path: str
    query: Query
    rows: int
    datatypes: tuple[str, ...]


def answers_alone(query: Query) -> bool:
    """Whether a question has an answer without being told what it is about."""
    return query.topic != "fiches" and not (query.topic == "acteurs" and query.parameters)


def write_table_files(store: Store, out: Path) -> list[TableFile]:
    """Writes queries/<name>.csv and .rq for each question, and queries/csv-metadata.json."""
    folder = out / "queries"
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for query in catalogue().values():
        (folder / f"{query.name}.rq").write_text(query.sparql, encoding="utf-8")
        if query.columns and answers_alone(query):
            files.append(_write(store, query, folder / f"{query.name}.csv"))
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "dc:license": {"@id": LICENCE},
        "tables": [_described(file) for file in files],
    }  # fmt: skip
    (folder / "csv-metadata.json").write_text(json.dumps(metadata, ensure_ascii=False, indent=1), encoding="utf-8")
    return files


def _write(store: Store, query: Query, path: Path) -> TableFile:
    result = store.query(query.sparql, bind(query, {}))
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(f"{query.name} is no SELECT query")
    count, seen = 0, {column: set[str]() for column in query.columns}
    with path.open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(query.columns)
        for solution in result:
            rows.writerow([cell(solution[column]) for column in query.columns])
            count += 1
            for column, kinds in seen.items():
                if solution[column] is not None:
                    kinds.add(_kind(solution[column]))
    return TableFile(f"queries/{path.name}", query, count, tuple(datatype(kinds) for kinds in seen.values()))


def _kind(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return "anyURI"
    return _DATATYPES.get(term.datatype, "string") if isinstance(term, ox.Literal) else "string"


def datatype(kinds: Collection[str]) -> str:
    """The CSVW datatype that fits all values of a column, whose own datatypes are given.

    >>> datatype({"integer", "decimal"}), datatype({"date", "string"}), datatype({"gYear"}), datatype(())
    ('decimal', 'string', 'gYear', 'string')
    """
    if kinds and set(kinds) <= {"integer", "decimal"}:
        return "decimal" if "decimal" in kinds else "integer"
    return next(iter(kinds)) if len(kinds) == 1 else "string"


def _described(file: TableFile) -> dict[str, object]:
    columns = [
        {"name": name, "titles": name, "dc:description": meaning, "datatype": kind}
        for (name, meaning), kind in zip(file.query.columns.items(), file.datatypes, strict=True)
    ]
    return {
        "url": file.path.rsplit("/", 1)[-1], "dc:title": file.query.summary,
        "dc:description": {"@value": file.query.question, "@language": "fr"}, "tableSchema": {"columns": columns},
    }  # fmt: skip
