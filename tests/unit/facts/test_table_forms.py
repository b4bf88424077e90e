"""One list of grants, told with other columns, other marks between cells and other forms of numbers."""

from itertools import product

import pytest

from ecograph.model.facts import Flow
from tests.unit.facts.forms import MARKS, aligned, facts_of

NAMES = ("Les Mille Sources", "AS Vauban Handball", "Textilia", "La Boîte à Malices", "Comité des fêtes de Sermizelles")
TEXTS = {
    "N°": ("1", "2", "3", "4", "5"),
    "Commune": ("Avallon", "Quarré", "Sermizelles", "Girolles", "Annay"),
    "Bénéficiaire": NAMES,
    "Opération": (
        "sentier balisé",
        "tournoi des jeunes",
        "salon professionnel",
        "festival d'automne",
        "fête patronale",
    ),
    "Taux": ("20 %", "30 %", "25 %", "50 %", "15 %"),
}
SUMS = {
    "Dépense HT": (41250, 94500, 61200, 286000, 4300),
    "Demande": (2500, 12000, 5200, 20800, 800),
    "Subvention votée": (2000, 10000, 5200, 18000, 500),
}
COLUMNS = (
    ("Bénéficiaire", "Subvention votée"),
    ("Bénéficiaire", "Opération", "Subvention votée"),
    ("Bénéficiaire", "Demande", "Subvention votée"),
    ("Bénéficiaire", "Opération", "Dépense HT", "Taux", "Subvention votée"),
    ("N°", "Commune", "Bénéficiaire", "Subvention votée"),
)
STATUS = {"Demande": "requested", "Subvention votée": "awarded"}
MARKED = ("bars", "semicolons", "hyphens", "dashes", "slashes", "tabs", "commas")
LAYOUTS = (*MARKED, "aligned", "spaces", "lines", "blocks", "run")
FORMS = ("{}", "{} €", "{},00", "{},00 €", "{} euros", "dotted")
CASES = [
    (columns, layout, FORMS[at % len(FORMS)], total)
    for at, (columns, layout, total) in enumerate(product(COLUMNS, LAYOUTS, (False, True)))
    if not (layout == "run" and "Commune" in columns)  # nothing tells the town from the name
]


def number(value: int, form: str) -> str:
    spaced = f"{value:,}".replace(",", " ")
    return spaced.replace(" ", ".") if form == "dotted" else form.format(spaced)


def rows_of(columns: tuple[str, ...], form: str, total: bool) -> list[list[str]]:
    cells = {**TEXTS, **{title: tuple(number(value, form) for value in values) for title, values in SUMS.items()}}
    rows = [list(columns), *([cells[title][at] for title in columns] for at in range(len(NAMES)))]
    sums = [number(sum(SUMS[title]), form) if title in SUMS else "" for title in columns[1:]]
    return [*rows, ["TOTAL", *sums]] if total else rows


def laid_out(rows: list[list[str]], layout: str) -> str:
    if layout == "aligned":
        return aligned(rows)
    rows = [[cell for cell in row if cell] for row in rows]
    if layout in MARKED:
        return "\n".join(MARKS[layout].join(row) for row in rows)
    between = {"spaces": (" ", "\n"), "lines": ("\n", "\n"), "blocks": ("\n", "\n\n"), "run": (" ", " ")}[layout]
    return between[1].join(between[0].join(row) for row in rows)


def read(table: str) -> set[tuple[str, int, str]]:
    text = (
        "VILLE D'AVALLON\nSÉANCE DU 12 MARS 2018\n\nDélibération n° 2018-14 : Subventions 2018\n\n"
        "Le Conseil municipal, après en avoir délibéré, décide d'attribuer les subventions suivantes :\n\n"
        f"{table}\n\nLa dépense sera imputée au chapitre 65 du budget 2018.\n\nLe Maire,\nPaul DURAND\n"
    )
    facts = facts_of(text)
    return {(fact.payee, int(fact.amount), fact.status) for fact in facts if isinstance(fact, Flow)}


@pytest.mark.parametrize(("columns", "layout", "form", "total"), CASES)
def test_a_list_of_grants_reads_the_same_in_every_form(
    columns: tuple[str, ...], layout: str, form: str, total: bool
) -> None:
    titles = [title for title in columns if title in STATUS]
    stated = {(name, SUMS[title][at], STATUS[title]) for title in titles for at, name in enumerate(NAMES)}
    assert read(laid_out(rows_of(columns, form, total), layout)) == stated
