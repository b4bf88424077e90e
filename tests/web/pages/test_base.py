"""A graph under a base of its own: whoever serves or publishes it need not be told the base again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ecograph.stores.loading import ledger_path
from ecograph.stores.minting import minted_base
from ecograph.stores.opening import current_publication, open_store
from ecograph.web.publishing import publish
from tests.conftest import silent
from tests.contracts.conftest import oxigraph
from tests.web.conftest import BROWSER, serving

BASE = "https://data.example.org/actes/"
ACT = "2019-03-28-metropole-amp-pole-scs.txt"
PATHS = ("/org/pole-scs", "/act/200054807/2019-03-28/eco-023-5566-19-bm", "/code/status/awarded", "/graph/entities")
MAIN = "import sys; from ecograph.cli import main; sys.argv = sys.argv[1:]; main()"


def run(*arguments: str, **environment: str) -> None:
    """Runs the command line."""
    command = [sys.executable, "-c", MAIN, "ecograph", *arguments]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def based(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    location = tmp_path_factory.mktemp("based") / "store"
    run("build", str(sample_folder / ACT), "--store", str(location), ECOGRAPH_BASE=BASE)
    return location


@pytest.fixture(scope="module")
def client(based: Path) -> Iterator[httpx.Client]:
    with serving(based) as address, httpx.Client(base_url=address, headers={"Accept": BROWSER}) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_iris_answer(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 200
    rdf = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert rdf.status_code == 200
    assert BASE in rdf.text


def test_links_stay_on_the_server(client: httpx.Client) -> None:
    assert 'href="/org/pole-scs"' in client.get("/actors").text
    assert f'"base": "{BASE}"' in client.get("/sparql").text


def test_a_site_stands_where_its_iris_do(based: Path, tmp_path: Path) -> None:
    publish(based, tmp_path, "", silent)
    assert f"<loc>{BASE}org/pole-scs/</loc>" in (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert (tmp_path / "org/pole-scs/index.html").is_file()


def test_the_base_goes_to_another_engine_with_the_graph(based: Path) -> None:
    with oxigraph("--union-default-graph") as server:
        run("load", "--store", str(based), "--endpoint", server.update)
        assert ledger_path(based / "cache", server.update).exists()
        assert minted_base(current_publication(server.query), open_store(server.query)) == BASE
        with serving(server.query) as address:
            assert httpx.get(f"{address}/org/pole-scs", headers={"Accept": BROWSER}).status_code == 200
