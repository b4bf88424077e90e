"""Answers of all questions that need no parameter as CSV, and CSVW metadata that says what their columns are."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ecograph.exports.tables import cell
from ecograph.queries import Query, bind, catalogue
from ecograph.stores.base import Store
from ecograph.web.pages.tables import DAYS, MONEY

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A CSV file: where it is, the question it answers, and its length."""

    path: str
    query: Query
    rows: int


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
            files.append(
                TableFile(f"queries/{query.name}.csv", query, _write(store, query, folder / f"{query.name}.csv"))
            )
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "dc:license": {"@id": LICENCE},
        "tables": [_described(file) for file in files],
    }  # fmt: skip
    (folder / "csv-metadata.json").write_text(json.dumps(metadata, ensure_ascii=False, indent=1), encoding="utf-8")
    return files


def _write(store: Store, query: Query, path: Path) -> int:
    result = store.query(query.sparql, bind(query, {}))
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(f"{query.name} is no SELECT query")
    count = 0
    with path.open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(query.columns)
        for solution in result:
            rows.writerow([cell(solution[column]) for column in query.columns])
            count += 1
    return count


def _described(file: TableFile) -> dict[str, object]:
    columns = [
        {"name": name, "titles": name, "dc:description": meaning, **_datatype(name)}
        for name, meaning in file.query.columns.items()
    ]
    return {
        "url": file.path.rsplit("/", 1)[-1], "dc:title": file.query.summary,
        "dc:description": {"@value": file.query.question, "@language": "fr"}, "tableSchema": {"columns": columns},
    }  # fmt: skip


def _datatype(column: str) -> dict[str, object]:
    if column.endswith("_iri") or column == "iri":
        return {"datatype": "anyURI"}
    if column in MONEY:
        return {"datatype": "decimal"}
    return {"datatype": "date"} if column in DAYS else {"datatype": "string"}
