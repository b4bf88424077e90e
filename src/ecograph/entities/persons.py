"""One IRI for one person of one body; two persons of two bodies are never merged on a name."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ecograph.model.entities import Entity
from ecograph.values.folding import name_key
from ecograph.values.iris import Minter


class Persons:
    """Collects the persons of all documents, each under the body whose act names them."""

    def __init__(self, minter: Minter) -> None:
        self._minter = minter
        self._names: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, issuer: str, names: tuple[str, ...]) -> Mapping[str, str]:
        """Takes in the persons of a document of an issuer (by IRI); returns the IRI of each name."""
        iris: dict[str, str] = {}
        for name in names:
            iri = self._minter.person(issuer, name)
            iris[name_key(name)] = iri
            self._names[iri][name] += 1
        return iris

    def entities(self) -> dict[str, Entity]:
        """The persons by IRI; the label is the most frequent writing, with accents rather than without."""
        return {iri: Entity(iri, "person", _label(counter)) for iri, counter in self._names.items()}


def _label(counter: Counter[str]) -> str:
    def rank(name: str) -> tuple[int, int, str]:
        return (-counter[name], -sum(ord(character) > 127 for character in name), name)

    return min(counter, key=rank)
