"""The territories of actors, read from the graph: the build wrote them into `graph/territories`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import QuerySolutions

from ecograph.errors import EcographError
from ecograph.queries import run_query
from ecograph.stores.base import Store

QUERY = "network_territories"
REGION = "region"


@dataclass(frozen=True, slots=True)
class Territory:
    """A département or a région; `key` is the end of its IRI ("departement-13"), `within` the key of its région."""

    key: str
    name: str
    code: str
    level: str
    within: str = ""

    @property
    def label(self) -> str:
        """Its name, with the number that people know a département by."""
        return self.name if self.level == REGION else f"{self.name} ({self.code})"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Of which territory each actor is, where the graph knows it: IRI of the actor -> key, and the territories by key."""

    of: Mapping[str, str]
    territories: Mapping[str, Territory]

    def is_in(self, actor: str, asked: str) -> bool:
        """Whether an actor is of a territory: a région holds the actors of its départements and its own body."""
        key = self.of.get(actor, "")
        return key == asked or (bool(key) and self.territories[key].within == asked)

    def find(self, key: str) -> Territory:
        """The territory of a key; EcographError lists those there are."""
        if key not in self.territories:
            there = ", ".join(sorted(self.territories)) or "none in this store"
            raise EcographError(f"No actor is of the territory {key!r}; there are: {there}.")
        return self.territories[key]

    def name_of(self, actor: str) -> str:
        """The name of the territory of an actor, "" where it is not known."""
        return self.territories[self.of[actor]].label if actor in self.of else ""

    def around(self, actors: Iterable[str]) -> tuple[Territory, ...]:
        """The territories that some actors are of, and the régions that these lie in: régions first, by name."""
        keys = {self.of[actor] for actor in actors if actor in self.of}
        keys |= {self.territories[key].within for key in keys} - {""}
        found = (self.territories[key] for key in keys if key in self.territories)
        return tuple(sorted(found, key=lambda one: (one.level != REGION, one.name, one.key)))


def read_whereabouts(store: Store) -> Whereabouts:
    """The whereabouts of all actors of a store; none in a store of an earlier release."""
    rows = run_query(store, QUERY, {})
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"{QUERY} is no SELECT query")
    of: dict[str, str] = {}
    territories: dict[str, Territory] = {}
    for row in rows:
        key = _key(row["territory"].value)
        if row["node"] is not None:
            of[row["node"].value] = key
        within = _key(row["within"].value) if row["within"] is not None else ""
        territories[key] = Territory(key, row["name"].value, row["code"].value, row["level"].value, within)
    return Whereabouts(of, territories)


def _key(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
