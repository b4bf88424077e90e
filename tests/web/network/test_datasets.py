"""The networks of a publication: folded once, the build's file read once, whatever is asked afterwards."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ecograph.analytics.drawings import FILE
from ecograph.analytics.networks import fold
from ecograph.analytics.projections import PROJECTIONS, NetworkReader, Selection
from ecograph.stores import Store
from ecograph.stores.generations import StoreDirectory
from ecograph.web.network import datasets
from ecograph.web.network.choice import Choice
from ecograph.web.network.datasets import Publication

FOLDED = [name for name, one in PROJECTIONS.items() if one.is_folded]


@pytest.mark.parametrize("name", FOLDED)
def test_a_year_of_a_folded_network_is_that_year_folded(seen: Store, name: str) -> None:
    reader, shape = NetworkReader(seen), PROJECTIONS[name]
    years = sorted({tie.year for tie in reader.ties(shape) if tie.year})
    checked = 0
    for selection in (Selection(), *(Selection(year=year) for year in years), Selection(kind="commune")):
        asked = replace(selection, status=shape.default_status)
        direct = fold(tie for tie in reader.ties(shape) if reader._keeps(tie, asked, shape))
        assert reader.network(name, selection).ties == direct
        checked += bool(direct)
    assert checked > 1


def test_the_file_of_the_build_is_read_once(seen: Store, seen_location: Path, tmp_path: Path) -> None:
    file = shutil.copy(StoreDirectory(seen_location).require_current() / FILE, tmp_path)
    built = json.loads(Path(file).read_text(encoding="utf-8"))
    published = Publication(seen, "one", Path(file))
    assert json.loads(published.drawing("money"))["nodes"] == built["money"]["nodes"]
    Path(file).unlink()
    for name, shape in PROJECTIONS.items():
        source = next(key for key, one in PROJECTIONS.items() if one.query == shape.query and not one.is_folded)
        drawn = json.loads(published.drawing(name))
        assert (drawn["name"], drawn["ties"]) == (name, built[source]["ties"])
        assert published.arrangement(name).groups == {node[0]: node[5] for node in built[source]["nodes"]}


def test_the_whole_view_is_made_once_whatever_else_is_asked(seen: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Choice] = []
    make = datasets._dataset
    monkeypatch.setattr(datasets, "_dataset", lambda published, choice: made.append(choice) or make(published, choice))
    published = Publication(seen, "one", None)
    first = published.dataset(Choice("coattendance", q="dupont"))
    for number in range(datasets._KEPT + 5):  # as somebody who follows every link does
        published.dataset(Choice("recusals", year=str(1900 + number)))
    assert published.dataset(Choice("coattendance", colour="community")) is first
    assert [choice.projection for choice in made].count("coattendance") == 1


def test_degrees_count_neighbours(seen: Store) -> None:
    published = Publication(seen, "one", None)
    for name in PROJECTIONS:
        dataset = published.dataset(Choice(name))
        graph = dataset.network.graph()
        assert {node.iri: node.degree for node in dataset.nodes if node.iri in graph} == dict(graph.degree())
