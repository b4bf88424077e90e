"""A store behind somebody's SPARQL 1.1 endpoint: oxigraph serve, QLever, Virtuoso, Fuseki, GraphDB, Neptune ..."""

import hashlib
import json
import time
import warnings
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from ecograph.errors import QueryError, StoreError
from ecograph.stores.base import WHOLE, Bindings, Result, Scope
from ecograph.stores.parameters import bind_variables
from ecograph.stores.query_text import read_query
from ecograph.vocabulary import OWL

VERSION_SECONDS = 30.0  # how long a version that was asked for is believed
_GRAPH_ACCEPT = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_STATED_VERSION = f"SELECT ?version {{ GRAPH ?graph {{ ?graph <{OWL.versionInfo.value}> ?version }} }}"
_SIZES = "SELECT ?graph (COUNT(*) AS ?size) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
_GRAPHS = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_TRIPLES = "SELECT ?s ?p ?o { GRAPH ?graph { ?s ?p ?o } }"
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class RemoteStore:
    """A SPARQL endpoint; its default graph is whatever the engine says (set it to the union of all graphs there)."""

    def __init__(self, endpoint: str, timeout: int = 60) -> None:
        self.endpoint = endpoint
        self._timeout = timeout
        self._version = ("", 0.0)

    def query(self, sparql: str, bindings: Bindings | None = None, scope: Scope = WHOLE) -> Result:
        """The result of a query."""
        text = bind_variables(sparql, bindings)
        reading = read_query(text, scope.base)
        form = reading.form
        if reading.graphs and not scope.names_graphs:  # some engines forget FROM when their default graph is the union
            scope = Scope(
                scope.base,
                tuple(clause.iri for clause in reading.graphs if not clause.is_named),
                tuple(clause.iri for clause in reading.graphs if clause.is_named),
            )
        response = self._ask(text, form, scope)
        media_type = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        try:
            if form in ("CONSTRUCT", "DESCRIBE"):
                return _triples(response, media_type)
            return _solutions(response, media_type)
        except (SyntaxError, ValueError, OSError, HTTPException) as error:
            raise StoreError(f"{self.endpoint} gave an answer that cannot be read: {error}") from error

    def quads(self) -> Iterator[ox.Quad]:
        """All quads of all named graphs, one request per graph."""
        graphs = [row["graph"] for row in self._rows(_GRAPHS)]
        for graph in graphs:
            if isinstance(graph, ox.NamedNode):
                for row in self._rows(_TRIPLES, {"graph": graph}):
                    yield ox.Quad(row["s"], row["p"], row["o"], graph)

    def triples(self) -> Iterator[ox.Triple]:
        """All statements of the engine's default graph, read while they come."""
        response = self._ask(_ALL, "CONSTRUCT", WHOLE)
        media_type = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        try:
            yield from (quad.triple for quad in ox.parse(response, format=_graph_format(media_type)))
        except (SyntaxError, ValueError, OSError, HTTPException) as error:
            raise StoreError(f"{self.endpoint} gave an answer that cannot be read: {error}") from error

    def version(self) -> str:
        """The version that `ecograph load` left there, or else a hash of the sizes of its graphs."""
        known, asked = self._version
        if known and time.monotonic() - asked < VERSION_SECONDS:
            return known
        stated = sorted(str(row["version"]) for row in self._rows(_STATED_VERSION))
        content = stated or [f"{row['graph']} {row['size']}" for row in self._rows(_SIZES)]
        digest = hashlib.sha256("\n".join(content).encode()).hexdigest()[:16]
        self._version = (digest, time.monotonic())
        return digest

    def _rows(self, sparql: str, bindings: Bindings | None = None) -> ox.QuerySolutions:
        result = self.query(sparql, bindings)
        if not isinstance(result, ox.QuerySolutions):
            raise StoreError(f"{self.endpoint} answers a SELECT with something else than rows.")
        return result

    def _ask(self, text: str, form: str, scope: Scope) -> HTTPResponse:
        wrapper = SPARQLWrapper(self.endpoint, returnFormat=JSON)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(self._timeout)
        for iri in scope.default_graphs:
            wrapper.addDefaultGraph(iri)
        for iri in scope.named_graphs:
            wrapper.addNamedGraph(iri)
        with warnings.catch_warnings():  # its own guess of the query form is replaced below
            warnings.simplefilter("ignore", RuntimeWarning)
            wrapper.setQuery(f"BASE <{ox.NamedNode(scope.base).value}>\n{text}" if scope.base else text)
        wrapper.queryType = form or "SELECT"
        if form in ("CONSTRUCT", "DESCRIBE"):
            wrapper.addCustomHttpHeader("Accept", _GRAPH_ACCEPT)
        return _response(wrapper, self.endpoint)


def _response(wrapper: SPARQLWrapper, endpoint: str) -> HTTPResponse:
    try:
        with warnings.catch_warnings():  # that JSON is no format of CONSTRUCT; the Accept header is given by hand
            warnings.simplefilter("ignore", RuntimeWarning)
            return wrapper.query().response
    except SPARQLWrapperException as error:
        refused = QueryError if isinstance(error, QueryBadFormed) else StoreError
        raise refused(f"{endpoint} refused the query: {_said(str(error))}") from error
    except HTTPError as error:
        said = error.read(2000).decode("utf-8", "replace")
        raise StoreError(f"{endpoint} answered {error.code} {error.reason}: {_said(said)}") from error
    except (URLError, OSError, HTTPException) as error:
        raise StoreError(f"{endpoint} cannot be reached: {error}") from error


def _said(message: str) -> str:
    """What an engine says went wrong, short."""
    try:
        problem = json.loads(message)
        message = str(problem.get("detail", message)) if isinstance(problem, dict) else message
    except ValueError:
        pass
    return " ".join(message.split())[:500]


def _solutions(response: HTTPResponse, media_type: str) -> ox.QuerySolutions | ox.QueryBoolean:
    format = ox.QueryResultsFormat.from_media_type(media_type) or ox.QueryResultsFormat.JSON
    return ox.parse_query_results(response, format=format)


def _graph_format(media_type: str) -> ox.RdfFormat:
    return ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.N_TRIPLES


def _triples(response: HTTPResponse, media_type: str) -> ox.QueryTriples:
    """The triples of a document, held in memory so that they come out as a query result."""
    held = ox.Store()
    held.extend(ox.Quad(*quad.triple) for quad in ox.parse(response, format=_graph_format(media_type)))
    result = held.query(_ALL)
    if not isinstance(result, ox.QueryTriples):
        raise TypeError("a CONSTRUCT gives triples")
    return result
