"""How well acts are read: real builds of sets of acts, their tidy tables against facts marked by hand.

    python -m benchmarks.quality          (or: make score)

Writes data/quality.json, which builds put into the graph and which tests hold as the floor, and docs/quality.md.
"""

import json
import os
import platform
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from tests.generated.acts import generate
from tests.generated.noise import NOISES, noised

from benchmarks.quality_page import write_page
from ecograph.evaluation import Evaluation, evaluate
from ecograph.exports.tables import table_dicts, table_names
from ecograph.pipeline.build import build
from ecograph.stores import open_store

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "data" / "quality.json"
PAGE = ROOT / "docs" / "quality.md"
GENERATED = 150
SEED = 20_260
# Sets whose misses were looked at while rules were written. Whoever opens a set adds it here: its first figures stay.
OPENED = frozenset(
    {
        "seen",
        "seeds",
        "dev",
        "held",
        "fresh3",
        "fresh4",
        "fresh5",
        "fresh6",
        "fresh8",
        "fresh9",
        "fresh10",
        "fresh11",
        "fresh12",
        "short",
        "generated",
    }
)

Figures = dict[str, Any]
_READ = """SELECT (COUNT(?m) AS ?all) (SUM(IF(STRENDS(STR(?use), "/unread"), 0, 1)) AS ?read)
    { GRAPH ?g { ?m a <https://w3id.org/ecograph/ns#MonetaryMention> ; <https://w3id.org/ecograph/ns#amountUse> ?use } }"""


@dataclass(frozen=True, slots=True)
class ActSet:
    """Acts with their gold; `is_tuned` where rules were written with these acts in view."""

    name: str
    title: str
    title_fr: str
    is_tuned: bool
    texts: Mapping[str, str]
    gold: Mapping[str, Figures]


def _folder(name: str, title: str, title_fr: str, acts: Path, gold: Path) -> ActSet | None:
    """The set in a folder; None where it is not there."""
    paths = [path for path in sorted(acts.glob("*.txt")) if (gold / f"{path.stem}.json").exists()]
    if not paths:
        return None
    texts = {path.name: path.read_bytes().decode() for path in paths}
    golds = {path.name: json.loads((gold / f"{path.stem}.json").read_text(encoding="utf-8")) for path in paths}
    return ActSet(name, title, title_fr, name in OPENED, texts, golds)


def act_sets() -> list[ActSet]:
    """All sets that are there."""
    acts, seeds = ROOT / "tests" / "acts", ROOT.parent / "shared" / "seeds"
    titles = {
        "seen": ("acts that the rules were written with", "actes avec lesquels les règles ont été écrites"),
        "dev": ("second set", "deuxième jeu"),
        "held": ("third set", "troisième jeu"),
        "fresh3": ("fourth set", "quatrième jeu"),
        "fresh4": ("fifth set", "cinquième jeu"),
        "fresh5": ("sixth set", "sixième jeu"),
        "fresh6": ("seventh set", "septième jeu"),
        "fresh7": ("eighth set", "huitième jeu"),
        "fresh8": ("ninth set", "neuvième jeu"),
        "fresh9": ("tenth set", "dixième jeu"),
        "fresh10": ("eleventh set", "onzième jeu"),
        "fresh11": ("twelfth set", "douzième jeu"),
        "fresh12": ("thirteenth set", "treizième jeu"),
        "fresh13": ("fourteenth set", "quatorzième jeu"),
        "short": ("short acts in dense prose, lists and tables", "actes courts en prose dense, listes et tableaux"),
        "control": ("short acts that nobody opened", "actes courts que personne n'a ouverts"),
    }
    found = [_folder(name, *told, acts / name, acts / name / "gold") for name, told in titles.items()]
    found += [_folder("seeds", "real acts", "actes réels", seeds, seeds.parent / "gold"), generated_set(GENERATED)]
    return [found_set for found_set in found if found_set is not None]


