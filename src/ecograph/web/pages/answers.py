"""The answer of a named query on its page: run like any query of a stranger, in a process that can be stopped."""

import json
from collections.abc import Awaitable, Callable

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ecograph.errors import QueryError
from ecograph.queries import Query, bind
from ecograph.web.pages.asking import html, wants_html
from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.pages.context import Pages
from ecograph.web.pages.query_descriptions import query_triples
from ecograph.web.pages.questions import question_page
from ecograph.web.pages.resources import negotiated, rdf, unknown
from ecograph.web.pages.tables import SIZE, Row, Table, build_table, within
from ecograph.web.pages.view import View
from ecograph.web.problems import Problem
from ecograph.web.sparql.jobs import Job
from ecograph.web.sparql.named import named_query
from ecograph.web.sparql.negotiation import HTML, RESULTS

_OWN = ("page", "lang")  # parameters of the page, not of the query


def answer_question(pages: Pages) -> Callable[[Request], Awaitable[Response]]:
    """The handler of /queries/<name>."""

    async def handle(request: Request) -> Response:
        name = request.path_params["name"]
        try:
            query = named_query(name)
        except Problem:
            if wants_html(request):
                return await run_in_threadpool(unknown, pages, request, f"queries/{name}")
            raise
        site, view = await run_in_threadpool(pages.open, request, f"queries/{name}")
        offer = negotiated(request, RESULTS if query.columns else ())
        if offer in RESULTS:  # the answer has an address of its own
            target = request.url.replace(path=f"{request.url.path}.{offer.format}")
            return RedirectResponse(
                f"{target.path}{'?' + target.query if target.query else ''}", 303, {"Vary": "Accept"}
            )
        if offer != HTML:
            headers = validators(site, offer.format, str(request.url))
            return not_modified(request, headers) or rdf(query_triples([query], site.base), offer.format, headers)
        values = {key: value for key, value in request.query_params.items() if key not in _OWN and value != ""}
        number = request.query_params.get("page", "1")
        page = int(number) if number.isascii() and number.isdigit() and 0 < int(number) < 1_000_000 else 1
        known = not_modified(request, validators(site, "html", str(request.url)))
        if known is not None and _is_understood(query, values):
            return known
        table, problem = await _table(pages, request, view, query, values, page)
        status = 400 if problem and values else 200
        return html(request, site, view, lambda: question_page(view, query, values, table, problem), status)

    return handle


def _is_understood(query: Query, values: dict[str, str]) -> bool:
    """Whether the parameters fit the question; what does not was never sent with success."""
    try:
        bind(query, values)
    except QueryError:
        return False
    return True


async def _table(
    pages: Pages, request: Request, view: View, query: Query, values: dict[str, str], page: int
) -> tuple[Table | None, str]:
    """A page of the answer, or what is wrong with the question; neither where a page about one thing is not told which."""
    wanted = [parameter.name for parameter in query.parameters if parameter.default is None]
    if query.topic in ("fiches", "acteurs") and any(name not in values for name in wanted[:1]):
        return None, ""
    try:
        bindings = dict(bind(query, values))
    except QueryError as error:
        return None, str(error)
    publication = await pages.endpoint.publication()
    job = Job(query.sparql, publication, "json", "nt", bindings)
    try:
        answer = await pages.endpoint.pool.run(job, is_gone=request.is_disconnected)
    except Problem as problem:
        return None, problem.detail
    body = answer.body or b"".join([chunk async for chunk in answer.chunks()])
    if answer.kind == "graph":
        return None, ""
    rows, total, page = _rows(query, body, page)
    return build_table(view, query.name, values, rows, total, page, f"queries/{query.name}"), ""


def _rows(query: Query, body: bytes, page: int) -> tuple[list[Row], int, int]:
    """The rows of a page, the number of all rows, and the page, which is the last one where there are not so many."""
    bindings = json.loads(body)["results"]["bindings"]
    page = within(page, len(bindings))
    first = (page - 1) * SIZE
    return (
        [
            {column: _term(binding[column]) if column in binding else None for column in query.columns}
            for binding in bindings[first : first + SIZE]
        ],
        len(bindings),
        page,
    )


def _term(said: dict[str, str]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if said["type"] == "uri":
        return ox.NamedNode(said["value"])
    if said["type"] == "bnode":
        return ox.BlankNode(said["value"])
    if "xml:lang" in said:
        return ox.Literal(said["value"], language=said["xml:lang"])
    return (
        ox.Literal(said["value"], datatype=ox.NamedNode(said["datatype"]))
        if "datatype" in said
        else ox.Literal(said["value"])
    )
