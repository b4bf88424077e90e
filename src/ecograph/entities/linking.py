"""Gives every name of every document its entity; the same documents give the same linking in any order."""

from collections.abc import Iterable

from ecograph.entities.candidates import merge_candidates
from ecograph.entities.corrections import Corrections
from ecograph.entities.organisations import Organisations
from ecograph.entities.persons import Persons
from ecograph.model.entities import DocumentNames, DocumentSummary, Linking
from ecograph.values.folding import name_key
from ecograph.values.iris import Minter


def link(summaries: Iterable[DocumentSummary], minter: Minter, corrections: Corrections = Corrections()) -> Linking:
    """The linking of all documents, with corrections replayed."""
    ordered = sorted(summaries, key=lambda summary: summary.sha256)
    organisations = Organisations(corrections)
    keys = {summary.sha256: organisations.add(summary) for summary in ordered}
    entities, iris = organisations.entities(minter)
    persons = Persons(minter)
    names: dict[str, DocumentNames] = {}
    for summary in ordered:
        known = {name: iris[key] for name, key in keys[summary.sha256].items()}
        issuer = known.get(name_key(summary.issuer), minter.organisation(summary.issuer or "inconnu"))
        names[summary.sha256] = DocumentNames(known, persons.add(issuer, summary.person_names))
    everyone = {**entities, **persons.entities()}
    linked = tuple(everyone[iri] for iri in sorted(everyone))
    candidates = (
        candidate for candidate in merge_candidates(linked)
        if not corrections.are_different(*((iri, everyone[iri].label) for iri in (candidate.first, candidate.second)))
    )  # fmt: skip
    return Linking(linked, names, tuple(candidates))
