"""Building: incremental, atomic, the same bytes every time, and bad input named while the rest goes on."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ecograph.errors import EcographError, StoreError
from ecograph.exports.rdf import write_rdf
from ecograph.pipeline.build import build
from ecograph.stores import open_store
from ecograph.stores.generations import StoreDirectory
from tests.conftest import ACTS, ROOT, silent

FEW = ("d05", "d09", "r02", "r03", "r12", "r19", "s01", "s09")


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    """A folder of a few acts."""
    folder = tmp_path / "acts"
    folder.mkdir()
    for path in [*ACTS.glob("seen/*.txt"), *ACTS.glob("dev/*.txt")]:
        if path.name.startswith(FEW):
            shutil.copy(path, folder)
    return folder


def dump(location: Path, tmp_path: Path, name: str) -> bytes:
    """The N-Quads of a store."""
    write_rdf(open_store(location), "nq", tmp_path / name)
    return (tmp_path / name).read_bytes()


def documents(location: Path) -> list[str]:
    """The names of the documents of a store."""
    rows = open_store(location).query(
        "SELECT ?name { GRAPH ?g { ?d <https://w3id.org/ecograph/ns#fileName> ?name } } ORDER BY ?name"
    )
    return [row["name"].value for row in rows]


def test_same_input_gives_the_same_bytes_with_any_number_of_jobs(acts: Path, tmp_path: Path) -> None:
    build([acts], tmp_path / "one", 1, silent)
    build([acts], tmp_path / "two", 2, silent)
    first = dump(tmp_path / "one", tmp_path, "one.nq")
    assert first == dump(tmp_path / "two", tmp_path, "two.nq")
    assert len(first) > 10_000


def test_only_what_changed_is_read_anew(acts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build([acts], store, 1, silent)
    assert first.read_anew == len(FEW)
    assert build([acts], store, 1, silent).read_anew == 0
    changed = next(acts.glob("r02*"))
    changed.write_text(changed.read_text() + "\nAffiché le 29 juin 2012\n")
    assert build([acts], store, 1, silent).read_anew == 1


def test_a_file_gone_is_retracted_and_other_inputs_stay(acts: Path, tmp_path: Path) -> None:
    store, other = tmp_path / "store", next(ACTS.glob("seen/r20*"))
    build([acts], store, 1, silent)
    build([other], store, 1, silent)
    assert len(documents(store)) == len(FEW) + 1
    next(acts.glob("r02*")).unlink()
    build([acts], store, 1, silent)
    assert len(documents(store)) == len(FEW)
    assert other.name in documents(store)
    assert not any(name.startswith("r02") for name in documents(store))


def test_bad_input_is_named_and_the_rest_is_built(acts: Path, tmp_path: Path) -> None:
    (acts / "empty.txt").write_bytes(b"")
    (acts / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (acts / "broken.pdf").write_bytes(b"%PDF-1.4 nothing here")
    (acts / "broken.docx").write_bytes(b"PK\x03\x04nothing")
    (acts / "huge.txt").write_text("Le vieux maire regardait la mer. " * 620_000)
    (acts / "broken.zip").write_bytes(b"PK\x03\x04nothing")
    accented = "Le conseil municipal, à l'unanimité, décide d'attribuer une subvention de 500 € à l'association Éclat."
    (acts / "windows.txt").write_bytes(accented.encode("cp1252"))
    (acts / "utf16.txt").write_bytes(accented.encode("utf-16"))
    report = build([acts], tmp_path / "store", 1, silent)
    problems = {Path(problem.path).name: problem.problem for problem in report.problems}
    assert set(problems) == {"empty.txt", "binary.txt", "broken.pdf", "broken.docx", "huge.txt", "broken.zip"}
    assert all(len(reason) > 5 for reason in problems.values())
    assert len(documents(tmp_path / "store")) == len(FEW) + 2


def test_a_novel_is_no_act(acts: Path, tmp_path: Path) -> None:
    (acts / "novel.txt").write_text(
        "Le vieux notaire quitta la maison de la rue basse. Sa fille Marie DUPONT lui avait coûté 12 000 francs, "
        "et l'association de ses souvenirs le menait à la mer. Il vota pour le départ. " * 60
    )
    report = build([acts], tmp_path / "store", 1, silent)
    assert [Path(problem.path).name for problem in report.problems] == ["novel.txt"]


def test_a_missing_path_is_an_error_and_the_old_store_stays(acts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([acts], store, 1, silent)
    before = dump(store, tmp_path, "before.nq")
    with pytest.raises(EcographError, match="nowhere"):
        build([tmp_path / "nowhere"], store, 1, silent)
    assert dump(store, tmp_path, "after.nq") == before


def test_a_second_build_on_the_same_store_is_refused(acts: Path, tmp_path: Path) -> None:
    directory = StoreDirectory(tmp_path / "store")
    with directory.lock(), pytest.raises(StoreError, match="Another build"):
        build([acts], tmp_path / "store", 1, silent)


@pytest.mark.parametrize("seconds", [0.6, 1.2, 2.0])
def test_a_killed_build_leaves_the_old_store_or_the_new_one(acts: Path, tmp_path: Path, seconds: float) -> None:
    store = tmp_path / "store"
    build([next(acts.glob("r02*"))], store, 1, silent)
    old = documents(store)
    command = [sys.executable, "-m", "ecograph.cli", "build", str(acts), "--store", str(store), "--jobs", "2"]
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert documents(store) in (old, sorted(path.name for path in acts.iterdir()))
    build([acts], store, 1, silent)
    assert len(documents(store)) == len(FEW)


def test_a_full_disk_leaves_the_old_store(acts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    build([next(acts.glob("r02*"))], store, 1, silent)
    before = documents(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ecograph.pipeline.publication.write_sources", full)
    with pytest.raises(EcographError, match="No space left"):
        build([acts], store, 1, silent)
    assert documents(store) == before


def test_a_retracted_person_is_nowhere(acts: Path, tmp_path: Path) -> None:
    corrections = tmp_path / "corrections.yml"
    corrections.write_text('retracted:\n  - {person: "Ousmane DIARRA", reason: "demande de la personne"}\n')
    build([acts], tmp_path / "plain", 1, silent)
    build([acts], tmp_path / "struck", 1, silent, corrections)
    assert b"DIARRA" in dump(tmp_path / "plain", tmp_path, "plain.nq")
    assert b"DIARRA" not in dump(tmp_path / "struck", tmp_path, "struck.nq")
