"""Who signs for whom at the end of an agreement: "Pour X / Le Président / NAME", one below the other or in columns."""

import re

from ecograph.facts.conventions import rules
from ecograph.facts.parties import NamedOrganisations
from ecograph.model.facts import Signatory
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import name_key

_REACH = 2_500
_APART = 700
_HEAD_BEFORE = re.compile(
    r"(?:\n|[ ]{3,})[ ]*(?:pour\s|l[ae]s?\s|l'|d[ue]s?\s|de\s|vice-|president\w*\s|maire\s|direct\w+\s|prefet\w*\s)*[^\w]*\Z"
)
_ASSEMBLY = re.compile(r"conseil (?:general|departemental|regional)(?=\s*(?:\n|\s{3,}))")
_PLACE_BELOW = re.compile(
    r"(?:^|\n|\s{2})(?:de la |de l'|du |des |de |d')(?P<place>[a-z][a-z' -]{2,40}?)(?=,|\n|\s{2,}|$)"
)
_ROLE = re.compile(
    r"(?:^|\n|,|\s{2,})\s*(?:l[ea]s?\s|l')?(?P<role>(?:\d(?:re|er|e|eme)\s)?(?:vice-)?(?:president|maire|prefet"
    r"|direct|adjoint|gerant|recteur|rectrice|doyen)[^\n,]{0,60})"
)


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
    tails = [m.end() for m in rules.pattern("signing").finditer(reading.folded, start, end)]
    for tail in tails or [max(start, end - _REACH)]:
        limit = min(end, tail + _REACH)
        by_pour, by_role = (read(reading, names, parties, tail, limit) for read in (_heads_by_pour, _heads_by_role))
        both = sorted(dict(reversed((*by_role, *by_pour))).items(), key=lambda head: head[1])
        mixed = len(both) > max(2, len(by_pour)) and len(by_role) > len(by_pour)
        for found in ([both] if mixed else []) + [by_pour, by_role]:
            heads = _together(found)
            if not tails:  # no "Fait à": only what opens a line or a column is a signature
                heads = [(party, at) for party, at in heads if _opens_column(reading.folded, at)]
            signed = _paired(reading, heads, limit)
            if signed:
                return signed
    return ()


def _opens_column(folded: str, at: int) -> bool:
    """Whether only the words of a head stand between a name and the line end or the gap before it."""
    return bool(_HEAD_BEFORE.search(folded, max(0, at - 60), at))


def _together(heads: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The heads of one signature block: what stands far below is other text."""
    block: list[tuple[str, int]] = []
    for party, at in heads:
        if block and at - block[-1][1] > _APART:
            break
        block.append((party, at))
    return block


def _heads_by_pour(
    reading: Reading, names: NamedOrganisations, parties: tuple[str, ...], start: int, end: int
) -> list[tuple[str, int]]:
    heads = []
    for found in rules.pattern("for_party").finditer(reading.folded, start, end):
        listed = names.listed(found.end(), 40)
        if listed and listed[0].name in parties:
            heads.append((listed[0].name, listed[0].start))
    return heads


def _heads_by_role(
    reading: Reading, names: NamedOrganisations, parties: tuple[str, ...], start: int, end: int
) -> list[tuple[str, int]]:
    heads = []
    for found in rules.pattern("by_role").finditer(reading.folded, start, end):
        listed = names.listed(found.end(), 40)
        if "prefet" in found[0] and "État" in parties:
            heads.append(("État", found.end()))
        elif listed and listed[0].name in parties:
            heads.append((listed[0].name, listed[0].start))
        elif party := (
            _split_over_lines(reading.folded, found.end(), parties)
            or _party_begun(reading.folded[found.end() : found.end() + 40], parties)
        ):
            heads.append((party, found.end()))
    return heads


def _split_over_lines(folded: str, at: int, parties: tuple[str, ...]) -> str:
    """The assembly whose place stands below it in one column: "Conseil général" over "de la Creuse"."""
    assembly = _ASSEMBLY.match(folded, at)
    if not assembly:
        return ""
    line = folded.rfind("\n", 0, at) + 1
    below = folded.find("\n", at) + 1
    begun = list(_PLACE_BELOW.finditer(folded, below, below + at - line)) if below else []
    kind = "departement" if assembly[0] != "conseil regional" else "region"
    named = [
        p for p in parties for found in begun
        if name_key(p).startswith(kind) and name_key(p).endswith(" " + name_key(found["place"]))
    ]  # fmt: skip
    return named[0] if len(set(named)) == 1 else ""


def _party_begun(words: str, parties: tuple[str, ...]) -> str:
    """The one party whose name begins like the words: "communauté d'agglomération" for that of the Côte d'Argens."""
    key = name_key(re.split(r"[,\n]", words)[0])
    begun = [p for p in parties if key and (name_key(p).startswith(key) or key.startswith(name_key(p)))]
    return begun[0] if len(begun) == 1 else ""


def _paired(reading: Reading, heads: list[tuple[str, int]], end: int) -> tuple[Signatory, ...]:
    """Parties and persons paired: in order where they are as many, else each party with the next person."""
    if not heads:
        return ()
    persons = reading.mentions_in("person", heads[0][1], end)
    if len(persons) == len(heads):
        pairs = [(party, at, person) for (party, at), person in zip(heads, persons, strict=True)]
    else:
        pairs = [(party, at, below) for party, at in heads if (below := _below(reading, at, persons)) is not None]
    seen: set[str] = set()
    signed = []
    for party, at, person in pairs:
        if party not in seen:
            seen.add(party)
            role = _ROLE.search(reading.folded, at, max(at, person.start)) if person.start - at < 200 else None
            capacity = " ".join(reading.text[role.start("role") : role.end("role")].split()) if role else ""
            signed.append(Signatory(person=person_name(reading, person), organisation=party, capacity=capacity))
    return tuple(signed)


def _below(reading: Reading, at: int, persons: tuple[Mention, ...]) -> Mention | None:
    """The person that stands under a head: on the first line below with names, in the nearest column."""
    following = [p for p in persons if p.start >= at]
    if not following:
        return None
    line_end = reading.text.find("\n", following[0].start)
    line = [p for p in following if line_end < 0 or p.start < line_end]
    return min(line, key=lambda p: abs(_column(reading, p.start) - _column(reading, at)))


def _column(reading: Reading, position: int) -> int:
    return position - reading.text.rfind("\n", 0, position)
