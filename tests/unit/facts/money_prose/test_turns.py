"""The turns of phrase of data/rules match their examples and nothing of their counter-examples."""

from typing import Any

import pytest

from ecograph.facts.money_prose.frames import Framer
from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.turns import nature_rules, phrase_of
from ecograph.knowledge import load_rules
from ecograph.values.folding import fold
from tests.unit.facts.money_prose.sentences import reading_of

PHRASES = [(name, entry) for name in ("money_verbs", "money_nouns", "instalments") for entry in load_rules(name)]


@pytest.mark.parametrize(("name", "entry"), PHRASES, ids=[f"{name}-{entry['id']}" for name, entry in PHRASES])
def test_a_phrase_matches_its_examples(name: str, entry: dict[str, Any]) -> None:
    """Each rule has both, and a reason."""
    phrase = phrase_of(entry)
    assert all(entry[key] for key in ("because", "examples", "not"))
    assert all(phrase.search(fold(example)) for example in entry["examples"])
    assert not any(phrase.search(fold(other)) for other in entry["not"])


def natures_of(sentence: str) -> set[str]:
    """The natures that any sum of a sentence may have."""
    prose = Prose(reading_of(sentence), ())
    framer = Framer(prose)
    return {rule.id for rule in nature_rules() for item in prose.sums if framer.fits(rule, item)}


@pytest.mark.parametrize("entry", load_rules("money_natures"), ids=lambda entry: entry["id"])
def test_a_nature_reads_its_examples(entry: dict[str, Any]) -> None:
    """Each rule has both, and a reason."""
    assert all(entry[key] for key in ("because", "examples", "not"))
    assert all(entry["id"] in natures_of(example) for example in entry["examples"])
    assert not any(entry["id"] in natures_of(other) for other in entry["not"])
