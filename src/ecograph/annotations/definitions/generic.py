"""Common nouns that stand for one body of the document: "la Métropole", "le Syndicat", "l'association"."""

import re
from collections import Counter

from ecograph.knowledge.organisations import word_list
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
TYPES_BY_NOUN = {
    noun.split()[-1]: tuple(kind for kind in NOUNS if noun in NOUNS[kind]) for nouns in NOUNS.values() for noun in nouns
}
# The noun that announced a name, where the name itself does not say it.
_ANNOUNCED_BY = {"troupe": "compagnie", "cluster": "cluster", "laboratory": "laboratoire", "fund": "fondation"}
_ARTICLED = {"association": "l ", "agglomeration": "l ", "universite": "l ", "ecole": "l ", "entreprise": "l ",
             "eurometropole": "l ", "intercommunalite": "l ", "departement": "le ", "conseil departemental": "le ",
             "conseil general": "le ", "conseil regional": "le ", "syndicat": "le ", "syndicat mixte": "le ",
             "petr": "le ", "pole": "le ", "cluster": "le ", "pole de competitivite": "le "}  # fmt: skip
_CALLED = re.compile(r"\bassociation\s{1,2}[«\"“]?\s?$")
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
    generic: dict[str, str] = _main_pole(reading, aliases, by_type.get("pole", []))
    for kind, nouns in NOUNS.items():
        names = by_type.get(kind, [])
        names = [*names, *_called_associations(reading, aliases, names)] if kind == "association" else names
        meant = issuer if issuer in names else names[0] if len(names) == 1 else ""
        if not meant and issuer and kind == "commune" and re.match(r"commune|ville", name_key(issuer)):
            meant = issuer
        for noun in nouns if meant else ():
            is_urban_issuer = noun == "communaute urbaine" and meant == issuer
            if noun not in _ONLY_IF_NAMED or noun in name_key(meant) or is_urban_issuer:
                generic.setdefault(noun, meant)
    for noun, name in (*_first_nouns(by_type).items(), *_announced(reading, aliases).items()):
        generic.setdefault(noun, name)
    return {form: name for noun, name in generic.items() for form in _forms(noun)}


def _called_associations(reading: Reading, aliases: dict[str, str], known: list[str]) -> tuple[str, ...]:
    """The bodies of another type that the act calls an association: "l'association Pôle Image"."""
    called = (
        aliases.get(name_key(m.value.name), m.value.name)
        for m in reading.by_kind.get("organisation", ())
        if m.value.type in ("pole", "other") and _CALLED.search(reading.folded, max(0, m.start - 18), m.start)
    )
    return tuple(name for name in dict.fromkeys(called) if name not in known)


def _main_pole(reading: Reading, aliases: dict[str, str], poles: list[str]) -> dict[str, str]:
    """ "le pôle" among several: the one that the act names far more often than any other."""
    counts = Counter(aliases.get(name_key(m.value.name), m.value.name) for m in reading.by_kind.get("organisation", ()))
    ranked = sorted(poles, key=lambda name: -counts[name])
    clear = len(ranked) > 1 and counts[ranked[0]] >= 4 and counts[ranked[0]] >= 3 * counts[ranked[1]]
    return dict.fromkeys(NOUNS["pole"], ranked[0]) if clear else {}


def _announced(reading: Reading, aliases: dict[str, str]) -> dict[str, str]:
    """Nouns that announced one name only, though the name goes without them: "la compagnie « X »"."""
    names: dict[str, set[str]] = {}
    for mention in reading.by_kind.get("organisation", ()):
        noun = _ANNOUNCED_BY.get(mention.rule.removeprefix("organisation/"))
        if noun:
            names.setdefault(noun, set()).add(aliases.get(name_key(mention.value.name), mention.value.name))
    return {noun: found.pop() for noun, found in names.items() if len(found) == 1}


def _first_nouns(by_type: dict[str, list[str]]) -> dict[str, str]:
    """First words that open one name only: "le Patronage", "l'office"."""
    opened: dict[str, set[str]] = {}
    for name in (name for names in by_type.values() for name in names):
        found = _FIRST_NOUN.match(name_key(name))
        if found:
            opened.setdefault(found[1], set()).add(name)
            opened.setdefault(found[1].split()[0], set()).add(name)
    common = {noun for nouns in NOUNS.values() for noun in nouns} - {"sem", "societe", "petr", "chambre", "cluster"}
    usable = word_list("generic_nouns") - common
    return {noun: names.pop() for noun, names in opened.items() if len(names) == 1 and noun in usable}


def _forms(noun: str) -> tuple[str, ...]:
    article = _ARTICLED.get(noun)
    if article:
        return (noun, article + noun)
    return (noun, "la " + noun, "le " + noun, *(("l " + noun,) if noun[0] in "aeiouh" else ()))
