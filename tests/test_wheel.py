"""A built wheel holds the bundles of the pages and what a researcher edits; with a message where it cannot."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = (
    "pyproject.toml", "README.md", "LICENSE", "hatch_build.py", "frontend", "src", "data", "ontology", "queries", "shapes",
)  # fmt: skip
LEFT_OUT = shutil.ignore_patterns("node_modules", "bundles", "__pycache__")
NO_NPM = "could not be bundled"


@pytest.mark.slow
def test_a_wheel_holds_the_bundles(tmp_path: Path) -> None:
    copy = tmp_path / "project"
    copy.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, copy / name)
    build = [sys.executable, "-m", "pip", "wheel", str(copy), "--no-deps", "--quiet", "--wheel-dir", str(tmp_path)]
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    if NO_NPM in built.stderr + built.stdout:
        pytest.skip("npm is out of reach")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "ecograph/web/static/bundles/departements.svg" in names
    for page in ("network", "sparql"):
        assert f"ecograph/web/static/bundles/{page}.js" in names
    assert "ecograph/web/static/site.css" in names
    assert "ecograph/_shipped/queries/fiches/flow_breakdown.rq" in names
    assert not any("node_modules" in name or name.endswith(".ts") for name in names)
