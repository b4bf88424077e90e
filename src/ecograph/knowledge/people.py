"""Given names and the words around names: what tells a person from a street, a place or a company."""

from functools import cache

from ecograph.errors import KnowledgeError
from ecograph.knowledge import gazetteer_names, load_rules, read_gazetteer
from ecograph.values.folding import fold


@cache
def given_names() -> dict[str, str]:
    """Given names as they are spelt, by their folded form; empty where the gazetteer is not there."""
    if "given_names" not in gazetteer_names():
        return {}
    names: dict[str, str] = {}
    for row in read_gazetteer("given_names"):
        spelt = (row.get("name") or row.get("given_name") or "").strip()
        if spelt:
            names.setdefault(fold(spelt), spelt)
    return names


@cache
def people_words(list_name: str) -> frozenset[str]:
    """One of the word lists of data/rules/people.yml, folded."""
    words = load_rules("people").get(list_name)
    if words is None:
        raise KnowledgeError("people.yml", None, f"people.yml has no list named {list_name}")
    return frozenset(words.split())
