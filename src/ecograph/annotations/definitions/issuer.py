"""The body whose act it is, as the names in the act tell it."""

import re
from collections import Counter

from ecograph.annotations.definitions.variants import mentions_of
from ecograph.model.readings import Reading

# Which type of body an assembly belongs to, the surest words first.
_BODIES = (
    (re.compile(r"conseil municipal|conseillers municipaux|maire de la (?:commune|ville)"), ("commune",)),
    (re.compile(r"(?:conseil|bureau|conseillers) (?:de la metropole|metropolitain)"), ("metropole", "epci")),
    (re.compile(r"(?:conseil|bureau) (?:communautaire|de la communaute|d'agglomeration)"), ("epci", "metropole")),
    (re.compile(r"conseil (?:departemental|general)|assemblee departementale"), ("departement",)),
    (re.compile(r"conseil regional|president de la region|assemblee pleniere"), ("region",)),
    (re.compile(r"comite syndical|conseil syndical|syndicat mixte"), ("syndicat",)),
    (re.compile(r"conseil d'administration de l'universite|president de l'universite"), ("university",)),
    (re.compile(r"\b(?:le|la) prefete?\b"), ("state",)),
)  # fmt: skip
_BODY_NAMED = re.compile(
    r"conseil (?:municipal|communautaire|metropolitain|departemental|general|regional|syndical|d'administration)"
    r"|comite syndical|commission permanente|bureau (?:communautaire|metropolitain)|extrait (?:du|des) registre"
    r"|arrete\b"
)
_PARTIES = re.compile(r"(?:^|\n)\s*entre(?: les? soussignee?s?)?\b[ :,]*\s|\bentre les soussignee?s\b")
_HEAD = 2500  # characters: the head of an act names its body


def find_issuer(reading: Reading) -> str:
    """The name of the body whose act it is, or an empty string."""
    wanted = _wanted_types(reading.folded)
    scores: Counter[str] = Counter()
    for mention in mentions_of(reading, wanted):
        if mention.rule == "organisation/assembly":
            scores[mention.value.name] += 6
        scores[mention.value.name] += 4 if mention.start < _HEAD // 3 else 2 if mention.start < _HEAD else 1
    first = _first_party(reading)
    if first and (not scores or not _BODY_NAMED.search(reading.folded[:_HEAD])):
        return first
    if not scores:
        return ""
    return max(scores, key=lambda name: (scores[name], any(c.islower() for c in name), name))


def _first_party(reading: Reading) -> str:
    """The first of the parties of an agreement: the body that pays writes it."""
    opening = _PARTIES.search(reading.folded)
    if not opening:
        return ""
    after = (m for m in reading.by_kind.get("organisation", ()) if m.start >= opening.end() - 1)
    party = next(after, None)
    return party.value.name if party and party.start - opening.end() < 200 else ""


def _wanted_types(folded: str) -> tuple[str, ...]:
    """The types that the issuer may have: by the assembly named first and most in the head of the act."""
    for stretch in (folded[:_HEAD], folded):
        counts = [(len(pattern.findall(stretch)), types) for pattern, types in _BODIES]
        best = max(counts, key=lambda count: count[0])
        if best[0]:
            break
    return best[1] if best[0] else ("commune", "epci", "metropole", "departement", "region", "syndicat")
