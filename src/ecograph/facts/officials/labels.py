"""The label of one person's role out of the words of the act."""

import re

from ecograph.facts.officials.wording import Wording
from ecograph.values.folding import fold

# "de l'association": the organisation is the one that the text named before.
RECALLED = re.compile(
    r"\bd[eu]\s(?:l'|la |cette |ladite |ce |cet )?(?:association|compagnie|club"
    r"|societe|structure|federation|pole|cluster|cooperative|organisme|entreprise|fondation|comite|foyer"
    r"|collectif)$"
)
_PLURALS = (
    (r"^([Aa])djoints\b", r"\1djoint"),
    (r"^([Aa])djointes\b", r"\1djointe"),
    (r"résidents\b", "résident"),
    (r"résidentes\b", "résidente"),
    (r"RESIDENTS\b", "RESIDENT"),
    (r"trateurs\b", "trateur"),
    (r"tratrices\b", "tratrice"),
    (r"^Maires\b", "Maire"),
    (r"orteurs\b", "orteur"),
    (r"onseillers délégués", "onseiller délégué"),
    (r"onseillères déléguées", "onseillère déléguée"),
    (r"^Membres\b", "Membre"),
    (r"irigeant(e?)s\b", r"irigeant\1"),
    (r"érant(e?)s\b", r"érant\1"),
    (r"alarié(e?)s\b", r"alarié\1"),
    (r"nimateurs\b", "nimateur"),
    (r"irecteurs\b", "irecteur"),
    (r"résoriers\b", "résorier"),
    (r"ecrétaires\b", "ecrétaire"),
)
_FEMININES = (
    (r"djoint\b", "djointe"),
    (r"résident\b", "résidente"),
    (r"trateur\b", "tratrice"),
    (r"orteur\b", "orteure"),
    (r"onseiller délégué\b", "onseillère déléguée"),
)


def label_of_one(wording: Wording, gender: str) -> str:
    """The label of one person out of a plural title, feminine where the civility says so."""
    label = re.sub(r"^([Mm]embre) de (?:son|sa) ", r"\1 du ", wording.label)
    if recalled := RECALLED.search(fold(label)):
        label = label[: recalled.start()].strip()
    if label.isupper() or label.split()[0].isupper():
        label = label.capitalize() if label.isupper() else label
    if not wording.is_plural:
        return label
    for plural, singular in _PLURALS:
        label = re.sub(plural, singular, label)
    if gender == "f":
        for masculine, feminine in _FEMININES:
            label = re.sub(masculine, feminine, label)
    return label
