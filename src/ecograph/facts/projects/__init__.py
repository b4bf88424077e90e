"""Named projects, programmes, events and labels."""

from ecograph.facts.projects.named import ProjectName
from ecograph.facts.projects.names import project_names
from ecograph.model.facts import Fact, Project
from ecograph.model.readings import Reading

__all__ = ["ProjectName", "find_projects", "project_names"]


def find_projects(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Project facts, each name once, in text order."""
    facts: dict[str, Project] = {}
    for found in project_names(reading):
        if found.key in facts:
            continue
        part = reading.part_at(found.start)
        evidence = (reading.evidence(found.start, found.end, found.rule, found.confidence),)
        facts[found.key] = Project(evidence=evidence, act=part.id if part else "", name=found.name)
    return tuple(facts.values())
