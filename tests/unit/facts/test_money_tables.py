from datetime import date

from ecograph.annotations import annotate
from ecograph.facts.money_tables import find_money_tables
from ecograph.facts.money_tables.rules import table_rules
from ecograph.knowledge import load_rules
from ecograph.model.documents import Document
from ecograph.model.facts import Act, AmountReading, BudgetLine, Fact, Flow
from ecograph.text.cleaning import clean
from ecograph.text.tables import find_tables
from ecograph.values.folding import fold


def read(text: str, institution: str = "Commune de Vallon") -> tuple[Fact, ...]:
    reading = annotate(find_tables(clean(Document(name="acte", text=text, sha256=""))))
    act = Act(
        evidence=(reading.evidence(0, 1, "test"),), kind="deliberation", institution=institution,
        session_date=date(2022, 4, 12),
    )  # fmt: skip
    return find_money_tables(reading, (act,))


def flows(facts: tuple[Fact, ...]) -> list[tuple[str, str, int, int | None, str]]:
    return [(f.payer, f.payee, int(f.amount), f.year, f.status) for f in facts if isinstance(f, Flow)]


def lines(facts: tuple[Fact, ...]) -> list[tuple[str, str, int]]:
    return [(f.side, f.label, int(f.amount)) for f in facts if isinstance(f, BudgetLine)]


def test_a_grant_table_gives_what_was_asked_given_and_refused() -> None:
    facts = read(
        "Le conseil attribue les subventions suivantes :\n\n"
        "Association            Voté 2021    Demandé 2022    Voté 2022\n"
        "Tennis Club            400 €            600 €          500 €\n"
        "Les Amis du Moulin       -              350 €            0 €\n"
        "TOTAL                  400 €            950 €          500 €\n"
    )
    assert flows(facts) == [
        ("Commune de Vallon", "Tennis Club", 600, 2022, "requested"),
        ("Commune de Vallon", "Tennis Club", 500, 2022, "awarded"),
        ("Commune de Vallon", "Tennis Club", 400, 2021, "awarded"),
        ("Commune de Vallon", "Les Amis du Moulin", 350, 2022, "rejected"),
    ]


def test_a_financing_plan_of_the_issuer() -> None:
    facts = read(
        "Le plan de financement est le suivant :\n\n"
        "État (DETR)                      40 000 €\nRégion Grand Est                 20 000 €\n"
        "Autofinancement communal         40 000 €\nTOTAL                           100 000 €\n\n"
        "Le conseil autorise le Maire à solliciter ces aides.\n"
    )
    assert flows(facts) == [
        ("État", "Commune de Vallon", 40_000, 2022, "planned"),
        ("Région Grand Est", "Commune de Vallon", 20_000, 2022, "planned"),
    ]
    assert ("revenue", "Autofinancement communal", 40_000) in lines(facts)
    assert ("revenue", "TOTAL", 100_000) in lines(facts)


def test_years_are_parts_of_the_total() -> None:
    facts = read(
        "L'association Pôle Textia conduit le programme. Le plan de financement est :\n\n"
        "Financeurs              2022        2023       Total\n"
        "Région Grand Est      10 000      15 000      25 000\n"
        "Cotisations            5 000       5 000      10 000\n"
    )
    found = [(f.amount, f.year, f.part_of_amount) for f in facts if isinstance(f, Flow)]
    assert found == [(10_000, 2022, 25_000), (15_000, 2023, 25_000), (25_000, None, None)]


def test_accounts_by_side() -> None:
    facts = read(
        "Le compte administratif 2021 est arrêté :\n\n"
        "Section               Dépenses        Recettes\n"
        "Fonctionnement       10 000,00       12 000,00\nInvestissement        4 000,00        3 500,00\n"
    )
    assert lines(facts)[:2] == [("expense", "Fonctionnement", 10_000), ("revenue", "Fonctionnement", 12_000)]
    assert all(f.year == 2021 for f in facts if isinstance(f, BudgetLine))


def test_tariffs_are_no_flows_but_have_their_reading() -> None:
    facts = read("Le conseil fixe les tarifs de la cantine :\n\nRepas enfant : 2,10 €\nRepas adulte : 6,20 €\n")
    assert flows(facts) == []
    assert {f.use for f in facts if isinstance(f, AmountReading)} == {"fee_scale"}


def test_a_note_behind_the_amount_says_what_was_asked() -> None:
    facts = read("Le conseil accorde :\n\n- Lou Cantou : 650 € (la demande était de 900 €)\n- Judo Club : 300 €\n")
    assert ("Commune de Vallon", "Lou Cantou", 900, 2022, "requested") in flows(facts)


def test_evidence_quotes_the_row() -> None:
    facts = read("Le conseil accorde :\n\n- Lou Cantou : 650 €\n- Judo Club : 300 €\n")
    assert {f.evidence[0].quote for f in facts if isinstance(f, Flow)} == {"Lou Cantou : 650 €", "Judo Club : 300 €"}


