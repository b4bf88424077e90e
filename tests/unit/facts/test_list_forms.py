"""Lists of grants that lost their table: blocks, two columns beside each other, bullets with brackets, groups, counts."""

import pytest

from ecograph.model.facts import Flow
from tests.unit.facts.forms import facts_of, number

GRANTS = (
    ("Les Mille Sources", 2000, 1800),
    ("AS Vauban Handball", 10000, 9500),
    ("Club nautique du Lac", 5200, 5000),
    ("La Boîte à Malices", 18000, 17500),
    ("Comité des fêtes de Sermizelles", 500, 450),
    ("Chorale À Tout Vent", 350, 300),
)
FORMS = ("{}", "{} €", "{},00", "dotted", "{} euros")
LAYOUTS = (
    "blocks", "blocks apart", "beside", "beside bars", "bullets", "colons", "bracketed", "leaders", "numbered",
    "grouped", "counted", "sum first", "headless bars", "headless spaces",
)  # fmt: skip
CASES = [(layout, FORMS[(at + shift) % len(FORMS)]) for at, layout in enumerate(LAYOUTS) for shift in range(3)]
UNREAD = {("sum first", "{},00"): "a bare figure before the name is not read yet"}
PARAMS = [
    pytest.param(*case, marks=pytest.mark.xfail(reason=UNREAD[case], strict=True) if case in UNREAD else ())
    for case in CASES
]


def laid_out(layout: str, form: str) -> str:
    names = [name for name, _, _ in GRANTS]
    sums = [number(value, form) for _, value, _ in GRANTS]
    past = [number(value, form) for _, _, value in GRANTS]
    pairs = list(zip(names, sums, strict=True))
    whole = number(sum(value for _, value, _ in GRANTS), form)
    if layout in ("blocks", "blocks apart"):
        blocks = ("\n" if layout == "blocks" else "\n\n").join
        return "\n\n".join([blocks(["ASSOCIATION", *names]), blocks(["MONTANT ACCORDÉ", *sums])])
    if layout.startswith("beside"):
        rows = [[*left, *right] for left, right in zip(pairs[:3], pairs[3:], strict=True)]
        if layout == "beside bars":
            return "\n".join(" | ".join(row) for row in [["Association", "Subvention"] * 2, *rows])
        return "\n".join(f"{a:<26}{b:>14}      {c:<34}{d:>14}" for a, b, c, d in rows)
    lines = {
        "bullets": [f"- {name} {value}" for name, value in pairs],
        "colons": [f"• {name} : {value} ;" for name, value in pairs],
        "bracketed": [f"- {n} : {v} (rappel 2017 : {p})" for n, v, p in zip(names, sums, past, strict=True)],
        "leaders": [f"{name} {'.' * 20} {value}" for name, value in pairs],
        "numbered": [f"{at}) {name} : {value}" for at, (name, value) in enumerate(pairs, 1)],
        "grouped": [
            "Sport", *(f"- {n} : {v}" for n, v in pairs[:3]), f"Sous-total sport : {number(17200, form)}",
            "Culture", *(f"- {n} : {v}" for n, v in pairs[3:]), f"Sous-total culture : {number(18850, form)}",
            f"Total général : {whole}",
        ],
        "counted": [
            "Association | Licenciés | Points | Subvention 2018",
            *(f"{n} | {at * 37 + 12} | {at * 5 + 110} | {v}" for at, (n, v) in enumerate(pairs)),
        ],
        "sum first": [f"- {value} à {name}" for name, value in pairs],
        "headless bars": [f"{name} | {value}" for name, value in pairs],
        "headless spaces": [f"{name} {value}" for name, value in pairs],
    }  # fmt: skip
    return "\n".join(lines[layout])


@pytest.mark.parametrize(("layout", "form"), PARAMS)
def test_a_list_of_grants_without_its_table_reads_the_same(layout: str, form: str) -> None:
    text = (
        "VILLE D'AVALLON\nSÉANCE DU 12 MARS 2018\n\nDélibération n° 2018-14 : Subventions 2018\n\n"
        "Le Conseil municipal, après en avoir délibéré, décide d'attribuer les subventions suivantes :\n\n"
        f"{laid_out(layout, form)}\n\nLa dépense sera imputée au chapitre 65 du budget 2018.\n\nLe Maire,\nPaul DURAND\n"
    )
    facts = facts_of(text)
    found = {(f.payee, int(f.amount), f.year) for f in facts if isinstance(f, Flow)}
    stated = {(name, value, 2018) for name, value, _ in GRANTS}
    recalled = {(name, value, 2017) for name, _, value in GRANTS} if layout == "bracketed" else set()
    assert found - recalled == stated
