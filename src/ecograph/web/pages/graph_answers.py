"""Answers for the IRIs of named graphs: their triples for programs, for people what they are and how to take them."""

from starlette.requests import Request
from starlette.responses import Response

from ecograph.values.iris import HASH_LENGTH
from ecograph.web.pages.asking import html, wants_html
from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.context import Pages
from ecograph.web.pages.descriptions import graph_size, graph_triples
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.resources import OFFERS, rdf, require_iri, split_suffix, unknown
from ecograph.web.pages.view import View
from ecograph.web.problems import Problem
from ecograph.web.site import Site
from ecograph.web.sparql.negotiation import GRAPHS, choose, of_format


def answer_graph(pages: Pages, request: Request) -> Response:
    """A named graph."""
    path, suffix = split_suffix(request.url.path)
    site, view = pages.open(request, path)
    iri = site.iri(path)
    require_iri(iri)
    size = graph_size(site, iri)
    if size == 0:
        return unknown(pages, request, path)
    if suffix is None and wants_html(request):
        return html(request, site, view, lambda: _page(site, view, path, size))
    offer = of_format(suffix, GRAPHS) if suffix else choose(request.headers.get("accept"), OFFERS[1:]) or GRAPHS[0]
    assert offer is not None
    headers = validators(site, offer.format, str(request.url))
    known = not_modified(request, headers)
    if known is not None:
        return known
    if size > pages.endpoint.limits.max_rows:
        detail = f"<{iri}> has {size:,} statements, more than are sent at once: take a dump, or ask by SPARQL."
        raise Problem(413, "graph-too-long", "The graph is too long", detail)
    return rdf(graph_triples(site, iri), offer.format, headers)


def _page(site: Site, view: View, path: str, size: int) -> Page:
    name = path.removeprefix("graph/")
    document = name.removeprefix("document/")[:HASH_LENGTH] if name.startswith("document/") else ""
    content = {"size": size, "document": f"document/{document}" if document else ""}
    shown = document or name
    return Page("graph.html", f"{view.t('graph.title')} {shown}", "about", site.iri(path), path, content)
