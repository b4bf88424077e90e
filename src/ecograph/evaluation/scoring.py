"""Precision, recall and F1 per table, the weighted overall F1, and every miss."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from ecograph.errors import EcographError
from ecograph.evaluation.likeness import Names
from ecograph.evaluation.matching import matchers
from ecograph.evaluation.rows import TABLES, Row, found_rows, gold_rows

# What the graph is for weighs most in the overall figure.
WEIGHTS = {
    "flows": 4, "components": 2, "officials": 2, "partnerships": 2, "acts": 2, "attendance": 2, "organisations": 2,
    "conventions": 2,
}  # fmt: skip
ReadTable = Callable[[str], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact that was missed, or one that the gold does not hold."""

    kind: Literal["missed", "spurious"]
    table: str
    document: str
    row: Row


@dataclass(frozen=True, slots=True)
class TableScore:
    """Hits, misses and spurious rows of one table."""

    table: str
    hits: int
    missed: int
    spurious: int

    @property
    def gold(self) -> int:
        """Rows of the gold."""
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        """Share of the found rows that are right."""
        return self.hits / (self.hits + self.spurious) if self.hits + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold's rows that were found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all tables that the gold holds, and every miss."""

    scores: tuple[TableScore, ...]
    misses: tuple[Miss, ...]
    documents: int

    @property
    def overall(self) -> float:
        """Weighted mean of the tables' F1."""
        weights = [WEIGHTS.get(score.table, 1) for score in self.scores]
        total = sum(weight * score.f1 for weight, score in zip(weights, self.scores, strict=True))
        return total / sum(weights) if weights else 0.0


def stem(name: object) -> str:
    """A document goes by its file name; a suffix more or less does not matter."""
    return re.sub(r"\.(txt|pdf|docx|html?)$", "", PurePath(str(name or "")).name)


def evaluate(gold_folder: Path, read_table: ReadTable) -> Evaluation:
    """The evaluation of the tables against every gold file of a folder (docs/quality.md tells their schema)."""
    files = sorted(gold_folder.glob("*.json"))
    if not files:
        raise EcographError(f"{gold_folder} holds no gold files (*.json).")
    tables = {name: _by_document(read_table("flows" if name == "components" else name)) for name in TABLES}
    counts = {name: [0, 0, 0] for name in TABLES}
    misses: list[Miss] = []
    for file in files:
        document = _read_gold(file)
        same = matchers(Names(document.get("aliases", {})))
        for table in TABLES:
            left = found_rows(tables[table].get(stem(document["document"]), []), table)
            for gold in gold_rows(document, table):
                hit = next((row for row in left if same[table](gold, row)), None)
                if hit is None:
                    misses.append(Miss("missed", table, document["document"], gold))
                    counts[table][1] += 1
                else:
                    left.remove(hit)
                    counts[table][0] += 1
            counts[table][2] += len(left)
            misses += [Miss("spurious", table, document["document"], row) for row in left]
    scores = tuple(TableScore(name, *counts[name]) for name in TABLES if counts[name][0] + counts[name][1])
    return Evaluation(scores, tuple(misses), len(files))


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(stem(row.get("document")), []).append(row)
    return grouped


def _read_gold(file: Path) -> Row:
    try:
        document: Row = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EcographError(f"{file} is no gold file: {error}") from error
    if not isinstance(document, dict) or "document" not in document:
        raise EcographError(f"{file} is no gold file: it names no document")
    return document
