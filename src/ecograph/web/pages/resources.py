"""Answers for the IRIs of things: a page for people, a description for programs, and an honest word where neither is."""

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ecograph.web.pages.asking import html, wants_html
from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.context import Pages
from ecograph.web.pages.descriptions import describe, is_known, merged_into, serialize
from ecograph.web.pages.kinds import INFORMATION
from ecograph.web.pages.links import SUFFIXES, local_path
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.things import thing_page
from ecograph.web.pages.view import View
from ecograph.web.problems import Problem
from ecograph.web.site import Site
from ecograph.web.sparql.negotiation import GRAPHS, HTML, Offer, choose, content_type, of_format

OFFERS = (HTML, *(offer for offer in GRAPHS if offer.format in SUFFIXES))


def answer_thing(pages: Pages, request: Request) -> Response:
    """The page or the description of a thing."""
    path, suffix = split_suffix(request.url.path)
    site, view = pages.open(request, path)
    require_iri(site.iri(path))
    if suffix is None:
        offer = negotiated(request)
        if offer != HTML:
            return _toward(pages, request, site, path, offer)
        return _page(pages, request, site, view, path)
    return description(pages, request, site, path, suffix)


def is_thing(pages: Pages, request: Request) -> bool:
    """Whether the graph knows the thing whose IRI, or whose description, is asked for."""
    path, _ = split_suffix(request.url.path)
    site = pages.site()
    try:
        return is_known(site, site.iri(path))
    except ValueError:  # no IRI
        return False


def split_suffix(path: str) -> tuple[str, str | None]:
    """The path of the thing, and the suffix that names a format, if any."""
    head, dot, suffix = path.strip("/").rpartition(".")
    if dot and suffix in (*SUFFIXES, "html"):
        return head, None if suffix == "html" else suffix
    return path.strip("/"), None


def require_iri(iri: str) -> None:
    """Problem 404 where a path makes no IRI."""
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise Problem(404, "not-found", "Not Found", "This is no IRI of the graph.") from error


def negotiated(request: Request, answers: tuple[Offer, ...] = ()) -> Offer:
    """HTML, one of the formats of answers, or the format of RDF that a client likes best; Problem 406 where it takes none."""
    if request.url.path.endswith(".html"):
        return HTML
    offers = (HTML, *answers, *OFFERS[1:])
    offer = choose(request.headers.get("accept"), offers)
    if offer is None:
        names = ", ".join(dict.fromkeys(offer.media_type for offer in offers))
        raise Problem(406, "not-acceptable", "No format fits", f"On offer are {names}.")
    return offer


def _page(pages: Pages, request: Request, site: Site, view: View, path: str) -> Response:
    target = merged_into(site, site.iri(path))
    if target is not None:
        return _moved(site, view, target)
    numbers = {name: int(value) for name, value in request.query_params.items() if value.isascii() and value.isdigit()}
    links = ", ".join(
        f'<{view.links.description(path, suffix)}>; rel="alternate"; type="{of_format(suffix, GRAPHS).media_type}"'  # type: ignore[union-attr]
        for suffix in SUFFIXES
    )
    headers = validators(site, "html", str(request.url))
    known = not_modified(request, headers)
    if known is not None and is_known(site, site.iri(path)):
        return known
    page = thing_page(site, view, path, numbers)
    if page is None:
        return unknown(pages, request, path)
    return html(request, site, view, lambda: page, links=links)


def _moved(site: Site, view: View, target: str) -> Response:
    path = local_path(target, site.base)
    return RedirectResponse(view.links.page(path) if path else target, 301)


def _toward(pages: Pages, request: Request, site: Site, path: str, offer: Offer) -> Response:
    """To the description: 303 from the IRI of a thing, the description itself from the IRI of a text."""
    if path.partition("/")[0] in INFORMATION:
        return description(pages, request, site, path, offer.format)
    target = request.url.replace(path=f"{request.url.path.rstrip('/')}.{offer.format}")
    return RedirectResponse(f"{target.path}{'?' + target.query if target.query else ''}", 303, {"Vary": "Accept"})


def description(pages: Pages, request: Request, site: Site, path: str, suffix: str) -> Response:
    """The description of the thing at a path, or where it went."""
    iri = site.iri(path)
    headers = validators(site, suffix, str(request.url))
    known = not_modified(request, headers)
    if known is not None and is_known(site, iri):
        return known
    target = merged_into(site, iri)
    if target is not None and (moved := local_path(target, site.base)):
        return RedirectResponse(f"/{moved}.{suffix}", 301)
    number = request.query_params.get("page", "1")
    found = describe(site, iri, int(number) if number.isdigit() and 0 < int(number) < 1_000_000 else 1)
    if found is None:
        return unknown(pages, request, path)
    if found.page > found.pages:
        raise Problem(404, "no-such-page", "No such page", f"The description of <{iri}> has {found.pages} pages.")
    links = [f'<{iri}>; rel="describes"']
    if found.page < found.pages:
        links.append(f'<{request.url.path}?page={found.page + 1}>; rel="next"')
    headers |= {"Link": ", ".join(links), "X-Total-Count": str(found.incoming), "Content-Location": f"/{path}.{suffix}"}
    return rdf(found.triples, suffix, headers)


def rdf(triples: tuple[ox.Triple, ...], suffix: str, headers: dict[str, str]) -> Response:
    """Triples as a response in the format of a suffix."""
    offer = of_format(suffix, GRAPHS)
    assert offer is not None
    return Response(serialize(triples, suffix), headers={**headers, "Content-Type": content_type(offer)})


def unknown(pages: Pages, request: Request, path: str) -> Response:
    """404 or, for what an earlier publication had, 410; for people a page with what they may have meant."""
    site, view = pages.open(request, path)
    is_gone = site.index.is_gone(site.iri(path))
    status = 410 if is_gone else 404
    if not wants_html(request) or split_suffix(request.url.path)[1] is not None:
        detail = (
            f"<{site.iri(path)}> was here once and is gone."
            if is_gone
            else f"The graph does not know <{site.iri(path)}>."
        )
        raise Problem(status, "gone" if is_gone else "not-found", "Gone" if is_gone else "Not Found", detail)
    words = path.rsplit("/", 1)[-1].replace("-", " ")
    kinds = ("organisation", "person", "act", "project")
    near = site.index.find(kinds, words[:80], size=8).entries if words else ()
    title = view.t("gone.title" if is_gone else "unknown.title")
    page = Page("unknown.html", title, path=path, content={"is_gone": is_gone, "near": near, "words": words})
    return html(request, site, view, lambda: page, status)
