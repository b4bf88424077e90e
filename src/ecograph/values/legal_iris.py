"""ELI identifiers of French laws and decrees, as legifrance.gouv.fr forms them."""

import re
from datetime import date

_LEGISLATION = {"law": "loi", "decree": "decret"}
_NUMBER = re.compile(r"\b(\d{2,4})\s*-\s*(\d{1,4})\b")


def legifrance_iri(kind: str, reference: str, day: date | None) -> str | None:
    """The ELI of a law or decree that is cited with number and date; None where they do not give it.

    The pattern is /eli/{type}/{year}/{month}/{day}/{number}/jo/texte (ELI France). The NOR that stands in for
    the number of texts without one is not in the act: such texts get no Légifrance IRI here.

    >>> legifrance_iri("law", "loi n° 2000-321", date(2000, 4, 12))
    'https://www.legifrance.gouv.fr/eli/loi/2000/4/12/2000-321/jo/texte'
    """
    found = _NUMBER.search(reference)
    if kind not in _LEGISLATION or day is None or found is None:
        return None
    number = f"{found.group(1)}-{found.group(2)}"
    return f"https://www.legifrance.gouv.fr/eli/{_LEGISLATION[kind]}/{day.year}/{day.month}/{day.day}/{number}/jo/texte"
