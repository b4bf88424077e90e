"""The name that opens a head, above the organ that met: "C.C.I. Marne et Vallées / Assemblée générale du 27 juin".

It needs no word of the name to be known: what stands above an organ is whose organ it is.
"""

import re

from ecograph.facts.acts.names import Candidate
from ecograph.model.readings import ActPart, Reading

_ZONE = 700  # characters of the head that are searched
_FIRST_LINES = 250  # in which an organ is the one that met
_ORGAN = re.compile(
    r"(?:le |la |l')?(?:conseil (?:d'administration|communautaire|municipal|metropolitain|syndical|de (?:communaute|la metropole|"
    r"surveillance|territoire|gestion)|d'agglomeration|general|regional|departemental)|comite (?:syndical|de gestion|de direction|"
    r"directeur)|assemblee (?:generale|pleniere)|bureau(?: \w+)?|commission permanente|directoire|conseil|comite|session)\b"
)
_BELOW = re.compile(
    rf"(?:{_ORGAN.pattern}|(?:seance|reunion|extrait (?:du|de)|deliberation|decision|proces[- ]verbal|compte[- ]rendu|releve)\b)"
)
# Lines of a head that are no name.
_OTHER_LINE = re.compile(
    r"(?:republique|liberte|departement d|arrondissement|canton\b|\d|n ?°|extrait|registre|seance|reunion|deliberation|decision|"
    r"arrete|convention|avenant|contrat|proces|comptes?[- ]rendus?|releve|rapport|objet|annexe|direction|service|vu\b|page|pole (?:des? |ressources)|"
    r"le \d|date|envoye|recu|affiche|publie|accuse|acte\b|id ?:|programme|programmation|subventions?\b|aides?\b|point\b|affaire\b|"
    rf"tel\b|bp\b|{_ORGAN.pattern})"
)
_CUT = re.compile(r" +[-–—|:] +|\s{3,}|, ")
_OF = re.compile(
    rf"(?m)^[ ]*(?:(?:extrait |deliberations? |decisions? |compte[- ]rendu |proces[- ]verbal |seance |reunion )[a-z ]{{0,30}}(?:du |de la |de l'))?"
    rf"(?:{_ORGAN.pattern}) (?:de la |de l'|du |des |de |d')(?P<name>[^\n,;|]{{4,70}}?)(?=\s{{2,}}|\n|,| [-–—|] | \(|$)"
)
_STREET = re.compile(r"\s*(?:\d|bp\b|tel\b|[^\n]*\b\d{5}\b)")
_NOT_OF = re.compile(
    r"(?:(?:administration|gestion|surveillance|direction|territoire|agglomeration|developpement|pilotage|classe)\b|"
    r"[a-z ]*\b(?:absents|presents|votes|seance)\b|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|janvier|communaute\b|commune\b|ville\b|\d|la (?:ville|commune|metropole|communaute)\b)"
)


def opening_name(reading: Reading, part: ActPart) -> Candidate | None:
    """The name in the first lines of a head that stands right above an organ or the act's own word, or None."""
    end = min(part.start + _ZONE, part.end)
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", reading.folded[part.start : end]))[:6]
    lines = [line for line in lines if not _STREET.match(line[0])]
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        start = part.start + line.start() + len(line[0]) - len(line[0].lstrip())
        whole = reading.text[start : part.start + line.end()]
        cut = _CUT.search(whole)
        name = whole[: cut.start()] if cut else whole
        folded = reading.folded[start : start + len(name)].strip()
        if _OTHER_LINE.match(folded):
            continue
        behind = reading.folded[start + cut.end() : part.start + line.end()] if cut else ""
        follows = behind.strip() or (below[0].strip() if below else "")
        is_name = 4 < len(name) <= 70 and name[0].isupper() and not re.search(r"\d|[.;]\s", name)
        if is_name and _BELOW.match(follows):
            return Candidate(start, start + len(name), name.strip(), "other")
        return None
    return None


def name_of_organ(reading: Reading, part: ActPart) -> Candidate | None:
    """The name that follows an organ in the head: "Délibération du conseil d'administration du S.D.I.S. de la Sarthe"."""
    end = min(part.start + _FIRST_LINES, part.end)
    for found in _OF.finditer(reading.folded, part.start, end):
        written = reading.text[found.start("name") : found.end("name")]
        if written[:1].isupper() and not _NOT_OF.match(found["name"]):
            return Candidate(found.start("name"), found.end("name"), written.strip(), "other")
    return None
