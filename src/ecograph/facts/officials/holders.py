"""The organisation that a role beside a name is held in."""

import re

from ecograph.facts.officials.labels import RECALLED
from ecograph.facts.officials.naming import organisation_name
from ecograph.facts.officials.scene import Scene
from ecograph.facts.officials.wording import Wording
from ecograph.model.readings import Mention
from ecograph.values.folding import fold, name_key

_REPRESENTED = re.compile(
    r"(?:represente\w*\s+(?:legalement\s+)?(?:pour le present acte\s+)?par\b"
    r"|(?:pour (?:laquelle|lequel)|au nom (?:de laquelle|duquel))\s+(?:agit|signe|intervient|stipule|comparait)\b"
    r"|\bque\s+represente\b|\bagissant par\b)(?:[^.;:\n]|\n(?!\s*\n)){0,120}$"
)
_OUTSIDERS = frozenset(("treasurer", "administrator", "member", "manager"))


def holding_organisation(scene: Scene, mention: Mention, wording: Wording, shared: str) -> tuple[str, bool]:
    """(organisation that the role is held in, whether no words name it)."""
    institution = scene.institution(min(mention.start, wording.start))
    if wording.role_class == "mayor" and is_same_town(wording.organisation, institution):
        return institution, True
    if wording.role_class == "mayor" and not wording.organisation and (town := _TOWN_OF_CCAS.match(institution)):
        return f"Commune {town['place']}", True  # a mayor presides over the CCAS as mayor of the town
    is_district = not wording.organisation or _DISTRICT.match(wording.organisation)
    if wording.role_class == "prefect" and is_district and not re.match(r"pref", fold(institution)):
        return "État", True
    if wording.organisation:
        return wording.organisation, False
    if wording.role_class == "rapporteur" or _REPORTS.search(
        scene.reading.text, max(0, mention.start - 30), mention.start
    ):
        return institution or scene.party(mention.start), True
    if wording.role_class == "director" and _STATE_SERVICE.search(fold(wording.label)):
        return "État", True
    if bracketed := _bracketed(scene, min(mention.start, wording.start)):
        return bracketed, False
    if shared:
        return shared, False
    start = min(mention.start, wording.start)
    represented = _REPRESENTED.search(scene.reading.folded, max(0, start - 150), start)
    if (
        represented
        and not scene.people.between(represented.start(), start)
        and (party := _beside(scene, represented.start()) or scene.party(represented.start()))
    ):
        return party, False
    floor = scene.sentence_start(start)
    recalled = RECALLED.search(fold(wording.label))
    if recalled and (known := scene.reading.aliases.get(recalled[0].split()[-1])):
        return known, False
    if recalled and (named := scene.organisation_before(start, max(0, start - 1500))):
        return named, False
    if wording.is_possessive or _OWN_ORGAN.match(scene.reading.folded, wording.start):
        ahead = (
            scene.organisation_after(max(mention.end, wording.end), 170)
            if _PARTICIPLE.match(scene.reading.folded, floor)
            else ""
        )
        named = (
            scene.organisation_before(start, floor)
            or ahead
            or scene.topic(start)
            or scene.organisation_before(start, max(0, floor - 600))
        )
        if named:
            return named, False
    of = _OF_ORGANISATION.match(scene.reading.folded, max(mention.end, wording.end))
    if of and (named := scene.organisation_after(of.end() - 2, 3)):
        return named, False
    if wording.role_class == "head" and (named := scene.organisation_before(start, floor)):
        return named, True
    if wording.role_class in _OUTSIDERS and (named := scene.organisation_before(start, max(0, start - 700))):
        return named, True
    return institution or scene.party(start), True


def _beside(scene: Scene, at: int) -> str:
    """The organisation right before "représentée par": "l'association X, représentée par son président"."""
    named = scene.organisations_in(max(0, at - 150), at)
    if not named or not re.fullmatch(
        r"\s?»?\s?(?:\([^()\n]{1,20}\))?\s?,?\s{0,2}", scene.reading.folded[named[-1].end : at]
    ):
        return ""
    is_introduced = _INTRODUCED.search(scene.reading.folded, max(0, named[-1].start - 45), named[-1].start)
    return organisation_name(named[-1]) if is_introduced else ""


def _bracketed(scene: Scene, start: int) -> str:
    """The organisation before the bracket that a person and a role stand in: "Musique au Prieuré (M. X, président)"."""
    opened = _OPENED.search(scene.reading.text, max(0, start - 60), start)
    if not opened:
        return ""
    named = scene.organisations_in(max(0, opened.start() - 120), opened.start())
    return organisation_name(named[-1]) if named and opened.start() - named[-1].end < 3 else ""


def is_same_town(town: str, institution: str) -> bool:
    """True for "Commune de X" beside "Ville de X"."""
    words = set(name_key(town).split()[2:])
    return bool(words) and words <= set(name_key(institution).split())


_TOWN_OF_CCAS = re.compile(
    r"(?i)(?:C\.?C\.?A\.?S\.?|centre communal d['’]action sociale)(?: \(?CCAS\)?)? (?P<place>d(?:e |u |es |['’]).+)"
)
_DISTRICT = re.compile(r"(?i)(?:la )?(?:région|département)\b")
_REPORTS = re.compile(r"(?i)rapporteu(?:r|re|se)\s?:\s{0,3}(?:M\.|Mme|Mr|Mlle|Monsieur|Madame)?\s?\Z")
_INTRODUCED = re.compile(r"(?:\bl'|\bla |\bles? |\bet |\bentre )(?:[a-z-]+ ){0,3}«?\s?\Z")
_OPENED = re.compile(r"\s?\n?\((?:chez |c/o |contact : |s/c )?(?:(?:M|Mme|Mlle|Dr)\.? )?[^()\n]{0,40}\Z")
_STATE_SERVICE = re.compile(
    r"finances publiques|affaires culturelles|de l'equipement|academique|de la cohesion sociale|des territoires"
    r"|jeunesse et|direct(?:eur|rice) (?:regional|departemental)e?(?: adjointe?)? (?:de l'|de la |des |du )"
    r"(?:entreprises|economie|travail|emploi|environnement|agriculture|alimentation|jeunesse|culture|equipement|territoires)"
)
_OWN_ORGAN = re.compile(r"membres? de (?:son|sa)\b")
_PARTICIPLE = re.compile(r"\s*(?:fondee?|creee?|dirigee?|presidee?|animee?|installee?|nee?|constituee?)\b")
_OF_ORGANISATION = re.compile(r",?\s*(?:de l'|de la |du |de |d')")
