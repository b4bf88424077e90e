"""One financing plan, and grants with a column for each funder, in other layouts and forms of numbers."""

from itertools import product

import pytest

from ecograph.model.facts import Flow
from tests.unit.facts.forms import facts_of, laid_out, number

PLAN = (("État (DETR)", 60000, 30), ("Région Bretagne", 40000, 20), ("Département du Finistère", 50000, 25))
OWN, COST = 50000, 200000
LAYOUTS = ("bars", "semicolons", "colons", "dashes", "tabs", "spaces", "aligned", "lines", "apart", "run")
FORMS = ("{}", "{} €", "{},00", "dotted")
PLANS = [
    (layout, has_rates, has_heads, FORMS[at % len(FORMS)])
    for at, (layout, has_rates, has_heads) in enumerate(product(LAYOUTS, (True, False), (True, False)))
]
UNREAD = {
    ("spaces", True, False, "{} €"): "a percentage behind the sum, with single spaces and no heads, is not read yet",
    ("run", True, True, "{}"): "a percentage behind the sum, in a run, is not read yet",
    ("run", True, False, "{} €"): "a percentage behind the sum, in a run, is not read yet",
}
PARAMS = [
    pytest.param(*case, marks=pytest.mark.xfail(reason=UNREAD[case], strict=True) if case in UNREAD else ())
    for case in PLANS
]
GRANTS = (
    ("Les Mille Sources", "Jardin partagé", 14200, 3000, 2500, 1000),
    ("AS Vauban Handball", "Tournoi des jeunes", 38000, 9000, 7000, 3000),
    ("Textilia", "Salon professionnel", 26500, 8000, 4000, 2500),
)
HEADS = ("Porteur", "Action", "Coût total", "État", "Région", "Ville")
COLUMNS = [(layout, FORMS[at % len(FORMS)]) for at, layout in enumerate(("bars", "tabs", "aligned", "lines", "apart"))]


def flows(lead: str, title: str, lines: str) -> set[tuple[str, str, int]]:
    text = (
        f"VILLE DE QUIMPERLÉ\nSÉANCE DU 12 MARS 2018\n\nDélibération n° 2018-14 : {title}\n\n"
        f"{lead}\n\n{lines}\n\nLe Maire,\nPaul DURAND\n"
    )
    facts = facts_of(text)
    return {(fact.payer, fact.payee, int(fact.amount)) for fact in facts if isinstance(fact, Flow)}


@pytest.mark.parametrize(("layout", "has_rates", "has_heads", "form"), PARAMS)
def test_a_financing_plan_reads_the_same_in_every_form(
    layout: str, has_rates: bool, has_heads: bool, form: str
) -> None:
    rows = [[name, number(value, form), *([f"{rate} %"] if has_rates else [])] for name, value, rate in PLAN]
    rows += [["Autofinancement", number(OWN, form), *(["25 %"] if has_rates else [])]]
    rows += [["TOTAL", number(COST, form), *(["100 %"] if has_rates else [])]]
    heads = [["Financeurs", "Montant", *(["Taux"] if has_rates else [])]] if has_heads and layout != "run" else []
    lead = "Le plan de financement prévisionnel de la rénovation de la médiathèque s'établit ainsi :"
    title = "Rénovation de la médiathèque, demandes de subventions"
    stated = {("État", 60000), ("Région Bretagne", 40000), ("Département du Finistère", 50000)}
    found = flows(lead, title, laid_out([*heads, *rows], layout))
    assert found == {(payer, "Ville de Quimperlé", value) for payer, value in stated}


@pytest.mark.parametrize(("layout", "form"), COLUMNS)
def test_columns_of_funders_pay_the_bearer_of_each_row(layout: str, form: str) -> None:
    rows = [list(HEADS), *([name, action, *(number(v, form) for v in sums)] for name, action, *sums in GRANTS)]
    lead = "Le Conseil municipal arrête comme suit la programmation 2018 du contrat de ville :"
    found = flows(lead, "Contrat de ville, programmation 2018", laid_out(rows, layout))
    stated = {("État", name, own[1]) for name, _, *own in GRANTS}
    stated |= {("Ville de Quimperlé", name, own[3]) for name, _, *own in GRANTS}
    assert {row for row in found if row[0] in ("État", "Ville de Quimperlé")} == stated
