"""Funding that a document states without a sum, and funding that has ceased."""

import re
from collections.abc import Iterator

from ecograph.facts.parties import Named, NamedOrganisations, Subjects
from ecograph.facts.partnerships.rules import TieRule, funding_rules, pattern
from ecograph.facts.projects import ProjectName, project_names
from ecograph.model.facts import PUBLIC_TYPES, FundingRelation
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

_NEAR = 30  # characters between a body and the verb that says who funds it
_RECALL = 1_800  # how far back "ce projet", "le festival" may point


def find_funding(reading: Reading, names: NamedOrganisations, subjects: Subjects) -> tuple[FundingRelation, ...]:
    """FundingRelation facts, each funder and programme once."""
    projects = project_names(reading)
    stated: dict[tuple[str, str, bool], FundingRelation] = {}
    for rule in funding_rules():
        for found in rule.finds(reading.folded, subjects.stretches):
            for relation in _relations(reading, names, subjects, projects, rule, found):
                key = (name_key(relation.funder), name_key(relation.programme), relation.ceased)
                stated.setdefault(key, relation)
    return tuple(sorted(stated.values(), key=lambda r: (r.evidence[0].start, r.funder)))


def _relations(
    reading: Reading, names: NamedOrganisations, subjects: Subjects, projects: tuple[ProjectName, ...],
    rule: TieRule, found: re.Match[str],
) -> Iterator[FundingRelation]:  # fmt: skip
    start, end = subjects.sentence(found.start())
    funders = names.listed(found.end()) if rule.reads.startswith("by") else _listed_before(names, start, found.start())
    if not funders or pattern("funding", "not_funders").search(reading.folded, found.end(), funders[-1].end):
        return
    if rule.public_only and any(funder.type not in PUBLIC_TYPES for funder in funders):
        return
    if reading.mentions_in("amount", start, end) and rule.reads != "ceased":
        return
    if rule.reads == "backs" and [f.name for f in funders] == [subjects.issuer(found.start())]:
        return  # what the issuer itself gives is a flow, told with its sum
    ceased = rule.reads == "ceased"
    programme = _programme(reading, rule, projects, found, start, end)
    if ceased and not programme:
        programme = subjects.protagonist(found.start())
    if not programme and rule.id == "finance-par" and all(funder.type in PUBLIC_TYPES for funder in funders):
        programme = _funded_body(names, start, found.start())
    part = reading.part_at(found.start())
    for funder in funders:
        if programme and name_key(funder.name) != name_key(programme):
            yield FundingRelation(
                evidence=(reading.evidence(start, min(end, start + 600), rule.id, 0.7),),
                act=part.id if part else "", funder=funder.name, programme=programme, ceased=ceased,
            )  # fmt: skip


def _listed_before(names: NamedOrganisations, start: int, end: int) -> tuple[Named, ...]:
    for name in names.within(start, end):
        listed = names.listed(name.start)
        if listed and end - listed[-1].end <= 30:
            return listed
    return ()


def _funded_body(names: NamedOrganisations, start: int, end: int) -> str:
    """The one body of the words [start, end), right before the verb: "L'orchestre est soutenu par ...", else nothing."""
    named = names.within(start, end)
    return named[0].name if len(named) == 1 and end - named[0].end <= _NEAR else ""


def _programme(
    reading: Reading, rule: TieRule, projects: tuple[ProjectName, ...], found: re.Match[str], start: int, end: int
) -> str:
    """The named programme that the sentence, or the one before it, speaks of."""
    if rule.reads == "backs":
        after = [p for p in projects if found.end() <= p.start < end]
        if after:
            return after[0].name
    before = [p for p in projects if start <= p.start < found.start()]
    if before:
        return before[-1].name
    is_recalled = rule.reads == "by_recalled" or "en charge" in found[0]
    if start and (is_recalled or pattern("funding", "programme_nouns").search(reading.folded, start, end)):
        earlier = [p for p in projects if max(0, start - _RECALL) <= p.start < start]
        return earlier[-1].name if earlier else ""
    return ""
