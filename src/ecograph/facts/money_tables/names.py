"""Which words of the label of a row name who is paid."""

import re

from ecograph.facts.money_tables.rules import table_rules
from ecograph.knowledge.organisations import type_of
from ecograph.model.tables import Table
from ecograph.values.folding import fold

_BRACKETED = re.compile(r"(?P<event>[^()]{3,90}?) ?\((?P<body>[^()]{4,80})\)")
_ADDRESS = re.compile(r"(?<=\w{3})[ ,–-]+\d{5} (?=[A-ZÀ-Ý])")  # the postcode and town in the cell of a name
# The street below the name in its cell: "La Vézère en Scène 11 rue du Pont", "chez Mme Delmas".
_STREET = re.compile(
    r"[ ,–-]+(?:chez (?:M\.|MM?\b|Mme|Mlle|Monsieur|Madame)|(?:\d{1,4}(?: ?(?:bis|ter))?,? )(?:rue|avenue|av\.|place|pl\.|bd|boulevard|"
    r"impasse|chemin|all[ée]e|quai|route|esplanade|square|cours|passage|lotissement|faubourg)\b|B\.?P\.? ?\d|CS \d|SIRE[NT]\b)",
    re.IGNORECASE,
)
_TOWNS = re.compile(r"communes?\b")
_TOWN = re.compile(
    r"(?:commune|ville|cc|ca|cu|communaute|agglo|metropole|syndicat|si[a-z]{2,4}|petr|departement|region|epci)\b"
)
_NOTE = re.compile(
    r"\d|chez |section |ex |anciennement |dont |hors |sous |solde|avance|fonctionnement|projet|investissement"
)


def payee_words(table: Table, label: str) -> str:
    """The words of a label that name the payee: those in brackets where the rows are events and the brackets bodies.

    "Nuit du conte (Les Tisseurs)" names the association in brackets, "Harmonie (Bourganeuf)" a place.
    """
    label = _STREET.split(_ADDRESS.split(label)[0])[0]
    named = next((column for column in table.columns if column.role == "name"), None)
    if named and _TOWNS.match(fold(named.title)) and not _TOWN.match(fold(label)):
        return f"Commune de {label}"
    found = _BRACKETED.fullmatch(label.strip())
    return found["body"].strip() if found and _brackets_name_bodies(table) else label


def _brackets_name_bodies(table: Table) -> bool:
    labels = [row.label.strip() for row in table.rows if not row.is_total]
    pairs = [found for label in labels if (found := _BRACKETED.fullmatch(label))]
    if len(pairs) < 2 or len(pairs) * 3 < len(labels) * 2:
        return False
    if sum(_NOTE.match(fold(p["body"])) is not None for p in pairs) * 3 > len(pairs):
        return False
    events = sum(table_rules().events.match(fold(p["event"])) is not None for p in pairs)
    bodies = sum(bool(type_of(p["body"])) for p in pairs)
    typed = sum(bool(type_of(p["event"])) for p in pairs)
    return events * 2 >= len(pairs) or (bodies * 2 >= len(pairs) and typed * 3 < len(pairs))
