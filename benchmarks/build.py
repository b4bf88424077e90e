"""The whole build of 200 acts on two processes, against spaCy's NER alone over the same texts in one process.

    python -m benchmarks.build [--acts 200] [--rounds 3] [--write docs/performance.md]

Both are run in turns, as fresh processes, on the same folder, so that a busy machine slows both alike: the ratio
is what counts. NER is `fr_core_news_md` with only its `ner` component, paragraphs in batches of 256.
"""

import argparse
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "tests" / "acts" / name for name in ("seen", "dev", "held")] + [ROOT / "data" / "acts"]

YEAR = re.compile(r"(?<!\d)20[0-2]\d(?!\d)")
NER = """
import sys, time
from pathlib import Path
import spacy
nlp = spacy.load("fr_core_news_md", exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer"])
paragraphs = [p for f in sorted(Path(sys.argv[1]).glob("*.txt")) for p in f.read_text().split("\\n\\n") if p.strip()]
start = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(paragraphs, batch_size=256))
print(time.perf_counter() - start, words)
"""


def make_acts(folder: Path, count: int) -> None:
    """Writes `count` different acts: the known ones in turn, as if taken again in other years, under other numbers."""
    texts = [path.read_text(encoding="utf-8") for source in SOURCES for path in sorted(source.glob("*.txt"))]
    for number in range(count):
        text = taken_earlier(texts[number % len(texts)], number // len(texts))
        (folder / f"act-{number:04d}.txt").write_text(text, encoding="utf-8")


def taken_earlier(text: str, years: int) -> str:
    """The text with every year of this century moved back."""
    return YEAR.sub(lambda year: str(int(year[0]) - years), text)


def timed_build(folder: Path, store: Path, jobs: int) -> tuple[float, float]:
    """Seconds of wall time, and peak memory in MiB of the largest process, of one build."""
    shutil.rmtree(store, ignore_errors=True)
    command = [sys.executable, "-m", "ecograph.cli", "build", str(folder), "--store", str(store), "--jobs", str(jobs)]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def timed_ner(folder: Path) -> tuple[float, int]:
    """Seconds of NER alone (model loading left out), and words read."""
    done = subprocess.run([sys.executable, "-c", NER, str(folder)], check=True, capture_output=True, text=True)
    seconds, words = done.stdout.split()
    return float(seconds), int(words)


def write_section(page: Path, name: str, text: str) -> None:
    """Puts a text between the two marks of that name on a page."""
    mark = f"<!-- {name} -->"
    before, _, after = page.read_text(encoding="utf-8").partition(mark)
    page.write_text(f"{before}{mark}\n{text}\n{mark}{after.partition(mark)[2]}", encoding="utf-8")


def main() -> None:
    """Prints the figures, and writes them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as held:
        small, whole, store = Path(held, "half"), Path(held, "whole"), Path(held, "store")
        for folder, count in ((small, asked.acts // 2), (whole, asked.acts)):
            folder.mkdir()
            make_acts(folder, count)
        builds, ners, halves, memory, words = [], [], [], 0.0, 0
        before = os.getloadavg()[0]
        for _ in range(asked.rounds):
            seconds, memory = timed_build(whole, store, 2)
            builds.append(seconds)
            halves.append(timed_build(small, store, 2)[0])
            ner, words = timed_ner(whole)
            ners.append(ner)
    build, half, ner = (statistics.median(values) for values in (builds, halves, ners))
    lines = [
        f"{date.today().isoformat()}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"median of {asked.rounds} rounds run in turns on a shared machine "
        f"(load {before:.1f} at the start, {os.getloadavg()[0]:.1f} at the end, this benchmark's own included).",
        "",
        "| what | seconds |",
        "| --- | --- |",
        f"| whole build of {asked.acts} acts, 2 processes | {build:.1f} |",
        f"| whole build of {asked.acts // 2} acts, 2 processes | {half:.1f} |",
        f"| NER alone over the {asked.acts} acts ({words:,} words), 1 process | {ner:.1f} |",
        "",
        f"Build / NER: **{build / ner:.2f}**. Twice the acts take {build / half:.2f} times as long. "
        f"Peak memory of the largest process: {memory:.0f} MiB.",
    ]
    text = "\n".join(lines)
    sys.stdout.write(text + "\n")
    if asked.write:
        write_section(asked.write, "benchmarks.build", text)


if __name__ == "__main__":
    main()
