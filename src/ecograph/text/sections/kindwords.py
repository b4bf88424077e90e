"""What kind of act a file is, from the words of its head."""

import re

from ecograph.model.readings import Reading

_LINE = r"(?m)^[ •*\d]{0,90}"
_CONVENTION = re.compile(
    _LINE + r"(?:projet de )?(?:convention|contrat|accord|charte|protocole)\b(?![^\n]{0,80}\b(?:subvention|approbation"
    r"|autoris|avenant)\w* ?:)"
)
_AMENDMENT = re.compile(_LINE + r"(?:projet d')?avenant\b")
_ORDER = re.compile(
    _LINE + r"(?:arrete\b(?! (?:que|le compte))|recueil des arretes)|\barrete n ?°|\barrete (?:prefectoral )?portant"
    r"|\bregistre des arretes"
)
_DECISION = re.compile(
    _LINE + r"(?:decisions? (?:n ?°|du (?:maire|president|bureau)|de la presidente?|municipale)|decision\s*$)"
    r"|\bregistre des decisions"
)
_DELIBERATION = re.compile(
    r"(?m)^[^\n]{0,90}(?<!par )(?<!vu la )(?<!la )(?<!cette )(?<!sa )\bdeliberations?\b(?!\.)(?! (?:n ?° ?[\w/-]"
    r"+ )?du \d)|extraits? (?:du|des) (?:registres?(?! des (?:arretes|decisions))|proces)"
    r"|\bregistre des(?! (?:arretes|decisions))|\bdeliberation n ?° ?\d[\w/-]{0,12}\s+rapport\b"
)
_OWN_DELIBERATION = re.compile(r"(?m)^[ ]{0,90}(?:deliberation\b|extrait du registre)")
_CAPITAL_DELIBERATION = re.compile(r"\bD[ÉE]LIB[ÉE]RATION D[EU]")
_REPORT = re.compile(r"\brapport (?:du president|de (?:m\.|mme|monsieur|madame)|a la commission|au conseil|n ?°)")
_DECIDED = re.compile(
    r"\bapres en avoir delibere\b|(?m:^ *(?:le conseil|la commission permanente|l'assemblee|le bureau)[^\n]{0,60}\bdecide\b)"
)
_BODY = re.compile(r"\b(?:conseil|comite|bureau|commission permanente|assemblee)\b")
_MINUTES = re.compile(
    _LINE + r"(?:proces[- ]verb(?:al|aux)|compte[s]?[- ]rendus?|releve (?:des|de) )(?![^\n]{0,40}(?:approuve|adopte))"
)
_SIGNED_BY_PARTIES = re.compile(
    r"fait (?:a|en)[^\n]{0,60}(?:exemplaires|originaux)|les parties conviennent|la presente convention"
)

_VOTES = re.compile(
    r"\ba l'unanimite|\bvoix\b|apres en avoir delibere|\bdelibere\b|(?m:^ *(?:decide|arrete)\b)|secretaire de seance"
)
_PARTIES = re.compile(r"\bentre\b|pour l[ea'] ?[a-z' -]{3,60}\s{1,20}pour l[ea']|les parties")


def kind_of_head(reading: Reading, start: int, end: int) -> str:
    """The kind of the act that starts at an offset: what its head names first, else what its text looks like."""
    head = reading.folded[start : min(start + 1600, end)]
    whole = reading.folded[start:end]
    spots = {
        "amendment": _AMENDMENT.search(head[:1300]),
        "convention": _CONVENTION.search(head[:1300]),
        "order": _ORDER.search(head),
        "decision": _DECISION.search(head),
        "minutes": _MINUTES.search(head[:900]),
        "deliberation": _DELIBERATION.search(head),
    }
    found = {kind: match.start() for kind, match in spots.items() if match}
    agreement = [kind for kind in ("amendment", "convention") if kind in found]
    if agreement and _is_agreement(head, whole, found):
        return min(agreement, key=found.__getitem__)
    others = {kind: at for kind, at in found.items() if kind not in ("amendment", "convention")}
    if _SIGNED_BY_PARTIES.search(whole) and not _VOTES.search(whole) and not others.keys() - {"deliberation"}:
        return "convention" if "deliberation" not in others or _PARTIES.search(whole[:6000]) else "deliberation"
    if others:
        return min(others, key=others.__getitem__)
    if _REPORT.search(head):
        is_decided = (
            _OWN_DELIBERATION.search(whole)
            or _DECIDED.search(whole)
            or _CAPITAL_DELIBERATION.search(reading.text, start, end)
        )
        return "deliberation" if is_decided else "report"
    if re.search(r"\bvoix\b|unanim|\badopte", whole) and _BODY.search(head):
        return "deliberation"
    return "convention" if agreement or _SIGNED_BY_PARTIES.search(whole) else "deliberation"


def _is_agreement(head: str, whole: str, found: dict[str, int]) -> bool:
    """Whether a head that starts with "convention" is one: it names its parties, and no assembly votes above them."""
    at = min(found[kind] for kind in ("amendment", "convention") if kind in found)
    other = min((spot for kind, spot in found.items() if kind not in ("amendment", "convention")), default=len(whole))
    parties = re.search(
        r"\bentre\b|\bil (?:est|a ete) (?:convenu|arrete|decide)|les soussignes|les parties", whole[:6000]
    )
    return bool(parties) and at < other and not re.search(r"presents ?:|secretaire de seance|a l'unanimite", head)
