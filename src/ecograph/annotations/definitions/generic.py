"""Common nouns that stand for one body of the document: "la Métropole", "le Syndicat", "l'association"."""

import re

from ecograph.knowledge.organisations import generic_nouns
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

# What a document calls the bodies of each type, beside the first word of their names.
NOUNS = {
    "commune": ("commune", "ville", "municipalite", "mairie"),
    "epci": ("communaute", "communaute de communes", "communaute d agglomeration", "communaute urbaine",
             "agglomeration", "intercommunalite"),
    "metropole": ("metropole", "eurometropole", "communaute urbaine"),
    "departement": ("departement", "conseil departemental", "conseil general"),
    "region": ("region", "conseil regional"),
    "syndicat": ("syndicat", "syndicat mixte", "petr"),
    "university": ("universite", "ecole"),
    "pole": ("pole", "cluster", "pole de competitivite"),
    "association": ("association",),
    "company": ("societe", "sem", "entreprise"),
    "chamber": ("chambre",),
}  # fmt: skip
_ARTICLED = {"association": "l ", "agglomeration": "l ", "universite": "l ", "ecole": "l ", "entreprise": "l ",
             "eurometropole": "l ", "intercommunalite": "l ", "departement": "le ", "conseil departemental": "le ",
             "conseil general": "le ", "conseil regional": "le ", "syndicat": "le ", "syndicat mixte": "le ",
             "petr": "le ", "pole": "le ", "cluster": "le ", "pole de competitivite": "le "}  # fmt: skip
_FIRST_NOUN = re.compile(r"^([a-z][a-z-]{3,}(?: (?:des fetes|de tourisme|locale|de commerce|laique|rural))?)(?= )")
_ONLY_IF_NAMED = frozenset(
    ("communaute de communes", "communaute d agglomeration", "communaute urbaine", "universite", "ecole", "sem", "petr")
)


def find_generic(reading: Reading, aliases: dict[str, str], issuer: str) -> dict[str, str]:
    """Generic words of this document -> the one body that they can mean."""
    by_type: dict[str, list[str]] = {}
    for mention in reading.by_kind.get("organisation", ()):
        full = aliases.get(name_key(mention.value.name), mention.value.name)
        names = by_type.setdefault(mention.value.type, [])
        if full not in names:
            names.append(full)
    generic: dict[str, str] = {}
    for kind, nouns in NOUNS.items():
        names = by_type.get(kind, [])
        meant = issuer if issuer in names else names[0] if len(names) == 1 else ""
        if not meant and issuer and kind == "commune" and re.match(r"commune|ville", name_key(issuer)):
            meant = issuer
        for noun in nouns if meant else ():
            if noun not in _ONLY_IF_NAMED or noun in name_key(meant):
                generic.setdefault(noun, meant)
    for noun, name in _first_nouns(by_type).items():
        generic.setdefault(noun, name)
    return {form: name for noun, name in generic.items() for form in _forms(noun)}


def _first_nouns(by_type: dict[str, list[str]]) -> dict[str, str]:
    """First words that open one name only: "le Patronage", "l'office"."""
    opened: dict[str, set[str]] = {}
    for name in (name for names in by_type.values() for name in names):
        found = _FIRST_NOUN.match(name_key(name))
        if found:
            opened.setdefault(found[1], set()).add(name)
            opened.setdefault(found[1].split()[0], set()).add(name)
    common = {noun for nouns in NOUNS.values() for noun in nouns}
    usable = generic_nouns() - common
    return {noun: names.pop() for noun, names in opened.items() if len(names) == 1 and noun in usable}


def _forms(noun: str) -> tuple[str, ...]:
    article = _ARTICLED.get(noun)
    if article:
        return (noun, article + noun)
    return (noun, "la " + noun, "le " + noun, *(("l " + noun,) if noun[0] in "aeiouh" else ()))
