"""The wording of a role: where it starts and ends, its label, and the organisation it names."""

import re
from dataclasses import dataclass
from functools import cache

from ecograph.facts.officials.extent import heads, role_end
from ecograph.facts.officials.naming import organisation_name
from ecograph.facts.officials.scene import Scene
from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

_MOST_NAMES = 400


@dataclass(frozen=True, slots=True)
class Wording:
    """A role as the text words it; `organisation` is empty where the words name none."""

    start: int
    end: int
    role_class: str
    label: str
    organisation: str
    is_plural: bool
    is_possessive: bool = False


@cache
def determiners() -> re.Pattern[str]:
    """The words between a name and a role, or between a comma and a role."""
    return re.compile(rf"(?:{load_rules('roles')['determiners']}(?:(?<=')|(?![a-z]))\s*)*")


_PLURAL = re.compile(
    r"\b(?:adjoint|(?:co-?)?president|vice-president|conseill(?:er|ere)|administrat(?:eur|rice)|membre|rapporteu(?:r|re|se)|direct(?:eur|rice)"
    r"|tresori(?:er|ere)|secretaire|maire|delegue|(?:co-?)?gerant|dirigeant|salarie|animat(?:eur|rice)|associe)e?s\b"
)
_POSSESSIVE = re.compile(r"\b(?:son|sa|ses|leur|leurs)\s*$")
_KIND = (
    r"(?:(?:association|societe|compagnie|club|federation|fondation|syndicat|groupe"
    r"|pole|cluster|entreprise|cabinet|office|comite|cooperative|start-up|laiterie|agence|sas|sarl|sa|sem|spl|scop|scic|eurl|gaec"
    r"|ville|commune)\s+)"
)
_OF = re.compile(
    rf"\s*(?:,\s*)?(?:de\s+l'|de\s+la\s|du\s|des\s|de\s|d'|au\s+sein\s+d[eu]\s(?:l'|la\s)?|a\s+l'|a\s+la\s|au\s)\s*{_KIND}?(?:«\s*)?$"
)
_OF_NAME = re.compile(r"\s*(?:de l['’]|de la |du |des |de |d['’])\s*(?P<name>«?\s*[A-ZÀ-Þ][^,;.()\n]{2,70})")
# "dirigeante de la laiterie Savary": the kind belongs to the name.
_OF_KIND = re.compile(
    r"\s*(?:de l['’]|de la |du )(?P<name>(?:laiterie|scierie|menuiserie|boulangerie|librairie|imprimerie|brasserie|fonderie|cidrerie"
    r"|fromagerie|ferme|cave|distillerie|conserverie|filature|tannerie|verrerie|papeterie|minoterie|pharmacie|clinique"
    r"|banque|mutuelle|caisse|agence|maison|galerie) [A-ZÀ-Þ][^,;.()\n]{2,60})"
)
_ORGAN = re.compile(r"conseil|assemblee|commission|bureau|region\b|departement\b|republique")
_GOVERNED = re.compile(r"\b(?:deleguee?|chargee?|en charge)\b")


_OTHER_CLAUSE = re.compile(r"\s+(?:ayant|etant|empeche|a donne|sortant)\b")


def read_wording(scene: Scene, start: int, limit: int = -1) -> Wording | None:
    """The role whose words begin at an offset (determiners allowed before), or None."""
    reading = scene.reading
    skipped = determiners().match(reading.folded, start)
    begin = skipped.end() if skipped else start
    head = heads().match(reading.folded, begin)
    if not head or _OTHER_CLAUSE.match(reading.folded, head.end()):
        return None
    role_class = (head.lastgroup or "").replace("_", "-")
    plural = bool(_PLURAL.search(head.group()))
    end = role_end(reading, head, limit if limit >= 0 else len(reading.folded))
    organisation, label_end, end = (
        _named(scene, head.end(), end) if role_class not in _PLACED else _town(reading, head.end(), end, role_class)
    )
    label = _label(reading.text[begin:label_end])
    suffix = reading.text[label_end:end] if organisation else ""
    governed = re.search(r"(?:délégué|chargé|en charge)[^,;.]*$", suffix)
    if governed:
        label = f"{label} {_label(governed.group(), capital=False)}"
    possessive = bool(_POSSESSIVE.search(reading.folded[max(0, begin - 8) : begin]))
    return Wording(begin, end, role_class, label, organisation, plural, possessive)


def _label(words: str, capital: bool = True) -> str:
    label = re.sub(r"\s+", " ", words.replace("^{", "").replace("}", "")).strip(" ,;:-–")
    label = re.sub(r" -(?=[A-Za-z])", "-", label)
    return label[:1].upper() + label[1:] if capital else label


def _named(scene: Scene, start: int, end: int) -> tuple[str, int, int]:
    """(organisation, end of the label, end of the wording): the first organisation that the role is "of"."""
    reading = scene.reading
    for mention in scene.organisations_in(start, end):
        before = reading.folded[start : mention.start]
        of = _OF.search(before)
        if not of or _GOVERNED.search(before):
            continue
        name = organisation_name(mention)
        name = known_name(scene, name) if " " not in name else name
        return name, start + of.start(), max(mention.end, end)
    raw = _OF_NAME.match(reading.text, start, end) or _OF_KIND.match(reading.text, start, end)
    if raw and not _ORGAN.match(reading.folded, raw.start("name")):
        return known_name(scene, reading.text[raw.start("name") : end]), start, end
    return "", end, end


_PLACED = frozenset(("mayor", "prefect"))


def _town(reading: Reading, start: int, end: int, role_class: str) -> tuple[str, int, int]:
    """The commune of a mayor ("Maire de X"); a prefect is of the State, whatever the place."""
    if role_class == "prefect":
        return "", end, end
    raw = _OF_NAME.match(reading.text, start, end)
    name = re.sub(r"\s+", " ", reading.text[raw.start("name") : end]).strip() if raw else ""
    return (f"Commune de {name}" if name else "", start, end)


def known_name(scene: Scene, written: str) -> str:
    """The organisation of the document that a name means: the one whose full name holds its words, else the name."""
    written = re.sub(r"\s+", " ", written).strip(" «»,;:")
    key = name_key(written)
    if full := scene.reading.aliases.get(key):
        return full
    names = {organisation_name(mention): None for mention in scene.organisations[:_MOST_NAMES]}
    holders = [name for name in names if f" {key} " in f" {name_key(name)} " and name_key(name) != key]
    if holders and (len(key) > 5 or len(holders) == 1):
        return holders[0]
    return written
