"""The ontology and its code lists as a named graph, so that one query can ask data and meaning."""

import pyoxigraph as ox

from ecograph.settings import settings
from ecograph.values.iris import Minter


def vocabulary_quads(minter: Minter) -> list[ox.Quad]:
    """The triples of ontology/*.ttl in the graph `graph/ontology`."""
    graph = ox.NamedNode(minter.graph("ontology"))
    quads: list[ox.Quad] = []
    for path in sorted(settings().ontology.glob("*.ttl")):
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            quads.append(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
    return quads
