"""Turns of phrase around money tables, from data/rules/money_tables.yml."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ecograph.knowledge import load_rules
from ecograph.model.facts import Instrument

Kind = Literal[
    "grants",
    "plan",
    "budget",
    "accounts",
    "expenses",
    "components",
    "fees",
    "dues",
    "contracts",
    "tariffs",
    "schedule",
    "other",
]


@dataclass(frozen=True, slots=True)
class TableRules:
    """Compiled phrases of money_tables.yml."""

    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    funder_heads: re.Pattern[str]
    costs: re.Pattern[str]
    events: re.Pattern[str]
    own_funds: re.Pattern[str]
    unnamed: re.Pattern[str]
    funders: re.Pattern[str]
    spent: re.Pattern[str]
    contractors: re.Pattern[str]
    schemes: tuple[tuple[re.Pattern[str], str], ...]
    instruments: tuple[tuple[Instrument, re.Pattern[str]], ...]
    requested: re.Pattern[str]
    acquired: re.Pattern[str]
    rejected: re.Pattern[str]
    withdrawn: re.Pattern[str]


@cache
def table_rules() -> TableRules:
    """The phrases of data/rules/money_tables.yml, compiled once."""
    rules = load_rules("money_tables")
    return TableRules(
        kinds=tuple((rule["id"], re.compile(rf"(?:{rule['phrase']})")) for rule in rules["kinds"]),
        funder_heads=re.compile(rf"\b(?:{rules['funder_heads']})\b"),
        costs=re.compile(rf"\W*(?:{rules['costs']})"),
        events=re.compile(rf"\W*(?:\d{{1,3}}(?:e|eme|ere|es)? )?(?:{rules['events']})"),
        own_funds=re.compile(rf"\W*(?:\d{{2,4}} ?[-–:]? ?)?(?:dont )?(?:{rules['own_funds']})"),
        unnamed=re.compile(rules["unnamed"]),
        funders=re.compile(rf"\W*{rules['funders']}"),
        spent=re.compile(rf"\W*{rules['spent']}"),
        contractors=re.compile(rules["contractors"]),
        schemes=tuple((re.compile(rule["scheme"]), rule["payer"]) for rule in rules["schemes"]),
        instruments=tuple((rule["instrument"], re.compile(rule["phrase"])) for rule in rules["instruments"]),
        requested=re.compile(rules["requested"]),
        acquired=re.compile(rules["acquired"]),
        rejected=re.compile(rules["rejected"]),
        withdrawn=re.compile(rules["withdrawn"]),
    )
