"""Fixtures shared by all tests: sample acts, a store built from them once."""

import socket
from pathlib import Path

import pytest

from ecograph.pipeline.build import build
from ecograph.stores import Store, open_store

ROOT = Path(__file__).parents[1]
ACTS = ROOT / "tests" / "acts"


def silent(stage: str, done: int, total: int) -> None:
    """Progress that says nothing."""


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """The shipped sample acts."""
    return ROOT / "data" / "acts"


@pytest.fixture(scope="session")
def sample_location(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Path:
    """A store directory built from the sample acts."""
    location = tmp_path_factory.mktemp("sample") / "store"
    build([sample_folder], location, 1, silent)
    return location


@pytest.fixture(scope="session")
def sample(sample_location: Path) -> Store:
    """The store of the sample acts, opened."""
    return open_store(sample_location)


@pytest.fixture(scope="session")
def seen_location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store directory built from the acts of tests/acts/seen and tests/acts/dev."""
    location = tmp_path_factory.mktemp("seen") / "store"
    build([ACTS / "seen", ACTS / "dev"], location, 2, silent)
    return location


@pytest.fixture(scope="session")
def seen(seen_location: Path) -> Store:
    """The store of the acts of tests/acts/seen and tests/acts/dev, opened."""
    return open_store(seen_location)
