"""Whose plan a table is: the body that the title of the table or the words before it name as bearing the project."""

import re

from ecograph.facts.parties import Named, NamedOrganisations
from ecograph.model.readings import Reading

_OF_PLAN = re.compile(
    r"\b(?:budgets?|plan (?:pluriannuel )?de financement|plan d'actions?|programme"
    r"|compte d(?:e|') ?(?:resultat|exploitation)"
    r"|financement|ressources|recettes|tour de table)\b[^.;:\n]{0,60}?\b(?:du|de la|de l'|de|d'|des)\s?"
    r"(?:l'|la |le )?(?:association |societe |groupement |pole |syndicat )?[«\"]? ?$"
)
_BORNE_BY = re.compile(
    r"(?:maitre d'ouvrage(?: [a-z' ]{0,30})?,|maitrise d'ouvrage (?:de|d'|du|assuree par|confiee a)|portee?s? par"
    r"|beneficiaire ?:|porteur(?: du projet)? ?:|demandeur ?:|au (?:benefice|profit) (?:de|du)|presentee?s? par"
    r"|sollicitee?s? par|(?:accordee?|attribuee?|allouee?)s? (?:a|au))"
    r"\s(?:l'|la |le )?(?:association |societe )?[«\"]? ?$"
)
_BEARS = re.compile(
    r"[»\")]?,?\s(?:[^.;:\n]{0,60}?, )?(?:a |se |va |nous |en )?(?:present(?:e|ement) )?"
    r"(?:sollicit\w+|demande\b|porte\b"
    r"|realise\b|conduit\b|mene\b|gere\b|developpe\b|presente\b|(?:a )?depose\b|envisage|souhaite"
    r"|prevoit|projette|entreprend|organise\b|construit|renove|acquiert|lance\b"
    r"|est (?:le )?maitre d'ouvrage|maitre d'ouvrage)"
)
_REACH = 800


def find_bearer(reading: Reading, names: NamedOrganisations, start: int, floor: int) -> str:
    """The body whose plan begins at `start`, told after `floor`; an empty string where nobody is told to be."""
    near = names.within(max(floor, start - _REACH, 0), start)
    for name in reversed(near):
        if start - name.end < 260 and _OF_PLAN.search(_left(reading, name)):
            return name.name
        if _BORNE_BY.search(_left(reading, name)) or _BEARS.match(reading.folded, name.end, name.end + 110):
            return name.name
    return ""


def _left(reading: Reading, name: Named) -> str:
    return reading.folded[max(0, name.start - 130) : name.start]