def generated_set(count: int) -> ActSet:
    """Made-up acts whose facts are known because they were put in."""
    made = [generate(SEED + number) for number in range(count)]
    return ActSet(
        "generated", "made-up acts, facts known by construction", "actes fabriqués, faits connus par construction",
        "generated" in OPENED, {act.name: act.text for act in made}, {act.name: act.gold for act in made},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """The tables of a set as a real build gives them."""

    acts: ActSet
    tables: Mapping[str, list[dict[str, str]]]
    amounts: int
    amounts_read: int

    def evaluation(self, names: Iterable[str] | None = None) -> Evaluation:
        """The evaluation of all acts, or of some."""
        with tempfile.TemporaryDirectory() as folder:
            for name in names or self.acts.gold:
                content = {**self.acts.gold[name], "document": name}
                (Path(folder) / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
            return evaluate(Path(folder), lambda table: [dict(row) for row in self.tables[table]])


def measure(acts: ActSet) -> Measured:
    """Builds a store of a set and reads its tables."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, location, none = Path(folder, "acts"), Path(folder, "store"), Path(folder, "none.yml")
        inputs.mkdir()
        for name, text in acts.texts.items():
            (inputs / name).write_bytes(text.encode())
        build([inputs], location, os.cpu_count() or 1, lambda stage, done, total: None, none)
        store = open_store(location)
        tables = {name: list(table_dicts(store, name)) for name in table_names()}
        counts = store.query(_READ)
        if not isinstance(counts, ox.QuerySolutions):
            raise TypeError("a SELECT query was expected")
        row = next(counts)
        amounts, read = (int(getattr(row[name], "value", 0)) for name in ("all", "read"))
    return Measured(acts, tables, amounts, read)


def figures_of(measured: Measured) -> Figures:
    """The figures of a set, rounded to three places."""
    found = measured.evaluation()
    figures: Figures = {
        "title": measured.acts.title,
        "title_fr": measured.acts.title_fr,
        "tuned": measured.acts.is_tuned,
        "documents": found.documents,
        "overall": round(found.overall, 3),
        "amounts_read": round(measured.amounts_read / measured.amounts, 3) if measured.amounts else 1.0,
        "tables": {
            score.table: {
                "gold": score.gold,
                "precision": round(score.precision, 3),
                "recall": round(score.recall, 3),
                "f1": round(score.f1, 3),
            }
            for score in found.scores
        },
    }
    if measured.acts.name != "generated":
        figures["by_issuer"] = _by_issuer(measured)
    return figures


def _by_issuer(measured: Measured) -> Figures:
    """The overall F1 of the acts of each issuer: the lowest, the median, and how many issuers there are."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, gold in measured.acts.gold.items():
        acts = gold.get("acts") or [gold.get("act") or {}]
        groups[str(acts[0].get("institution") or name)].append(name)
    scores = sorted(measured.evaluation(names).overall for names in groups.values())
    return {"issuers": len(groups), "minimum": round(scores[0], 3), "median": round(statistics.median(scores), 3)}


def noise_figures(clean: Iterable[Measured], kinds: Iterable[str]) -> Figures:
    """Share of all facts found, clean and under each kind of noise, over all hand-marked sets together."""
    sets = list(clean)
    counts: Figures = {"clean": _found([measured.evaluation() for measured in sets])}
    for kind in kinds:
        again = []
        for measured in sets:
            texts = {name: noised(text, kind, name) for name, text in measured.acts.texts.items()}
            acts = measured.acts
            again.append(measure(ActSet(acts.name, acts.title, acts.title_fr, acts.is_tuned, texts, acts.gold)))
        counts[kind] = _found([measured.evaluation() for measured in again])
    return counts


def _found(evaluations: list[Evaluation]) -> Figures:
    scores = [score for evaluation in evaluations for score in evaluation.scores]
    hits, gold = sum(score.hits for score in scores), sum(score.gold for score in scores)
    spurious = sum(score.spurious for score in scores)
    return {"recall": round(hits / gold, 3), "precision": round(hits / (hits + spurious), 3)}


def main() -> None:
    """Measures everything and writes both files."""
    before: Figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    measured = [measure(acts) for acts in act_sets()]
    sets = {found.acts.name: figures_of(found) for found in measured}
    by_hand = [found for found in measured if found.acts.name != "generated"]
    today = date.today().isoformat()
    first = dict(before.get("first", {}))
    for name, figures in sets.items():
        if not figures["tuned"] and first.get(name, {}).get("documents") != figures["documents"]:
            first[name] = {"date": today, "documents": figures["documents"], "overall": figures["overall"],
                           "flows": figures["tables"].get("flows", {})}  # fmt: skip
    content = {
        "date": today,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "sets": sets,
        "noise": noise_figures(by_hand, ["all", *NOISES]),
        "first": first,
        "names": before.get("names", {}),
    }
    FIGURES.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_page(content, PAGE)
    for name, figures in sets.items():
        flows = figures["tables"].get("flows", {})
        sys.stdout.write(
            f"{name:10} {figures['documents']:4} acts  overall {figures['overall']:.3f}  flows P {flows['precision']:.3f} "
            f"R {flows['recall']:.3f}  amounts read {figures['amounts_read']:.3f}\n"
        )


if __name__ == "__main__":
    main()
