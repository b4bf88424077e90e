"""What programs get of one thing: its statements, the words of its sources, and what points to it, page by page."""

from dataclasses import dataclass

import pyoxigraph as ox

from ecograph.vocabulary import PREFIXES
from ecograph.web.site import Site

PAGE = 1000  # incoming statements in one description
FORMATS = {
    "ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML,
}  # fmt: skip
_OUTGOING = "CONSTRUCT { ?thing ?p ?o } WHERE { ?thing ?p ?o }"
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
CONSTRUCT { ?o skos:prefLabel ?label } WHERE { ?thing ?p ?o . ?o skos:prefLabel ?label }"""
_WORDS = """
PREFIX eg: <https://w3id.org/ecograph/ns#> PREFIX oa: <http://www.w3.org/ns/oa#>
CONSTRUCT { ?span ?p ?o . ?selector ?q ?v }
WHERE { ?thing eg:evidence ?span . ?span ?p ?o . OPTIONAL { ?span oa:hasSelector ?selector . ?selector ?q ?v } }"""
_SELECTORS = """
PREFIX oa: <http://www.w3.org/ns/oa#>
CONSTRUCT { ?selector ?q ?v } WHERE { ?thing oa:hasSelector ?selector . ?selector ?q ?v }"""
_IS_KNOWN = "ASK { { ?thing ?p ?o } UNION { ?s ?q ?thing } }"
_INCOMING = "SELECT DISTINCT ?s ?p WHERE { ?s ?p ?thing } ORDER BY ?p ?s"
_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?thing { ?s ?p ?o } }"
_GRAPH_SIZE = "SELECT (COUNT(*) AS ?size) WHERE { GRAPH ?thing { ?s ?p ?o } }"
_MERGED = "SELECT ?to WHERE { ?thing <https://w3id.org/ecograph/ns#mergedInto> ?to } ORDER BY ?to"

_ALL_MERGED = "SELECT ?old WHERE { ?old <https://w3id.org/ecograph/ns#mergedInto> ?to }"


@dataclass(frozen=True, slots=True)
class Description:
    """The triples of one page of a description, and how many statements point to the thing in all."""

    triples: tuple[ox.Triple, ...]
    incoming: int
    page: int

    @property
    def pages(self) -> int:
        """The number of pages."""
        return max(1, -(-self.incoming // PAGE))


def describe(site: Site, iri: str, page: int) -> Description | None:
    """A page of the description of a thing, or None where the graph says nothing of it."""
    thing = {"thing": ox.NamedNode(iri)}
    found: set[ox.Triple] = set()
    for question in (_OUTGOING, _LABELS, _WORDS, _SELECTORS):
        if page == 1:
            found.update(_triples(site, question, thing))
    first, total = (page - 1) * PAGE, 0
    incoming = site.store.query(_INCOMING, thing)
    assert isinstance(incoming, ox.QuerySolutions)
    for row in incoming:
        if first <= total < first + PAGE:
            found.add(ox.Triple(row["s"], row["p"], ox.NamedNode(iri)))
        total += 1
    if not found and total == 0:
        return None
    return Description(tuple(sorted(found, key=str)), total, page)


def graph_triples(site: Site, iri: str) -> tuple[ox.Triple, ...]:
    """The triples of a named graph, sorted."""
    return tuple(sorted(_triples(site, _GRAPH, {"thing": ox.NamedNode(iri)}), key=str))


def graph_size(site: Site, iri: str) -> int:
    """The number of triples in a named graph, 0 where there is none."""
    rows = site.store.query(_GRAPH_SIZE, {"thing": ox.NamedNode(iri)})
    assert isinstance(rows, ox.QuerySolutions)
    return sum(int(row["size"].value) for row in rows)


def is_known(site: Site, iri: str) -> bool:
    """Whether the graph says anything of a thing, or anything points to it."""
    return bool(site.store.query(_IS_KNOWN, {"thing": ox.NamedNode(iri)}))


def moved(site: Site) -> list[tuple[str, str]]:
    """All IRIs that another one took the place of, each with the one at the end of its chain, sorted."""
    rows = site.store.query(_ALL_MERGED)
    assert isinstance(rows, ox.QuerySolutions)
    olds = sorted({row["old"].value for row in rows})
    return [(old, target) for old in olds if (target := merged_into(site, old))]


def merged_into(site: Site, iri: str) -> str | None:
    """The IRI that took the place of this one, at the end of the chain, or None."""
    seen = [iri]
    while True:
        rows = site.store.query(_MERGED, {"thing": ox.NamedNode(seen[-1])})
        assert isinstance(rows, ox.QuerySolutions)
        following = [row["to"].value for row in rows]
        if not following or following[0] in seen:
            return seen[-1] if len(seen) > 1 else None
        seen.append(following[0])


def _triples(site: Site, question: str, thing: dict[str, ox.NamedNode]) -> ox.QueryTriples:
    result = site.store.query(question, thing)
    assert isinstance(result, ox.QueryTriples)
    return result


def serialize(triples: tuple[ox.Triple, ...], format: str) -> bytes:
    """Triples in a format by its suffix."""
    written = ox.serialize(triples, format=FORMATS[format], prefixes=PREFIXES)
    assert written is not None
    return written
