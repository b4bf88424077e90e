"""Who is in the gazetteers, found by name or all at once in a text."""

from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ecograph.knowledge import gazetteer_names, load_rules, read_gazetteer
from ecograph.values.folding import name_key, name_keys

_SHORTEST = 3  # a gazetteer name shorter than this is too short to be looked for in text
_NOT_BODIES = frozenset(("modèle", "programme", "programme européen"))  # rows that serve other readers


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of a gazetteer: full name, type, SIREN; `written` is the form that was listed."""

    name: str
    type: str
    siren: str
    written: str
    payer: str = ""  # who pays where the name is only a fund's


@cache
def not_listed() -> frozenset[str]:
    """Keys of names in the gazetteers that are no bodies: plans, labels, offices."""
    return frozenset(name_key(name) for name in load_rules("organisations")["not_listed"])


class Gazetteer:
    """All names of the gazetteers but the communes', found in one pass over a text."""

    def __init__(self, known: dict[str, Known]) -> None:
        self._keys = list(known)
        self._known = known
        self._matcher = ahocorasick_rs.AhoCorasick([f" {key} " for key in self._keys])

    def find(self, keyed: str) -> list[tuple[int, int, Known]]:
        """Names in a text of single-spaced folded words that begins and ends with a space: start, end, who."""
        found = self._matcher.find_matches_as_indexes(keyed, overlapping=True)
        return [(start + 1, end - 1, self._known[self._keys[index]]) for index, start, end in found]

    def get(self, name: str) -> Known | None:
        """Who bears a name, or None."""
        return self._known.get(name_key(name))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteers in one matcher, built once."""
    known: dict[str, Known] = {}
    for name in gazetteer_names():
        if name == "communes":
            continue
        for row in read_gazetteer(name):
            if "type" not in row:  # a gazetteer of something else
                break
            if row.get("kind") in _NOT_BODIES or name_key(row["name"]) in not_listed():
                continue
            for written in (row["name"], *filter(None, row.get("aliases", "").split("|"))):
                key = name_key(written)
                if len(key) >= _SHORTEST:
                    siren, payer = row.get("siren") or "", row.get("payer") or ""
                    known.setdefault(key, Known(row["name"], row["type"], siren, written, payer))
    return Gazetteer(known)


@cache
def commune_keys() -> frozenset[str]:
    """Keys of the names of all communes of France; read only when a bare place name asks for it."""
    return frozenset(name_keys(row["name"] for row in read_gazetteer("communes")))
