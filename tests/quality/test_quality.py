"""No figure of data/quality.json falls: what `make score` once measured is the floor, less one point."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from benchmarks.quality import FIGURES, ActSet, act_sets, figures_of, measure

from ecograph.graph.quality import quality_quads
from ecograph.values.iris import Minter
from ecograph.vocabulary import DQV

ROOM = 0.01
RECORDED: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
SETS = [acts for acts in act_sets() if acts.name in RECORDED["sets"]]


@pytest.fixture(scope="module", params=SETS, ids=lambda acts: acts.name)
def figures(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """The figures of a set: recorded, and measured now."""
    acts: ActSet = request.param
    return RECORDED["sets"][acts.name], figures_of(measure(acts))


def test_the_acts_are_those_that_were_measured(figures: tuple[dict[str, Any], dict[str, Any]]) -> None:
    recorded, now = figures
    assert now["documents"] == recorded["documents"], "acts were added or left out: run `make score`"


def test_no_table_falls(figures: tuple[dict[str, Any], dict[str, Any]]) -> None:
    recorded, now = figures
    fallen = {
        table: (row["f1"], now["tables"][table]["f1"])
        for table, row in recorded["tables"].items()
        if now["tables"][table]["f1"] < row["f1"] - ROOM
    }
    assert fallen == {}


def test_the_whole_does_not_fall(figures: tuple[dict[str, Any], dict[str, Any]]) -> None:
    recorded, now = figures
    assert now["overall"] >= recorded["overall"] - ROOM
    assert now["amounts_read"] >= recorded["amounts_read"] - ROOM
    assert now["tables"]["flows"]["precision"] >= recorded["tables"]["flows"]["precision"] - ROOM


def test_noise_costs_less_than_ten_points() -> None:
    noise = RECORDED["noise"]
    assert all(noise["clean"]["recall"] - row["recall"] < 0.10 for row in noise.values())


def test_the_figures_are_in_the_graph() -> None:
    quads = quality_quads(Minter())
    values = {quad.subject.value: quad.object.value for quad in quads if quad.predicate == DQV.value}  # type: ignore[union-attr]
    flows = RECORDED["sets"]["seen"]["tables"]["flows"]
    assert float(values["https://w3id.org/ecograph/quality/seen/flows/precision"]) == flows["precision"]
    assert all(quad.graph_name == ox.NamedNode("https://w3id.org/ecograph/graph/quality") for quad in quads)
