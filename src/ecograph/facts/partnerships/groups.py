"""Persons listed under, or speaking for, a political group of an assembly."""

import re
from collections.abc import Iterator

from ecograph.facts.partnerships.rules import pattern
from ecograph.model.facts import Membership
from ecograph.model.readings import Reading

_NEXT_LINE_HEAD = re.compile(r"\n\s*\n|\n[^\n:]{3,60}:|\bnon[- ]inscrite?s?\b|\bgroupe\s")
_NOT_POLITICAL = re.compile(r"\b(?:travail|pilotage|suivi|projet|action locale|communes|reflexion|experts|scolaire|hospitalier)\b")
_MAX_LIST = 6_000


def find_political_groups(reading: Reading) -> tuple[Membership, ...]:
    """Membership facts of persons, each person and group once."""
    stated: dict[tuple[str, str], Membership] = {}
    for membership in (*_headed(reading), *_spoken(reading), *_bracketed(reading)):
        stated.setdefault((membership.member, membership.group), membership)
    return tuple(sorted(stated.values(), key=lambda m: m.evidence[0].start))


def _headed(reading: Reading) -> Iterator[Membership]:
    for found in pattern("memberships", "political", "heading").finditer(reading.folded):
        if _NOT_POLITICAL.search(found["name"]):
            continue
        stop = _NEXT_LINE_HEAD.search(reading.folded, found.end() + 1, found.end() + _MAX_LIST)
        end = stop.start() if stop else min(len(reading.text), found.end() + _MAX_LIST)
        for person in reading.mentions_in("person", found.end(), end):
            yield _membership(reading, found, person.value, person.start, person.end, "group-heading")


def _spoken(reading: Reading) -> Iterator[Membership]:
    for found in pattern("memberships", "political", "spoken").finditer(reading.folded):
        before = reading.mentions_in("person", max(0, found.start() - 60), found.start())
        near = [p for p in before if found.start() - p.end <= 4]
        if near and not _NOT_POLITICAL.search(found["name"]):
            yield _membership(reading, found, near[-1].value, near[-1].start, found.end(), "group-spokesperson")


def _bracketed(reading: Reading) -> Iterator[Membership]:
    for found in pattern("memberships", "political", "bracketed").finditer(reading.folded):
        before = reading.mentions_in("person", max(0, found.start() - 60), found.start())
        near = [p for p in before if found.start() - p.end <= 2]
        if near:
            yield _membership(reading, found, near[-1].value, near[-1].start, found.end(), "group-in-brackets")


def _membership(
    reading: Reading, found: re.Match[str], person: object, start: int, end: int, rule: str
) -> Membership:
    display = getattr(person, "display", None)
    name = str(display()) if callable(display) else str(person)
    group = reading.text[found.start("name") : found.end("name")].strip(" \n«»\"")
    part = reading.part_at(start)
    evidence = (reading.evidence(start, end, rule, 0.9),)
    return Membership(
        evidence=evidence, act=part.id if part else "", member=name, group=" ".join(group.split()), is_person=True
    )
