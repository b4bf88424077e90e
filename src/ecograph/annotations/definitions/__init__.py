"""Names that the document itself defines: "ci-après", "X (SIGLE)", the issuer behind "la Métropole"."""

import re

from ecograph.annotations.definitions.beginnings import find_beginnings
from ecograph.annotations.definitions.explicit import find_brackets, find_hereafter
from ecograph.annotations.definitions.generic import find_generic
from ecograph.annotations.definitions.issuer import find_issuer
from ecograph.annotations.definitions.variants import group_variants, short_forms
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

_ARTICLE = re.compile(r"^(?:l|la|le|les) ")


def find_definitions(reading: Reading) -> dict[str, str]:
    """Other names of this document, as values.folding.name_key(other) -> full official name.

    Generic words stand with and without their article: "la metropole", "metropole". A full name stands too, for its
    best writing ("COMMUNE DE MAURIAC" -> "Commune de Mauriac").
    """
    explicit = {**find_brackets(reading), **find_hereafter(reading)}
    names = group_variants(reading, explicit)
    aliases = dict(names)
    for other, full in explicit.items():
        key = name_key(other)
        aliases |= dict.fromkeys((key, _ARTICLE.sub("", key)), names.get(name_key(full), full))
    for other, full in short_forms(reading, aliases).items():
        if aliases.get(other, full) == full or name_key(aliases[other]) == other:
            aliases[other] = full
    for other, full in find_beginnings(reading, aliases).items():
        if name_key(aliases.get(other, other)) == other:
            aliases[other] = full
    issuer = find_issuer(reading)
    if issuer:
        issuer = aliases.get(name_key(issuer), issuer)
    for other, full in find_generic(reading, aliases, issuer).items():
        aliases.setdefault(other, full)
    sigla = {other: full for other, full in aliases.items() if " " not in other and len(other) <= 8}
    for other, full in sigla.items():
        for article in ("l", "la", "le"):
            aliases.setdefault(f"{article} {other}", full)
    aliases |= {name_key(full): full for full in set(aliases.values()) if name_key(full) not in aliases}
    return {other: aliases.get(name_key(full), full) for other, full in aliases.items() if other}
