"""The words of data/rules/projects.yml, compiled once."""

import re
from functools import cache

from ecograph.knowledge import load_rules


@cache
def words(key: str) -> str:
    """The alternatives of an entry as one regular expression, line breaks dropped."""
    return re.sub(r"\s*\n?\s*\|\s*", "|", str(load_rules("projects")[key]).strip())


@cache
def noun_before() -> re.Pattern[str]:
    """A noun that announces a name, at the end of the words before a quotation."""
    return re.compile(
        rf"(?<![a-z])(?:{words('nouns')}|denommee?s?|appelee?s?|intitulee?s?|baptisee?s?)s?(?:\s(?!et\b"
        rf"|ou\b)[a-z0-9'éè-]{{1,16}}){{0,5}}[\s:,(-]*$"
    )


@cache
def not_before() -> re.Pattern[str]:
    """What makes a quotation something else than a project, at the end of the words before it."""
    return re.compile(rf"(?<![a-z])(?:{words('not_before')})[\s:]*(?:les?|la|l')?\s*$")


@cache
def not_names() -> re.Pattern[str]:
    """A quotation that is no name."""
    return re.compile(words("not_names"))


@cache
def bare() -> re.Pattern[str]:
    """A noun after which a name in capitals may stand without quotes."""
    return re.compile(rf"(?<![a-z])(?P<noun>{words('bare_nouns')})(?: {{1,2}}|\n| ?: ?)(?=[a-z])")


@cache
def event() -> re.Pattern[str]:
    """A noun that is the first word of an event's name."""
    return re.compile(
        rf"(?<![a-z'-])(?P<noun>{words('event_nouns')})\s(?:d[eu]s?\s|d'|de la\s|de l'|aux?\s|en\s)?(?=[a-z0-9])"
    )


@cache
def named() -> re.Pattern[str]:
    """A programme known by its name."""
    return re.compile(rf"(?<![a-z])(?:{words('named')})(?![a-z])")


@cache
def table_columns() -> re.Pattern[str]:
    """The title of a column that holds projects."""
    return re.compile(words("table_columns"))


@cache
def cell_noun() -> re.Pattern[str]:
    """The common noun that opens a cell before the name of the project."""
    return re.compile(words("cell_noun"))


@cache
def cell_not() -> re.Pattern[str]:
    """A cell of a column of projects that names none."""
    return re.compile(words("cell_not"))
