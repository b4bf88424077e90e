"""Answers for the terms of the ontology, the codes and the shapes: pages for people, RDF for programs."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from ecograph.settings import settings
from ecograph.web.pages.asking import html
from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.context import Pages
from ecograph.web.pages.links import SUFFIXES
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.resources import description, negotiated, rdf, require_iri, split_suffix, unknown
from ecograph.web.pages.things import thing_page
from ecograph.web.pages.view import View
from ecograph.web.pages.vocabulary import code_page, ontology_page, shapes_page
from ecograph.web.problems import Problem
from ecograph.web.sparql.negotiation import HTML

Triples = tuple[ox.Triple, ...]


def answer_code(pages: Pages, request: Request) -> Response:
    """A code list, a code, or another thing that stands among them, such as a measure of quality."""
    path, suffix = split_suffix(request.url.path)
    site, view = pages.open(request, path)
    require_iri(site.iri(path))
    if suffix is None and negotiated(request) == HTML:
        page = code_page(view, path) or thing_page(site, view, path, {})
        return html(request, site, view, lambda: page) if page else unknown(pages, request, path)
    return description(pages, request, site, path, suffix or negotiated(request).format)


def answer_ontology(pages: Pages, request: Request) -> Response:
    """The ontology with its code lists."""
    return _vocabulary(pages, request, ontology_page, ontology_triples)


def answer_shapes(pages: Pages, request: Request) -> Response:
    """All that validation checks."""
    return _vocabulary(pages, request, shapes_page, shape_triples)


def _vocabulary(
    pages: Pages, request: Request, make: Callable[[View], Page], triples: Callable[[], Triples]
) -> Response:
    path, suffix = split_suffix(request.url.path)
    if request.path_params.get("suffix", "html") not in (*SUFFIXES, "html"):
        raise Problem(404, "no-such-format", "No such format", f"There are {', '.join(SUFFIXES)}.")
    site, view = pages.open(request, path)
    if suffix is None and negotiated(request) == HTML:
        return html(request, site, view, lambda: make(view))
    suffix = suffix or negotiated(request).format
    headers = validators(site, suffix, str(request.url))
    return not_modified(request, headers) or rdf(triples(), suffix, headers)


@cache
def ontology_triples() -> Triples:
    """The ontology with its code lists, sorted."""
    return _read(settings().ontology)


@cache
def shape_triples() -> Triples:
    """The shapes, sorted."""
    return _read(settings().shapes)


def _read(folder: Path) -> Triples:
    found = {
        quad.triple
        for path in sorted(folder.glob("*.ttl"))
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    }
    return tuple(sorted(found, key=str))
