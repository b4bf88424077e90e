"""Who signs for whom at the end of an agreement: "Pour X / Le Président / NAME", one below the other or in columns."""

import re

from ecograph.facts.conventions import rules
from ecograph.facts.parties import NamedOrganisations
from ecograph.model.facts import Signatory
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import name_key

_REACH = 2_500
_ROLE = re.compile(r"(?:^|\n|,|\s{2,})\s*(?:l[ea]s?\s|l')?(?P<role>(?:\d(?:re|er|e|eme)\s)?(?:vice-)?(?:president|maire|prefet|direct|adjoint|gerant|recteur|rectrice|doyen)[^\n,]{0,60})")


def person_name(reading: Reading, mention: Mention) -> str:
    """The name of a person mention, initials written out where the document gives the full name once."""
    value = mention.value
    display = getattr(value, "display", None)
    name = str(display()) if callable(display) else str(value)
    if getattr(value, "is_complete", True):
        return name
    surname = name_key(getattr(value, "surname", ""))
    initial = name_key(getattr(value, "given", ""))[:1]
    full = {
        str(other.value.display())
        for other in reading.by_kind.get("person", ())
        if getattr(other.value, "is_complete", False)
        and name_key(other.value.surname) == surname
        and name_key(other.value.given).startswith(initial)
    }
    return next(iter(full)) if len(full) == 1 else name


def find_signatures(
    reading: Reading, names: NamedOrganisations, parties: tuple[str, ...], start: int, end: int
) -> tuple[Signatory, ...]:
    """The signatories of an agreement whose body is [start, end), for its parties only."""
    signing = None
    for signing in rules.pattern("signing").finditer(reading.folded, start, end):
        pass
    tail = signing.end() if signing else max(start, end - _REACH)
    limit = min(end, tail + _REACH)
    for read in (_heads_by_pour, _heads_by_role):
        heads = read(reading, names, parties, tail, limit)
        signed = _paired(reading, heads, limit)
        if signed:
            return signed
    return ()


def _heads_by_pour(
    reading: Reading, names: NamedOrganisations, parties: tuple[str, ...], start: int, end: int
) -> list[tuple[str, int]]:
    heads = []
    for found in rules.pattern("for_party").finditer(reading.folded, start, end):
        listed = names.listed(found.end(), 40)
        if listed and listed[0].name in parties:
            heads.append((listed[0].name, listed[0].end))
    return heads


def _heads_by_role(
    reading: Reading, names: NamedOrganisations, parties: tuple[str, ...], start: int, end: int
) -> list[tuple[str, int]]:
    heads = []
    for found in rules.pattern("by_role").finditer(reading.folded, start, end):
        listed = names.listed(found.end(), 40)
        if listed and listed[0].name in parties:
            heads.append((listed[0].name, listed[0].end))
        elif "prefet" in found[0] and "État" in parties:
            heads.append(("État", found.end()))
    return heads


def _paired(reading: Reading, heads: list[tuple[str, int]], end: int) -> tuple[Signatory, ...]:
    """Parties and persons paired: in order where they are as many, else each party with the next person."""
    if not heads:
        return ()
    persons = reading.mentions_in("person", heads[0][1], end)
    if len(persons) < len(heads):
        following = [(party, next((p for p in persons if p.start >= at), None)) for party, at in heads]
        pairs = [(party, at, person) for (party, person), (_, at) in zip(following, heads, strict=True) if person]
    else:
        pairs = [(party, at, person) for (party, at), person in zip(heads, persons, strict=False)]
    seen: set[str] = set()
    signed = []
    for party, at, person in pairs:
        if party not in seen:
            seen.add(party)
            role = _ROLE.search(reading.folded, at, max(at, person.start)) if person.start - at < 200 else None
            capacity = " ".join(reading.text[role.start("role") : role.end("role")].split()) if role else ""
            signed.append(Signatory(person=person_name(reading, person), organisation=party, capacity=capacity))
    return tuple(signed)
