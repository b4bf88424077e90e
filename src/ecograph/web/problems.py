"""Errors as application/problem+json (RFC 9457): one shape for the whole application."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ecograph.errors import EcographError, QueryError, StoreError
from ecograph.web.security import SECURITY_HEADERS

MEDIA_TYPE = "application/problem+json"
TYPE_BASE = "https://w3id.org/ecograph/problem/"


class Problem(Exception):
    """An answer that says what went wrong: `kind` is its stable name, `detail` a sentence for the reader."""

    def __init__(
        self, status: int, kind: str, title: str, detail: str,
        headers: Mapping[str, str] | None = None, **more: object,
    ) -> None:  # fmt: skip
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.title = title
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = more

    def response(self) -> Response:
        """The problem as an HTTP response."""
        content = {
            "type": TYPE_BASE + self.kind, "title": self.title, "status": self.status, "detail": self.detail,
            **self.more,
        }  # fmt: skip
        body = json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace")
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(body, self.status, headers=headers, media_type=MEDIA_TYPE)


def bad_request(detail: str, kind: str = "bad-request") -> Problem:
    """A request that is wrong in itself."""
    return Problem(400, kind, "The request is not understood", detail)


def of_error(error: EcographError) -> Problem:
    """The problem that an expected error of ecograph makes."""
    if isinstance(error, QueryError):
        return Problem(400, "bad-query", "The query is refused", str(error))
    if isinstance(error, StoreError):
        return Problem(503, "store", "The store cannot be read", str(error), {"Retry-After": "10"})
    return Problem(500, "error", "The request failed", str(error))


def register_problems(app: FastAPI) -> None:
    """Makes every error of the application a problem."""

    async def problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return error.response()

    async def expected(request: Request, error: Exception) -> Response:
        assert isinstance(error, EcographError)
        return of_error(error).response()

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        title = HTTPStatus(error.status_code).phrase
        kind = title.lower().replace(" ", "-")
        detail = str(error.detail)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = (error.headers or {}).get("Allow", "GET")
            detail = (
                f"{request.method} changes nothing here: the graph is read-only. {request.url.path} takes {allowed}."
            )
        return Problem(error.status_code, kind, title, detail, error.headers).response()

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        said = "; ".join(f"{'.'.join(map(str, entry['loc']))}: {entry['msg']}" for entry in error.errors())
        return bad_request(said).response()

    async def unexpected(request: Request, error: Exception) -> Response:
        detail = "The error is in the server's log."
        return Problem(500, "internal", "Something went wrong here", detail, SECURITY_HEADERS).response()

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(EcographError, expected)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unexpected)
