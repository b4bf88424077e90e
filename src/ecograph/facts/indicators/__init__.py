"""Figures that describe bodies, programmes and places: people, jobs, members, surfaces, rates, stocks of money."""

from ecograph.facts.indicators.counts import (
    Figure,
    find_counts,
    find_rates,
    find_shares,
    find_surfaces,
    find_volumes,
)
from ecograph.facts.indicators.stocks import find_stocks
from ecograph.facts.indicators.tables import find_counted_columns, find_tabled
from ecograph.facts.parties import names_and_subjects
from ecograph.facts.projects import project_names
from ecograph.model.facts import Fact, Indicator
from ecograph.model.readings import Reading
from ecograph.values.organisations import full_name_of


def find_indicators(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Indicator facts, in text order, each figure once."""
    _, subjects = names_and_subjects(reading, known)
    projects = project_names(reading)
    figures = (
        *find_counts(reading), *find_surfaces(reading), *find_rates(reading), *find_shares(reading),
        *find_volumes(reading), *find_stocks(reading), *find_tabled(reading),
    )  # fmt: skip
    facts: dict[tuple[object, ...], Indicator] = {}
    for figure in sorted(figures, key=lambda f: f.start):
        about = next((p.name for p in projects if subjects.sentence(figure.start)[0] <= p.start < figure.start), "")
        about = about or subjects.before(figure.start) or subjects.issuer(figure.start)
        facts.setdefault((about, figure.label, figure.value, figure.year), _indicator(reading, figure, about))
    for figure, body in find_counted_columns(reading):
        about = full_name_of(body, reading.aliases)
        facts.setdefault((about, figure.label, figure.value, figure.year), _indicator(reading, figure, about))
    return tuple(facts.values())


def _indicator(reading: Reading, figure: Figure, about: str) -> Indicator:
    part = reading.part_at(figure.start)
    return Indicator(
        evidence=(reading.evidence(figure.start, figure.end, figure.rule, 0.8),),
        act=part.id if part else "",
        of=about,
        label=figure.label,
        value=figure.value,
        unit=figure.unit,
        year=figure.year,
    )
