"""The routes of the pages."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from itertools import islice

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ecograph.web.dumps.formats import FOLDER
from ecograph.web.pages import resources
from ecograph.web.pages.answers import answer_question
from ecograph.web.pages.asking import Handler, html, off_thread, wants_html
from ecograph.web.pages.assets import Assets
from ecograph.web.pages.context import Pages
from ecograph.web.pages.graph_answers import answer_graph
from ecograph.web.pages.home import home_page
from ecograph.web.pages.kinds import KINDS
from ecograph.web.pages.lists import LISTINGS, all_entries, as_csv, list_page, read_asked
from ecograph.web.pages.questions import catalogue_page
from ecograph.web.pages.rendering import STATIC, Page
from ecograph.web.pages.texts import SITEMAP, about_page, discrepancies_page, sitemap
from ecograph.web.pages.view import View
from ecograph.web.pages.vocabulary_answers import answer_code, answer_ontology, answer_shapes
from ecograph.web.problems import Problem
from ecograph.web.site import Site
from ecograph.web.sparql.routes import Endpoint

_METHODS = ["GET", "HEAD"]
Maker = Callable[[Site, View], Page]
_FIXED: dict[str, Maker] = {
    "": home_page, "queries": lambda site, view: catalogue_page(view), "about": about_page,
    "discrepancies": discrepancies_page,
}  # fmt: skip


def page_routes(endpoint: Endpoint) -> APIRouter:
    """All pages. The last route takes whatever no other one took, so that this router goes last into the application."""
    router = APIRouter(include_in_schema=False)
    pages = Pages(endpoint)
    endpoint.warmers.append(pages.warm)
    router.mount("/static", Assets(directory=STATIC), name="static")
    for path, maker in _FIXED.items():
        router.add_route(f"/{path}", _fixed(pages, path, maker), methods=_METHODS)
    for path in LISTINGS:
        router.add_route(f"/{path}", _listing(pages, path), methods=_METHODS)
        router.add_route(f"/{path}.{{format}}", _listing_file(pages, path), methods=_METHODS)
    router.add_route("/queries/{name}", answer_question(pages), methods=_METHODS)
    for path, answer in (("/ns", answer_ontology), ("/shapes", answer_shapes)):
        router.add_route(path, _off_thread(pages, answer), methods=_METHODS)
        router.add_route(f"{path}.{{suffix}}", _off_thread(pages, answer), methods=_METHODS)
    router.add_route("/code/{path:path}", _off_thread(pages, answer_code), methods=_METHODS)
    router.add_route("/graph/{path:path}", _off_thread(pages, answer_graph), methods=_METHODS)
    for kind in KINDS:
        router.add_route(f"/{kind}/{{path:path}}", _off_thread(pages, resources.answer_thing), methods=_METHODS)
    router.add_route(f"/{FOLDER}", _dumps(pages), methods=_METHODS)
    router.add_route("/robots.txt", _robots, methods=_METHODS)
    router.add_route("/sitemap.xml", _sitemap(pages), methods=_METHODS)
    router.add_route("/{path:path}", _unknown(pages), methods=_METHODS)
    return router


def _off_thread(pages: Pages, answer: Callable[[Pages, Request], Response]) -> Handler:
    return off_thread(partial(answer, pages))


def _fixed(pages: Pages, path: str, maker: Maker) -> Handler:
    def answer(pages: Pages, request: Request) -> Response:
        site, view = pages.open(request, path)
        return html(request, site, view, lambda: maker(site, view))

    return _off_thread(pages, answer)


def _listing(pages: Pages, path: str) -> Handler:
    def answer(pages: Pages, request: Request) -> Response:
        site, view = pages.open(request, path)
        return html(request, site, view, lambda: list_page(site, view, path, read_asked(request.query_params)))

    return _off_thread(pages, answer)


def _listing_file(pages: Pages, path: str) -> Handler:
    def answer(pages: Pages, request: Request) -> Response:
        site, _ = pages.open(request, path)
        entries = all_entries(site, path, read_asked(request.query_params), pages.endpoint.limits.max_rows)
        match request.path_params["format"]:
            case "csv":
                return Response(as_csv(entries), media_type="text/csv; charset=utf-8")
            case "json":
                body = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False)
                return Response(body, media_type="application/json")
        raise Problem(404, "no-such-format", "No such format", "Lists come as .csv and .json.")

    return _off_thread(pages, answer)


def _dumps(pages: Pages) -> Handler:
    """Leads to what can be taken."""

    def answer(pages: Pages, request: Request) -> Response:
        _, view = pages.open(request, FOLDER)
        return RedirectResponse(view.links.page("about#data"), 303)

    return _off_thread(pages, answer)


async def _robots(request: Request) -> Response:
    sitemap = request.url.replace(path="/sitemap.xml", query="")
    return PlainTextResponse(
        f"User-agent: *\nDisallow: /sparql\nDisallow: /queries/\nDisallow: /dumps/\nSitemap: {sitemap}\n"
    )


def _sitemap(pages: Pages) -> Handler:
    def answer(pages: Pages, request: Request) -> Response:
        site, _ = pages.open(request, "")
        root = str(request.url.replace(path="/", query=""))
        paths = (iri.removeprefix(site.base) for iri, _ in islice(site.index.all_iris(), SITEMAP - len(LISTINGS) - 1))
        return Response(sitemap(root, ["", *LISTINGS, *paths]), media_type="application/xml")

    return _off_thread(pages, answer)


def _unknown(pages: Pages) -> Handler:
    def answer(pages: Pages, request: Request) -> Response:
        path = request.path_params["path"]
        if path.endswith("/") and path.strip("/"):
            return RedirectResponse(request.url.replace(path=f"/{path.strip('/')}"), 308)
        if resources.is_thing(pages, request):  # of a kind that no route names
            return resources.answer_thing(pages, request)
        if wants_html(request):
            return resources.unknown(pages, request, path)
        raise Problem(404, "not-found", "Not Found", f"There is nothing at /{path}.")

    return _off_thread(pages, answer)
