"""Roles that speakers of a debate claim for themselves: "Mme X. – Je suis présidente de Y"."""

import re
from collections.abc import Iterator
from functools import cache

from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.scene import Scene
from ecograph.facts.officials.wording import read_wording
from ecograph.facts.people import find_speeches
from ecograph.knowledge import load_rules

_GROUP = re.compile(r"groupe\s+«?\s*(?P<name>[^»,.;\n]{3,60}?)\s*»?\s*,?\s+que je preside")


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(load_rules("roles")["first_person"])


def find_spoken_roles(scene: Scene) -> Iterator[Candidate]:
    """The roles of speakers in the first person."""
    folded = scene.reading.folded
    for speech in find_speeches(scene.reading, scene.people):
        name = speech.speaker.value
        for cue in _first_person().finditer(folded, speech.start, speech.end):
            wording = read_wording(scene, cue.end())
            if wording:
                organisation = wording.organisation or scene.institution(cue.start())
                yield Candidate(
                    name,
                    wording.role_class,
                    wording.label,
                    organisation,
                    cue.start(),
                    wording.end,
                    "first-person",
                    not wording.organisation,
                )
        for group in _GROUP.finditer(folded, speech.start, speech.end):
            written = re.sub(r"\s+", " ", scene.reading.text[group.start("name") : group.end("name")])
            label = "Présidente du groupe" if name.gender == "f" else "Président du groupe"
            yield Candidate(name, "group-president", label, written, group.start(), group.end(), "first-person")
