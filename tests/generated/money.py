"""How acts decide on money: each phrasing gives the words and the facts that they state."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.generated.names import PURPOSES, Beneficiary, Body
from tests.generated.writing import make_amount, write_amount

Row = dict[str, Any]


@dataclass(slots=True)
class Money:
    """The words of a decision on money, and what they state."""

    words: str
    title: str
    flows: list[Row] = field(default_factory=list)
    instalments: list[Row] = field(default_factory=list)
    construct: str = ""


def flow(body: Body, payee: Beneficiary, amount: int, year: int | None, status: str = "awarded", **more: Any) -> Row:
    """A flow from the body to a beneficiary."""
    row = {"payer": body.name, "payee": payee.name, "amount": amount, "currency": "EUR", "year": year, "status": status}
    return {key: value for key, value in {**row, **more}.items() if value is not None}


PROSE = (
    "DÉCIDE d'attribuer {lead}{payee} une subvention de {amount} pour {purpose} au titre de l'année {year}.",
    "DÉCIDE d'accorder une subvention de {amount} {lead}{payee}, pour {purpose} en {year}.",
    "APPROUVE le versement {lead}{payee} d'une subvention d'un montant de {amount} au titre de l'exercice {year}.",
    "Une aide de {amount} est allouée {lead}{payee} pour l'année {year}.",
    "ALLOUE {lead}{payee} une subvention de fonctionnement de {amount} pour {year}.",
    "{subject} apporte son soutien {lead}{payee} à hauteur de {amount} pour {purpose} en {year}.",
    "OCTROIE, pour l'exercice {year}, {lead}{payee} un concours financier de {amount}, destiné à {purpose}.",
    "FIXE à {amount} le montant de la subvention attribuée {lead}{payee} pour l'année {year}.",
    "{subject} versera {lead}{payee} la somme de {amount} pour {purpose} au titre de {year}.",
    "La subvention accordée {lead}{payee} au titre de l'année {year} s'élève à {amount}.",
)


def prose_award(random: Random, body: Body, payees: list[Beneficiary], year: int) -> Money:
    """One award in a sentence."""
    payee, value, pattern = payees[0], make_amount(random), random.choice(PROSE)
    words = pattern.format(
        lead=payee.lead, payee=payee.name, amount=write_amount(random, value), purpose=random.choice(PURPOSES),
        year=year, subject=body.subject,
    )  # fmt: skip
    title = f"Subvention {payee.lead}{payee.name}"
    return Money(words, title, [flow(body, payee, value, year)], construct=f"prose: {pattern}")


LISTS = (
    "- {payee} : {amount}",
    "• {amount} {lead}{payee}",
    "– {lead}{payee} : {amount} ;",
    "{number}) {payee} {amount}",
)


def list_award(random: Random, body: Body, payees: list[Beneficiary], year: int) -> Money:
    """Awards in a list, one an item."""
    pattern = random.choice(LISTS)
    payees = payees if "{lead}" in pattern else [payee for payee in payees if payee.is_evident]
    intro = random.choice((
        f"DÉCIDE d'attribuer les subventions suivantes pour l'année {year} :",
        f"ACCORDE au titre de l'exercice {year} les subventions ci-après :",
        f"{body.meeting[0].upper()}{body.meeting[1:]} vote pour {year} les aides suivantes :",
    ))  # fmt: skip
    lines, flows = [intro], []
    for number, payee in enumerate(payees, start=1):
        value = make_amount(random)
        lines.append(
            pattern.format(payee=payee.name, lead=payee.lead, amount=write_amount(random, value), number=number)
        )
        flows.append(flow(body, payee, value, year))
    return Money(
        "\n".join(lines), f"Subventions aux associations - exercice {year}", flows, construct=f"list: {pattern}"
    )


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) + 3 for column in range(len(rows[0]))]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def table_award(random: Random, body: Body, payees: list[Beneficiary], year: int) -> Money:
    """Awards in a table: aligned columns, pipes, or one cell a line as a PDF loses it."""
    payees = [payee for payee in payees if payee.is_evident]
    values = [make_amount(random) for _ in payees]
    layout = random.choice(("aligned", "pipes", "cells", "aligned"))
    euro = random.choice((" €", ""))
    cells = [[payee.name, f"{value:,}".replace(",", " ") + euro] for payee, value in zip(payees, values, strict=True)]
    head = random.choice(
        (["Bénéficiaire", "Montant"], ["Association", "Subvention " + str(year)], ["Structure", "Montant voté"])
    )
    total = ["TOTAL", f"{sum(values):,}".replace(",", " ") + euro]
    rows = [head, *cells, *([total] if random.random() < 0.6 else [])]
    if layout == "aligned":
        table = _aligned(rows)
    elif layout == "pipes":
        table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    else:
        table = "\n".join("\n".join(row) for row in rows)
    intro = f"DÉCIDE d'attribuer, au titre de l'année {year}, les subventions suivantes :"
    flows = [flow(body, payee, value, year) for payee, value in zip(payees, values, strict=True)]
    return Money(f"{intro}\n\n{table}\n", f"Subventions {year}", flows, construct=f"table: {layout}{euro}")


def instalments_award(random: Random, body: Body, payees: list[Beneficiary], year: int) -> Money:
    """An award that is paid in parts, with amounts or percentages."""
    payee = payees[0]
    value = random.randrange(10_000, 200_000, 1_000)
    first = random.choice((30, 40, 50, 60, 70, 80))
    advance, balance = value * first // 100, value * (100 - first) // 100
    ways = (
        f"un acompte de {first} % à la signature de la convention ;\n- le solde de {100 - first} % sur présentation du bilan",
        f"un acompte de {write_amount(random, advance)} à la notification ;\n"
        f"- le solde, soit {write_amount(random, balance)}, au vu des justificatifs",
        f"une avance de {first} %, soit {write_amount(random, advance)}, dès la signature ;\n"
        f"- le solde de {100 - first} %, soit {write_amount(random, balance)}, après l'opération",
    )
    way = random.randrange(len(ways))
    words = (
        f"DÉCIDE d'attribuer {payee.lead}{payee.name} une subvention de {write_amount(random, value)} "
        f"pour {random.choice(PURPOSES)} en {year}.\nLa subvention sera versée comme suit :\n- {ways[way]}."
    )
    parts: list[Row] = [
        {"of_amount": value, "kind": "advance", "percent": first, "amount": advance},
        {"of_amount": value, "kind": "balance", "percent": 100 - first, "amount": balance},
    ]
    if way == 1:
        parts = [{key: part[key] for key in part if key != "percent"} for part in parts]
    title = f"Convention avec {payee.name}"
    return Money(words, title, [flow(body, payee, value, year)], parts, f"instalments: {way}")


OTHERS: tuple[tuple[str, str, str], ...] = (
    ("rejected", "grant", "REJETTE la demande de subvention de {amount} présentée par {payee} pour l'année {year}."),
    ("rejected", "grant", "DÉCIDE de ne pas donner suite à la demande de {payee}, qui sollicitait {amount} pour {year}."),
    ("awarded", "membership_fee", "DÉCIDE d'adhérer {lead}{payee} et de verser la cotisation {year}, soit {amount}."),
    ("awarded", "guarantee",
     "{subject} accorde sa garantie {lead}{payee} pour le remboursement d'un emprunt de {amount} souscrit en {year}."),
    ("awarded", "loan", "ACCORDE {lead}{payee} une avance remboursable de {amount} au titre de l'année {year}."),
)  # fmt: skip


TITLES = {
    ("rejected", "grant"): "Demande de subvention -", ("awarded", "membership_fee"): "Adhésion à",
    ("awarded", "guarantee"): "Garantie d'emprunt -", ("awarded", "loan"): "Avance remboursable -",
}  # fmt: skip


def other_award(random: Random, body: Body, payees: list[Beneficiary], year: int) -> Money:
    """A refusal, a fee, a guarantee or a loan."""
    status, instrument, pattern = random.choice(OTHERS)
    payee, value = payees[0], make_amount(random)
    words = pattern.format(
        lead=payee.lead, payee=payee.name, amount=write_amount(random, value), year=year,
        subject=body.subject,
    )  # fmt: skip
    row = flow(body, payee, value, year, status, instrument=instrument if instrument != "grant" else None)
    return Money(words, f"{TITLES[status, instrument]} {payee.name}", [row], construct=f"other: {pattern}")


MAKERS: tuple[Callable[[Random, Body, list[Beneficiary], int], Money], ...] = (
    prose_award, prose_award, prose_award, list_award, list_award, table_award, table_award, instalments_award, other_award,
)  # fmt: skip
