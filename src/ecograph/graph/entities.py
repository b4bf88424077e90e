"""The entities graph: what all documents together say of who is who."""

from pyoxigraph import Literal, NamedNode, Quad

from ecograph.model.entities import Linking
from ecograph.values.iris import Minter
from ecograph.vocabulary import CODE, DCT, EG, FOAF, ORG, RDF, RDFS, SKOS, typed


def entity_quads(linking: Linking, minter: Minter) -> list[Quad]:
    """Labels, types, identifiers, redirects and merge candidates of all entities, sorted."""
    graph = NamedNode(minter.graph("entities"))
    quads: set[Quad] = set()

    def add(subject: str, predicate: NamedNode, value: NamedNode | Literal) -> None:
        quads.add(Quad(NamedNode(subject), predicate, value, graph))

    for entity in linking.entities:
        add(entity.iri, RDF.type, ORG.Organization if entity.kind == "organisation" else FOAF.Person)
        add(entity.iri, SKOS.prefLabel, Literal(entity.label))
        for name in entity.other_names:
            add(entity.iri, SKOS.altLabel, Literal(name))
        if entity.type:
            add(entity.iri, EG.organisationType, CODE[f"organisation-type/{entity.type}"])
        for identifier in entity.identifiers:
            add(entity.iri, EG[identifier.scheme], Literal(identifier.value))
        if entity.source:
            add(entity.iri, DCT.source, Literal(entity.source))
        for old in entity.merged:
            add(old, EG.mergedInto, NamedNode(entity.iri))
            add(old, DCT.isReplacedBy, NamedNode(entity.iri))
    for candidate in linking.candidates:
        node = minter.node("merge-candidate", *sorted((candidate.first, candidate.second)))
        add(node, RDF.type, EG.MergeCandidate)
        for side in (candidate.first, candidate.second):
            add(node, EG.candidate, NamedNode(side))
        add(node, EG.score, typed(f"{candidate.score:.3f}", "decimal"))
        add(node, RDFS.comment, Literal(candidate.reason, language="fr"))
    return sorted(quads, key=str)
