"""Puts the application together: what each part adds is one router."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from ecograph.version import __version__
from ecograph.web.dumps.routes import dump_routes
from ecograph.web.limits import Limits
from ecograph.web.network import network_routes
from ecograph.web.pages import page_routes
from ecograph.web.problems import register_problems
from ecograph.web.published import PublishedGraph
from ecograph.web.security import SecurityHeaders
from ecograph.web.sparql.named import named_query_routes
from ecograph.web.sparql.openapi import endpoint_paths
from ecograph.web.sparql.pool import WorkerPool
from ecograph.web.sparql.routes import PATH, Endpoint, endpoint_routes
from ecograph.web.warming import keep_warm

# Each takes the endpoint (and by it the published graph, the pool of workers and the limits) and returns its routes.
# The pages come last: their last route takes whatever no other one took.
ROUTERS: tuple[Callable[[Endpoint], APIRouter], ...] = (
    endpoint_routes, named_query_routes, dump_routes, network_routes, page_routes,
)  # fmt: skip


def create_app(store_location: str | Path, limits: Limits | None = None, sources: Path | None = None) -> FastAPI:
    """The application on a store directory, or on the URL of another SPARQL endpoint with the texts of a directory."""
    limits = limits or Limits()
    graph = PublishedGraph(store_location, sources)
    pool = WorkerPool(graph, limits)
    endpoint = Endpoint(graph, pool, limits)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await pool.start()
        warming = asyncio.create_task(keep_warm(graph, endpoint.warmers))
        try:
            yield
        finally:
            warming.cancel()
            await endpoint.dumps.stop()
            await pool.stop()

    # the documentation pages that FastAPI brings load their scripts from another host
    app = FastAPI(title="ecograph", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.endpoint = endpoint
    register_problems(app)
    app.add_middleware(SecurityHeaders, cors_origin=limits.cors_origin)
    for routes in ROUTERS:
        app.include_router(routes(endpoint))
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
        schema["paths"] = {**endpoint_paths(PATH), **schema["paths"]}
        app.openapi_schema = schema
    return app.openapi_schema
