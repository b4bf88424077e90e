"""What the endpoint looks like to readers of OpenAPI; its routes take the protocol's own forms, not FastAPI's."""

from typing import Any

from ecograph.web.problems import MEDIA_TYPE
from ecograph.web.sparql.negotiation import GRAPHS, RESULTS
from ecograph.web.sparql.protocol import FORM, QUERY

_REFUSALS = {
    "400": "The request or the query is malformed", "404": "There is no such thing here",
    "403": "Updates, SERVICE, files and engine functions are refused",
    "406": "No format fits the Accept header", "413": "The query or its answer is too long",
    "415": "The query is posted in an unknown media type", "429": "Too many queries at once",
    "503": "The query was stopped at its time limit, or the store cannot be read",
}  # fmt: skip


def endpoint_paths(path: str) -> dict[str, Any]:
    """The OpenAPI description of the endpoint."""
    graphs = {"schema": {"type": "array", "items": {"type": "string", "format": "uri"}}}
    dataset = [
        {"name": name, "in": "query", "required": False, "explode": True, **graphs}
        for name in ("default-graph-uri", "named-graph-uri")
    ]
    formats = sorted({offer.format for offer in (*RESULTS, *GRAPHS)})
    format = {"name": "format", "in": "query", "required": False, "schema": {"type": "string", "enum": formats}}
    query = {"name": "query", "in": "query", "required": False, "schema": {"type": "string", "minLength": 1}}
    form = {"type": "object", "required": ["query"], "properties": {"query": {"type": "string", "minLength": 1}}}
    content = {FORM: {"schema": form}, QUERY: {"schema": {"type": "string", "minLength": 1}}}
    return {
        path: {
            "get": {
                "summary": "Query the graph, or describe the service where there is no query",
                "operationId": "sparql_get", "tags": ["sparql"],
                "parameters": [query, *dataset, format], "responses": _responses(),
            },
            "post": {
                "summary": "Query the graph", "operationId": "sparql_post", "tags": ["sparql"],
                "parameters": [*dataset, format], "requestBody": {"required": True, "content": content},
                "responses": _responses(),
            },
        }
    }  # fmt: skip


def _responses() -> dict[int | str, Any]:
    media_types = sorted({offer.media_type for offer in (*RESULTS, *GRAPHS)} | {"text/html"})
    answers: dict[int | str, Any] = {
        "200": {"description": "The answer", "content": {media_type: {} for media_type in media_types}},
        "304": {"description": "The answer that the client has is still the one"},
    }
    return {**answers, **refusals("400", "403", "406", "413", "415", "429", "503")}


def refusals(*codes: str) -> dict[int | str, Any]:
    """The problems that an operation may answer with."""
    return {code: {"description": _REFUSALS[code], "content": {MEDIA_TYPE: {}}} for code in codes}
