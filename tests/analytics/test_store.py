"""Networks of real stores: projections, the named graph and the drawings."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from ecograph.analytics.drawings import FILE, drawing, read_drawings, write_drawings
from ecograph.analytics.named_graph import analytics_quads
from ecograph.analytics.projections import PROJECTIONS, NetworkReader, Selection
from ecograph.errors import EcographError
from ecograph.exports.tables import table_dicts
from ecograph.queries import run_query
from ecograph.stores import Store
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import MemoryStore
from ecograph.values.iris import Minter


@pytest.fixture(scope="module")
def reader(seen: Store) -> NetworkReader:
    """A reader of the acts of tests/acts."""
    return NetworkReader(seen)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_every_projection_has_named_actors(reader: NetworkReader, name: str) -> None:
    network = reader.network(name)
    assert network.ties
    assert all(actor.label for actor in network.actors.values())
    unnamed = [iri for iri in network.actors if iri not in reader.actors]
    assert unnamed == []


@pytest.mark.parametrize("status", ["awarded", "requested", "planned", "paid"])
def test_money_is_that_of_the_table_of_flows(reader: NetworkReader, seen: Store, status: str) -> None:
    flows = {
        row["flow"]: Decimal(row["amount"])
        for row in table_dicts(seen, "flows")
        if row["status"] == status and not row["part_of_amount"] and row["instrument"] != "guarantee"
        and row["payer"] and row["payee"]
    }  # fmt: skip
    assert reader.network("money", Selection(status=status)).total() == sum(flows.values())


def test_statuses_are_never_mixed_and_guarantees_only_by_name(reader: NetworkReader) -> None:
    assert {tie.status for tie in reader.network("money").ties} == {"awarded"}
    assert "guarantee" not in {tie.instrument for tie in reader.network("money").ties}
    assert {tie.instrument for tie in reader.network("money", Selection(instrument="guarantee")).ties} <= {"guarantee"}


def test_a_selection_narrows(reader: NetworkReader) -> None:
    year = reader.network("money").years()[-1]
    assert {tie.year for tie in reader.network("money", Selection(year=year)).ties} == {year}
    poles = reader.network("partnerships", Selection(kind="pole"))
    assert all("pole" in {poles.actors[t.source].kind, poles.actors[t.target].kind} for t in poles.ties)


def test_an_unknown_network_is_refused(reader: NetworkReader) -> None:
    with pytest.raises(EcographError, match="there are money"):
        reader.network("friends")


def test_the_named_graph_is_repeatable(seen: Store, reader: NetworkReader) -> None:
    quads = analytics_quads(reader, Minter())
    assert quads == analytics_quads(NetworkReader(seen), Minter())
    assert set(MemoryStore(quads).quads()) <= set(seen.quads())  # the store shortens the text of numbers


def test_sparql_finds_the_ten_most_central_funders(seen: Store, reader: NetworkReader) -> None:
    rows = list(run_query(seen, "most_central_funders"))  # type: ignore[arg-type]
    assert len(rows) == 10
    paid: dict[str, Decimal] = {}
    for tie in reader.network("money").ties:
        if tie.source != tie.target:
            paid[tie.source] = paid.get(tie.source, Decimal(0)) + tie.weight
    best = sorted(paid.values(), reverse=True)[:10]
    assert [Decimal(row["euros"].value) for row in rows] == best


def test_drawings_are_repeatable_and_hold_every_flow(seen_location: Path, seen: Store, tmp_path: Path) -> None:
    folder = StoreDirectory(seen_location).require_current()
    write_drawings(NetworkReader(seen), tmp_path / FILE)
    assert (tmp_path / FILE).read_bytes() == (folder / FILE).read_bytes()
    money = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["money"]
    rows = {
        row["flow"] for row in table_dicts(seen, "flows") if not row["part_of_amount"] and row["payer"] and row["payee"]
    }
    assert {tie[7] for tie in money["ties"]} == rows
    assert all(len(node) == 8 for node in money["nodes"])


@pytest.mark.parametrize("name", ["cofunding", "coattendance"])
def test_a_folded_network_is_drawn_from_the_ties_that_it_folds(
    seen_location: Path, reader: NetworkReader, name: str
) -> None:
    found = read_drawings(StoreDirectory(seen_location).require_current() / FILE).get(name)
    assert found == drawing(reader, PROJECTIONS[name])
    assert found["folded"]
    assert [tie[7] for tie in found["ties"]] == [tie.statement for tie in reader.ties(PROJECTIONS[name])]


def test_a_drawing_of_an_earlier_release_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"money": {"name": "money", "nodes": [], "ties": []}}', encoding="utf-8")
    assert read_drawings(tmp_path / FILE).get("money") is None
    assert read_drawings(tmp_path / "none.json").get("money") is None
