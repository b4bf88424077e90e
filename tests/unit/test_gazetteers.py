"""The gazetteers that ship: sorted, well formed, and the same after a rebuild from their source."""

import io
import json
import shutil
import subprocess
import tarfile
from collections import Counter
from pathlib import Path

import pytest

from ecograph.errors import EcographError, KnowledgeError
from ecograph.gazetteer_source import COLUMNS, FILES, PACKAGE, Row, read_rows, rebuild, sort_key, write_rows

GAZETTEERS = Path(__file__).parents[2] / "data" / "gazetteers"
ORGANISATIONS = {
    **FILES,
    "networks.csv": (*COLUMNS, "kind"),
    "poles.csv": (*COLUMNS, "status", "successor"),
    "public_bodies.csv": (*COLUMNS, "kind", "payer"),
    "universities.csv": COLUMNS,
}
TYPES = {
    *("commune", "epci", "metropole", "departement", "region", "state", "syndicat", "chamber"),
    *("pole", "association", "company", "university", "research", "other"),
}
# Communes and EPCI may bear one name: what must be unique there is the official code.
UNIQUE = dict.fromkeys(ORGANISATIONS, "name") | {"communes.csv.gz": "insee", "epci.csv": "siren"}
KNOWN = [
    ("communes.csv.gz", {"name": "Besançon", "insee": "25056", "siren": "212500565", "departement": "25"}),
    ("communes.csv.gz", {"name": "Marseille", "insee": "13055", "siren": "211300553"}),
    ("departements.csv", {"name": "Département du Doubs", "insee": "25", "siren": "222500019", "territory": "Doubs"}),
    ("epci.csv", {"siren": "242500361", "name": "Communauté urbaine Grand Besançon Métropole", "kind": "CU"}),
    ("epci.csv", {"siren": "200054807", "type": "metropole", "departement": "13"}),
    ("networks.csv", {"name": "Association française des pôles de compétitivité", "type": "association"}),
    ("poles.csv", {"name": "Pégase", "successor": "SAFE Cluster"}),
    ("public_bodies.csv", {"name": "Fonds européen de développement régional", "payer": "Union européenne"}),
    ("public_bodies.csv", {"name": "Bpifrance", "type": "company"}),
    ("regions.csv", {"name": "Région Franche-Comté", "successor": "Région Bourgogne-Franche-Comté"}),
    ("regions.csv", {"name": "Région Provence-Alpes-Côte d'Azur", "insee": "93", "siren": "231300021"}),
    ("universities.csv", {"name": "Aix-Marseille Université", "type": "university"}),
]
ALIASES = [
    ("epci.csv", "CAGB", "242500361"),
    ("epci.csv", "Communauté d'agglomération du Grand Besançon", "242500361"),
    ("epci.csv", "PMA", "200065647"),
    ("poles.csv", "Solutions Communicantes Sécurisées", "Pôle SCS"),
    ("public_bodies.csv", "ADEME", "Agence de l'environnement et de la maîtrise de l'énergie"),
    ("regions.csv", "Région Sud", "93"),
    ("universities.csv", "AMU", "Aix-Marseille Université"),
]


