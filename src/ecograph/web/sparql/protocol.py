"""The query operation of the SPARQL 1.1 Protocol: an HTTP request in, the query and its dataset out."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from ecograph.stores.base import Scope
from ecograph.web.problems import Problem, bad_request
from ecograph.web.sparql.safety import update_refused

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks; `query` is None where it asks for the description of the service."""

    query: str | None
    scope: Scope
    format: str | None = None
    timeout: float | None = None


async def read_request(request: Request, base: str, longest: int) -> Asked:
    """What the request asks; Problem where it breaks the protocol."""
    if request.method != "POST":
        return _asked(_pairs(request.url.query.encode("ascii", "replace")), base, longest)
    media_type, charset = _content_type(request)
    if media_type == UPDATE:
        raise update_refused()
    if media_type not in (FORM, QUERY):
        detail = f"A query is posted as {FORM} or {QUERY}, not as {media_type or 'an unnamed type'}."
        raise Problem(415, "unsupported-media-type", "This media type is not understood", detail)
    if charset not in _UTF8:
        raise bad_request(f"A query is text in UTF-8, not in {charset}.")
    body = await _body(request, longest)
    pairs = _pairs(request.url.query.encode("ascii", "replace"))
    if media_type == FORM:
        asked = _asked([*pairs, *_pairs(body)], base, longest)
        if asked.query is None:
            raise bad_request("The form has no field `query`.")
        return asked
    if any(name == "query" for name, _ in pairs):
        raise bad_request("The query stands in the body and in the URL.")
    return _asked([*pairs, ("query", _text(body))], base, longest)


def _content_type(request: Request) -> tuple[str, str]:
    media_type, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((part.partition("=")[2].strip('" ') for part in parameters if part.startswith("charset")), "utf-8")
    return media_type, charset


async def _body(request: Request, longest: int) -> bytes:
    """The body; Problem where it is longer than any query of the allowed length can be."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > 12 * longest:  # one character of a form may take four escaped bytes
            raise _too_long(longest)
    return body


def _too_long(longest: int) -> Problem:
    return Problem(413, "query-too-long", "The query is too long", f"A query has at most {longest:,} characters.")


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise bad_request(f"The query is not UTF-8: {error.reason} at byte {error.start}.") from error


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise bad_request("The parameters are not UTF-8.") from error
    except ValueError as error:
        raise bad_request(f"The parameters cannot be read: {error}") from error


def _asked(pairs: list[tuple[str, str]], base: str, longest: int) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    if "update" in values or any(name.startswith("using-") for name in values):
        raise update_refused()
    queries = values.get("query", [])
    if len(queries) > 1:
        raise bad_request("There is more than one query.")
    if not queries and set(values) - {"lang"}:  # the language of the form, which takes the place of an absent query
        raise bad_request(f"There is no parameter `query` beside {', '.join(sorted(values))}.")
    if queries and len(queries[0]) > longest:
        raise _too_long(longest)
    scope = Scope(
        base, _graphs(values.get("default-graph-uri", []), base), _graphs(values.get("named-graph-uri", []), base),
    )  # fmt: skip
    format = next(iter(values.get("format", values.get("output", []))), None) or None
    return Asked(queries[0] if queries else None, scope, format, _timeout(values.get("timeout", [])))


def _graphs(iris: list[str], base: str) -> tuple[str, ...]:
    for iri in iris:
        if iri.lower().startswith("file:"):
            raise Problem(403, "file-refused", "Files are refused", f"<{iri}> names a file, not a graph of this store.")
    return tuple(dict.fromkeys(iri for iri in iris if iri))


def _timeout(values: list[str]) -> float | None:
    try:
        seconds = [float(value) for value in values if value]
    except ValueError as error:
        raise bad_request("`timeout` is a number of seconds.") from error
    return next((value for value in seconds if 0 < value < float("inf")), None)
