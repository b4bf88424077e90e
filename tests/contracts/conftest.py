"""Other engines, started for the tests."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import free_port


def await_answer(address: str, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Waits until somebody answers at an address."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} does not answer")


class Server:
    """A running `oxigraph serve`, with its addresses."""

    def __init__(self, port: int) -> None:
        self.query = f"http://127.0.0.1:{port}/query"
        self.update = f"http://127.0.0.1:{port}/update"
        self.store = f"http://127.0.0.1:{port}/store"


@contextlib.contextmanager
def oxigraph(*options: str) -> Iterator[Server]:
    """A running `oxigraph serve`; skips the test where it is not installed."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    port = free_port()
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}", *options],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await_answer(f"http://127.0.0.1:{port}/query", process, 10)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(5)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """An oxigraph server whose default graph is the union of its named graphs."""
    with oxigraph("--union-default-graph") as server:
        yield server


class Virtuoso:
    """A running Virtuoso: queries for everybody, updates for its administrator."""

    def __init__(self, port: int) -> None:
        self.query = f"http://127.0.0.1:{port}/sparql"
        self.update = f"http://127.0.0.1:{port}/sparql-auth"


_VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
TransactionFile = {folder}/virtuoso.trx
ErrorLogFile = {folder}/virtuoso.log
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
"""


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7)")
    folder = tmp_path_factory.mktemp("virtuoso")
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(folder=folder, http=http, sql=sql), encoding="utf-8")
    process = subprocess.Popen(
        [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await_answer(f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D", process, 90)
        yield Virtuoso(http)
    finally:
        process.kill()
        process.wait(10)
