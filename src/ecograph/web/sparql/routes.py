"""The routes of the endpoint."""

import hashlib
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from ecograph.stores.opening import Publication
from ecograph.web.dumps.keeper import DumpKeeper
from ecograph.web.limits import Limits
from ecograph.web.problems import Problem
from ecograph.web.published import PublishedGraph
from ecograph.web.site import SiteReader
from ecograph.web.sparql import negotiation
from ecograph.web.sparql.description import Describer
from ecograph.web.sparql.form import form_page
from ecograph.web.sparql.jobs import Job
from ecograph.web.sparql.negotiation import GRAPHS, HTML, RESULTS, Offer, choose, of_format
from ecograph.web.sparql.pool import Answer, WorkerPool
from ecograph.web.sparql.protocol import Asked, read_request
from ecograph.web.sparql.safety import require_safe
from ecograph.web.warming import Warmer

PATH = "/sparql"
METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The offers that a client takes, for rows and for graphs."""

    results: Offer | None
    graph: Offer | None

    @property
    def results_format(self) -> str | None:
        """The format for rows."""
        return self.results.format if self.results else None

    @property
    def graph_format(self) -> str | None:
        """The format for a graph."""
        return self.graph.format if self.graph else None

    def of(self, kind: str) -> Offer:
        """The offer for a kind of answer that was given."""
        offer = self.graph if kind == "graph" else self.results
        assert offer is not None  # else the worker had said "not-acceptable"
        return offer


class Endpoint:
    """Answers queries on the published graph."""

    def __init__(self, graph: PublishedGraph, pool: WorkerPool, limits: Limits) -> None:
        self.graph = graph
        self.pool = pool
        self.limits = limits
        self.describer = Describer(graph, pool, bool(limits.services))
        self.sites = SiteReader(graph)
        self.dumps = DumpKeeper(pool.bounds, limits.timeout)
        self.warmers: list[Warmer] = []  # what the routes want read before they are asked

    async def answer(self, request: Request) -> Response:
        """The answer to a request of the protocol."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        base = str(request.url.replace(query="", fragment=""))
        asked = await read_request(request, base, self.limits.query_length)
        if asked.query is None:
            return await self._describe(request, base)
        reading = require_safe(asked.query, base, self.limits.services)
        publication = await self.publication()
        accepted = accepted_formats(request, asked.format)
        tag = _tag(publication, accepted) if reading.is_repeatable and request.method != "POST" else None
        if tag and has_tag(request, tag):
            return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept"})
        return await self._run(request, asked, accepted, publication, tag)

    async def publication(self) -> Publication:
        """What is published now."""
        if self.graph.is_remote:
            return await run_in_threadpool(self.graph.publication)
        return self.graph.publication()

    async def _run(
        self, request: Request, asked: Asked, accepted: Accepted, publication: Publication, tag: str | None
    ) -> Response:
        formats = accepted.results_format, accepted.graph_format
        job = Job(asked.query or "", publication, *formats, scope=asked.scope)
        answer = await self.pool.run(job, asked.timeout, request.is_disconnected)
        return respond(answer, accepted.of(answer.kind), tag)

    async def describe(self, request: Request) -> Response:
        """The description of the service and its data as Turtle, whatever the client says it takes."""
        base = str(request.url.replace(path=f"{request.scope.get('root_path', '')}{PATH}", query="", fragment=""))
        return await self._described(request, base, GRAPHS[0])

    async def _describe(self, request: Request, base: str) -> Response:
        offer = choose(request.headers.get("accept"), [*GRAPHS, HTML])
        if offer is None:
            raise Problem(406, "not-acceptable", "No format fits", "The description of the service is RDF or HTML.")
        return await self._described(request, base, offer)

    async def _described(self, request: Request, base: str, offer: Offer) -> Response:
        publication = await self.publication()
        lang = request.query_params.get("lang", "fr")
        tag = (
            f'"{publication.version}.{offer.format}"' if lang == "fr" else f'"{publication.version}.{offer.format}.en"'
        )
        headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
        if has_tag(request, tag):
            return Response(status_code=304, headers=headers)
        if offer == HTML:
            own = await run_in_threadpool(self.graph.base, publication)
            return Response(form_page(base, own, lang), media_type="text/html", headers=headers)
        body = await self.describer.describe(base, publication, offer.format)
        return Response(body, headers={**headers, "Content-Type": negotiation.content_type(offer)})


def accepted_formats(request: Request, format: str | None) -> Accepted:
    """The formats that a request takes; one named in the URL goes before the Accept header."""
    if format is None:
        accept = request.headers.get("accept")
        accepted = Accepted(choose(accept, RESULTS), choose(accept, GRAPHS))
    else:
        accepted = Accepted(of_format(format, RESULTS), of_format(format, GRAPHS))
    if accepted.results is None and accepted.graph is None:
        names = ", ".join(offer.media_type for offer in (*RESULTS, *GRAPHS))
        raise Problem(406, "not-acceptable", "No format fits", f"On offer are {names}.")
    return accepted


def _tag(publication: Publication, accepted: Accepted) -> str:
    shown = "".join(offer.media_type if offer else "-" for offer in (accepted.results, accepted.graph))
    return f'"{publication.version}.{hashlib.sha256(shown.encode()).hexdigest()[:8]}"'


def has_tag(request: Request, tag: str) -> bool:
    """Whether the client has what bears a tag."""
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    return tag in known


def respond(answer: Answer, offer: Offer, tag: str | None, name: str | None = None) -> Response:
    """An answer as an HTTP response, with the name of a file to save it as, if any."""
    headers = {"Content-Type": negotiation.content_type(offer), "Vary": "Accept", "Cache-Control": "no-cache"}
    if tag:
        headers["ETag"] = tag
    if name:
        headers["Content-Disposition"] = f'inline; filename="{name}"'
    if answer.file is None and answer.stream is None:
        return Response(answer.body, headers=headers)
    if answer.size is not None:
        headers["Content-Length"] = str(answer.size)
    return StreamingResponse(answer.chunks(), headers=headers)


def endpoint_routes(endpoint: Endpoint) -> APIRouter:
    """The endpoint under /sparql, and /.well-known/void leading to its description."""
    router = APIRouter()

    async def void(request: Request) -> Response:
        return RedirectResponse(PATH, status_code=303)

    router.add_route(PATH, endpoint.answer, methods=METHODS, include_in_schema=False)
    router.add_route("/.well-known/void", void, methods=["GET", "HEAD"], include_in_schema=False)
    for name in ("void", "dcat"):  # where a static site has them
        router.add_route(f"/{name}.ttl", endpoint.describe, methods=["GET", "HEAD"], include_in_schema=False)
    return router
