"""Answers that were worked out by hand from the sample acts."""

from collections.abc import Callable
from decimal import Decimal

import pyoxigraph as ox
import pytest

from ecograph.exports.tables import cell
from ecograph.queries import run_query
from ecograph.stores import Store

Ask = Callable[..., list[dict[str, str]]]
POLE = "Pôle Solutions Communicantes Sécurisées"
MICRO = "Pôle des Microtechniques"
METROPOLE = "Métropole Aix-Marseille-Provence"


@pytest.fixture(scope="module")
def ask(sample: Store) -> Ask:
    def rows(name: str, /, **values: str) -> list[dict[str, str]]:
        result = run_query(sample, name, values)
        assert isinstance(result, ox.QuerySolutions)
        names = [variable.value for variable in result.variables]
        return [{column: cell(row[column]) for column in names} for row in result]

    return rows


def test_who_funds_whom_keeps_stages_apart(ask: Ask) -> None:
    found = {
        (row["payer"], row["payee"], row["year"], row["status"]): Decimal(row["total"]) for row in ask("who_funds_whom")
    }
    assert found[METROPOLE, POLE, "2019", "awarded"] == 80_000  # stated in the act and again in its own articles: once
    assert found[METROPOLE, "Medinsoft", "2019", "awarded"] == 65_000
    agglomeration = "Communauté d'agglomération du Grand Besançon"
    assert found[agglomeration, MICRO, "2017", "requested"] == 41_000
    assert found[agglomeration, MICRO, "2017", "awarded"] == 41_000


def test_who_funds_whom_in_one_year_at_one_stage(ask: Ask) -> None:
    rows = ask("who_funds_whom", in_year="2019", with_status="awarded")
    assert {row["payee"] for row in rows} == {POLE, "Medinsoft"}


def test_components_make_the_whole_on_their_axis(ask: Ask) -> None:
    parts = [row for row in ask("components") if row["year"] == "2019" and row["payee"] == POLE]
    assert {row["axis"] for row in parts} == {"source"}
    assert sorted(Decimal(row["amount"]) for row in parts) == [30_000, 50_000]
    events = [row for row in ask("components") if row["payee"] == "Medinsoft"]
    assert sum(Decimal(row["amount"]) for row in events) == 65_000


def test_shares_of_budgets(ask: Ask) -> None:
    shares = {(Decimal(row["amount"]), Decimal(row["base"])): row for row in ask("shares_of_budgets")}
    row = shares[Decimal(80_000), Decimal(1_598_033)]
    assert (Decimal(row["percent"]), Decimal(row["computed"])) == (5, 5)
    assert row["payee"] == POLE


def test_instalments_say_when_they_are_due(ask: Ask) -> None:
    rows = [row for row in ask("instalments_due") if row["payee"] == POLE]
    assert {(row["kind"], Decimal(row["percent"]), Decimal(row["amount"])) for row in rows} >= {
        ("advance", 80, 64_000), ("balance", 20, 16_000),
    }  # fmt: skip
    assert all("80 %" in row["evidence"] or "20 %" in row["evidence"] for row in rows)


def test_requested_against_awarded(ask: Ask) -> None:
    (row,) = [row for row in ask("requested_and_awarded") if row["payee"] == MICRO]
    assert (Decimal(row["requested"]), Decimal(row["awarded"]), Decimal(row["share"])) == (41_000, 41_000, 100)


def test_concentration_of_awards(ask: Ask) -> None:
    (row,) = [row for row in ask("concentration") if row["payer"] == METROPOLE and row["year"] == "2019"]
    assert Decimal(row["total"]) == 145_000  # 80,000 and 65,000
    assert Decimal(row["largest_share"]) == Decimal("55.2")
    assert Decimal(row["herfindahl"]) == Decimal("0.505")


def test_cofunders_of_a_pole(ask: Ask) -> None:
    rows = [row for row in ask("cofunders") if row["payee"] == MICRO and row["status"] == "planned"]
    planned = {row["payer"]: Decimal(row["total"]) for row in rows}
    assert planned["Région Bourgogne Franche-Comté"] == 225_028
    assert planned["État"] == 138_972


def test_partners_of_a_pole_in_a_year(ask: Ask) -> None:
    partners = {
        row["partner"] for row in ask("pole_partners_over_time") if row["pole"] == POLE and row["year"] == "2019"
    }
    assert {"Capenergies", "Optitec", "Minalogic", "SAFE Cluster"} <= partners


def test_voices_of_a_vote(ask: Ask) -> None:
    (row,) = [row for row in ask("voices_ledger") if row["act"] == "2017/003854"]
    assert (row["in_office"], row["in_favour"], row["against"], row["abstained"]) == ("129", "115", "0", "0")
    assert row["stepped_aside"] == "3"  # one voice of J.-L. Fousseret, two of D. Schauss who held a proxy


def test_who_stepped_aside_and_later_signed(ask: Ask) -> None:
    assert {(row["person"], row["voices"]) for row in ask("stepped_aside")} == {
        ("Jean-Louis FOUSSERET", "1"), ("Dominique SCHAUSS", "2"),
    }  # fmt: skip
    assert [row["person"] for row in ask("stepped_aside_and_signed")] == ["Jean-Louis FOUSSERET"]


def test_who_held_whose_proxy(ask: Ask) -> None:
    held = {(row["giver"], row["holder"]) for row in ask("who_held_whose_proxy") if row["session"] == "2019-03-28"}
    assert held == {("Danielle MILON", "Danièle GARCIA")}


def test_by_what_right_a_bureau_decided(ask: Ask) -> None:
    acts = {row["act"]: row["body"] for row in ask("decided_by_delegation")}
    assert acts["ECO 023-5566/19/BM"] == "Bureau de la Métropole"
    assert "2017/003854" not in acts  # the full assembly decided
    cited = {row["reference"] for row in ask("legal_basis") if row["act"] == "ECO 023-5566/19/BM"}
    assert any("2014-58" in reference for reference in cited)


def test_discrepancies_name_both_figures(ask: Ask) -> None:
    (row,) = ask("discrepancies")
    assert (Decimal(row["stated"]), Decimal(row["computed"]), Decimal(row["delta"])) == (834_000, 833_906, -94)


def test_an_actor_is_found_by_any_of_its_names(ask: Ask) -> None:
    assert [row["label"] for row in ask("actor_by_name", name="Pôle SCS")] == [POLE]
    for name in ("pôle scs", "pole scs", "POLE-SCS", "communicantes securisees"):
        assert POLE in [row["label"] for row in ask("actor_by_name", name=name)], name
    iri = ask("actor_by_name", name="pôle scs")[0]["actor"]
    assert ask("actor_by_iri", iri=iri)[0]["label"] == POLE


def test_an_actor_s_flows_with_the_words_of_the_source(ask: Ask) -> None:
    iri = ask("actor_by_name", name="Pôle SCS")[0]["actor"]
    flows = [row for row in ask("actor_flows", actor=iri) if row["year"] == "2019"]
    assert [(row["direction"], row["other"], Decimal(row["amount"])) for row in flows] == [
        ("received", METROPOLE, 80_000)
    ]
    assert "80.000 euros" in flows[0]["evidence"]
    assert any(row["person"] == "Lionel LAPRAS" for row in ask("actor_roles", actor=iri))
    assert any(row["partner"] == "Minalogic" for row in ask("actor_ties", actor=iri))
