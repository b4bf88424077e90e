"""Labelled sentences to train a model of names on: from acts that the rules have read, and made up from templates."""

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from ecograph.knowledge import gazetteer_names, load_rules, read_gazetteer
from ecograph.model.readings import Mention, Reading

Labelled = tuple[str, tuple[tuple[int, int, str], ...]]
LABELS = {"organisation": "ORG", "person": "PER"}
LONGEST = 600  # characters of a training sentence
_SLOT = re.compile(r"\{(org|club|person|place)\}")
_CUT = re.compile(r"\n\s*\n|(?<=[.;:])\s+(?=[A-ZÀ-Þ-])")


def sentences_of(reading: Reading) -> Iterator[Labelled]:
    """The sentences of a document with the organisations and persons that the rules see in them."""
    position = 0
    for cut in [*(found.span() for found in _CUT.finditer(reading.text)), (len(reading.text), len(reading.text))]:
        start, end = position, cut[0]
        position = cut[1]
        text = reading.text[start:end]
        if text.strip() and len(text) <= LONGEST:
            yield text, tuple(_spans(reading, start, end))


def _spans(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Spans in the sentence that do not overlap, the longer of two first."""
    inside = [m for kind in LABELS for m in reading.mentions_in(kind, start, end)]  # type: ignore[arg-type]
    taken: list[Mention] = []
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in taken):
            taken.append(mention)
    for mention in sorted(taken, key=lambda m: m.start):
        yield mention.start - start, mention.end - start, LABELS[mention.kind]


def made_sentences(count: int, seed: int) -> Iterator[Labelled]:
    """Sentences from the templates of data/rules/training.yml with names from the gazetteers; same seed, same text."""
    random, rules = Random(seed), load_rules("training")
    for _ in range(count):
        yield _fill(random, rules, random.choice(rules["sentences"]))


def _fill(random: Random, rules: Any, template: str) -> Labelled:
    text, spans, position = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[position : slot.start()]
        name = _name(random, rules, slot[1])
        if slot[1] != "place":
            spans.append((len(text), len(text) + len(name), "PER" if slot[1] == "person" else "ORG"))
        text += name
        position = slot.end()
    return text + template[position:], tuple(spans)


def _name(random: Random, rules: Any, slot: str) -> str:
    if slot == "person":
        given, surname = random.choice(_gazetteer("given_names")), random.choice(rules["surnames"].split())
        surname = surname if random.random() < 0.6 else surname.capitalize()
        return f"{surname} {given}" if random.random() < 0.15 else f"{given} {surname}"
    if slot == "place":
        return random.choice(_gazetteer("communes"))
    if slot == "org":
        return random.choice(_gazetteer(random.choice(("public_bodies", "epci", "poles", "networks", "universities"))))
    club, name = (random.choice(" ".join(rules[key].split()).split("|")) for key in ("clubs", "names"))
    place = random.choice(_gazetteer("communes"))
    return random.choice(
        (f"{club} de {place}", f"{club} {name}", name, f"{club} « {name} »", f"{club} {name} de {place}")
    )


@cache
def _gazetteer(name: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in read_gazetteer(name)) if name in gazetteer_names() else ("Montfort",)
