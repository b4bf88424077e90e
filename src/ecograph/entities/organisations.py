"""One IRI for one organisation across documents: by identifier, by gazetteer, by name; never by mere likeness."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ecograph.entities.clusters import Clusters
from ecograph.entities.corrections import Corrections
from ecograph.knowledge import load_rules
from ecograph.knowledge.gazetteers import gazetteer
from ecograph.model.entities import DocumentSummary, Entity, Identifier, NamedOrganisation
from ecograph.values.folding import name_key
from ecograph.values.iris import Minter, slug
from ecograph.values.organisations import comparison_key

# Types whose official names are unique in France; the names of the others may be shared by many bodies.
UNIQUE_TYPES = frozenset({"epci", "metropole", "departement", "region", "state", "pole", "university"})
SCOPED = frozenset({"association", "company", "other", "syndicat", "chamber", "research", "commune", ""})


@cache
def generic_words() -> frozenset[str]:
    """Words that make no name of their own."""
    small = "a au aux d de des du en et l la le les s".split()
    return frozenset(load_rules("generic_names")["words"].split()) | frozenset(small)


def is_generic(name: str) -> bool:
    """Whether many bodies of France may bear this name.

    >>> is_generic("Comité des fêtes"), is_generic("Comité des fêtes de Mauriac")
    (True, False)
    """
    return all(word in generic_words() or len(word) == 1 for word in name_key(name).split())


@dataclass
class _Group:
    """What the documents say of the organisation behind one cluster of keys."""

    names: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    sirens: Counter[str] = field(default_factory=Counter)
    rnas: Counter[str] = field(default_factory=Counter)
    listed: set[tuple[str, str, str]] = field(default_factory=set)  # gazetteer name, type, SIREN
    slugs: set[str] = field(default_factory=set)

    def take(self, key: str, organisation: NamedOrganisation) -> None:
        """Takes in what a document says of the organisation under a key."""
        self.names[organisation.name] += 1
        self.others.update(organisation.other_names)
        self.slugs.add(slug(key.removeprefix("name:").replace("@", " ")))
        counted = (
            (self.types, organisation.type),
            (self.sirens, organisation.siren),
            (self.rnas, organisation.rna),
        )
        for counter, value in counted:
            if value:
                counter[value] += 1
        listed = gazetteer().get(organisation.name)
        if listed and organisation.type in ("", listed.type):
            self.listed.add((listed.name, listed.type, listed.siren))


class Organisations:
    """Collects the organisations of all documents, then gives each of their names its entity."""

    def __init__(self, corrections: Corrections) -> None:
        self._clusters = Clusters()
        self._different = corrections.different_keys()
        self._same_entities = corrections.same_entities()
        self._said: list[tuple[str, NamedOrganisation, str]] = []  # key, organisation, document
        for keys in corrections.same_keys():
            self._clusters.join(f"name:{key}" for key in keys)

    def add(self, summary: DocumentSummary) -> Mapping[str, str]:
        """Takes in a document; returns the key of each of its names."""
        keys: dict[str, str] = {}
        for organisation in sorted(summary.organisations, key=lambda o: (o.name, o.type)):
            key = self._key(organisation, summary)
            for name in (organisation.name, *organisation.other_names):
                keys.setdefault(name_key(name), key)
        for name in summary.organisation_names:
            if name_key(name) not in keys:
                keys[name_key(name)] = self._key(NamedOrganisation(name), summary)
        return keys

    def _key(self, organisation: NamedOrganisation, summary: DocumentSummary) -> str:
        scope = ""
        if organisation.type in SCOPED and is_generic(organisation.name) and organisation.name != summary.issuer:
            scope = f"@{slug(summary.issuer)}"
        key = f"name:{comparison_key(organisation.name)}{scope}"
        keys = [key]
        if organisation.siren:
            keys.append(f"siren:{organisation.siren}")
        if organisation.rna:
            keys.append(f"rna:{organisation.rna}")
        listed = gazetteer().get(organisation.name)
        if listed and organisation.type in ("", listed.type):
            keys.append(f"listed:{listed.type}:{name_key(listed.name)}")
        if not self._are_kept_apart(keys):
            self._clusters.join(keys)
        self._said.append((key, organisation, summary.sha256))
        return key

    def _are_kept_apart(self, keys: Iterable[str]) -> bool:
        names = {key.partition(":")[2].rpartition(":")[2] for key in keys}
        return any(pair <= names for pair in self._different)

    def entities(self, minter: Minter) -> tuple[dict[str, Entity], dict[str, str]]:
        """The entities by IRI, and the IRI of each key."""
        if self._same_entities:
            self._join_judged(minter)
        entities: dict[str, Entity] = {}
        iris: dict[str, str] = {}
        for root, entity in self._by_root(minter):
            iris[root] = entity.iri
            entities[entity.iri] = entity
        return entities, {key: iris[self._clusters.find(key)] for key, _, _ in self._said}

    def _join_judged(self, minter: Minter) -> None:
        """Joins the organisations that were judged to be one, known by the IRIs that they have apart."""
        roots = {iri: root for root, entity in self._by_root(minter) for iri in (*entity.merged, entity.iri)}
        for judged in self._same_entities:
            self._clusters.join(roots[iri] for iri in judged if iri in roots)

    def _by_root(self, minter: Minter) -> list[tuple[str, Entity]]:
        groups: dict[str, _Group] = defaultdict(_Group)
        for key, organisation, _ in self._said:
            groups[self._clusters.find(key)].take(key, organisation)
        return [(root, _entity(groups[root], minter)) for root in sorted(groups)]


def _first(counter: Counter[str]) -> str:
    """The most frequent value; among equals the longest, then the first in order; "" of none."""
    return min(counter, key=lambda value: (-counter[value], -len(value), value), default="")


def _entity(group: _Group, minter: Minter) -> Entity:
    listed = min(group.listed, default=("", "", ""))
    siren = _first(group.sirens) or listed[2]
    label = _first(group.names)
    by_slug = sorted(group.slugs)
    iri = minter.organisation(siren or listed[0] or by_slug[0], siren)
    identifiers = [Identifier("siren", siren)] if siren else []
    if group.rnas:
        identifiers.append(Identifier("rna", _first(group.rnas)))
    merged = {minter.organisation(text) for text in by_slug} - {iri}
    others = sorted(({*group.names, *group.others} | ({listed[0]} if listed[0] else set())) - {label})
    return Entity(
        iri=iri, kind="organisation", label=label, type=_first(group.types) or listed[1], other_names=tuple(others),
        identifiers=tuple(identifiers), source=listed[0], merged=tuple(sorted(merged)),
    )  # fmt: skip
