"""One budget of an association, its two sides told in other layouts, with and without accounts."""

from itertools import product, zip_longest

import pytest

from ecograph.model.facts import BudgetLine, Flow
from tests.unit.facts.forms import facts_of, number

Line = tuple[str, str, int]
CHARGES: tuple[Line, ...] = (
    ("60", "Achats et fournitures", 12300),
    ("61", "Services extérieurs", 8700),
    ("64", "Charges de personnel", 74000),
)
PRODUITS: tuple[Line, ...] = (
    ("70", "Ventes de spectacles", 20600),
    ("74", "DRAC Bretagne", 31000),
    ("", "Région Bretagne", 15000),
    ("", "Département du Finistère", 9400),
    ("", "Ville de Quimperlé", 14000),
    ("75", "Cotisations des adhérents", 5000),
)
TOTAL = 95000
GIVEN = {("État", 31000), ("Région Bretagne", 15000), ("Département du Finistère", 9400)}
LAYOUTS = ("beside", "beside tabs", "beside bars", "aligned", "spaces", "colons", "semicolons", "lines", "apart", "run")
FORMS = ("{}", "{} €", "{},00", "dotted")
HEADS = (("CHARGES", "PRODUITS"), ("Dépenses", "Recettes"))
CASES = [
    (layout, accounts, FORMS[at % len(FORMS)], HEADS[at % len(HEADS)])
    for at, (layout, accounts, _) in enumerate(product(LAYOUTS, (True, False), range(2)))
]


def sides(accounts: bool, form: str, heads: tuple[str, str]) -> list[list[list[str]]]:
    """Each side as rows of account, label and sum, its total last."""
    return [
        [
            *([code if accounts else "", label, number(value, form)] for code, label, value in lines),
            ["", f"TOTAL {head}", number(TOTAL, form)],
        ]
        for head, lines in zip(heads, (CHARGES, PRODUITS), strict=True)
    ]


def beside(layout: str, left: list[list[str]], right: list[list[str]], heads: tuple[str, str]) -> str:
    rows = list(zip_longest(left[:-1], right[:-1], fillvalue=["", "", ""]))
    rows += [(left[-1], right[-1])]
    cells = [["", heads[0], "", "", heads[1], ""], *([*a, *b] for a, b in rows)]
    if layout == "beside":
        widths = [max(len(row[at]) for row in cells) for at in range(6)]
        padded = [
            [
                cell.rjust(w) if at in (2, 5) else cell.ljust(w)
                for at, (cell, w) in enumerate(zip(row, widths, strict=True))
            ]
            for row in cells
        ]
        return "\n".join("  ".join(row[:3]) + "      " + "  ".join(row[3:]) for row in padded)
    used = [at for at in range(6) if any(row[at] for row in cells[1:])]
    mark = "\t" if layout == "beside tabs" else " | "
    return "\n".join(mark.join(row[at] for at in used) for row in cells)


def below(layout: str, side: list[list[str]], head: str) -> str:
    if layout == "aligned":
        return "\n".join([head, *(f"{code:<4}{label:<34}{value:>12}" for code, label, value in side)])
    rows = [[cell for cell in row if cell] for row in side]
    if layout in ("lines", "apart"):
        return ("\n" if layout == "lines" else "\n\n").join([head, *(cell for row in rows for cell in row)])
    mark = {"spaces": " ", "colons": " : ", "semicolons": " ; ", "run": " "}[layout]
    words = [mark.join([" ".join(row[:-1]), row[-1]]) for row in rows]
    return (" " if layout == "run" else "\n").join([head, *words])


def told(layout: str, accounts: bool, form: str, heads: tuple[str, str]) -> str:
    both = sides(accounts, form, heads)
    if layout.startswith("beside"):
        return beside(layout, *both, heads)
    parts = [below(layout, side, head) for side, head in zip(both, heads, strict=True)]
    return (" " if layout == "run" else "\n\n" if layout == "apart" else "\n").join(parts)


@pytest.mark.parametrize(("layout", "accounts", "form", "heads"), CASES)
def test_a_budget_reads_the_same_in_every_form(layout: str, accounts: bool, form: str, heads: tuple[str, str]) -> None:
    text = (
        "VILLE DE QUIMPERLÉ\nSÉANCE DU 12 MARS 2018\n\nDélibération n° 2018-14 : Aide au Théâtre des Dunes\n\n"
        "L'association Le Théâtre des Dunes sollicite l'aide de la Ville.\n"
        "Budget prévisionnel 2018 de l'association Le Théâtre des Dunes :\n\n"
        f"{told(layout, accounts, form, heads)}\n\nLe Maire,\nPaul DURAND\n"
    )
    facts = facts_of(text)
    lines = {(fact.side, int(fact.amount)) for fact in facts if isinstance(fact, BudgetLine)}
    stated = {("expense", value) for _, _, value in CHARGES} | {("revenue", value) for _, _, value in PRODUITS}
    assert lines - {("expense", TOTAL), ("revenue", TOTAL)} == stated
    flows = {(fact.payer, int(fact.amount)) for fact in facts if isinstance(fact, Flow)}
    assert flows - {("Ville de Quimperlé", 14000)} == GIVEN
