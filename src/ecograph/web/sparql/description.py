"""The SPARQL 1.1 Service Description of the endpoint, with VoID statistics of the graph."""

import json
from collections.abc import Iterator

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool

from ecograph.stores.opening import Publication
from ecograph.vocabulary import DCAT, DCT, EG, OWL, PREFIXES, RDF, SD, VOID, typed
from ecograph.web.dataset import DESCRIPTIONS, LICENCE, TITLES, distribution, rdf_download
from ecograph.web.dumps.formats import SUFFIXES, path_of
from ecograph.web.problems import Problem
from ecograph.web.published import PublishedGraph
from ecograph.web.sparql.jobs import Job
from ecograph.web.sparql.pool import WorkerPool
from ecograph.web.sparql.worker import GRAPHS, RESULTS

_SIZES = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?p) AS ?predicates)
WHERE { ?s ?p ?o }"""
_CLASSES = "SELECT ?term (COUNT(DISTINCT ?s) AS ?number) WHERE { ?s a ?term } GROUP BY ?term ORDER BY ?term"
_PREDICATES = "SELECT ?term (COUNT(*) AS ?number) WHERE { ?s ?term ?o } GROUP BY ?term ORDER BY ?term"
_DOCUMENTS = f"SELECT (COUNT(DISTINCT ?document) AS ?documents) WHERE {{ ?document a <{EG.SourceDocument.value}> }}"
Row = dict[str, str]


class Describer:
    """Describes the service; counts each publication once."""

    def __init__(self, graph: PublishedGraph, pool: WorkerPool, federates: bool = False) -> None:
        self._graph = graph
        self._federates = federates
        self._pool = pool
        self._counted: tuple[Publication, list[ox.Triple]] | None = None

    async def describe(self, endpoint: str, publication: Publication, format: str) -> bytes:
        """The description in an RDF format."""
        if self._counted is None or self._counted[0] != publication:
            self._counted = (publication, await self._statistics(publication))
        base = await run_in_threadpool(self._graph.base, publication)
        triples = [*service_triples(publication.version, base, self._federates), *self._counted[1]]
        prefixes = {**PREFIXES, "sd": str(SD), "void": str(VOID), "dcat": str(DCAT)}
        body = ox.serialize(_placed(triples, endpoint), format=GRAPHS[format], prefixes=prefixes)
        return body or b""

    async def _statistics(self, publication: Publication) -> list[ox.Triple]:
        try:
            sizes = await self._rows(_SIZES, publication)
            documents = await self._rows(_DOCUMENTS, publication)
            classes = await self._rows(_CLASSES, publication)
            predicates = await self._rows(_PREDICATES, publication)
        except Problem:  # a graph too large to be counted in time is described without its numbers
            return []
        numbers = {**sizes[0], "classes": str(len(classes))}
        triples = [
            _triple("#default", VOID[_SIZE_TERMS[name]], typed(value, "integer")) for name, value in numbers.items()
        ]
        triples.append(_triple("#default", VOID.documents, typed(documents[0]["documents"], "integer")))
        triples += _partitions("class", VOID.classPartition, VOID["class"], VOID.entities, classes)
        triples += _partitions("property", VOID.propertyPartition, VOID.property, VOID.triples, predicates)
        return triples

    async def _rows(self, sparql: str, publication: Publication) -> list[Row]:
        answer = await self._pool.run(Job(sparql, publication))
        body = answer.body or b"".join([chunk async for chunk in answer.chunks()])
        bindings = json.loads(body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]


_SIZE_TERMS = {
    "triples": "triples", "subjects": "distinctSubjects", "predicates": "properties", "classes": "classes",
}  # fmt: skip
_HERE = "urn:ecograph:description"  # stands for the endpoint until its address is known
_ROOT = "urn:ecograph:server/"  # and this for the server that it is on


def _node(fragment: str) -> ox.NamedNode:
    return ox.NamedNode(_HERE + fragment)


def _triple(fragment: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(_node(fragment), predicate, value)


def _placed(triples: list[ox.Triple], endpoint: str) -> Iterator[ox.Triple]:
    """The triples with the address of the endpoint, or of its server, in the place of the stand-ins."""
    places = {_HERE: endpoint, _ROOT: f"{endpoint.rpartition('/')[0]}/"}
    for triple in triples:
        subject, value = triple.subject, triple.object
        for stand_in, address in places.items():
            if isinstance(subject, ox.NamedNode) and subject.value.startswith(stand_in):
                subject = ox.NamedNode(address + subject.value.removeprefix(stand_in))
            if isinstance(value, ox.NamedNode) and value.value.startswith(stand_in):
                value = ox.NamedNode(address + value.value.removeprefix(stand_in))
        yield ox.Triple(subject, triple.predicate, value)


def service_triples(version: str, base: str, federates: bool) -> list[ox.Triple]:
    """What the service is and can do."""
    formats = [format.iri for format in RESULTS.values()] + [format.iri for format in GRAPHS.values()]
    dataset_types = (SD.Dataset, VOID.Dataset, DCAT.Dataset)
    return [
        _triple("", RDF.type, SD.Service),
        _triple("", SD.endpoint, _node("")),
        _triple("", SD.supportedLanguage, SD.SPARQL11Query),
        _triple("", SD.feature, SD.UnionDefaultGraph),
        *([_triple("", SD.feature, SD.BasicFederatedQuery)] if federates else ()),
        *(_triple("", SD.resultFormat, ox.NamedNode(format)) for format in formats),
        _triple("", SD.defaultDataset, _node("#dataset")),
        *(_triple("#dataset", RDF.type, kind) for kind in dataset_types),
        _triple("#dataset", SD.defaultGraph, _node("#default")),
        _triple("#dataset", VOID.sparqlEndpoint, _node("")),
        _triple("#dataset", OWL.versionInfo, ox.Literal(version)),
        *(_triple("#dataset", DCT.title, title) for title in TITLES),
        *(_triple("#dataset", DCT.description, text) for text in DESCRIPTIONS),
        _triple("#dataset", DCT.license, ox.NamedNode(LICENCE)),
        _triple("#dataset", VOID.uriSpace, ox.Literal(base)),
        _triple("#dataset", VOID.vocabulary, ox.NamedNode(str(EG).rstrip("#"))),
        *_dumps(),
        _triple("#default", RDF.type, SD.Graph),
        _triple("#default", RDF.type, VOID.Dataset),
    ]


def _dumps() -> Iterator[ox.Triple]:
    """Where the whole dataset is to be had."""
    for suffix in SUFFIXES:
        address = _ROOT + path_of(suffix)
        yield _triple("#dataset", VOID.dataDump, ox.NamedNode(address))
        download = rdf_download(address, suffix, is_packed=True)
        yield from distribution(_node("#dataset"), _node(f"#dump-{suffix}"), download)


def _partitions(
    name: str, link: ox.NamedNode, term: ox.NamedNode, count: ox.NamedNode, rows: list[Row]
) -> Iterator[ox.Triple]:
    fragments = [f"#{name}-{number}" for number in range(1, len(rows) + 1)]
    yield from (_triple("#default", link, _node(fragment)) for fragment in fragments)
    for fragment, row in zip(fragments, rows, strict=True):
        yield _triple(fragment, term, ox.NamedNode(row["term"]))
        yield _triple(fragment, count, typed(row["number"], "integer"))
