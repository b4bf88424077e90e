"""Roles and withdrawals in the phrasings that acts use."""

from dataclasses import replace

import pytest

from ecograph.annotations.persons import find_persons
from ecograph.facts.officials import find_officials
from ecograph.facts.recusals import find_recusals
from ecograph.knowledge import load_rules
from ecograph.model.documents import Document
from ecograph.model.facts import Act, Recusal, Role
from ecograph.model.readings import Reading
from ecograph.pipeline import extract
from ecograph.text.cleaning import clean

ACT = Act(evidence=(), kind="deliberation", institution="Commune de Sarlac")


def _reading(text: str) -> Reading:
    reading = clean(Document("act.txt", text, ""))
    return replace(reading, mentions=find_persons(reading))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mme Julie COLAS a été nommée secrétaire de séance.", {("Julie COLAS", "Secrétaire de séance")}),
        ("M. Régis PONS remplit les fonctions de secrétaire.", {("Régis PONS", "Secrétaire de séance")}),
        ("Rapporteur : M. Luc MORIN\n\nVu le code,", {("Luc MORIN", "Rapporteur")}),
        ("Vu le rapport du Président, présenté par Mme Ida CROS,", {("Ida CROS", "Rapporteure")}),
        (
            "Présidence : M. Luc MORIN, Président du Conseil\nPrésents : Mme Ida CROS",
            {("Luc MORIN", "Président du Conseil")},
        ),
        (
            "M. Luc MORIN, maire, Mme Ida CROS et M. Jean PUEL, adjoints",
            {("Luc MORIN", "Maire"), ("Ida CROS", "Adjointe"), ("Jean PUEL", "Adjoint")},
        ),
        ("Au rapport : Mme Ida CROS.\n\nVu le code,", {("Ida CROS", "Rapporteure")}),
        ("Mme Ida CROS, adjointe, expose que le toit fuit.", {("Ida CROS", "Adjointe"), ("Ida CROS", "Rapporteure")}),
        ("M. Luc MORIN, membre élu de la Chambre de métiers, sort.", {("Luc MORIN", "Membre élu")}),
        ("M. Luc MORIN, adjoint à la culture, propose", {("Luc MORIN", "Adjoint à la culture")}),
        (
            "ADJOINTS : Luc MORIN, Anne ROY\nCONSEILLERS : Paul SERRE",
            {("Luc MORIN", "Adjoint"), ("Anne ROY", "Adjoint")},
        ),
        (
            "Pour le Maire et par délégation,\nL'adjointe aux finances,\n\nCatherine ROUX",
            {("Catherine ROUX", "Adjointe aux finances")},
        ),
        (
            "Le Maire,                    La directrice,\nJean LAMY                    Lucie NOËL\n",
            {("Jean LAMY", "Maire"), ("Lucie NOËL", "Directrice")},
        ),
        ("la rue Jean JAURÈS et le lycée Paul VALÉRY, directeur compris", set()),
    ],
)
def test_stated_roles(text: str, roles: set[tuple[str, str]]) -> None:
    facts = find_officials(_reading(text), (ACT,))
    assert {(f.person, f.role) for f in facts if isinstance(f, Role)} == roles


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("M. Éric VIAL, trésorier du club, et Mme Rose PETIT se retirent.", {"Éric VIAL", "Rose PETIT"}),
        ("Ne prend pas part au vote : M. SERRE.", {"SERRE"}),
        (
            "Abstention : 1 – Ne prennent pas part au vote : 2 (M. Luc SERRE, président du club ; Mme Rose PETIT)",
            {"Luc SERRE", "Rose PETIT"},
        ),
        ("Mme Rose PETIT. – Je quitte la salle et ne prendrai pas part au vote.", {"Rose PETIT"}),
        ("M. Éric VIAL quitte la séance à 20 h 05.", set()),
        (
            "M. Éric VIAL pour Montbrun, Mme Rose PETIT pour Sarlac et M. Luc SERRE ne prennent pas part au vote.",
            {"Éric VIAL", "Rose PETIT", "Luc SERRE"},
        ),
        ("M. Éric VIAL, président de l'amicale, est sorti et n'a pas voté.", {"Éric VIAL"}),
        (
            "Mme Rose PETIT, maire de Sarlac, dit que la commune soutient l'amicale. Elle ne prendra pas part au vote.",
            {"Rose PETIT"},
        ),
        ("Mme Rose PETIT en parle avec M. Éric VIAL. Il ne prendra pas part au vote.", set()),
        ("M. Éric VIAL est sorti et revenu avec le dossier de Mme PETIT.", set()),
        ("Mme Rose PETIT s'abstient. M. Éric VIAL vote contre.", set()),
        ("Vote du compte administratif : M. Éric VIAL, maire, quitte la salle.", set()),
    ],
)
def test_withdrawals(text: str, people: set[str]) -> None:
    facts = find_recusals(_reading(text), (ACT,))
    assert {f.person for f in facts if isinstance(f, Recusal)} == people


@pytest.mark.parametrize("rule", load_rules("recusals")["rules"], ids=lambda rule: str(rule["id"]))
def test_examples_of_the_rules_of_withdrawal(rule: dict[str, list[str]]) -> None:
    own = f"recusal/{rule['id']}"
    for example in rule["examples"]:
        facts = find_recusals(_reading(_named(example)), (ACT,))
        assert facts, example
    for example in rule["not"]:
        facts = find_recusals(_reading(_named(example)), (ACT,))
        assert not [f for f in facts if f.evidence[0].rule == own], example


def _named(example: str) -> str:
    return example.replace("Mme A ", "Mme Anne ROY ").replace("M. B ", "M. Luc MORIN ")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "2. AIDE À L'ASSOCIATION LES GRANDS PRÉS (Rapporteure : Mme Ida CROS)\nLe conseil approuve.",
            ("Ida CROS", "Rapporteure", "Commune de Sarlac"),
        ),
        (
            "L'association Les Grands Prés, pour laquelle agit M. Luc MORIN, administrateur délégué,",
            ("Luc MORIN", "Administrateur délégué", "Les Grands Prés"),
        ),
        (
            "M. Luc MORIN précise qu'il est trésorier de l'association Les Grands Prés et sort.",
            ("Luc MORIN", "Trésorier", "Les Grands Prés"),
        ),
        (
            "L'association Les Grands Prés a un conseil d'administration où la commune est représentée par Mme Ida CROS.",
            ("Ida CROS", "Représentante au conseil d'administration", "Les Grands Prés"),
        ),
        (
            "L'association Les Grands Prés gère un refuge. Elle est soutenue par l'État, dirigée par Mme Ida CROS.",
            ("Ida CROS", "Directrice", "Les Grands Prés"),
        ),
        (
            "nomme Mme Anne ROY et M. Luc MORIN pour siéger à l'assemblée générale de l'association Les Grands Prés.",
            ("Luc MORIN", "Représentant à l'assemblée générale", "Les Grands Prés"),
        ),
        (
            "L'association Les Grands Prés, que préside la Sénatrice Ida CROS, gère un refuge.",
            ("Ida CROS", "Présidente", "Les Grands Prés"),
        ),
        ("Mme Ida CROS, gérante de la scierie Morin, sort.", ("Ida CROS", "Gérante", "scierie Morin")),
    ],
)
def test_the_organisation_of_a_role(text: str, role: tuple[str, str, str]) -> None:
    document = Document("act.txt", f"COMMUNE DE SARLAC\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\n{text}\n", "0" * 64)
    found = [f for f in extract(document).facts if isinstance(f, Role)]
    assert role in {(f.person, f.role, f.organisation) for f in found}
