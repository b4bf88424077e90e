"""The commands of both READMEs run and print what stands under them; the two are kept in step."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def commands(name: str) -> list[tuple[str, list[str]]]:
    """Each command of a README with the words that its output must hold."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall((ROOT / name).read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip():
                found[-1][1].append(line.strip())
    return found


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_commands_run_and_print_what_is_shown(name: str, tmp_path: Path) -> None:
    for command, shown in commands(name):
        if command.startswith("make"):
            targets = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert f"\n{command.split()[1]}:" in targets
            continue
        words = [word.replace("out/", f"{tmp_path}/") for word in shlex.split(command)]
        assert words[0] == ".venv/bin/ecograph"
        done = subprocess.run(
            [sys.executable, "-m", "ecograph.cli", *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        output = done.stdout.replace(f"{tmp_path}/", "out/")
        for line in shown:
            assert line in output


def test_both_languages_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.fr.md")


def test_links_lead_somewhere() -> None:
    for name in ("README.md", "README.fr.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert target.startswith("http") or (ROOT / target).exists(), target
