"""The example notebook runs, and the Python API says what the tables and the store say."""

import ast
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import ecograph
from ecograph.errors import EcographError
from ecograph.notebook import frames

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "ecograph.ipynb"


def test_every_cell_runs(sample_location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOGRAPH_STORE", str(sample_location))
    names: dict[str, object] = {}
    results = []
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            tree = ast.parse("".join(cell["source"]))
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, str(NOTEBOOK), "exec"), names)
            if isinstance(last, ast.Expr):
                results.append(eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names))
    assert len(results) >= 8
    assert all(len(result) for result in results if hasattr(result, "__len__"))


def test_tables_have_numbers_and_dates(sample_location: Path) -> None:
    graph = ecograph.open(sample_location)
    flows = graph.flows()
    assert flows["amount"].dtype == "float64"
    assert set(flows["status"]) >= {"awarded"}
    assert "flows" in dir(graph)
    assert len(graph.sparql("SELECT ?act { ?act a <https://w3id.org/ecograph/ns#Act> }"))


def test_the_network_adds_up_to_the_table(sample_location: Path) -> None:
    graph = ecograph.open(sample_location)
    flows = graph.flows()
    kept = flows[
        (flows.status == "awarded") & flows.part_of_amount.isna() & (flows.instrument != "guarantee")
        & (flows.payer != flows.payee)
    ].drop_duplicates("flow")  # fmt: skip
    money = graph.network("money", status="awarded")
    assert Decimal(str(round(money.size("weight"), 2))) == Decimal(str(round(kept.amount.sum(), 2)))


def test_what_is_not_there_is_said(sample_location: Path) -> None:
    graph = ecograph.open(sample_location)
    with pytest.raises(EcographError, match="there are"):
        graph.table("nope")
    with pytest.raises(EcographError, match="narrowed by year"):
        graph.network("money", years=2019)
    with pytest.raises(AttributeError):
        graph.nope()


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(EcographError, match=r"ecograph\[notebook\]"):
        frames.pandas()


def test_importing_ecograph_is_instant() -> None:
    code = "import sys, ecograph; print(sorted({'pandas', 'networkx', 'pyoxigraph', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
