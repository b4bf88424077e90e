"""The named queries as an API: /queries/<name>.csv?parameter=value."""

from collections.abc import Mapping

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from ecograph.queries import Query, bind, catalogue, filled
from ecograph.web.problems import Problem, bad_request
from ecograph.web.sparql.jobs import Job
from ecograph.web.sparql.negotiation import GRAPHS, RESULTS, of_format
from ecograph.web.sparql.openapi import refusals
from ecograph.web.sparql.protocol import QUERY
from ecograph.web.sparql.routes import Accepted, Endpoint, has_tag, respond

FORMATS = ("csv", "json", "tsv", "xml", "ttl", "nt", "jsonld", "rdf")


class QueryParameter(BaseModel):
    """A parameter of a named query."""

    name: str
    type: str
    description: str
    description_fr: str
    default: str | None


class QueryEntry(BaseModel):
    """A named query as the catalogue shows it."""

    name: str
    topic: str
    summary: str
    question: str
    parameters: list[QueryParameter]
    columns: dict[str, str]
    links: dict[str, str]
    sparql: str


def entry(query: Query) -> QueryEntry:
    """A query's entry in the catalogue."""
    parameters = [
        QueryParameter(
            name=parameter.name, type=parameter.type, description=parameter.description,
            description_fr=parameter.description_fr, default=parameter.default,
        )
        for parameter in query.parameters
    ]  # fmt: skip
    formats = ("csv", "json") if query.columns else ("ttl", "jsonld")
    links = {format: f"/queries/{query.name}.{format}" for format in formats}
    return QueryEntry(
        name=query.name, topic=query.topic, summary=query.summary, question=query.question,
        parameters=parameters, columns=dict(query.columns), links=links, sparql=query.sparql,
    )  # fmt: skip


def named_query(name: str) -> Query:
    """The query of that name in the catalogue; a Problem 404 where there is none. Never a file."""
    found = catalogue().get(name)
    if found is None:
        detail = f"There is no query named {name}; /queries.json lists them."
        raise Problem(404, "no-such-query", "No such query", detail)
    return found


def parameter_values(request: Request) -> Mapping[str, str]:
    """The parameters in a URL; a Problem where one is given twice."""
    pairs = request.query_params.multi_items()
    values = dict(pairs)
    if len(values) != len(pairs):
        raise bad_request("A parameter is given more than once.")
    return values


def named_query_routes(endpoint: Endpoint) -> APIRouter:
    """The catalogue and the answers."""
    router = APIRouter(tags=["queries"])

    @router.get("/queries.json", summary="All named queries")
    async def all_queries() -> list[QueryEntry]:
        return [entry(query) for query in catalogue().values()]

    text = "/queries/{name}.rq"

    @router.head(text, include_in_schema=False)
    @router.get(
        text, summary="The SPARQL text of a named query, its parameters bound", response_class=Response,
        responses={"200": {"content": {QUERY: {}}}, **refusals("400", "404")},
    )  # fmt: skip
    async def sparql(name: str, request: Request) -> Response:
        return Response(filled(named_query(name), parameter_values(request)), media_type=f"{QUERY}; charset=utf-8")

    path = "/queries/{name}.{format}"
    media_types = sorted({offer.media_type for offer in (*RESULTS, *GRAPHS)})
    formats = f"Formats: {', '.join(FORMATS)}. Parameters: see /queries.json."

    @router.head(path, include_in_schema=False)
    @router.get(
        path, summary="The answer of a named query", response_class=Response, description=formats,
        responses={
            "200": {"content": {media_type: {} for media_type in media_types}},
            **refusals("400", "404", "406", "413", "429", "503"),
        },
    )  # fmt: skip
    async def answer(name: str, format: str, request: Request) -> Response:
        query = named_query(name)
        accepted = Accepted(of_format(format, RESULTS), of_format(format, GRAPHS))
        if format not in FORMATS:
            detail = f"There is no format .{format}; there are {', '.join(FORMATS)}."
            raise Problem(404, "no-such-format", "No such format", detail)
        publication = await endpoint.publication()
        bindings = dict(bind(query, parameter_values(request)))
        tag = f'"{publication.version}.{format}"'
        if has_tag(request, tag):
            return Response(status_code=304, headers={"ETag": tag})
        job = Job(query.sparql, publication, accepted.results_format, accepted.graph_format, bindings)
        found = await endpoint.pool.run(job, is_gone=request.is_disconnected)
        return respond(found, accepted.of(found.kind), tag, f"{name}.{format}")

    return router
