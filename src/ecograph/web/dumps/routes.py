"""The routes of the dumps."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from ecograph.web.dataset import GZIP
from ecograph.web.dumps.formats import FOLDER, SUFFIXES, file_name
from ecograph.web.pages.caching import not_modified, validators
from ecograph.web.problems import Problem
from ecograph.web.sparql.openapi import refusals
from ecograph.web.sparql.routes import Endpoint


def dump_routes(endpoint: Endpoint) -> APIRouter:
    """The whole graph under /dumps/, in a few formats."""
    router = APIRouter(tags=["dumps"])
    path = f"/{FOLDER}/{{name}}"
    named = {file_name(suffix): suffix for suffix in SUFFIXES}

    @router.head(path, include_in_schema=False)
    @router.get(
        path, summary="The whole graph", response_class=Response,
        description=f"{', '.join(named)}: written once per build, when first asked for.",
        responses={"200": {"content": {GZIP: {}}}, **refusals("404", "503")},
    )  # fmt: skip
    async def dump(name: str, request: Request) -> Response:
        if name not in named:
            raise Problem(404, "no-such-dump", "No such dump", f"There are {', '.join(named)}.")
        publication = await endpoint.publication()
        site = await run_in_threadpool(endpoint.sites.site, publication)
        headers = validators(site, FOLDER, name) | {"Content-Disposition": f'attachment; filename="{name}"'}
        del headers["Vary"]
        known = not_modified(request, headers)
        if known is not None:
            return known
        if request.method == "HEAD":
            found = endpoint.dumps.known(publication, named[name])
            if found is None or not found.is_complete:  # nobody writes a dump to tell its length
                return Response(headers=headers, media_type=GZIP)
        found = await endpoint.dumps.dump(publication, named[name])
        if found.is_complete:  # its length is known, and parts of it may be asked for
            return FileResponse(found.path, headers=headers, media_type=GZIP)
        return StreamingResponse(found.chunks(), headers=headers, media_type=GZIP)

    return router
