"""Names told by their last word ("Redon Agglomération") or by their assembly ("Conseil municipal de Vaucelles")."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.organisations import one_line, title_cased

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_LAST_WORDS = re.compile(
    rf"(?<![\w'’-])(?:{_CAPITAL}|[LD]['’]{_CAPITAL})(?:(?: |-| - )(?:(?:de|du|des|la|le|les|et|en|sur|sous|DE|DU|DES|LA|ET|EN)[ -]|[dlDL]['’])*{_CAPITAL}){{0,5}} "
    r"(?P<last>Métropole|MÉTROPOLE|METROPOLE|Agglomération|AGGLOMÉRATION|AGGLOMERATION|Agglo|AGGLO|Communauté|COMMUNAUTÉ"
    r"|Intercom|communauté urbaine)(?![\w'’-])(?: (?P<more>Communauté|Habitat|Développement|Emploi|Tourisme|Aménagement|Mobilités))?"
)
_METROPOLE = re.compile(r"metropole")
_NOT_FIRST = re.compile(r"^(?:La|Le|Les|L'|Une?|Cette|Notre|Votre|De|Du|Des|Conseil|CONSEIL|Bureau|Pour|Vu|DE|DU|DES|LA|LE|ET)\b[ ']")
_ASSEMBLY = re.compile(
    r"(?:conseil municipal|mairie|conseillers municipaux)\s+(?:de la (?P<kind>commune|ville)\s+)?(?:de |d')(?=[a-z])"
    r"(?!la commune|la ville|la mairie|l'|droit|ce |cette |sa |son |leur|chaque|toute|plus|vingt|treize|onze|quinze)"
)
_TOWN = re.compile(
    rf"(?:(?:L[ae]|Les) )?{_CAPITAL}(?:[ -](?:(?:de|du|des|la|le|les|en|sur|sous|lès|DE|DU|DES|LA|LE|LES|EN|SUR)[ -]|[ldLD]['’])*{_CAPITAL}){{0,5}}"
)


def find_assembled(reading: Reading) -> Iterator[Candidate]:
    """Groupings named by their last word, and communes that only their council or town hall names."""
    for found in _LAST_WORDS.finditer(reading.text):
        first = _NOT_FIRST.match(found[0])
        start = found.start() + (first.end() if first else 0)
        if "\n" in found[0] or found["more"] in ("Habitat", "Développement", "Emploi", "Tourisme", "Aménagement", "Mobilités"):
            continue
        name = one_line(reading.text[start : found.end()])
        if len(name.split()) < 2 or re.match(r"(?:Communauté|Eurom|Métrop)", name):
            continue
        kind = "metropole" if _METROPOLE.search(fold(found["last"])) else "epci"
        yield Candidate(start, found.end(), start, title_cased(name), kind, 0.8, "last-word")
    yield from _find_towns(reading)


def _find_towns(reading: Reading) -> Iterator[Candidate]:
    for found in _ASSEMBLY.finditer(reading.folded):
        town = _TOWN.match(reading.text, found.end())
        if not town:
            continue
        place = title_cased(re.split(r" (?=(?:Département|Séance|DÉPARTEMENT|Extrait)\b)", one_line(town[0]))[0])
        kind = "Ville" if found["kind"] == "ville" else "Commune"
        name = f"{kind} d'{place}" if fold(place)[0] in "aeiouyh" else f"{kind} de {place}"
        yield Candidate(town.start(), town.end(), found.start(), name, "commune", 0.8, "assembly")
