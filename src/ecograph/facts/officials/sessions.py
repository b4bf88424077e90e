"""Roles of one session: who presides, who is secretary, who reports."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.scene import Scene
from ecograph.facts.people import find_presiding
from ecograph.knowledge import load_rules
from ecograph.model.readings import Mention


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load_rules("roles")[f"{name}_before"]) + ")")


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load_rules("roles")[f"{name}_after"]) + ")")


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load_rules("roles")[name])


def find_session_roles(scene: Scene) -> Iterator[Candidate]:
    """Secretary of the session, rapporteurs, the one who presides, the one who takes the chair for an item."""
    yield from _told(scene, "secretary", "Secrétaire de séance", "session-secretary")
    yield from _told(scene, "rapporteur", "Rapporteur", "rapporteur")
    presiding = find_presiding(scene.reading, scene.people)
    if presiding and presiding.rule != "presiding-signature":
        yield _role(scene, presiding.mention, "session-president", "Président de séance", presiding.rule)
    for mention in scene.people.mentions:
        if _rule("chair_after").match(scene.reading.folded, mention.end):
            yield _role(scene, mention, "session-president", "Président de séance", "chair-for-item")


def _told(scene: Scene, name: str, label: str, role_class: str) -> Iterator[Candidate]:
    folded = scene.reading.folded
    for cue in _before(name).finditer(folded):
        if mention := _named_by(scene, cue):
            yield _role(scene, mention, role_class, label, f"{name}-before")
            yield from (
                _role(scene, other, role_class, label, f"{name}-before")
                for other in _joined(scene, mention, cue.group())
            )
    for mention in scene.people.mentions:
        if _after(name).match(folded, mention.end, min(len(folded), mention.end + 220)):
            yield _role(scene, mention, role_class, label, f"{name}-after")
    if name == "secretary":
        for mention in scene.people.mentions:
            fills = re.match(r"\s*(?:remplit|assure|occupe) cette fonction", folded[mention.end : mention.end + 40])
            if fills and _rule("secretary_heading").search(folded[max(0, mention.start - 110) : mention.start]):
                yield _role(scene, mention, role_class, label, "secretary-heading")


def _named_by(scene: Scene, cue: re.Match[str]) -> Mention | None:
    """The person after a cue; where the name is an item of a dashed list set across it, the plain name that follows."""
    mention = scene.people.at(cue.end(), reach=1)
    if mention and cue.group().endswith("- "):
        beside = scene.people.at(mention.end + 1, reach=2)
        return beside or mention
    return mention


def _joined(scene: Scene, mention: Mention, cue: str) -> Iterator[Mention]:
    """Further people of a plural cue: "Rapporteurs : M. A et Mme B"."""
    if not re.search(r"(?:rapporteurs|secretaires)\b", cue):
        return
    following = scene.people.at(mention.end + 1, reach=6)
    if following and re.fullmatch(r"\s*(?:,|et)\s*", scene.reading.folded[mention.end : following.start]):
        yield following


def _role(scene: Scene, mention: Mention, role_class: str, label: str, rule: str) -> Candidate:
    if mention.value.gender == "f" and label != "Secrétaire de séance":
        label = label.replace("Président", "Présidente").replace("Rapporteur", "Rapporteure")
    institution = scene.institution(mention.start)
    return Candidate(mention.value, role_class, label, institution, mention.start, mention.end, rule, is_default=True)
