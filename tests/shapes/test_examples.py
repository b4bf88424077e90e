"""Every shape accepts the valid examples and fires, with its severity, on at least one invalid example."""

from pathlib import Path

import pytest

from ecograph.validation.reading import EGS, load_shapes
from ecograph.validation.shapes import Verdict
from tests.shapes.examples import COUNCIL, INVALID, VALID, announced, findings_of, fired, graph_of

VERDICTS: list[Verdict] = [
    *(part.verdict for shape in load_shapes().nodes for part in shape.properties),
    *(shape.verdict for shape in load_shapes().nodes if shape.constraints),
    *(rule.verdict for rule in load_shapes().rules),
]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_valid_example(path: Path) -> None:
    assert findings_of(graph_of(path)) == set()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_fires_what_it_announces_and_nothing_else(path: Path) -> None:
    assert fired(findings_of(graph_of(COUNCIL, path))) == announced(path)


def test_every_shape_has_an_example_that_breaks_it() -> None:
    broken = {name for path in INVALID for _, name in announced(path)}
    assert {verdict.shape.removeprefix(str(EGS)) for verdict in VERDICTS} == broken


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: verdict.shape.rsplit("#")[-1])
def test_every_shape_speaks_french_and_english(verdict: Verdict) -> None:
    assert verdict.message_fr.endswith(".")
    assert verdict.message_en.endswith(".")
    assert verdict.message_fr != verdict.message_en


def test_a_source_error_is_a_warning_reported_once() -> None:
    findings = findings_of(graph_of(COUNCIL, next(path for path in INVALID if path.stem == "source-error")))
    assert [(finding.severity, finding.value) for finding in findings] == [
        ("Warning", "12 500 € écrits, 12 000 € calculés")
    ]