def test_the_examples_of_the_rules() -> None:
    compiled = dict(table_rules().kinds)
    for rule in load_rules("money_tables")["kinds"]:
        pattern = compiled[rule["id"]]
        assert all(pattern.search(fold(example)) for example in rule["examples"]), rule["id"]
        assert not any(pattern.search(fold(example)) for example in rule["not"]), rule["id"]


def test_no_table_no_facts() -> None:
    assert read("Le conseil attribue 500 € au Judo Club.") == ()


def test_each_funder_pays_each_body_of_a_matrix() -> None:
    facts = read(
        "Le financement public s'établit comme suit :\n\n"
        "Financeur / Aérolab SAS / Université de Lanty / Total\n"
        "État / 30 000 € / 12 000 € / 42 000 €\nRégion Grand Est / 8 000 € / 0 € / 8 000 €\n"
    )
    assert [flow[:3] for flow in flows(facts)] == [
        ("État", "Aérolab SAS", 30_000), ("État", "Université de Lanty", 12_000),
        ("Région Grand Est", "Aérolab SAS", 8_000),
    ]  # fmt: skip


def test_brackets_name_the_payee_of_an_event() -> None:
    facts = read(
        "Le conseil aide les manifestations suivantes :\n"
        "Nuit du conte (Les Tisseurs de Lune) : demande 900 €, avis 600 €\n"
        "Foire aux bovins (Comité de foire) : demande 500 €, avis défavorable\n"
    )
    assert [(flow[1], flow[2], flow[4]) for flow in flows(facts)] == [
        ("Les Tisseurs de Lune", 900, "requested"),
        ("Les Tisseurs de Lune", 600, "awarded"),
        ("Comité de foire", 500, "rejected"),
    ]


def test_dues_are_paid_to_the_organisations_of_the_list() -> None:
    facts = read("Organismes auxquels adhère la commune :\n- Réseau des Plantes, 350 €\n- Amis des Parcs, 120 €\n")
    paid = [(f.payee, int(f.amount), f.instrument) for f in facts if isinstance(f, Flow)]
    assert paid == [("Réseau des Plantes", 350, "membership_fee"), ("Amis des Parcs", 120, "membership_fee")]


def test_the_plan_is_that_of_the_body_that_bears_the_works() -> None:
    facts = read(
        "Maître d'ouvrage des travaux, la Commune de Lanty sollicite une aide. "
        "Le plan de financement est le suivant :\n\n"
        "Dépense subventionnable .......... 60 000 €\nÉtat (DETR) ...................... 20 000 €\n"
        "Département ...................... 25 000 €\nAutofinancement .................. 15 000 €\n",
        "Département du Val",
    )
    assert {flow[1] for flow in flows(facts)} == {"Commune de Lanty"}
    assert 60_000 not in {flow[2] for flow in flows(facts)}


def test_a_list_of_a_programme_is_its_budget() -> None:
    facts = read(
        "L'association Les Hautes Terres prépare un festival. Son programme est chiffré à 90 000 € :\n\n"
        "- Région Bretagne : 40 000 € ;\n"
        "- Département du Finistère : 30 000 € ;\n"
        "- ventes de repas : 20 000 €.\n"
    )
    assert lines(facts) == [
        ("revenue", "Région Bretagne", 40000), ("revenue", "Département du Finistère", 30000),
        ("revenue", "ventes de repas", 20000),
    ]  # fmt: skip


def test_the_title_of_a_table_is_no_head_of_a_column() -> None:
    facts = read(
        "                                Le Président,\n                                Luc MORIN\n\n"
        "                          ÉTAT DES AIDES\n\n"
        "Société - Siège            Nature de l'opération        Investissement      Aide votée\n\n"
        "Scierie du Lac             Séchoir                           80 000 €        8 000 €\n"
        "Fonderie Ravel             Four                             120 000 €       12 000 €\n"
    )
    assert flows(facts) == [
        ("Commune de Vallon", "Scierie du Lac", 8000, 2022, "awarded"),
        ("Commune de Vallon", "Fonderie Ravel", 12000, 2022, "awarded"),
    ]
    assert lines(facts) == [("total", "investissement, Séchoir", 80000), ("total", "investissement, Four", 120000)]


def test_a_budget_is_of_the_year_of_its_title() -> None:
    facts = read(
        "ANNEXE – BUDGET 2024 DE L'ASSOCIATION LES HAUTES TERRES\n\n"
        "I. Charges\n\nSalaires                 40 000 €\nLoyers                   10 000 €\nTotal                    50 000 €\n"
        "Produits\nRégion Bretagne          30 000 €\nCotisations              20 000 €\nTotal                    50 000 €\n"
    )
    assert {f.year for f in facts if isinstance(f, BudgetLine)} == {2024}
