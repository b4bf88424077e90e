"""Who finds the organisations and persons of an act: the rules, a model trained by `train-ner`, or the stock model.

    python -m benchmarks.names [--seed 0]

Trains on the rule-labelled acts that the rules were written with and on made-up sentences, then measures on acts that
neither rules nor templates came from. A name counts once per act; the figures go into data/quality.json.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from benchmarks.quality import FIGURES, PAGE, ROOT
from benchmarks.quality_page import write_page
from ecograph.annotations import annotate
from ecograph.annotations.ner_training import MODEL, UNUSED, train_model
from ecograph.documents import read_document
from ecograph.evaluation.likeness import Names, is_same_person
from ecograph.model.readings import Reading
from ecograph.pipeline.training import training_sentences
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment
from ecograph.text.tables import find_tables

ACTS = ROOT / "tests" / "acts"
Found = tuple[set[str], set[str]]  # organisations, persons
Figures = dict[str, Any]


def gold_persons(gold: Figures) -> set[str]:
    """All persons that the gold of an act names."""
    keys = {
        "attendance": ("person", "represented_by", "substitute_for"),
        "proxies": ("from", "to"),
        "officials": ("person",),
    }
    found = {row[key] for table, names in keys.items() for row in gold.get(table, []) for key in names if row.get(key)}
    found |= {person for person in gold.get("conflicts_of_interest", []) if isinstance(person, str)}
    return found | {s["person"] for c in gold.get("conventions", []) for s in c.get("signatories", [])}


def by_rules(reading: Reading) -> Found:
    """The names that the rules see."""
    return (
        {m.value.name for m in reading.by_kind.get("organisation", ())},
        {m.value.display() for m in reading.by_kind.get("person", ())},
    )


def by_model(nlp: Language) -> Callable[[Reading], Found]:
    """A reader that finds the names that a model sees, paragraph by paragraph."""

    def find(reading: Reading) -> Found:
        found: tuple[set[str], set[str]] = (set(), set())
        for doc in nlp.pipe(part for part in reading.text.split("\n\n") if part.strip()):
            for entity in doc.ents:
                if entity.label_ in ("ORG", "PER"):
                    found[entity.label_ == "PER"].add(" ".join(entity.text.split()))
        return found

    return find


def measure(find: Callable[[Reading], Found], acts: Iterable[tuple[Reading, Figures]]) -> Figures:
    """Precision, recall and F1 of a reader, for organisations and for persons."""
    counts = {"organisations": [0, 0, 0, 0], "persons": [0, 0, 0, 0]}
    for reading, gold in acts:
        organisations, persons = find(reading)
        same = Names(gold.get("aliases", {})).is_same
        wanted = {row["name"] for row in gold.get("organisations", [])}
        _count(counts["organisations"], organisations, wanted, same)
        _count(counts["persons"], persons, gold_persons(gold), is_same_person)
    return {kind: _figures(*numbers) for kind, numbers in counts.items()}


def _count(counts: list[int], found: set[str], wanted: set[str], same: Callable[[object, object], bool]) -> None:
    counts[0] += sum(any(same(name, other) for other in wanted) for name in found)
    counts[1] += len(found)
    counts[2] += sum(any(same(name, other) for other in found) for name in wanted)
    counts[3] += len(wanted)


def _figures(right: int, found: int, hit: int, wanted: int) -> Figures:
    precision, recall = right / max(found, 1), hit / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def read_set(folder: Path) -> list[tuple[Reading, Figures]]:
    """The annotated acts of a folder with their gold."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        gold = folder / "gold" / f"{path.stem}.json"
        if gold.exists():
            reading = annotate(find_tables(segment(clean(read_document(path)))))
            found.append((reading, json.loads(gold.read_text(encoding="utf-8"))))
    return found


def main() -> None:
    """Trains, measures, and writes the figures and the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    seed = parser.parse_args().seed
    acts = read_set(ACTS / "fresh3")
    start = time.perf_counter()
    trained = train_model(training_sentences([ACTS / "seen", ACTS / "dev", ROOT / "data" / "acts"], seed), seed)
    seconds = time.perf_counter() - start
    readers = {
        "rules": measure(by_rules, acts),
        "trained model": measure(by_model(trained), acts),
        "stock model": measure(by_model(spacy.load(MODEL, exclude=UNUSED)), acts),
    }
    beats = {
        kind: readers["trained model"][kind]["f1"] > readers["stock model"][kind]["f1"] for kind in readers["rules"]
    }
    verdict = (
        f"Trained in {seconds:.0f} s (seed {seed}). The trained model "
        + ("beats" if all(beats.values()) else "does not beat")
        + " the stock model on both kinds; "
        + ("the rules beat both, so builds use the rules and no model is shipped: `ecograph train-ner` makes it."
           if all(readers["rules"][kind]["f1"] >= readers["trained model"][kind]["f1"] for kind in beats)
           else "no model is shipped: `ecograph train-ner` makes it.")
    )  # fmt: skip
    content = json.loads(FIGURES.read_text(encoding="utf-8"))
    content["names"] = {"acts": len(acts), "date": date.today().isoformat(), "verdict": verdict, "readers": readers}
    FIGURES.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_page(content, PAGE)
    for name, kinds in readers.items():
        sys.stdout.write(f"{name:14} {kinds}\n")
    sys.stdout.write(f"{verdict}\n")


if __name__ == "__main__":
    main()
