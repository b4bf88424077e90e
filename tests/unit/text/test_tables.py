from ecograph.model.documents import Document
from ecograph.model.tables import Table
from ecograph.text.cleaning import clean
from ecograph.text.tables import find_tables
from ecograph.text.tables.lexicon import cut_head, head_role


def tables(text: str) -> tuple[Table, ...]:
    return find_tables(clean(Document(name="acte", text=text, sha256=""))).tables


def amounts(table: Table) -> list[tuple[str, list[str]]]:
    return [(row.label, [str(c.amount.value) for c in row.cells if c.amount is not None]) for row in table.rows]


def roles(table: Table) -> list[str]:
    return [column.role for column in table.columns]


def test_aligned_columns_with_wrapped_labels_and_a_total() -> None:
    (table,) = tables(
        "N°   ASSOCIATION                       DEMANDE 2024     VOTE 2024\n\n"
        " 1   Chorale des Prés                     1 500,00 €    1 000,00 €\n"
        " 2   Association des parents d'élèves\n"
        "     du groupe scolaire                     700,00 €      600,00 €\n\n"
        "     TOTAL                                2 200,00 €    1 600,00 €\n"
    )
    assert roles(table) == ["number", "name", "requested", "awarded"]
    assert amounts(table)[1][0] == "Association des parents d'élèves du groupe scolaire"
    assert [row.is_total for row in table.rows] == [False, False, True]


def test_one_cell_a_line_with_empty_cells() -> None:
    (table,) = tables(
        "Le conseil vote les subventions :\n\nASSOCIATIONS\nDEMANDE\nVOTE\n\nBoule d'or\n\n500,00\n\n400,00\n\n"
        "Club de tir\n\n \n\n800,00\n\nMoto-club\n\n450,00\n\nnéant\n\nTOTAL\n\n \n\n1.200,00\n"
    )
    assert roles(table) == ["name", "requested", "awarded"]
    assert amounts(table) == [
        ("Boule d'or", ["500", "400"]),
        ("Club de tir", ["800"]),
        ("Moto-club", ["450", "0"]),
        ("TOTAL", ["1200"]),
    ]
    assert [c.column for c in table.rows[1].cells] == [0, 2]


def test_two_tables_side_by_side() -> None:
    expenses, revenues = tables(
        "Budget prévisionnel\n\n"
        "    CHARGES                                   PRODUITS\n"
        "    Personnel                    268 000      Cotisations          216 000\n"
        "    Salons                        42 000      État (DREETS)         94 000\n"
        "    TOTAL                        310 000      TOTAL                310 000\n"
    )
    assert amounts(expenses)[0] == ("Personnel", ["268000"])
    assert amounts(revenues)[1] == ("État (DREETS)", ["94000"])
    assert revenues.rows[0].group == "PRODUITS"


def test_a_table_in_thousands_of_euros() -> None:
    (table,) = tables("Plan de financement (en milliers d'euros)\n\nÉtat        340,0\nRégion      410,5\n")
    assert amounts(table) == [("État", ["340000"]), ("Région", ["410500"])]


def test_a_run_within_a_line() -> None:
    (table,) = tables("Le plan est :\n\n- Région : 40 000 € - État, DETR : 50 000 € - Fonds propres : 35 000 €\n")
    assert [label for label, _ in amounts(table)] == ["Région", "État, DETR", "Fonds propres"]


def test_a_flattened_table_with_its_heads() -> None:
    (table,) = tables(
        "ANNEXE Bénéficiaire Commune Demandé Proposé Ski Club du Lac ANNECY 45 000 38 000 Les Archers GAP 900 900 "
        "Judo Club CHORGES 1 500 1 000 TOTAL 47 400 39 900\n"
    )
    assert roles(table) == ["name", "requested", "awarded"]
    assert amounts(table)[:2] == [("Ski Club du Lac", ["45000", "38000"]), ("Les Archers", ["900", "900"])]


def test_keyed_items() -> None:
    (table,) = tables(
        "Le conseil décide :\n\n- ADMR : demande 500€, accordé 450€\n- Harmonie : demande 80€, accordé 80€\n"
    )
    assert roles(table) == ["name", "requested", "awarded"]


def test_records() -> None:
    (table,) = tables(
        "Bénéficiaire : Lycée de Kerlann\nProjet : ferme pédagogique\nMontant proposé : 18 000 €\n\n"
        "Bénéficiaire : CFA de Rostenez\nProjet : plateau couverture\nMontant proposé : 60 250 €\n"
    )
    assert table.layout == "records"
    assert amounts(table) == [("Lycée de Kerlann", ["18000"]), ("CFA de Rostenez", ["60250"])]


def test_prose_is_no_table() -> None:
    assert tables("La Région verse 210 000 € en 2021, le Département 45 000 € et la Commune 20 000 €.\n") == ()
    assert tables("Présents            18 200\nVotants             17 400\n") == ()


def test_head_words() -> None:
    assert head_role("cout total ht") == "basis"
    assert head_role("judo club") is None
    assert [role for _, _, role in cut_head("structure aide 2012 demande 2013 textilia")] == [
        "name",
        "awarded",
        "requested",
    ]


def test_cells_between_semicolons_with_a_refusal_in_the_place_of_a_sum() -> None:
    (table,) = tables(
        "Le conseil arrête la programmation :\n\n"
        "Porteur ; action ; coût total ; part Ville ; part Région\n"
        "Judo Club ; stage ; 4 000 ; 1 000 ; 500\nChorale ; concert ; 2 500 ; défavorable ; 300\n"
        "TOTAL ; ; 6 500 ; 1 000 ; 800\n"
    )
    assert roles(table) == ["name", "purpose", "basis", "other", "other"]
    assert [c.text for c in table.rows[1].cells] == ["Chorale", "concert", "2 500", "défavorable", "300"]
    assert table.rows[2].is_total


def test_lines_of_one_shape_between_dashes() -> None:
    (table,) = tables(
        "Les aides suivantes sont votées :\n"
        "Vélo Loisir - ronde du val - budget 11 300 - aide 1 800\nMoto-club - trial - budget 8 000 - aide 950\n"
    )
    assert roles(table) == ["name", "purpose", "basis", "awarded"]
    assert amounts(table) == [("Vélo Loisir", ["11300", "1800"]), ("Moto-club", ["8000", "950"])]


def test_rows_that_open_with_their_amount() -> None:
    (table,) = tables(
        "Le conseil vote les subventions :\n\nMontant      Bénéficiaire         Objet\n"
        "1 200 €      Harmonie             concert\n  850 €      Judo Club            stage\n"
    )
    assert amounts(table) == [("Harmonie", ["1200"]), ("Judo Club", ["850"])]


def test_small_figures_that_a_total_closes() -> None:
    (table,) = tables(
        "Budget prévisionnel (en milliers d'euros)\n\n"
        "Salaires          348\nLoyers             52\nTotal             400\n"
    )
    assert amounts(table)[0] == ("Salaires", ["348000"])


def test_cost_and_grant_are_told_apart_by_the_rate() -> None:
    (table,) = tables(
        "Aides réparties au taux de chaque projet :\n\n"
        "Tennis Club         8 000 €    25 %     2 000 €\nAviron             12 000 €    20 %     2 400 €\n"
    )
    assert roles(table) == ["name", "basis", "rate", "awarded"]


def test_sentences_with_semicolons_are_no_table() -> None:
    assert tables("Présents : M. Roy ; Mme Lan ; M. Bo.\nVu le budget de 120 000 € ; la loi ; le code.\n") == ()
