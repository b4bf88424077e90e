"""The report of `ecograph analyze`: pictures, tables and words, from the acts of a store."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from ecograph.analytics.projections import NetworkReader
from ecograph.analytics.report import write_report
from ecograph.stores import Store


@pytest.fixture(scope="module")
def report(seen: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report on the acts of tests/acts."""
    folder = tmp_path_factory.mktemp("report")
    write_report(NetworkReader(seen), folder)
    return folder


def test_the_total_is_that_of_the_network_and_names_its_stage(report: Path, seen: Store) -> None:
    said = re.search(r"<p>Total \(attribué / awarded\) : ([^<]+)\s€\.</p>", (report / "index.html").read_text("utf-8"))
    assert said is not None
    euros = Decimal(re.sub(r"\s", "", said[1]).replace(",", "."))
    assert euros == NetworkReader(seen).network("money").total() > 0


def test_communities_beyond_the_colours_are_counted(report: Path) -> None:
    page = (report / "index.html").read_text("utf-8")
    section = page[page.index('<section id="money">') : page.index("</section>", page.index('<section id="money">'))]
    with (report / "money_actors.csv").open(encoding="utf-8", newline="") as table:
        found = {row["community"] for row in csv.DictReader(table)}
    assert len(found) > 7
    assert f"{len(found) - 7} plus petites en gris" in section


def test_pictures_need_no_script_and_nothing_from_elsewhere(report: Path) -> None:
    page = (report / "index.html").read_text("utf-8")
    assert "<svg" in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="https?:', page)
