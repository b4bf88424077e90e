"""The questions of the catalogue as RDF: what each asks, in both languages, and its SPARQL (SHACL's executables)."""

from collections.abc import Iterable

import pyoxigraph as ox

from ecograph.queries import Query
from ecograph.vocabulary import DCT, RDF, RDFS, SH


def query_triples(queries: Iterable[Query], base: str) -> tuple[ox.Triple, ...]:
    """What is said of each question, whose IRIs stand under the base; sorted."""
    return tuple(sorted((triple for query in queries for triple in _triples(query, base)), key=str))


def _triples(query: Query, base: str) -> list[ox.Triple]:
    node = ox.NamedNode(f"{base}queries/{query.name}")
    kind, text = ("Select", SH.select) if query.columns else ("Construct", SH.construct)
    return [
        ox.Triple(node, RDF.type, SH[f"SPARQL{kind}Executable"]), ox.Triple(node, text, ox.Literal(query.sparql)),
        ox.Triple(node, RDFS.label, ox.Literal(query.question, language="fr")),
        ox.Triple(node, RDFS.label, ox.Literal(query.summary, language="en")),
        ox.Triple(node, DCT.identifier, ox.Literal(query.name)),
    ]  # fmt: skip
