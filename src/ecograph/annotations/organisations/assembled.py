"""Names told by their last word ("Redon Agglomération") or by their assembly ("Conseil municipal de Vaucelles")."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.knowledge.organisations import word_list
from ecograph.model.readings import Reading
from ecograph.values.folding import fold
from ecograph.values.organisations import one_line, title_cased

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_LINK = r"(?:(?:de|du|des|la|le|les|et|en|sur|sous|lès|DE|DU|DES|LA|LE|LES|ET|EN|SUR)[ -]|[dlDL]['’])"
_LAST_WORDS = re.compile(
    rf"(?<![\w'’-])(?:[LD]['’])?{_CAPITAL}(?:(?: |-| - ){_LINK}*{_CAPITAL}){{0,5}} "
    r"(?P<last>Métropole|métropole|MÉTROPOLE|METROPOLE|Agglomération|AGGLOMÉRATION|AGGLOMERATION|Agglo|AGGLO"
    r"|Communauté|COMMUNAUTÉ|Intercom|communauté urbaine)(?![\w'’-])(?: (?P<more>[A-Z][a-zé]+))?"
)
_URBAN = re.compile(r"\s{0,2}[-–,]?\s{0,2}communaute (?:urbaine|d'agglomeration)")
_BODY_OF_GROUPING = ("Habitat", "Développement", "Emploi", "Tourisme", "Aménagement", "Mobilités")
_ASSEMBLY = re.compile(
    r"(?:conseil municipal|mairie|conseillers municipaux)\s+(?:de la (?P<kind>commune|ville)\s+)?(?:de |d')(?=[a-z])"
    r"(?!la commune|la ville|la mairie|l'|droit|ce |cette |sa |son |leur|chaque|toute|plus|vingt|treize|onze|quinze)"
)
_TOWN = re.compile(rf"(?:(?:L[ae]|Les) )?{_CAPITAL}(?:[ -]{_LINK}*{_CAPITAL}){{0,5}}")


def find_assembled(reading: Reading) -> Iterator[Candidate]:
    """Groupings named by their last word, and communes that only their council or town hall names."""
    for found in _LAST_WORDS.finditer(reading.text):
        if "\n" in found[0] or found["more"] in _BODY_OF_GROUPING:
            continue
        start = _first_word_of_name(found)
        words = one_line(reading.text[start : found.end()]).split()
        if len(words) < 2 or fold(words[-2]) in word_list("before_names"):
            continue
        if re.match(r"communaute|eurom|metrop", fold(words[0])):
            continue  # read by its first word
        kind = "metropole" if "metropole" in fold(found["last"]) else "epci"
        kind = "epci" if _URBAN.match(reading.folded, found.end()) else kind
        yield Candidate(start, found.end(), start, title_cased(" ".join(words)), kind, 0.8, "last-word")
    yield from _find_towns(reading)


def _first_word_of_name(found: re.Match[str]) -> int:
    """Where the name begins, past "Conseil de", "Budget principal", articles."""
    start = found.start()
    for word in re.finditer(r"[\w’-]+['’]?|['’]", found[0]):
        folded = fold(word[0]).strip("'")
        if not any(folded in word_list(name) for name in ("before_names", "stops", "capitals_stops")):
            return found.start() + word.start()
    return start


def _find_towns(reading: Reading) -> Iterator[Candidate]:
    for found in _ASSEMBLY.finditer(reading.folded):
        town = _TOWN.match(reading.text, found.end())
        if not town:
            continue
        place = title_cased(re.split(r" (?=(?:Département|Séance|DÉPARTEMENT|Extrait)\b)", one_line(town[0]))[0])
        kind = "Ville" if found["kind"] == "ville" else "Commune"
        name = f"{kind} d'{place}" if fold(place)[0] in "aeiouyh" else f"{kind} de {place}"
        yield Candidate(town.start(), town.end(), found.start(), name, "commune", 0.8, "assembly")
