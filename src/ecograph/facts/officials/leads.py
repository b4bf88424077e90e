"""Who leads an organisation, told by a verb: "présidée par M. X", "que dirige Mme Y"."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.naming import is_part_of_name, organisation_name
from ecograph.facts.officials.scene import Scene
from ecograph.facts.officials.wording import read_wording
from ecograph.knowledge import load_rules

_LABELS = {
    "president": ("Président", "Présidente"), "director": ("Directeur", "Directrice"),
    "manager": ("Gérant", "Gérante"), "mayor": ("Maire", "Maire"),
    "member": ("Membre du conseil d'administration", "Membre du conseil d'administration"),
}  # fmt: skip
_SESSION = re.compile(r"(?:seance|reunion|session|assemblee)(?: \w+){0,3}\s*$|(?:seance|reunion)[^.;]{0,30}$")


@cache
def _verbs() -> re.Pattern[str]:
    rules = load_rules("roles")["led_by"]
    return re.compile("(?:" + "|".join(rf"\b(?P<{name}>{phrase})" for name, phrase in rules.items()) + r")\s+")


def find_leads(scene: Scene) -> Iterator[Candidate]:
    """Presidents, directors, managers of an organisation that the sentence names before the verb."""
    folded = scene.reading.folded
    yield from _elected(scene)
    yield from _said_of_oneself(scene)
    yield from _sitting(scene)
    yield from _leading(scene)
    for verb in _verbs().finditer(folded):
        titled = _TITLED.match(folded, verb.end())
        mention = scene.people.at(verb.end(), reach=4)
        mention = mention or (scene.people.at(titled.end(), reach=4) if titled else None)
        if not mention or _SESSION.search(folded[max(0, verb.start() - 50) : verb.start()]):
            continue
        floor = scene.sentence_start(verb.start())
        recalled = scene.topic(verb.start()) if re.match(r"\S+ (?:presidence|direction)", verb.group()) else ""
        in_sentence = scene.organisation_before(verb.start(), floor)
        organisation = (
            recalled
            or ((scene.topic(verb.start()) or in_sentence) if in_sentence == "État" else in_sentence)
            or scene.topic(verb.start())
            or scene.organisation_before(verb.start(), max(0, floor - 900))
        )
        role_class = verb.lastgroup or "president"
        masculine, feminine = _LABELS[role_class]
        is_feminine = mention.value.gender == "f" or (titled is not None and titled[0].startswith("la "))
        label = feminine if is_feminine else masculine
        organ = re.search(
            (
                r"(?:le |la )(comite [a-z ]{3,30}|bureau|commission [a-z ]{3,30}|jury|conseil [a-z' ]"
                r"{3,30})(?:\s+(?:est|etait)|,)\s*$"
            ),
            folded[floor : verb.start()],
        )
        if organ:
            label = f"{label} du {organ[1]}"
        if organisation:
            yield Candidate(mention.value, role_class, label, organisation, verb.start(), mention.end, "led-by")


@cache
def _leads_after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(phrase)) for name, phrase in load_rules("roles")["leads_after"].items())


def _leading(scene: Scene) -> Iterator[Candidate]:
    """ "Mme X, qui préside Y": the organisation stands right after the verb."""
    for mention in scene.people.mentions:
        for role_class, pattern in _leads_after():
            match = pattern.match(scene.reading.folded, mention.end)
            organisation = scene.organisation_after(match.end() - 3, 8) if match else ""
            if match and organisation:
                label = _LABELS[role_class][mention.value.gender == "f"]
                yield Candidate(mention.value, role_class, label, organisation, mention.start, match.end(), "leads")


# "que préside le Sénateur Luc MORIN", "présidée par notre collègue Ida CROS"
_TITLED = re.compile(
    r"(?:(?:le|la|l'|notre|son)\s?)?(?:senat(?:eur|rice)|deputee?|maire|presidente?|conseill(?:er|ere)(?: [a-z]{6,14})?|prefete?|docteur"
    r"|professeure?|collegue|vice-presidente?|adjointe?)\s(?=[a-z])"
)
_SAYS = re.compile(
    r"(?:,[^,.;\n]{3,60},)?\s*(?:precise|indique|declare|signale|rappelle|informe|fait (?:savoir|observer|remarquer))"
    r"(?: [a-z' ]{2,30})? qu'(?:il|elle) (?:est|preside|exerce)(?: par ailleurs| egalement| aussi| lui-meme| elle-meme)?\s+"
)
_SITS = re.compile(
    r"\b(?P<organ>conseil d'administration|conseil de surveillance|bureau|comite (?:directeur|de pilotage|syndical)|assemblee generale)"
    r"[^.;\n]{0,60}(?:\n[^.;\n]{0,40})?\brepresentee? par\s*\Z"
)


def _said_of_oneself(scene: Scene) -> Iterator[Candidate]:
    """ "Mme X précise qu'elle est présidente de Y"."""
    for mention in scene.people.mentions:
        said = _SAYS.match(scene.reading.folded, mention.end, mention.end + 160)
        wording = read_wording(scene, said.end()) if said else None
        if wording and wording.organisation:
            yield Candidate(
                mention.value,
                wording.role_class,
                wording.label,
                wording.organisation,
                mention.start,
                wording.end,
                "said",
            )


def _sitting(scene: Scene) -> Iterator[Candidate]:
    """ "son conseil d'administration, au sein duquel la Ville est représentée par M. X"."""
    for mention in scene.people.mentions:
        sits = _SITS.search(scene.reading.folded, max(0, mention.start - 160), mention.start)
        floor = scene.sentence_start(mention.start)
        named = [organisation_name(m) for m in scene.organisations_in(floor, mention.start)] if sits else []
        institution = scene.institution(mention.start)
        others = [name for name in named if not is_part_of_name(name, institution)]
        organisation = others[0] if others else scene.topic(mention.start) if sits else ""
        if sits and organisation:
            place = " à l'" if sits["organ"][0] == "a" else " au "
            label = f"Représentant{'e' if mention.value.gender == 'f' else ''}{place}{sits['organ']}"
            yield Candidate(mention.value, "representative", label, organisation, mention.start, mention.end, "sitting")


@cache
def _elected_to() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(phrase)) for name, phrase in load_rules("roles")["elected_to"].items())


def _elected(scene: Scene) -> Iterator[Candidate]:
    """ "l'élection de Mme X à la présidence": the office in the institution whose act it is."""
    for mention in scene.people.mentions:
        for role_class, pattern in _elected_to():
            if match := pattern.match(scene.reading.folded, mention.end):
                label = _LABELS[role_class][mention.value.gender == "f"]
                institution = scene.institution(mention.start)
                yield Candidate(
                    mention.value, role_class, label, institution, mention.start, match.end(), "elected-to", True
                )