def is_valid_siren(siren: str) -> bool:
    digits = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(siren))]
    return len(siren) == 9 and sum(digit // 10 + digit % 10 for digit in digits) % 10 == 0


@pytest.fixture(scope="module")
def gazetteers() -> dict[str, list[Row]]:
    return {name: read_rows(GAZETTEERS / name) for name in ORGANISATIONS}


def test_every_file_is_covered_by_these_tests() -> None:
    files = {path.name for path in GAZETTEERS.iterdir() if ".csv" in path.suffixes}
    assert files == {*ORGANISATIONS, "given_names.csv"}


@pytest.mark.parametrize(("name", "columns"), [*ORGANISATIONS.items(), ("given_names.csv", ("name", "gender"))])
def test_rewriting_a_file_changes_no_byte(name: str, columns: tuple[str, ...], tmp_path: Path) -> None:
    rows = read_rows(GAZETTEERS / name)
    assert tuple(rows[0]) == columns
    assert rows == sorted(rows, key=sort_key)
    write_rows(tmp_path / name, columns, rows)
    if name.endswith(".gz"):  # the compressor's version may differ, the content may not
        assert read_rows(tmp_path / name) == rows
    else:
        assert (tmp_path / name).read_bytes() == (GAZETTEERS / name).read_bytes()
    assert (GAZETTEERS / name).stat().st_size < 1_000_000


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_rows_are_well_formed(name: str, gazetteers: dict[str, list[Row]]) -> None:
    for row in gazetteers[name]:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert row["name"]
        assert row["source"], row
        assert row["type"] in TYPES, row
        assert all(alias == alias.strip() != "" for alias in aliases), row
        assert aliases == sorted(set(aliases) - {row["name"]}), row
        assert not row["siren"] or is_valid_siren(row["siren"]), row


@pytest.mark.parametrize(("name", "column"), UNIQUE.items())
def test_keys_are_unique(name: str, column: str, gazetteers: dict[str, list[Row]]) -> None:
    seen = Counter(row[column] for row in gazetteers[name])
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(("name", "expected"), KNOWN)
def test_known_rows_are_there(name: str, expected: Row, gazetteers: dict[str, list[Row]]) -> None:
    assert any(expected.items() <= row.items() for row in gazetteers[name])


@pytest.mark.parametrize(("name", "alias", "key"), ALIASES)
def test_known_aliases_lead_to_one_row(name: str, alias: str, key: str, gazetteers: dict[str, list[Row]]) -> None:
    [row] = [row for row in gazetteers[name] if alias in row["aliases"].split("|")]
    assert key in row.values()


@pytest.mark.parametrize("name", ["poles.csv", "regions.csv"])
def test_successors_are_rows_of_the_same_file(name: str, gazetteers: dict[str, list[Row]]) -> None:
    names = {row["name"] for row in gazetteers[name]}
    assert {row["successor"] for row in gazetteers[name]} - {""} <= names


def test_european_funds_are_paid_by_the_union(gazetteers: dict[str, list[Row]]) -> None:
    payers = {row["payer"] for row in gazetteers["public_bodies.csv"] if "européen" in row["kind"]}
    assert payers == {"Union européenne"}


def test_given_names_are_unique_and_many() -> None:
    rows = read_rows(GAZETTEERS / "given_names.csv")
    names = {row["name"] for row in rows}
    assert len(names) == len(rows) > 1_800
    assert {row["gender"] for row in rows} == {"m", "f", ""}
    assert {"Jean-Claude", "Marie-Noëlle", "Fatima", "Gwenaël", "João", "Mamadou"} <= names


@pytest.fixture
def small_package(tmp_path: Path) -> Path:
    """An archive laid out like the npm package, with one authority of each level."""
    commune = {"nom": "Besançon", "code": "25056", "siren": "212500565", "departement": "25"}
    members = [{"code": "25056", "populationMunicipale": 10}, {"code": "70001", "populationMunicipale": 3}]
    content = {
        "package": {"version": "9.9.9"},
        "data/communes": [commune | {"type": "commune-actuelle"}, commune | {"type": "commune-deleguee"}],
        "data/departements": [
            {"code": "25", "nom": "Doubs", "region": "27", "typeLiaison": 2, "zone": "metro"},
            {"code": "987", "nom": "Polynésie française", "region": "987", "typeLiaison": 0, "zone": "com"},
        ],
        "data/epci": [{"code": "242500361", "nom": "CA du Grand Dole  (CAGD)", "type": "CA", "membres": members}],
        "data/ept": [],
        "data/regions": [{"code": "44", "nom": "Grand Est", "typeLiaison": 2, "zone": "metro"}],
    }
    archive = tmp_path / "package.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        for name, entries in content.items():
            written = json.dumps(entries).encode()
            member = tarfile.TarInfo(f"package/{name}.json")
            member.size = len(written)
            tar.addfile(member, io.BytesIO(written))
    return archive


def test_rebuild_makes_names_and_aliases(small_package: Path, tmp_path: Path) -> None:
    communes, departements, epci, regions = (read_rows(path) for path in rebuild(tmp_path, small_package))
    assert [row["insee"] for row in communes] == ["25056"]
    assert departements[0]["name"] == "Département du Doubs"
    assert departements[0]["aliases"] == "CD25|Conseil départemental du Doubs|Conseil général du Doubs"
    assert departements[1]["type"] == "other"
    assert epci[0]["name"] == "Communauté d'agglomération du Grand Dole"
    assert epci[0]["aliases"] == "CA du Grand Dole|CAGD|Grand Dole"
    assert epci[0]["departement"] == "25"
    assert regions[0]["aliases"] == "Conseil régional du Grand Est"
    assert regions[0]["source"] == f"{PACKAGE} 9.9.9"


def test_rebuild_keeps_what_was_written_by_hand(small_package: Path, tmp_path: Path) -> None:
    target = tmp_path / "epci.csv"
    old = {"name": "CA de Dole", "aliases": "Dole Agglo", "siren": "242500361", "source": f"{PACKAGE} 1.0"}
    own = {"name": "CC disparue", "siren": "200000172", "source": "à la main"}
    write_rows(target, FILES["epci.csv"], [old, own])
    rebuild(tmp_path, small_package)
    kept, renewed = read_rows(target)
    assert renewed["aliases"] == "CA de Dole|CA du Grand Dole|CAGD|Dole Agglo|Grand Dole"
    assert (kept["name"], kept["source"]) == ("CC disparue", "à la main")


def test_an_archive_of_something_else_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.tgz"
    wrong.write_text("not an archive")
    with pytest.raises(KnowledgeError, match=r"wrong\.tgz"):
        rebuild(tmp_path, wrong)


def test_missing_npm_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def run(*_: object, **__: object) -> None:
        raise FileNotFoundError("npm")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(EcographError, match="npm is not installed"):
        rebuild(tmp_path)


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed: the source package cannot be had")
def test_a_rebuild_from_the_source_changes_nothing(tmp_path: Path) -> None:
    for name in FILES:
        shutil.copy(GAZETTEERS / name, tmp_path / name)
    try:
        rebuild(tmp_path)
    except EcographError as error:
        if "could not download" not in str(error):
            raise
        pytest.skip(f"npm is there but has no registry: {error}")
    for name in FILES:
        assert read_rows(tmp_path / name) == read_rows(GAZETTEERS / name)
