"""Sums that columns split by section, by year or by a "dont", in other layouts and forms of numbers."""

from itertools import product

import pytest

from ecograph.model.facts import Flow
from tests.unit.facts.forms import facts_of, laid_out, number

NAMES = ("Les Mille Sources", "AS Vauban Handball", "Textilia", "La Boîte à Malices")
PARTS = ((1500, 500), (8000, 2000), (3000, 2200), (12500, 5500))
YEARS = ("2018", "2019", "2020")
SHARES = ((25000, 20000), (30000, 15000), (36000, 12000))
LAYOUTS = ("bars", "semicolons", "hyphens", "dashes", "tabs", "aligned", "spaces", "lines", "apart")
FORMS = ("{}", "{} €", "{},00", "dotted")
HEADS = (("Fonctionnement", "Investissement"), ("2018", "2019"), ("Aide au fonctionnement", "Aide aux projets"))
CASES = [
    (layout, heads, FORMS[at % len(FORMS)], total)
    for at, (layout, heads, total) in enumerate(product(LAYOUTS, HEADS, (False, True)))
]


def table(
    first: str, labels: tuple[str, ...], parts: tuple[tuple[int, int], ...], heads: list[str], form: str
) -> list[list[str]]:
    rows = [[first, *heads]]
    return [
        *rows,
        *([label, *(number(v, form) for v in (*own, sum(own)))] for label, own in zip(labels, parts, strict=True)),
    ]


def total_of(parts: tuple[tuple[int, int], ...], form: str) -> list[str]:
    columns = [sum(own[at] for own in parts) for at in range(2)]
    return ["TOTAL", *(number(v, form) for v in (*columns, sum(columns)))]


def flows(lead: str, lines: str) -> set[tuple[str, int, int | None]]:
    text = (
        "VILLE D'AVALLON\nSÉANCE DU 12 MARS 2018\n\nDélibération n° 2018-14 : Soutien aux associations\n\n"
        f"{lead}\n\n{lines}\n\nLe Maire,\nPaul DURAND\n"
    )
    facts = facts_of(text)
    found = [fact for fact in facts if isinstance(fact, Flow)]
    return {(f.payee, int(f.amount), int(f.part_of_amount) if f.part_of_amount else None) for f in found}


@pytest.mark.parametrize(("layout", "heads", "form", "total"), CASES)
def test_columns_that_split_each_grant_are_its_parts(
    layout: str, heads: tuple[str, str], form: str, total: bool
) -> None:
    rows = table("Association", NAMES, PARTS, [*heads, "Total"], form)
    rows += [total_of(PARTS, form)] if total else []
    stated = {(name, sum(own), None) for name, own in zip(NAMES, PARTS, strict=True)}
    stated |= {(name, part, sum(own)) for name, own in zip(NAMES, PARTS, strict=True) for part in own}
    lead = "Le Conseil municipal, après en avoir délibéré, décide d'attribuer les subventions suivantes :"
    assert flows(lead, laid_out(rows, layout)) == stated


@pytest.mark.parametrize(("layout", "form", "total"), [(a, f, t) for (a, _, f, t) in CASES[::3]])
def test_rows_of_years_and_columns_of_sections_split_one_sum(layout: str, form: str, total: bool) -> None:
    rows = table("Année", YEARS, SHARES, ["Fonctionnement", "Investissement", "Total annuel"], form)
    rows += [total_of(SHARES, form)] if total else []
    whole = sum(map(sum, SHARES))
    stated = {("Textilia", sum(own), whole) for own in SHARES}
    stated |= {("Textilia", part, sum(own)) for own in SHARES for part in own}
    lead = (
        "La Ville d'Avallon attribue à l'association Textilia une subvention pluriannuelle de "
        f"{whole // 1000} 000 €, répartie comme suit :"
    )
    assert {row for row in flows(lead, laid_out(rows, layout)) if row[1] not in (whole, 91000, 47000)} == stated
