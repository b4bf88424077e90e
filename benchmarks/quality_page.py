"""docs/quality.md from the figures of data/quality.json."""

from pathlib import Path
from typing import Any

HEAD = """# How well acts are read

Measured on {date} ({machine}) by `make score`: each set goes through a real build, and its tidy tables are compared
with facts marked by hand. The same figures stand in `data/quality.json`, from which builds put them into the graph
(`graph/quality`, `dqv:QualityMeasurement`); `tests/quality` fails where one falls by more than 0.01.

Precision: share of the facts found that are right. Recall: share of the facts of the acts that are found. F1: their
harmonic mean. Overall: weighted mean of the tables' F1 (flows count 4; components, officials, partnerships, acts,
attendance, organisations and conventions 2; the others 1). `ecograph evaluate GOLD_DIR --store DIR` measures your own
acts the same way and lists every miss.
"""

TUNED = """
## What to expect on the next act

A figure is worth what the acts behind it are worth. **Tuned** sets were looked at while rules were written: they say
what the rules can do, not what they will do. Only a set that nobody looked at says what an unseen act gets.

| set | acts | tuned on | overall F1 | flows P | flows R | flows F1 | amounts read | issuers | lowest issuer | median issuer |
| --- | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |
"""

NO_FIT = """
Rules have no fitted parameters, so leaving out the acts of one issuer and fitting again would change nothing. What
an issuer's own habits are worth is told by the spread: the lowest and the median overall F1 of the acts of one issuer.

The first measurement of the sets that were measured before any of their misses was looked at:

| set | date | acts | overall F1 | flows P | flows R |
| --- | --- | --: | --: | --: | --: |
"""

NOISE = """
## Noise

All hand-marked acts, damaged as copying, converting and scanning do (`tests/generated/noise.py`). Share of all marked
facts that are found, and of the found facts that are right, over all tables:

| noise | recall | drop | precision |
| --- | --: | --: | --: |
"""

LIMITS = """
## Limits

- The acts marked by hand are mostly retold or invented after real ones, and their marks hold errors too: a second
  careful reader of ten acts agreed with the marks at 0.93 overall.
- Tables with few facts (recusals, memberships, funding relations) move by several points with one fact.
- Generated acts are simpler than real ones: they tell whether a construct is read at all, not how often it occurs.
- "Amounts read" counts amounts that got a reading other than "unread"; whether it is the right one shows in the tables.
- Scanned pages add the errors of character recognition to all of this.
"""


def write_page(content: dict[str, Any], path: Path) -> None:
    """Writes the page."""
    parts = [HEAD.format(**content), TUNED, *_sets(content["sets"]), NO_FIT, *_first(content["first"])]
    for name, figures in content["sets"].items():
        parts += _tables(name, figures)
    parts += [NOISE, *_noise(content["noise"])]
    if content.get("names"):
        parts += _names(content["names"])
    path.write_text("".join([*parts, LIMITS]), encoding="utf-8")


def _sets(sets: dict[str, Any]) -> list[str]:
    rows = []
    for name, figures in sets.items():
        flows = figures["tables"]["flows"]
        spread = figures.get("by_issuer")
        issuers = (
            [str(spread["issuers"]), f"{spread['minimum']:.3f}", f"{spread['median']:.3f}"] if spread else ["", "", ""]
        )
        cells = [
            f"{name} ({figures['title']})", str(figures["documents"]), "yes" if figures["tuned"] else "**no**",
            f"{figures['overall']:.3f}", *(f"{flows[key]:.3f}" for key in ("precision", "recall", "f1")),
            f"{figures['amounts_read']:.3f}", *issuers,
        ]  # fmt: skip
        rows.append(f"| {' | '.join(cells)} |\n")
    return rows


def _first(first: dict[str, Any]) -> list[str]:
    return [
        f"| {name} | {seen['date']} | {seen['documents']} | {seen['overall']:.2f} | {seen['flows']['precision']:.2f} "
        f"| {seen['flows']['recall']:.2f} |\n"
        for name, seen in sorted(first.items())
    ]


def _tables(name: str, figures: dict[str, Any]) -> list[str]:
    lines = [
        f"\n## {name}: {figures['title']}\n\n",
        "| table | facts | precision | recall | F1 |\n",
        "| --- | --: | --: | --: | --: |\n",
    ]
    for table, row in figures["tables"].items():
        cells = (str(row["gold"]), *(f"{row[key]:.3f}" for key in ("precision", "recall", "f1")))
        lines.append(f"| {table} | {' | '.join(cells)} |\n")
    return lines


def _noise(noise: dict[str, Any]) -> list[str]:
    clean = noise["clean"]["recall"]
    order = sorted(noise, key=lambda kind: (kind != "clean", kind == "all", kind))
    return [
        f"| {'all but mojibake' if kind == 'all' else kind} | {noise[kind]['recall']:.3f} "
        f"| {clean - noise[kind]['recall']:.3f} | {noise[kind]['precision']:.3f} |\n"
        for kind in order
    ]


def _names(names: dict[str, Any]) -> list[str]:
    head = (
        "\n## Names of organisations and persons: rules, trained model, stock model\n\n"
        f"{names['acts']} acts that neither rules nor templates came from, {names['date']}. {names['verdict']}\n\n"
        "| reader | names | precision | recall | F1 |\n| --- | --- | --: | --: | --: |\n"
    )
    rows = [
        f"| {reader} | {kind} | {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} |\n"
        for reader, kinds in names["readers"].items()
        for kind, row in kinds.items()
    ]
    return [head, *rows]
