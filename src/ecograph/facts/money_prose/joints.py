"""How a name is joined to the words before it: to X, by X, of X, with X, or as a subject."""

import re

KIND_WORDS = (
    r"(?:(?:l'|la |le |les |l )?(?:association|societe|entreprise|commune|ville|club|comite|compagnie|agence|"
    r"office(?: public)?|"
    r"pole(?: de competitivite)?|cluster|etablissement(?: public)?|syndicat|laboratoire|scop|sas|sarl|sem|"
    r"cooperative|fondation|"
    r"groupement|organisme|fonds|reseau|bailleur|federation|chambre|structure)s?)"
)
_LINK = r"d(?:e|u|es|')"
_WORDS = (
    ("to", rf"(?:au(?: seul)? profit {_LINK}|au benefice {_LINK}|en faveur {_LINK}|a destination {_LINK}|"
           rf"en direction {_LINK}|a l'attention {_LINK}|au nom {_LINK})"),
    ("from", rf"(?:aupres {_LINK}|de la part {_LINK}|emanant {_LINK}|en provenance {_LINK})"),
    ("by", r"par"),
    ("to", r"(?:a|aux?)"),
    ("for", r"pour"),
    ("with", rf"(?:avec|entre|et avec|dont|comme|contre|chez|sur|selon|via|outre|hormis|sauf|hors|en plus {_LINK}|"
             rf"a cote {_LINK}|aux cotes {_LINK}|en complement {_LINK}|en sus {_LINK})"),
    ("of", r"(?:d(?:e|u|es)|d'|d)"),
)  # fmt: skip
_JOINTS = tuple(
    (
        role,
        re.compile(
            rf"\b{words}\s*(?:le |la |les |l'|l )?(?:{KIND_WORDS}\s*)?(?:dite? |nommee?s? |denommee?s? )?[«\"“]?\s*\Z"
        ),
    )
    for role, words in _WORDS
)
_DISTANT = re.compile(
    r"\b(avec|par|aupres d[eu]|a|au|du|de) (?:le |la |l'|les |un |une )?(?:(?!qui|que|est|ont|sont|et|"
    r"ou)[a-z-]{3,}s? ){1,3}[«\"]?\s*\Z"
)
_DISTANT_ROLES = {
    "avec": "with",
    "par": "by",
    "aupres de": "from",
    "aupres du": "from",
    "a": "to",
    "au": "to",
    "du": "of",
    "de": "of",
}
_ARTICLE = re.compile(r"(?:le |la |les |l'|l )\Z")
_BRACKET = re.compile(r"\([^()]{0,40}\Z")
_DEMAND = re.compile(r"\b(?:demandes?|dossiers?|candidatures?|requetes?|celle|celui|sollicitation)(?:\s+de\s+¤+)?\s*\Z")
_AGENT = re.compile(
    r"\b(?:demandee?s?|sollicitee?s?|reclamee?s?|souhaitee?s?|presentee?s?|formulee?s?|deposee?s?|faite|adressee?|emise|obtenue?s?|percue?s?|recue?s?|"
    r"touchee?s?|encaissee?s?|requises?|esperee?s?|attendue?s?|escomptee?s?|recueillie?s?|"
    r"transmise?)\s+(?:le [^¤;]{4,22} |(?:du |de la |de l'|des |d'|de )[^,;¤]{2,45} )?par\b[^¤;]{0,30}\Z"
)
_GETS = re.compile(
    r"\b(?:subventions?|aides?|cotisations?|adhesion|marches?|offre|concours|disposition|parts sociales|actions|"
    r"capital|operation|projet|programme|travaux)\s+"
    r"(?:(?:annuelle|de fonctionnement|d'equipement|d'investissement|exceptionnelle|complementaire) )?\Z"
)
_BEARERS = re.compile(rf"\b(?:d(?:e|u|es)|d'|par|a|au)\s*(?:le |la |les |l')?(?:{KIND_WORDS}\s*)?[«\"“]?\s*\Z")


def _before(masked: str, start: int, reach: int) -> str:
    return re.sub(r"\s+", " ", masked[max(0, start - reach) : start])


def joint(masked: str, start: int, opening: int = 0) -> str:
    """The joint of the name at `start`: "to", "from", "by", "for", "of", "with", "aside" (in brackets) or "".

    Words before `opening`, where its clause begins, do not count: they belong to a heading or to another sentence.
    """
    before = _before(masked, start, min(70, start - opening))
    if _BRACKET.search(before):
        return "aside"
    bare = _ARTICLE.sub("", before)
    for candidate in (before, bare + " "):
        for role, pattern in _JOINTS:
            if pattern.search(candidate):
                return role
    distant = _DISTANT.search(before)
    return _DISTANT_ROLES[distant[1]] if distant else ""


def is_demand(masked: str, start: int) -> bool:
    """Whether the name is whose request it is: "la demande de X"."""
    return bool(_DEMAND.search(_BEARERS.sub("", _before(masked, start, 90))))


def is_demand_agent(masked: str, start: int) -> bool:
    """Whether the name is who asks: "la demande présentée par X"."""
    return bool(_AGENT.search(_before(masked, start, 70)))


def is_beneficiary(masked: str, start: int) -> bool:
    """Whether the name follows the aid as its own: "la subvention du X"."""
    return bool(_GETS.search(_BEARERS.sub("", _before(masked, start, 90))))
