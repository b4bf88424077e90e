"""Every phrase stands in both languages, and every phrase that a template names is there."""

import re

from ecograph.web.pages.kinds import SECTIONS
from ecograph.web.pages.rendering import TEMPLATES
from ecograph.web.pages.wording import catalogue, code_label


def test_both_languages_say_everything() -> None:
    for key, said in catalogue().items():
        assert set(said) == {"fr", "en"}, key
        assert all(text.strip() for text in said.values()), key


def test_placeholders_are_the_same_in_both_languages() -> None:
    for key, said in catalogue().items():
        assert sorted(re.findall(r"\{\w+\}", said["fr"])) == sorted(re.findall(r"\{\w+\}", said["en"])), key


def test_templates_name_no_phrase_that_is_not_there() -> None:
    for path in TEMPLATES.glob("*.html"):
        for key in re.findall(r"\bt\('([a-z_.]+[a-z_])'[,)]", path.read_text(encoding="utf-8")):
            assert key in catalogue(), f"{path.name}: {key}"


def test_every_section_has_a_title() -> None:
    for sections in SECTIONS.values():
        assert all(f"section.{section.query}" in catalogue() for section in sections)


def test_codes_are_said_in_words() -> None:
    assert code_label("status", "awarded", "fr") == "attribué"
    assert code_label("type", "pole", "en") != "pole"
    assert code_label("status", "no-such-code", "fr") is None
