"""The routes of the network."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ecograph.analytics.projections import PROJECTIONS
from ecograph.web.network import files
from ecograph.web.network.choice import Choice, read_choice
from ecograph.web.network.datasets import Publication, Publications
from ecograph.web.network.flux import flux_page
from ecograph.web.network.pages import network_page
from ecograph.web.network.sums import sums
from ecograph.web.network.territories import by_territory
from ecograph.web.pages.asking import Handler, html, off_thread
from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.context import Pages
from ecograph.web.pages.links import ServerLinks
from ecograph.web.pages.rendering import Page, render
from ecograph.web.pages.view import View
from ecograph.web.site import Site
from ecograph.web.sparql.routes import Endpoint

_METHODS = ["GET", "HEAD"]
_CSV = "text/csv; charset=utf-8"
PageMaker = Callable[[Publication, View, Choice], Page]
Writer = Callable[[Publication, Choice], str | bytes]


def network_routes(endpoint: Endpoint) -> APIRouter:
    """The pages of the network and its files."""
    router = APIRouter(include_in_schema=False)
    pages, publications = Pages(endpoint), Publications()
    endpoint.warmers.append(lambda: _warm(pages.site(), publications))
    for name, path, maker in (("network", "reseau", network_page), ("flux", "reseau/flux", flux_page)):
        router.add_route(f"/{path}", _page(pages, publications, path, maker), methods=_METHODS, name=name)
    for path, (media_type, writer) in _FILES.items():
        router.add_route(f"/{path}", _file(pages, publications, media_type, writer), methods=_METHODS)
    return router


def _graph_file(found: Publication, choice: Choice, format: str) -> bytes:
    return files.as_file(found.dataset(choice), found.arrangement(choice.projection), format)


_FILES: dict[str, tuple[str, Writer]] = {
    "reseau.json": (files.MEDIA_TYPES["json"], lambda found, choice: files.as_json(found.dataset(choice), choice)),
    "reseau/drawing.json": (
        files.MEDIA_TYPES["json"], lambda found, choice: found.drawing(choice.projection)
    ),
    "reseau.gexf": (files.MEDIA_TYPES["gexf"], lambda found, choice: _graph_file(found, choice, "gexf")),
    "reseau.graphml": (files.MEDIA_TYPES["graphml"], lambda found, choice: _graph_file(found, choice, "graphml")),
    "reseau/nodes.csv": (_CSV, lambda found, choice: files.nodes_csv(found.dataset(choice))),
    "reseau/edges.csv": (_CSV, lambda found, choice: files.edges_csv(found.dataset(choice))),
    "reseau/flux.csv": (_CSV, lambda found, choice: files.sums_csv(sums(found, _of_money(choice)))),
    "reseau/territoires.csv": (_CSV, lambda found, choice: files.territories_csv(
        by_territory(sums(found, _of_money(choice)), found.reader.whereabouts)
    )),
}  # fmt: skip


def _warm(site: Site, publications: Publications) -> int:
    """Makes the whole view of every network, which is then kept for the publication; returns how many characters."""
    view = View(ServerLinks("fr"), site.base, has_network=True)
    published = publications.of(site)
    pages = [flux_page(published, view, Choice())]
    pages += [
        network_page(published, view, Choice(name)) for name in reversed(tuple(PROJECTIONS))
    ]  # the first one last
    return sum(len(render(page, view)) for page in pages)


def _page(pages: Pages, publications: Publications, path: str, maker: PageMaker) -> Handler:
    def answer(request: Request) -> Response:
        site, view = pages.open(request, path)
        choice = read_choice(request.query_params)
        if maker is flux_page:
            choice = _of_money(choice)
        return html(request, site, view, lambda: maker(publications.of(site), view, choice))

    return off_thread(answer)


def _file(pages: Pages, publications: Publications, media_type: str, write: Writer) -> Handler:
    def answer(request: Request) -> Response:
        site, _ = pages.open(request, "reseau")
        choice = read_choice(request.query_params)
        headers = validators(site, media_type, str(request.url))
        known = not_modified(request, headers)
        if known is not None:
            return known
        published = publications.of(site)
        return Response(write(published, choice), headers=headers, media_type=media_type)

    return off_thread(answer)


def _of_money(choice: Choice) -> Choice:
    """The same year, stage, instrument, minimum and territory, of the flows."""
    return Choice("money", choice.year, choice.status, choice.instrument, choice.minimum, territory=choice.territory)
