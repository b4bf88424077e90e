"""A new build is served without a restart, and the command line serves."""

import gc
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pyoxigraph as ox

from ecograph.stores import open_store
from ecograph.stores.generations import StoreDirectory
from tests.conftest import free_port
from tests.web.conftest import BROWSER, iri, publish, serving

COUNT = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}


def content(size: int):
    return (ox.Quad(iri(f"s/{n}"), iri("p"), ox.Literal(n), iri("g")) for n in range(size))


def test_the_next_query_sees_the_next_build(tmp_path: Path) -> None:
    publish(tmp_path, "one", content(1))
    with serving(tmp_path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        tags = set()
        for generation, size in (("one", 1), ("two", 2), ("three", 3), ("four", 4)):
            publish(tmp_path, generation, content(size))
            for _ in range(4):  # every worker takes its turn
                response = client.get("/sparql", params=COUNT)
                assert response.json()["results"]["bindings"][0]["n"]["value"] == str(size)
            tags.add(response.headers["ETag"])
            assert f'"{generation}"' in client.get("/sparql").text
        assert len(tags) == 4


def test_a_missing_store_is_said_in_a_sentence(tmp_path: Path) -> None:
    program = "import sys; from ecograph.cli import main; sys.argv = sys.argv[1:]; main()"
    command = [sys.executable, "-c", program, "ecograph", "serve", "--store", str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert "holds no store yet" in done.stderr
    assert "Traceback" not in done.stderr


def test_serve(store_root: Path) -> None:
    port = free_port()
    program = "import sys; from ecograph.cli import main; sys.argv = sys.argv[1:]; main()"
    command = [sys.executable, "-c", program, "ecograph", "serve", "--store", str(store_root), "--port", str(port)]
    process = subprocess.Popen([*command, "--timeout", "1"], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            try:
                response = httpx.get(f"http://127.0.0.1:{port}/sparql", params=COUNT, trust_env=False)
                break
            except httpx.ConnectError:
                time.sleep(0.05)
        assert response.json()["results"]["bindings"][0]["n"]["value"] == "3006"
        assert "server" not in response.headers
    finally:
        process.terminate()
        process.wait(10)
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()


def test_a_page_whose_generation_is_gone_is_asked_for_again(sample_location: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    shutil.copytree(sample_location, root)
    with serving(root) as address, httpx.Client(base_url=address, headers={"Accept": BROWSER}) as client:
        assert client.get("/actors").status_code == 200
        (StoreDirectory(root).require_current() / "search.sqlite").unlink()  # as two later builds do
        response = client.get("/actors?q=pole")
        assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
        assert int(response.headers["Retry-After"]) > 0


def test_a_generation_stays_for_as_long_as_it_is_read(tmp_path: Path) -> None:
    publish(tmp_path, "one", content(1))
    first = StoreDirectory(tmp_path).require_current()
    reader, another = open_store(tmp_path), open_store(tmp_path)
    for number, name in enumerate(("two", "three", "four")):
        publish(tmp_path, name, content(number + 2))
    assert [len(list(store.quads())) for store in (reader, another)] == [1, 1]
    del reader
    gc.collect()
    publish(tmp_path, "five", content(5))
    assert first.exists(), "the other one still reads it"
    del another
    gc.collect()
    publish(tmp_path, "six", content(6))
    assert sorted(path.name for path in first.parent.iterdir()) == ["five", "six"]
