"""Names of people as French acts write them: parse, format, compare, find in lists."""

from ecograph.values.people.lists import ListStyle, NameSpan, find_names, list_style
from ecograph.values.people.names import (
    FEMALE,
    MALE,
    PersonName,
    civility_gender,
    display_given,
    parse_name,
    surname_key,
)
from ecograph.values.people.register import PeopleRegister

__all__ = [
    "FEMALE",
    "MALE",
    "ListStyle",
    "NameSpan",
    "PeopleRegister",
    "PersonName",
    "civility_gender",
    "display_given",
    "find_names",
    "list_style",
    "parse_name",
    "surname_key",
]
