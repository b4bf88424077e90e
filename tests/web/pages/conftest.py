"""A real server on the sample acts, and a client that asks as a browser does."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.web.conftest import serving

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ACT = "/act/200054807/2019-03-28/eco-023-5566-19-bm"


@pytest.fixture(scope="session")
def sample_address(sample_location: Path) -> Iterator[str]:
    with serving(sample_location) as address:
        yield address


@pytest.fixture(scope="session")
def browser(sample_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sample_address, headers={"Accept": BROWSER}, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def program(sample_address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sample_address, timeout=30) as client:
        yield client
