"""How a request asks for a page, and a page as its answer."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.rendering import Page, render
from ecograph.web.pages.site import Site
from ecograph.web.pages.view import View
from ecograph.web.sparql.negotiation import GRAPHS, HTML, choose


def wants_html(request: Request) -> bool:
    """Whether the client names HTML among what it takes, as browsers do and programs do not."""
    accept = request.headers.get("accept", "")
    return "html" in accept and choose(accept, [HTML, *GRAPHS]) == HTML


def html(
    request: Request, site: Site, view: View, make: Callable[[], Page], status: int = 200, links: str = ""
) -> Response:
    """The page that `make` makes, unless the client has it already."""
    headers = {**validators(site, "html", str(request.url)), "Content-Language": view.lang}
    if links:
        headers["Link"] = links
    known = not_modified(request, headers) if status == 200 else None
    if known is not None:
        return known
    return Response(render(make(), view), status, headers=headers, media_type="text/html; charset=utf-8")
