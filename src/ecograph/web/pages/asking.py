"""How a request asks for a page, and a page as its answer."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.rendering import Page, render
from ecograph.web.pages.view import View
from ecograph.web.site import Site
from ecograph.web.sparql.negotiation import GRAPHS, HTML, choose

Handler = Callable[[Request], Awaitable[Response]]


def wants_html(request: Request) -> bool:
    """Whether the client names HTML among what it takes, as browsers do and programs do not."""
    accept = request.headers.get("accept", "")
    return "html" in accept and choose(accept, [HTML, *GRAPHS]) == HTML


def off_thread(answer: Callable[[Request], Response]) -> Handler:
    """A handler that answers in a thread of its own, so that others are answered meanwhile."""

    async def handle(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return handle


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
