"""The head words, totals and units of money tables, from data/rules/tables.yml."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ecograph.knowledge import load_rules
from ecograph.model.tables import ColumnRole

_YEAR = r"(?: (?:en |pour |de )?(?:20\d\d|19\d\d|n)(?:[-/]20\d\d)?)?"
_SUFFIX = r"(?: ?\(?(?:en )?(?:h\.?t\.?|t\.?t\.?c\.?|euros?|€|k€|k euros|milliers d'euros|en euros|hors taxes)\)?)?"


_LONGEST_TAIL = len(" pour 2024/2025 (en milliers d'euros)")
_TAIL = re.compile(rf"(?:{_YEAR}{_SUFFIX})$")


@dataclass(frozen=True, slots=True)
class TableWords:
    """Compiled words of tables.yml."""

    roles: dict[str, ColumnRole]
    longest_head: int  # characters, with year and unit behind
    any_term: re.Pattern[str]
    total: re.Pattern[str]
    group: re.Pattern[str]
    scales: tuple[tuple[int, re.Pattern[str]], ...]
    money: re.Pattern[str]
    counts: re.Pattern[str]
    refusal: re.Pattern[str]
    opinion: re.Pattern[str]
    body: re.Pattern[str]
    nouns: re.Pattern[str]
    stems: tuple[tuple[ColumnRole, re.Pattern[str]], ...]


@cache
def table_words() -> TableWords:
    """The words of data/rules/tables.yml, compiled once."""
    rules = load_rules("tables")
    roles: dict[str, ColumnRole] = {}
    for column in rules["columns"]:
        roles.update({term.replace(" 20xx", ""): column["role"] for term in column["terms"]})
    terms = sorted((re.escape(term).replace(r"\ ", " {1,2}") for term in roles), key=len, reverse=True)
    return TableWords(
        roles=roles,
        longest_head=max(map(len, roles)) + _LONGEST_TAIL,
        any_term=re.compile(rf"(?:{'|'.join(terms)}){_YEAR}{_SUFFIX}(?![\w'])"),
        total=re.compile(rf"\W*(?:{rules['totals']})\b"),
        group=re.compile(rf"\W*(?:{rules['groups']})\W*"),
        scales=tuple((int(scale), re.compile(p)) for scale, p in rules["scales"].items()),
        money=re.compile(rules["money"]),
        counts=re.compile(rules["counts"]),
        refusal=re.compile(rules["refusals"]),
        opinion=re.compile(rules["opinions"]),
        body=re.compile(rf"{rules['shares']}(?:{rules['bodies']})"),
        nouns=re.compile(rf"(?:{rules['nouns']})\b"),
        stems=tuple((stem["role"], re.compile(stem["phrase"])) for stem in rules["stems"]),
    )


@lru_cache(maxsize=4096)
def head_role(folded: str) -> ColumnRole | None:
    """The role that a whole head cell names, or None where it is no head word.

    >>> head_role("montant propose"), head_role("demande 2024"), head_role("judo club")
    ('awarded', 'requested', None)
    """
    cell = " ".join(folded.strip(" :*.|\n").split())
    words = table_words()
    if len(cell) > words.longest_head:
        return None
    return words.roles.get(cell) or words.roles.get(_TAIL.sub("", cell))


def cut_head(folded: str) -> tuple[tuple[int, int, ColumnRole], ...]:
    """The head words that follow each other at the start of folded text, as (start, end, role).

    >>> [role for _, _, role in cut_head("structure aide 2012 demande 2013 textilia")]
    ['name', 'awarded', 'requested']
    """
    found: list[tuple[int, int, ColumnRole]] = []
    at = len(folded) - len(folded.lstrip())
    while match := table_words().any_term.match(folded, at):
        role = head_role(match[0])
        if role is None:
            break
        found.append((match.start(), match.end(), role))
        at = match.end()
        while at < len(folded) and folded[at] in " \n|-/":
            at += 1
    return tuple(found)


def is_total_label(folded: str) -> bool:
    """Whether a row label announces a sum of rows."""
    return table_words().total.match(folded) is not None


def is_group_label(folded: str) -> bool:
    """Whether a line is nothing but the name of a side or section of a budget."""
    return table_words().group.fullmatch(folded.strip()) is not None


def read_scale(folded: str) -> int:
    """How many euros one bare figure of a table counts, from the words around it."""
    for scale, pattern in table_words().scales:
        if pattern.search(folded):
            return scale
    return 1


def is_refusal(folded: str) -> bool:
    """Whether a cell refuses, adjourns or says no, instead of stating a sum."""
    return table_words().refusal.fullmatch(folded.strip(" .;")) is not None


def is_body(folded: str) -> bool:
    """Whether the head of a column names a public body or fund, or its share: "part Etat", "Conseil departemental"."""
    return table_words().body.match(folded) is not None
