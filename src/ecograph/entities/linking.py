"""Gives every name of every document its entity."""

from collections.abc import Iterable

from ecograph.model.entities import DocumentNames, DocumentSummary, Entity, Identifier, Linking
from ecograph.values.folding import name_key
from ecograph.values.iris import Minter


def link(summaries: Iterable[DocumentSummary], minter: Minter) -> Linking:
    """The linking of all documents; same documents, same linking, in any order of the input."""
    entities: dict[str, Entity] = {}
    names: dict[str, DocumentNames] = {}
    for summary in sorted(summaries, key=lambda s: s.sha256):
        organisations: dict[str, str] = {}
        for found in summary.organisations:
            iri = minter.organisation(found.name, found.siren)
            ids = (Identifier("siren", found.siren),) if found.siren else ()
            entities.setdefault(
                iri, Entity(iri, "organisation", found.name, found.type, found.other_names, ids)
            )
            for name in (found.name, *found.other_names):
                organisations.setdefault(name_key(name), iri)
        for name in summary.organisation_names:
            if name_key(name) not in organisations:
                iri = organisations[name_key(name)] = minter.organisation(name)
                entities.setdefault(iri, Entity(iri, "organisation", name))
        issuer = organisations.get(name_key(summary.issuer), minter.organisation(summary.issuer or "inconnu"))
        persons = {name_key(name): minter.person(issuer, name) for name in summary.person_names}
        for name in summary.person_names:
            iri = persons[name_key(name)]
            entities.setdefault(iri, Entity(iri, "person", name))
        names[summary.sha256] = DocumentNames(organisations, persons)
    return Linking(tuple(entities[iri] for iri in sorted(entities)), names)
