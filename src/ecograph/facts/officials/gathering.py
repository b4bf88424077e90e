"""The roles of a document, each once: places that say the same thing brought together."""

from collections.abc import Iterator
from dataclasses import replace

from ecograph.facts.officials.appositions import find_appositions
from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.designations import find_designations
from ecograph.facts.officials.leads import find_leads
from ecograph.facts.officials.naming import is_part_of_name
from ecograph.facts.officials.scene import Scene
from ecograph.facts.officials.sessions import find_session_roles
from ecograph.facts.officials.signatures import find_signatures
from ecograph.facts.officials.speakers import find_spoken_roles
from ecograph.facts.people import people_of
from ecograph.model.facts import Act, Attendance, Fact, Role
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

_FINDERS = (find_session_roles, find_leads, find_appositions, find_designations, find_signatures, find_spoken_roles)
_OFFICES = ("mayor", "president", "vice-president", "deputy-mayor", "director", "secretary")


def find_officials(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Role facts: one for each person, kind of role and organisation, with the fullest wording."""
    scene = Scene(reading, people_of(reading, known), known)
    candidates = [c for find in _FINDERS for c in find(scene)]
    if any(isinstance(fact, Attendance) for fact in known):
        candidates = [c for c in candidates if c.role_class != "councillor"]
    candidates = [c for c in candidates if c.role_class != "deputy" or not c.is_default]  # of no body of the act
    day = next((fact.session_date or fact.signed_date for fact in known if isinstance(fact, Act)), None)
    kept = _without_repetition(scene, candidates)
    return tuple(
        Role(
            evidence=(reading.evidence(c.start, c.end, f"role/{c.rule}"),),
            act=_act_at(reading, c.start),
            person=scene.people.display(c.name),
            role=c.label,
            organisation=c.organisation,
            day=day,
        )
        for c in sorted(kept, key=lambda c: c.start)
    )


def _act_at(reading: Reading, position: int) -> str:
    part = reading.part_at(position)
    return part.id if part else ""


def _without_repetition(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    groups: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault((name_key(scene.people.display(candidate.name)), candidate.role_class), []).append(candidate)
    kept: list[Candidate] = [
        c for group in groups.values() for c in _one_for_each_organisation(group, scene.institution(group[0].start))
    ]
    by_person: dict[str, list[Candidate]] = {}
    for c in kept:
        by_person.setdefault(name_key(scene.people.display(c.name)), []).append(c)
    return [c for own in by_person.values() for c in own if not _is_told_better(c, own)]


def _one_for_each_organisation(group: list[Candidate], institution: str) -> Iterator[Candidate]:
    """One candidate for each organisation; a place that names none says nothing beside one that does."""
    names = sorted({c.organisation for c in group if c.organisation}, key=lambda name: (-len(name_key(name)), name))
    defaults = [institution, *(c.organisation for c in group if c.is_default and c.organisation)]
    full = {
        name: next(
            (d for d in defaults if is_part_of_name(name, d)),
            next(n for n in names if n == name or is_part_of_name(name, n)),
        )
        for name in names
    }
    stated = [c for c in group if not c.is_default] or group
    for organisation in dict.fromkeys(full.get(c.organisation, "") for c in stated):
        alike = [c for c in group if full.get(c.organisation, "") == organisation]
        best = max(alike, key=lambda c: (c.rule != "signature" or len(c.label) > 30, len(c.label), -c.start))
        yield replace(best, organisation=organisation, is_default=False)


def _is_told_better(candidate: Candidate, own: list[Candidate]) -> bool:
    """True for a vaguer telling of what another candidate of the same person says."""
    if candidate.rule == "chair-for-item":
        return False
    others = [c for c in own if c is not candidate]
    if candidate.role_class == "deputy-mayor":  # "M. A, maire, MM. B et C, adjoints"
        return any(c.role_class == "mayor" and c.organisation == candidate.organisation for c in others)
    if candidate.role_class in ("session-president", "delegate"):
        return any(c.role_class in _OFFICES and c.organisation in (candidate.organisation, "") for c in others)
    if candidate.role_class == "secretary":
        return any(c.role_class == "session-secretary" and c.organisation == candidate.organisation for c in others)
    return candidate.role_class == "head" and len(candidate.label.split()) == 1 and bool(others)
