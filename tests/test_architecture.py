"""The architecture that the folders show is the one that the code has (import-linter checks the layers)."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "ecograph"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300

# Which part of the package may import which third party.
THIRD_PARTY: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "values": {"text_to_num"},
    "settings": set(),
    "version": set(),
    "vocabulary": {"pyoxigraph"},
    "knowledge": {"yaml", "ahocorasick_rs"},
    "gazetteer_source": set(),
    "documents": {"pypdfium2", "docx", "selectolax", "pdfplumber"},
    "text": set(),
    "annotations": {"spacy"},
    "facts": set(),
    "entities": {"rapidfuzz", "yaml"},
    "graph": {"pyoxigraph"},
    "validation": {"pyshacl", "rdflib", "pyoxigraph"},
    "stores": {"pyoxigraph", "SPARQLWrapper"},
    "queries": {"pyoxigraph", "yaml"},
    "analytics": {"networkx", "networkit", "numpy", "pyoxigraph"},
    "exports": {"pyoxigraph", "networkx"},
    "evaluation": set(),
    "curation": {"pyoxigraph", "yaml"},
    "notebook": {"pandas", "networkx", "pyoxigraph"},
    "pipeline": {"pyoxigraph"},
    "web": {"fastapi", "starlette", "jinja2", "markupsafe", "pyoxigraph", "rdflib", "uvicorn", "yaml", "pydantic"},
    "cli": {"typer", "rich", "pyoxigraph", "uvicorn"},
}
BANNED_NAMES = {"utils", "helpers", "common", "core", "misc", "manager"}
BOUNDARY = {"pipeline/workers.py"}  # the one place where any fault of one document is caught


def relative(path: Path) -> str:
    """The module's path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


def imported(tree: ast.AST) -> set[str]:
    """Top-level names of all imported modules."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_third_party_stays_where_it_belongs(path: Path) -> None:
    part = relative(path).split("/")[0].removesuffix(".py")
    if part == "__init__":
        part = "errors"
    outside = {name for name in imported(ast.parse(path.read_text())) if name not in sys.stdlib_module_names}
    assert outside - {"ecograph", "_typeshed"} <= THIRD_PARTY[part]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_are_small_and_well_named(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST
    assert not BANNED_NAMES & set(relative(path).removesuffix(".py").split("/"))


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_public_names_say_what_they_return(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "the module has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_catch_all(path: Path) -> None:
    if relative(path) in BOUNDARY:
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert not (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))


def test_top_level_folders_are_there() -> None:
    root = PACKAGE.parents[1]
    for name in ("pyproject.toml", "ontology", "shapes", "src/ecograph", "queries", "data", "tests", "README.md"):
        assert (root / name).exists()
