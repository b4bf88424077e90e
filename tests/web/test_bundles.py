"""A server without the bundles of npm says so, in one line, and how to make them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ecograph.cli import app
from ecograph.web.pages import rendering


@pytest.fixture
def unbundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An install that could not reach npm."""
    monkeypatch.setattr(rendering, "STATIC", tmp_path)
    rendering.script.cache_clear()
    yield
    rendering.script.cache_clear()


def served(location: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `ecograph serve` says before it listens."""
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    return CliRunner().invoke(app, ["serve", "--store", str(location)]).output


@pytest.mark.usefixtures("unbundled")
def test_what_is_missing_is_said(sample_location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [line for line in served(sample_location, monkeypatch).splitlines() if "npm run build" in line]
    assert len(said) == 1
    assert "network.js" in said[0]
    assert "departements.svg" in said[0]


def test_nothing_is_said_where_all_is_there(
    sample_location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bundles").mkdir()
    for name in rendering.BUNDLES:
        (tmp_path / "bundles" / name).write_text("x")
    monkeypatch.setattr(rendering, "STATIC", tmp_path)
    rendering.script.cache_clear()
    assert "npm" not in served(sample_location, monkeypatch)
    rendering.script.cache_clear()
